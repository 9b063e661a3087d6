import { estimateText, policyLabel, type Search, type SweepSearch, shortPaths } from '../../experiment/index.ts';
import { shortHash } from '../../output/origin.ts';
import { counted, formatPercent } from '../../units/index.ts';
import { shown, table, wrapped } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

type Screen = Pick<Terminal, 'paint' | 'width'>;

/** Rows of the table that are shown; the files have them all. */
const mostRows = 40;

/** The answer of a sweep, the table of its points and what it stands on, for people. */
export function sweepText(search: SweepSearch, runs: number, { paint, width }: Screen): string {
  return [
    paint.out.strong(wrapped(shown(search.answer), width)),
    '',
    pointsTable(search, { paint, width }),
    '',
    paint.out.faint(wrapped(basis(search, runs), width)),
  ].join('\n');
}

function pointsTable({ measures, outcome: { axes, points } }: SweepSearch, { paint, width }: Screen): string {
  const paths = axes.map(({ path }) => path);
  const short = shortPaths(paths);
  const policies = new Set(points.map(({ policy }) => policy)).size > 1;
  const rows = points.slice(0, mostRows).map(({ point, settings, policy, unbounded, estimates }) => [
    String(point + 1),
    ...paths.map((path) => shown(String(settings[path]))),
    ...(policies ? [shown(policyLabel(policy))] : []),
    ...measures.map((measure) => {
      const estimate = estimates[measure.path]!;
      return unbounded.includes(measure.path) ? 'unstable' : estimateText(measure, estimate);
    }),
  ]);
  const text = table(
    [
      { heading: 'point', align: 'right' },
      ...paths.map((path) => ({ heading: shown(short.get(path)!), align: 'right' as const })),
      ...(policies ? [{ heading: 'policy', align: 'left' as const }] : []),
      ...measures.map(({ path }) => ({ heading: path, align: 'right' as const })),
    ],
    rows,
    { width, heading: paint.out.faint },
  );
  const left = points.length - rows.length;
  return left > 0 ? `${text}\n${paint.out.faint(`${counted(left, 'more row')}: in sweep.csv`)}` : text;
}

/** What the numbers stand on. */
function basis({ scenario, outcome: { design, points } }: Search & Pick<SweepSearch, 'outcome'>, runs: number): string {
  const { replications, confidence, seed } = scenario;
  const count = new Set(points.map(({ point }) => point)).size;
  const parts = [
    `${counted(count, 'point')} (${design})`,
    counted(runs, 'run'),
    replications === 1
      ? '1 replication: no intervals'
      : `${replications} replications, intervals hold with ${formatPercent(confidence)} confidence`,
    `seed ${shown(seed)}`,
    `scenario ${shortHash(scenario)}`,
  ];
  return parts.join(' · ');
}
