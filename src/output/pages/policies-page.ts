import type { Entry } from '../../catalogue/index.ts';
import {
  type BackfillKind,
  backfills,
  type OrderingKind,
  orderings,
  type StartKind,
  starts,
} from '../../scheduler/index.ts';
import { optionsOf } from './options-table.ts';
import { passModes, walltimeRules } from './policy-rules.ts';

/** The page `docs/policies.md`, made from the registries, so that it cannot lag behind them. */
export function policiesPage(): string {
  return `${[
    '# Policies',
    '',
    '<!-- Made from the registries by .tools/docs.ts; edits here are lost. -->',
    '',
    'A policy is the set of rules by which jobs wait: an order of the queue, a backfill rule, when the scheduler is asked, and what happens at the limit.',
    '',
    '```yaml',
    'policy:',
    '  ordering: shortest-first                     # a word …',
    '  backfill: { kind: easy, depth: 2 }           # … or a map with options',
    '  pass: per-instant                            # per-instant | per-event | pyss | { every: 30 s, main: 1 s }',
    '  walltime: kill                               # kill | extend | { grace: 60 s }',
    '  oracle: false                                # true: told true run times instead of requested limits',
    '```',
    '',
    'In the keys n is the accelerators a job asks for, e (in F1–F4: r) its estimate, which is the requested limit or with `oracle: true` the true run time, w how long it has waited so far and s when it was submitted; *min* puts the smallest first, *max* the largest. Ties go to the earlier submission, then to the lower job number.',
    '',
    "*Knowledge* is what a rule uses of run times: nothing, or the estimate. Every result states it. No rule sees a job's true run time, or a job that was not submitted yet, unless the scenario says `oracle: true`.",
    '',
    '## Orderings',
    '',
    table(['ordering', 'what it does', 'key', 'knowledge', 'source'], orderings.entries.map(orderingRow)),
    ...sharedOptions(orderings.entries),
    '',
    '## Backfills',
    '',
    ...backfills.entries.flatMap((entry) => section(entry)),
    '## Start rules',
    '',
    '`start` holds jobs before they join the queue: those of workloads that are `shiftable`, until electricity is cheap or clean. Held jobs are not in the queue, so no other rule knows of them. The rules for slots and for elastic jobs also interrupt and resize jobs of workloads that are `interruptible` or `elastic`: these give back what they hold, are held, and join the queue again at the place of their submission. Without `forecast` the rule knows the future of the signal, and the policy counts as `oracle`. [More](energy.md).',
    '',
    table(['start', 'what it does', 'formula', 'source'], starts.entries.map(startRow)),
    ...sharedOptions(starts.entries),
    '',
    '## Pass modes',
    '',
    table(['pass', 'what it does', 'source'], passModes.entries.map(plainRow)),
    '',
    '## Walltime rules',
    '',
    table(['walltime', 'what it does', 'source'], walltimeRules.entries.map(plainRow)),
    '',
    '## Your own',
    '',
    'A module of your own has the shape of a built-in one; see [own-policy.md](own-policy.md).',
  ].join('\n')}\n`;
}

function orderingRow({ name, summary, formula, knowledge, source }: OrderingKind): string[] {
  return [`\`${name}\``, summary, formula === undefined ? '' : `\`${formula}\``, knowledge, source];
}

function startRow({ name, summary, formula, source }: StartKind): string[] {
  return [`\`${name}\``, summary, formula === undefined ? '' : `\`${formula}\``, source];
}

function plainRow({ name, summary, source }: Entry): string[] {
  return [`\`${name}\``, summary, source];
}

function section(entry: BackfillKind): string[] {
  const { name, summary, formula, knowledge, source } = entry;
  return [
    `### \`${name}\``,
    '',
    summary,
    '',
    ...(formula === undefined ? [] : [`- Formula: ${formula}`]),
    `- Knowledge: ${knowledge}`,
    `- Source: ${source}`,
    ...optionLines([entry.name], entry.options),
    '',
  ];
}

/** Orderings that take the same options share a table. */
function sharedOptions(entries: readonly Pick<OrderingKind, 'name' | 'options'>[]): string[] {
  const alike = new Map<string, Pick<OrderingKind, 'name' | 'options'>[]>();
  for (const entry of entries) {
    const key = JSON.stringify(optionsOf(entry.options));
    alike.set(key, [...(alike.get(key) ?? []), entry]);
  }
  return [...alike.values()].flatMap((group) =>
    optionLines(
      group.map(({ name }) => name),
      group[0]!.options,
    ),
  );
}

function optionLines(names: readonly string[], options: OrderingKind['options']): string[] {
  const all = optionsOf(options);
  if (all.length === 0) return [];
  const rows = all.map((option) => [
    `\`${option.name}\``,
    option.takes,
    option.standard === undefined ? (option.required ? 'required' : '') : `\`${option.standard}\``,
    option.summary,
  ]);
  const listed = names.map((name) => `\`${name}\``).join(', ');
  return ['', `Options of ${listed}:`, '', table(['option', 'takes', 'default', 'meaning'], rows)];
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(headings), `|${' --- |'.repeat(headings.length)}`, ...rows.map(line)].join('\n');
}
