import type { z } from 'zod';
import type { Entry, Registry } from '../catalogue/index.ts';
import { distributionSchema, distributions } from '../random/index.ts';
import { backfills, orderings, starts } from '../scheduler/index.ts';
import { duration } from '../units/index.ts';
import { arrivalKinds, limitKinds, traceFormats, workloadKinds } from '../workload/index.ts';
import { economicsField } from './economics-field.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';
import { policyField } from './policy-field.ts';
import { poolField } from './pool-field.ts';
import { defaultReplications, outputsField, scenarioSchema } from './schema.ts';
import { template } from './templates.ts';
import { code, typeWords } from './type-words.ts';

type Options = z.ZodType;

/** The page `docs/scenario.md`, made from the schema and the registries, so that it cannot lag behind them. */
export function scenarioPage(): string {
  const { shape } = scenarioSchema;
  return `${[
    '# Scenario files',
    '',
    '<!-- Made from the schema by .tools/docs.ts; edits here are lost. -->',
    '',
    'A scenario is one YAML file: a machine, what asks for it, and the rules by which jobs wait. The smallest one has a cluster and a workload; everything else has a default, and `scenario.resolved.yaml` in the output folder shows them all.',
    '',
    '```yaml',
    template('queue').trim(),
    '```',
    '',
    '- `queueworks validate FILE` tells every fault at once, each with its line and what to write instead: those of its searches too (`sweep`, `select`, `sensitivity`, `capacity`, `size`, `plans`, `pareto`), as their own commands would.',
    '- `queueworks init` writes a file to start from; `queueworks schema` writes the JSON Schema that lets editors complete keys and explain them on hover.',
    '- Quantities carry their unit in the text (`30 min`, `1.5 h`, `40 per day`, `60 %`); a bare number where a unit is needed is an error. Counts are bare.',
    '- Pools, tenants, workloads and policies are maps by name. Names are free text of up to 200 characters; neither they nor texts hold control characters or such as turn the direction of text.',
    '- Paths of files are relative to the scenario; paths given with `--set` are relative to the current folder.',
    '- At most 1,000,000 characters, 64 levels deep. UTF-8.',
    '',
    '## Keys',
    '',
    keysTable(jsonSchemaOf(scenarioSchema)),
    '',
    '## `cluster.pools`',
    '',
    shape.cluster.shape.pools.description ?? '',
    '',
    '| pool | keys |',
    '| --- | --- |',
    '| counted: any unit will do | `{ units: 100 }` |',
    '| nodes: a job takes whole accelerators on as few nodes as it can | `{ nodes: 32, acceleratorsPerNode: 8 }` |',
    '| there for a while | `{ nodes: 252, acceleratorsPerNode: 4, from: 180 d, until: 900 d }` |',
    '| growing, shrinking | `{ units: 100, changes: [{ at: 30 d, units: 140 }, { at: 90 d, units: 60 }] }` |',
    '',
    optionsTable(poolField),
    '',
    poolChangesText,
    '',
    'Either may say what it draws: `accelerator: h100` for a make whose watts are known (`queueworks list accelerators`), or `power: { idle: 60 W, busy: 400 W }` for each accelerator; a pool of nodes also `power: { node: { idle: 1 kW, busy: 1.7 kW } }` for the rest of each node. [What is made of it](energy.md).',
    '',
    '## `electricity` and `carbon`',
    '',
    'What electricity costs, and what it and the making of the machine emit: `electricity: { price: 0.10 EUR per kWh }`, `carbon: { intensity: 350 g per kWh }`, by country: `{ country: FI }` (`queueworks list countries`), or as a series: `{ file: prices.csv, zone: Europe/Berlin, repeat: true }`. `carbon: { embodied: { accelerator: 300 kg, node: 1500 kg, life: 5 years } }` spreads the making of the machine over its life. [How it is counted](energy.md).',
    '',
    '## `tenants`',
    '',
    'Who shares the machine. `share` is the part somebody is entitled to; all shares come to 100 % at most. Where tenants are declared, a workload may only name one of them.',
    '',
    '## `workloads`',
    '',
    '`kind` says what a workload is; without it, it is `synthetic`.',
    '',
    ...kinds(workloadKinds, '###', 'kind', ({ options }) => options),
    '### Arrivals',
    '',
    '`arrivals: { process: …, … }` of a synthetic workload.',
    '',
    ...kinds(arrivalKinds, '####', 'process', ({ options }) => options),
    '### Limits',
    '',
    '`limit: { model: …, … }`: the wall-clock limit that people request, which is all that most policies know of a run time.',
    '',
    ...kinds(limitKinds, '####', 'model', ({ options }) => options),
    '### Trace formats',
    '',
    ...traceFormats.entries.map(
      ({ name, summary, extensions }) =>
        `- \`${name}\` (${extensions.map((each) => `\`${each}\``).join(', ')}, also with \`.gz\`): ${summary}`,
    ),
    '',
    '## Distributions',
    '',
    'A quantity that varies from job to job is a distribution. Two short forms: a bare value (`5 h`) is a constant, and `{ choice: [1, 2, 4], weights: [4, 3, 1] }` a choice. Parameters below are for a duration; for counts they are bare numbers.',
    '',
    ...kinds(distributions, '###', 'distribution', (kind) =>
      kind.options(duration(), () => distributionSchema(duration())),
    ),
    '## `policy`, `policies` and `compare`',
    '',
    'One `policy`, or several `policies` by name, which are played on the same jobs. Without either, jobs wait by `fcfs` with `easy` backfilling. `pass`, `walltime` and `oracle` may also stand at the top level, as defaults of all policies.',
    '',
    keysTable(jsonSchemaOf(policyField)),
    '',
    '`compare` varies the one `policy`: every combination of the values becomes a policy, named by them (`easy`, `fcfs+easy`, `k=4`).',
    '',
    '```yaml',
    'policy: { ordering: fcfs }',
    'compare:',
    '  policy.backfill: [none, easy, { kind: conservative, compress: false }]',
    '```',
    '',
    'Your own policy is a JavaScript module: `policy: { module: ./mine.mjs, options: { … } }`, or for one part only `ordering: { module: ./mine.mjs, … }` or `backfill: { module: ./mine.mjs, … }`.',
    '',
    '### Orderings',
    '',
    strategyTable(orderings),
    '',
    ...withOptions(orderings),
    '### Backfills',
    '',
    strategyTable(backfills),
    '',
    ...withOptions(backfills),
    '### Start rules',
    '',
    'Jobs of workloads that are `shiftable` may be held before they join the queue; those that are `interruptible` or `elastic` may be paused and resized by the rules for slots and for elastic jobs. [What that does](energy.md).',
    '',
    startTable(),
    '',
    ...withOptions(starts),
    '## `economics`',
    '',
    'What it costs and who pays, over years. [economics.md](economics.md) has the formulas and an example. Amounts carry their currency (`80 M EUR`, `0.10 EUR per kWh`, `1.2 M EUR per year`); years have 365 days.',
    '',
    keysTable(jsonSchemaOf(economicsField)),
    '',
    ...economicsParts(),
    '## `outputs`',
    '',
    keysTable(jsonSchemaOf(outputsField)),
    '',
    '## Overriding: `--set path=value`',
    '',
    'Any key can be set from the command line, as often as needed; the value is YAML.',
    '',
    '```sh',
    'queueworks run replay.yaml --set policy.backfill=easy --set workloads.log.file=../kth.swf.gz',
    "queueworks run queue.yaml --set 'workloads.customers.accelerators={ choice: [1, 2] }' --set 'workloads.\"a.b\".duration=5 min'",
    '```',
    '',
    'Keys that hold dots are put in quotes; entries of lists are counted from 0 (`try.0`). A path or value that does not fit is a fault that names the flag.',
    '',
    '## Reading it back',
    '',
    `A scenario has a hash: SHA-256 of everything in it with all defaults filled in, but not of the folder it lies in. All results name its first twelve digits. \`scenario.resolved.yaml\` has the same hash, and running it gives the same results. Where nothing says how often to play a scenario, it is played ${defaultReplications} times, or once when nothing in it is random.`,
  ].join('\n')}\n`;
}

/** A section for each entry: its name, summary, formula, source and a table of its options. */
function kinds<T extends Entry>(
  registry: Registry<T>,
  heading: string,
  tag: string,
  options: (entry: T) => Options,
): string[] {
  return registry.entries.flatMap((entry) => [
    `${heading} \`${tag}: ${entry.name}\``,
    '',
    entry.summary,
    ...(entry.formula === undefined ? [] : ['', `Formula: ${entry.formula}.`]),
    '',
    `Source: ${entry.source.replace(/\.$/, '')}.`,
    '',
    ...section(optionsTable(options(entry), tag)),
  ]);
}

