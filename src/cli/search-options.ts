import type { Options } from 'yargs';

const text = (describe: string) => ({ type: 'string', requiresArg: true, describe }) as const satisfies Options;

/** What a sweep varies and tells, on the command line. */
export const sweepOptions = {
  over: text('Vary a path: path=a,b,c or "path=2 h … 8 h" (may be repeated)'),
  design: text('grid, list or latin-hypercube [grid]'),
  points: text('Points of a Latin hypercube [ten for each path]'),
  measure: text('What to tell of each point, such as wait.p95 (may be repeated)'),
} as const satisfies Record<string, Options>;

/** What a search does with what it finds. */
export const storeOptions = {
  resume: { type: 'boolean', describe: 'Go on where an interrupted one stopped' },
  parquet: { type: 'boolean', describe: 'Write runs.parquet too' },
} as const satisfies Record<string, Options>;
