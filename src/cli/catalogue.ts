import type { z } from 'zod';
import type { Entry, Registry } from '../catalogue/index.ts';
import { accelerators, countries } from '../energy/index.ts';
import { jobMetrics, poolMetrics, systemMetrics } from '../metrics/index.ts';
import { passModes, walltimeRules } from '../output/pages/policy-rules.ts';
import { distributionSchema, distributions } from '../random/index.ts';
import { templates } from '../scenario/index.ts';
import { backfills, orderings, starts } from '../scheduler/index.ts';
import { procedures } from '../statistics/index.ts';
import { duration } from '../units/index.ts';
import { arrivalKinds, limitKinds, traceFormats, workloadKinds } from '../workload/index.ts';
import { shippedScenarios } from './shipped-scenarios.ts';

/** A named thing that `list` shows and `explain` explains. */
export interface Thing extends Entry {
  /** What it is: "ordering", "metric". */
  readonly kind: string;
  /** How one writes it in a scenario. */
  readonly written?: string;
  readonly options?: z.ZodType;
  readonly [detail: string]: unknown;
}

/** One list of the catalogue. */
export interface Shelf {
  /** The word for `list`. */
  readonly name: string;
  readonly things: () => readonly Thing[];
}

function from<T extends Entry>({ kind, entries }: Registry<T>, written?: (entry: T) => string): Thing[] {
  return entries.map(
    (entry) => ({ ...entry, kind, ...(written ? { written: written(entry) } : {}) }) as unknown as Thing,
  );
}

/** Everything that has a name, by what it is. */
export const shelves: readonly Shelf[] = [
  {
    name: 'policies',
    things: () => [
      ...from(orderings, ({ name }) => `policy: { ordering: ${name} }`),
      ...from(backfills, ({ name }) => `policy: { backfill: ${name} }`),
      ...from(starts, ({ name }) => `policy: { start: ${name} }`),
      ...from(passModes, ({ name }) => `policy: { pass: ${name === 'periodic' ? '{ every: 30 s }' : name} }`),
      ...from(walltimeRules, ({ name }) => `policy: { walltime: ${name === 'grace' ? '{ grace: 60 s }' : name} }`),
    ],
  },
  {
    name: 'distributions',
    things: () =>
      distributions.entries.map(({ options, ...entry }) => ({
        ...entry,
        kind: distributions.kind,
        written: `duration: { distribution: ${entry.name}, … }`,
        options: options(duration(), () => distributionSchema(duration())),
      })),
  },
  { name: 'arrivals', things: () => from(arrivalKinds, ({ name }) => `arrivals: { process: ${name}, … }`) },
  { name: 'limits', things: () => from(limitKinds, ({ name }) => `limit: { model: ${name}, … }`) },
  { name: 'workloads', things: () => from(workloadKinds, ({ name }) => `workloads: { mine: { kind: ${name}, … } }`) },
  {
    name: 'formats',
    things: () => from(traceFormats, ({ name }) => `workloads: { log: { kind: trace, format: ${name}, file: … } }`),
  },
  { name: 'metrics', things: () => [...from(jobMetrics), ...from(systemMetrics)] },
  { name: 'pool-metrics', things: () => from(poolMetrics, ({ name }) => `h100.${name}`) },
  { name: 'procedures', things: () => from(procedures) },
  {
    name: 'accelerators',
    things: () => from(accelerators, ({ name }) => `cluster: { pools: { mine: { units: 8, accelerator: ${name} } } }`),
  },
  {
    name: 'countries',
    things: () => from(countries, ({ name }) => `carbon: { intensity: { country: ${name} } }`),
  },
  {
    name: 'templates',
    things: () =>
      templates.map(({ name, summary }) => ({
        kind: 'template',
        name,
        summary,
        source: '',
        written: `queueworks init ${name}`,
      })),
  },
  {
    name: 'scenarios',
    things: () =>
      shippedScenarios().map(({ path, summary }) => ({
        kind: 'scenario',
        name: path,
        summary,
        source: '',
        written: `queueworks run ${path}`,
      })),
  },
];
