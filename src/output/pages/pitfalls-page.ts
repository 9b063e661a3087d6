import { type Pitfall, pitfalls } from '../../experiment/pitfalls.ts';

const heads: readonly (readonly [kind: Pitfall['kind'], title: string])[] = [
  ['workload', 'Workload'],
  ['system', 'System'],
  ['metric', 'Metrics'],
  ['measurement', 'Measurement'],
];

/** The page `docs/pitfalls.md`, made from the list of pitfalls that the tests go through. */
export function pitfallsPage(): string {
  return `${[
    '# Pitfalls, and what stands against them',
    '',
    '<!-- Made from src/experiment/pitfalls.ts by .tools/docs.ts; edits here are lost. -->',
    '',
    'How studies of scheduling go wrong, after Frachtenberg and Feitelson (*Pitfalls in Parallel Job Scheduling Evaluation*, JSSPP 2005, LNCS 3834), in other words and with some of Feitelson’s later work; and what the program does about each. The last column has the codes of the notes that say so in the terminal, in `summary.json` and on the page; each is triggered by a test.',
    ...heads.flatMap(([kind, title]) => [
      '',
      `## ${title}`,
      '',
      '| pitfall | guard | notes |',
      '| --- | --- | --- |',
      ...pitfalls
        .filter((one) => one.kind === kind)
        .map(
          ({ pitfall, guard, notes }) => `| ${pitfall} | ${guard} | ${notes.map((code) => `\`${code}\``).join(', ')} |`,
        ),
    ]),
    '',
    '## Averages over workloads',
    '',
    'Rankings flip between workloads; the heaviest tail rules an arithmetic mean; a mean of ratios is not the ratio of means; and a changed mix of classes can turn every comparison around (Simpson). So results are given by workload, class and tenant, differences are paired within each, and no mean over workloads is given alone.',
  ].join('\n')}\n`;
}
