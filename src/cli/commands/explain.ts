import { nearest } from '../../catalogue/index.ts';
import { type OptionWords, optionsOf } from '../../output/pages/options-table.ts';
import { shelves, type Thing } from '../catalogue.ts';
import { exitCodes } from '../exit-codes.ts';
import { wrapped } from '../terminal/table.ts';
import type { Paint } from '../terminal/terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { Work } from '../work.ts';

/** `explain NAME`: what a policy, metric, distribution, format … means, where it comes from, and its options. */
export const work: Work = (flags, { out, paint, width }) => {
  const name = flags.text('name')!;
  const found = thingsNamed(name);
  if (flags.json) out(JSON.stringify(found.map(asData), null, 2));
  else out(found.map((thing) => explanation(thing, width, paint.out)).join('\n\n'));
  return exitCodes.ok;
};

function thingsNamed(name: string): Thing[] {
  const all = shelves.filter((shelf) => shelf.name !== 'scenarios').flatMap((shelf) => shelf.things());
  const wanted = name.toLowerCase();
  const found = all.filter((thing) => thing.name.toLowerCase() === wanted);
  if (found.length > 0) return found;
  const near = nearest(
    name,
    all.map((thing) => thing.name),
  );
  throw new UsageError(
    `nothing is named '${name}'`,
    near === undefined ? 'all names: queueworks list' : `did you mean '${near}'?`,
  );
}

const units: Readonly<Record<string, string>> = { s: 'seconds', '1': 'a pure number' };
const better: Readonly<Record<string, string>> = {
  lower: 'lower is better',
  higher: 'higher is better',
  neither: 'describes the system; neither is better',
};

function explanation(thing: Thing, width: number, paint: Paint): string {
  const { name, kind, summary, formula, source, written, unit, better: direction, knowledge, label } = thing;
  const facts: [string, string][] = [];
  const fact = (heading: string, text: unknown) => {
    if (typeof text === 'string' && text !== '') facts.push([heading, text]);
  };
  fact('called', label);
  fact('formula', formula);
  fact('unit', typeof unit === 'string' ? (units[unit] ?? unit) : undefined);
  fact('read as', typeof direction === 'string' ? better[direction] : undefined);
  fact('knows', typeof knowledge === 'string' ? knowledgeWords(knowledge) : undefined);
  fact('source', source);
  fact('written', written);
  const options = thing.options === undefined ? [] : optionsOf(thing.options);
  return [
    `${paint.strong(name)}  ${paint.faint(kind)}`,
    '',
    wrapped(summary, width),
    '',
    ...facts.map(([heading, text]) => hanging(heading.padEnd(9), text, width)),
    ...(options.length === 0 ? [] : ['', 'options', ...options.map((option) => optionLine(option, width))]),
  ].join('\n');
}

function knowledgeWords(knowledge: string): string {
  return knowledge === 'none'
    ? 'nothing of run times'
    : 'the estimated run time (the requested limit, unless oracle: true)';
}

function optionLine({ name, takes, standard, required, summary }: OptionWords, width: number): string {
  const plain = takes.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '');
  const given = required ? ', required' : standard === undefined ? '' : `, default ${standard}`;
  return hanging(`  ${name}`.padEnd(12), `${plain}${given}${summary === '' ? '' : `. ${summary}`}`, width);
}

function hanging(heading: string, text: string, width: number): string {
  return wrapped(`${heading} ${text}`, width, ' '.repeat(heading.length + 1));
}

function asData(thing: Thing) {
  const { kind, name, summary, formula, source, unit, better: direction, knowledge, label, options } = thing;
  return {
    kind,
    name,
    label,
    summary,
    formula,
    unit,
    better: direction,
    knowledge,
    source: source === '' ? undefined : source,
    options: options === undefined ? undefined : optionsOf(options),
  };
}
