import type { Options } from 'yargs';

const text = (describe: string) => ({ type: 'string', requiresArg: true, describe }) as const satisfies Options;

/** What a sweep varies and tells, on the command line. */
export const sweepOptions = {
  over: text('Vary a path: path=a,b,c or "path=2 h … 8 h" (may be repeated)'),
  design: text('grid, list or latin-hypercube [grid]'),
  points: text('Points of a Latin hypercube [ten for each path]'),
  measure: text('What to tell of each point, such as wait.p95 (may be repeated)'),
} as const satisfies Record<string, Options>;

/** Where a sweep is played. */
export const engineOptions = {
  engine: text('local, or slurm: as a job array on a cluster [local]'),
  partition: text('Slurm: partition'),
  account: text('Slurm: account'),
  time: text('Slurm: most time a task may take, such as 2:00:00'),
  'array-max': text('Slurm: most tasks [64]'),
  'cpus-per-task': text('Slurm: cores of a task [1]'),
} as const satisfies Record<string, Options>;

/** What a search does with what it finds. */
export const storeOptions = {
  resume: { type: 'boolean', describe: 'Go on where an interrupted one stopped' },
  parquet: { type: 'boolean', describe: 'Write runs.parquet too' },
} as const satisfies Record<string, Options>;

const { over, measure } = sweepOptions;
const { resume } = storeOptions;

/** Flags of `best`. */
export const bestOptions = {
  measure: text('What the best is selected by [wait]'),
  worthwhile: text('The smallest difference worth finding, such as "30 min"'),
} as const satisfies Record<string, Options>;

/** Flags of `sensitivity`. */
export const sensitivityOptions = {
  over,
  method: text('morris or sobol [morris]'),
  measure,
} as const satisfies Record<string, Options>;

/** Flags of `capacity`. */
export const capacityOptions = {
  over: text('What to raise: path=from…to [load=50 % … 200 %]'),
  steps: text('Equal steps of the range [30]'),
  measure,
} as const satisfies Record<string, Options>;

/** Flags of `size`. */
export const sizeOptions = {
  over: text('What may be smaller: path=from…to (repeated: a mix)'),
  measure,
} as const satisfies Record<string, Options>;

/** Flags of `pareto`. */
export const paretoOptions = {
  over: text('Plans by variation: path=a,b,c (may be repeated)'),
  measure: text('What plans are scored on (two or more)'),
} as const satisfies Record<string, Options>;

/** Flags of `run`, `compare` and every search but `sweep`. */
export const resumeOption = { resume } as const satisfies Record<string, Options>;
