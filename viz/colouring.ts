import type { Jobs, Schedule } from './data.ts';
import { duration } from './format.ts';
import type { LegendEntry } from './marks/figure.ts';
import { legendOf, seriesColour, seriesColours } from './palette.ts';

/** What jobs are coloured by: a position in a palette for every job, and the legend to it. */
export interface Colouring {
  readonly name: string;
  readonly label: string;
  readonly entries: readonly { readonly position: number; readonly name: string }[];
  readonly positionOf: (job: number) => number;
  /** CSS colour of a position. */
  readonly colour: (position: number) => string;
  /** Positions there are. */
  readonly positions: number;
}

export function legendEntries({ entries, colour }: Colouring): LegendEntry[] {
  return entries.map(({ position, name }) => ({ colour: colour(position), name }));
}

/** The ways in which these jobs can be coloured: by every property that tells them apart, and by wait. */
export function colourings(jobs: Jobs, schedule: Schedule): Colouring[] {
  const ways = [
    byName('class', 'Class', jobs.class, jobs.names.classes, jobs, schedule),
    byName('workload', 'Workload', jobs.workload, jobs.names.workloads, jobs, schedule),
    byName('tenant', 'Tenant', jobs.tenant, jobs.names.tenants, jobs, schedule),
    byName('user', 'User', jobs.user, jobs.names.users, jobs, schedule),
  ].filter((way) => way !== null);
  const distinct = ways.filter((way, i) => ways.findIndex((other) => sameNames(way, other)) === i);
  return [...distinct, byWait(jobs, schedule)];
}

/** Workloads often carry the names of their classes; then one of the two is enough. */
function sameNames(a: Colouring, b: Colouring): boolean {
  return a.entries.map((e) => e.name).join('\n') === b.entries.map((e) => e.name).join('\n');
}

function byName(
  name: string,
  label: string,
  column: Float64Array | null,
  names: readonly string[],
  jobs: Jobs,
  schedule: Schedule,
): Colouring | null {
  if (column === null || names.length < 2) return null;
  const weights = new Float64Array(names.length);
  for (const job of schedule.order)
    weights[column[job]!]! += jobs.accelerators[job]! * (schedule.end[job]! - schedule.start[job]!);
  const { position, entries } = legendOf(names, weights);
  return {
    name,
    label,
    entries,
    positionOf: (job) => position[column[job]!]!,
    colour: seriesColour,
    positions: seriesColours + 1,
  };
}

/** Limits between classes of wait, s; as many of the last ones below the longest wait as there are colours. */
const limits = [1, 10, 60, 600, 3600, 6 * 3600, 86_400, 7 * 86_400, 30 * 86_400];

function byWait(jobs: Jobs, schedule: Schedule): Colouring {
  let longest = 0;
  for (const job of schedule.order) longest = Math.max(longest, schedule.start[job]! - jobs.submit[job]!);
  const chosen = limits.filter((limit) => limit < longest).slice(-5);
  const names = [
    ...chosen.map((limit) => `up to ${duration(limit)}`),
    chosen.length === 0 ? 'at once' : `over ${duration(chosen.at(-1)!)}`,
  ];
  return {
    name: 'wait',
    label: 'Wait',
    entries: names.map((name, position) => ({ position, name })),
    positionOf: (job) => {
      const wait = schedule.start[job]! - jobs.submit[job]!;
      const position = chosen.findIndex((limit) => wait <= limit);
      return position < 0 ? chosen.length : position;
    },
    colour: (position) => `var(--ramp-${position + 7 - names.length})`,
    positions: names.length,
  };
}
