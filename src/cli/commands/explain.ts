import { nearest } from '../../catalogue/index.ts';
import { type OptionWords, optionSetsOf } from '../../output/pages/options-table.ts';
import { shelves, type Thing } from '../catalogue.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Paint } from '../terminal/paint.ts';
import { wrapped } from '../terminal/table.ts';
import { UsageError } from '../usage-error.ts';
import type { Work } from '../work.ts';

/** A word that more explanations have tells nothing. */
const mostMentions = 4;

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
  throw new UsageError(`nothing is named '${name}'`, hintFor(wanted, all));
}

/** Names of a kind that was asked for, names whose explanation has the word, or the nearest name. */
function hintFor(wanted: string, all: readonly Thing[]): string {
  const ofKind = all.filter(({ kind }) => kind === wanted || `${kind}s` === wanted);
  if (ofKind.length > 0) return `of this kind: ${ofKind.map(({ name }) => name).join(', ')}`;
  const words = (text: string) => text.toLowerCase().split(/[^\p{L}\d]+/u);
  const mentions = all.filter(({ summary, source, label }) =>
    words(`${summary} ${label ?? ''} ${source}`).includes(wanted),
  );
  if (wanted !== '' && mentions.length > 0 && mentions.length <= mostMentions)
    return `it is spoken of under ${mentions.map(({ name }) => `'${name}'`).join(', ')}`;
  const near = nearest(
    wanted,
    all.map(({ name }) => name),
  );
  return near === undefined ? 'all names: queueworks list' : `did you mean '${near}'?`;
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
  const sets = optionSets(thing);
  const indent = Math.max(12, ...sets.flat().map((option) => option.name.length + 3));
  return [
    `${paint.strong(name)}  ${paint.faint(kind)}`,
    '',
    wrapped(summary, width),
    '',
    ...facts.map(([heading, text]) => hanging(heading.padEnd(9), text, width)),
    ...sets.flatMap((options, i) => [
      '',
      i === 0 ? 'options' : 'or',
      ...options.map((option) => optionLine(option, indent, width)),
    ]),
  ].join('\n');
}

/** The sets of options it takes, without the word that says which thing it is. */
function optionSets({ name, options }: Thing): OptionWords[][] {
  if (options === undefined) return [];
  return optionSetsOf(options)
    .map((set) => set.filter(({ takes }) => takes !== `\`${name}\``))
    .filter((set) => set.length > 0);
}

function knowledgeWords(knowledge: string): string {
  return knowledge === 'none'
    ? 'nothing of run times'
    : 'the estimated run time (the requested limit, unless oracle: true)';
}

function optionLine({ name, takes, standard, required, summary }: OptionWords, indent: number, width: number): string {
  const plain = takes.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '');
  const given = required ? ', required' : standard === undefined ? '' : `, default ${standard}`;
  return hanging(`  ${name}`.padEnd(indent), `${plain}${given}${summary === '' ? '' : `. ${summary}`}`, width);
}

function hanging(heading: string, text: string, width: number): string {
  return wrapped(`${heading} ${text}`, width, ' '.repeat(heading.length + 1));
}

function asData(thing: Thing) {
  const { kind, name, summary, formula, source, unit, better: direction, knowledge, label } = thing;
  const sets = optionSets(thing);
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
    options: sets[0],
    otherOptions: sets.length > 1 ? sets.slice(1) : undefined,
  };
}