function strategyTable(registry: Registry<Entry & { readonly knowledge: string }>): string {
  const rows = registry.entries.map(({ name, summary, formula, knowledge, source }) =>
    row([`\`${name}\``, summary, formula === undefined ? '' : `\`${formula}\``, knowledge, source]),
  );
  return [
    '| name | what it does | formula | uses of run times | source |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function startTable(): string {
  const rows = starts.entries.map(({ name, summary, formula, source }) =>
    row([`\`${name}\``, summary, formula === undefined ? '' : `\`${formula}\``, source]),
  );
  return ['| name | what it does | formula | source |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** The options of strategies that have any; strategies that share theirs share a table. */
function withOptions(registry: Registry<Entry & { readonly options: Options }>): string[] {
  const namesByTable = new Map<string, string[]>();
  for (const { name, options } of registry.entries) {
    const table = optionsTable(options);
    if (table !== '') namesByTable.set(table, [...(namesByTable.get(table) ?? []), `\`${name}\``]);
  }
  return [...namesByTable].flatMap(([table, names]) => [`Options of ${names.join(', ')}:`, '', table, '']);
}

function section(table: string): string[] {
  return table === '' ? [] : [table, ''];
}

/** The options of an entry; several tables when they can be given in several ways. */
function optionsTable(options: Options, tag?: string): string {
  const schema = jsonSchemaOf(options);
  const ways = (schema.anyOf as JsonSchema[] | undefined) ?? [schema];
  const tables = ways.map((way) => keysTable({ ...way, definitions: schema.definitions }, tag));
  return tables.filter((table) => table !== '').join('\n\nor\n\n');
}

/** A table of the keys of a map: what each takes, its default, what it means. */
function keysTable({ properties = {}, required = [], definitions }: JsonSchema, without?: string): string {
  const rows = Object.entries(properties as Record<string, JsonSchema>)
    .filter(([key]) => key !== without)
    .map(([key, schema]) => {
      const preset = schema.default === undefined ? '' : code(schema.default);
      const need = (required as string[]).includes(key) ? 'required' : preset;
      const examples = (schema.examples as unknown[] | undefined)?.map(code).join(', ');
      const meaning = [schema.description ?? described(schema), examples === undefined ? '' : `E.g. ${examples}.`];
      return row([
        `\`${key}\``,
        typeWords(schema, definitions as JsonSchema),
        need,
        meaning.filter((text) => text !== '').join(' '),
      ]);
    });
  if (rows.length === 0) return '';
  return ['| key | takes | default | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function described({ allOf }: JsonSchema): string {
  return ((allOf as JsonSchema[] | undefined)?.[0]?.description as string | undefined) ?? '';
}

function row(cells: readonly unknown[]): string {
  return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

/** The keys of every part of the money that is a map of its own. */
function economicsParts(): string[] {
  const { properties, definitions } = jsonSchemaOf(economicsField) as {
    properties: Record<string, JsonSchema>;
    definitions: JsonSchema;
  };
  return Object.entries(properties).flatMap(([key, part]) => {
    const named = part.additionalProperties as JsonSchema | undefined;
    const inner = part.properties === undefined ? named : part;
    if (inner?.properties === undefined) return [];
    const title = inner === named ? `economics.${key}.NAME` : `economics.${key}`;
    return [`### \`${title}\``, '', keysTable({ ...inner, definitions }), ''];
  });
}

const poolChangesText =
  'A change comes after what ends at that moment and before what is submitted. Growth is there at once. When a pool shrinks, what is free leaves at once and what jobs hold when they give it back; no job is killed. Of nodes the emptiest leave. Announced changes are public: no job starts that by its limit would still need what leaves, as under a maintenance reservation; reservations count on growth that is to come; a job wider than the machine waits when a pool it accepts will be wide enough. A job is rejected when no pool it accepts will ever be wide enough, or there for as long as its limit, and when the last that could have taken it has retired.';
