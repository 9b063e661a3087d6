import { formatCount } from '../src/units/format-number.ts';
import type { Jobs } from './data.ts';
import { count, duration } from './format.ts';
import type { LegendEntry } from './marks/figure.ts';
import { legendOf, seriesColour, seriesColours } from './palette.ts';
import type { Schedule } from './schedule.ts';

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

/**
 * The ways in which these jobs can be coloured: by every property that tells them apart, by size and by wait. The first
 * is the one to start with: a property whose legend explains most of the machine's time, else size.
 */
export function colourings(jobs: Jobs, schedule: Schedule): Colouring[] {
  const properties = [
    byName('class', 'Class', jobs.class, jobs.names.classes, jobs, schedule),
    byName('workload', 'Workload', jobs.workload, jobs.names.workloads, jobs, schedule),
    byName('tenant', 'Tenant', jobs.tenant, jobs.names.tenants, jobs, schedule),
    byName('user', 'User', jobs.user, jobs.names.users, jobs, schedule),
  ].filter((way) => way !== null);
  const distinct = properties.filter((way, i) => properties.findIndex((other) => sameNames(way, other)) === i);
  const amounts = [bySize(jobs, schedule), byWait(schedule)].filter(({ positions }) => positions > 1);
  const telling = distinct.filter(({ rest }) => rest < 0.5);
  const vague = distinct.filter(({ rest }) => rest >= 0.5);
  return [...telling, ...amounts, ...vague];
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
): (Colouring & { readonly rest: number }) | null {
  if (column === null || names.length < 2) return null;
  const weights = new Float64Array(names.length);
  let total = 0;
  for (const job of schedule.order) {
    const weight = jobs.accelerators[job]! * schedule.ran(job);
    weights[column[job]!]! += weight;
    total += weight;
  }
  const { position, entries } = legendOf(names, weights);
  const rest = weights.reduce((sum, weight, i) => (position[i] === seriesColours ? sum + weight : sum), 0);
  return {
    name,
    label,
    entries,
    positionOf: (job) => position[column[job]!]!,
    colour: seriesColour,
    positions: seriesColours + 1,
    rest: total > 0 ? rest / total : 0,
  };
}

/** Limits between sizes, accelerators. */
const sizeLimits = [1, 4, 16, 64, 256, 1024, 4096, 16_384];

function bySize(jobs: Jobs, schedule: Schedule): Colouring {
  const range = (from: number, to: number) =>
    from === to ? formatCount(to) : `${formatCount(from)}–${formatCount(to)}`;
  const name = (below: number, limit: number | null) =>
    limit === null ? `over ${formatCount(below)}` : below === 0 ? count(limit, 'accelerator') : range(below + 1, limit);
  return byAmount('size', 'Size', sizeLimits, (job) => jobs.accelerators[job]!, schedule, name);
}

/** Limits between classes of wait, s. */
const waitLimits = [0.01, 0.1, 1, 10, 60, 600, 3600, 6 * 3600, 86_400, 7 * 86_400, 30 * 86_400];

function byWait(schedule: Schedule): Colouring {
  return byAmount('wait', 'Wait', waitLimits, schedule.waited, schedule, (below, limit) =>
    limit === null ? `waited over ${duration(below)}` : `waited up to ${duration(limit)}`,
  );
}

/** Colours along the ramp: the last five limits below the largest amount, and what is beyond them. */
function byAmount(
  name: string,
  label: string,
  limits: readonly number[],
  amountOf: (job: number) => number,
  schedule: Schedule,
  nameOf: (below: number, limit: number | null) => string,
): Colouring {
  let largest = 0;
  for (const job of schedule.order) if (amountOf(job) > largest) largest = amountOf(job);
  const chosen = limits.filter((limit) => limit < largest).slice(-5);
  const positions = chosen.length + 1;
  return {
    name,
    label,
    entries: [...chosen, null].map((limit, position) => ({ position, name: nameOf(chosen[position - 1] ?? 0, limit) })),
    positionOf: (job) => {
      const amount = amountOf(job);
      let position = 0;
      while (position < chosen.length && amount > chosen[position]!) position++;
      return position;
    },
    colour: (position) => `var(--ramp-${1 + Math.round((position * 5) / Math.max(1, positions - 1))})`,
    positions,
  };
}
