import type { PowerSpec } from '../energy/index.ts';

/** The machine as a scenario describes it. */
export interface ClusterSpec {
  readonly pools: Readonly<Record<string, PoolSpec>>;
  /** What the site draws for each watt of the machine (power usage effectiveness), at least 1; absent: it is not stated, and counts as 1. */
  readonly pue?: number;
}

/** A pool of interchangeable units, or of nodes that hold accelerators. */
export type PoolSpec = PoolDetails & (UnitsSpec | NodesSpec);

interface PoolDetails {
  /** Make of its accelerators: a name in `accelerators`. */
  readonly accelerator?: string;
  /** What it draws; absent when nothing is stated, and it counts as nothing. */
  readonly power?: PowerSpec;
}

export interface UnitsSpec extends LifeSpec {
  readonly kind: 'units';
  readonly units: number;
  /** Other sizes later on, in order of time. */
  readonly changes?: readonly { readonly at: number; readonly units: number }[];
}

export interface NodesSpec extends LifeSpec {
  readonly kind: 'nodes';
  readonly nodes: number;
  readonly acceleratorsPerNode: number;
  /** Other sizes later on, in order of time. */
  readonly changes?: readonly { readonly at: number; readonly nodes: number }[];
}

/** When a pool is there. */
interface LifeSpec {
  /** When it appears, s; absent: it is there from the start. */
  readonly from?: number;
  /** When it retires, s; absent: never. */
  readonly until?: number;
  /** Whether the scheduler knows of changes beforehand; absent: it does. */
  readonly announced?: boolean;
}

/** The most accelerators (units) a pool ever holds. */
export function capacityOf(pool: PoolSpec): number {
  return Math.max(...capacitySteps(pool).map(({ capacity }) => capacity));
}

/** From a moment on, s, a pool holds so many accelerators. */
export interface CapacityStep {
  readonly at: number;
  readonly capacity: number;
}

/** The accelerators (units) of a pool over time, in order: the first step is that of the start, at 0 s; each differs from the one before. */
export function capacitySteps(pool: PoolSpec): readonly CapacityStep[] {
  const { from = 0, until = Infinity } = pool;
  const sizes: CapacityStep[] =
    pool.kind === 'units'
      ? [{ at: 0, capacity: pool.units }, ...(pool.changes ?? []).map(({ at, units }) => ({ at, capacity: units }))]
      : [{ at: 0, nodes: pool.nodes }, ...(pool.changes ?? [])].map(({ at, nodes }) => ({
          at,
          capacity: nodes * pool.acceleratorsPerNode,
        }));
  const sizeAt = (time: number) => sizes.findLast(({ at }) => at <= time)!.capacity;
  const moments = [...new Set([0, from, until, ...sizes.map(({ at }) => at)])].filter((at) => at < Infinity);
  return moments
    .sort((a, b) => a - b)
    .map((at) => ({ at, capacity: from <= at && at < until ? sizeAt(at) : 0 }))
    .filter(({ capacity }, i, steps) => i === 0 || capacity !== steps[i - 1]!.capacity);
}

/** What a pool is to hold at a time, of its steps. */
export function capacityAt(steps: readonly CapacityStep[], time: number): number {
  return (steps.findLast(({ at }) => at <= time) ?? steps[0]!).capacity;
}

/** Accelerators of a pool on average over a stretch of time, s; over one of no length, those at its start. */
export function meanCapacity(pool: PoolSpec, from: number, to: number): number {
  const steps = capacitySteps(pool);
  // Exactly, where it never changes.
  if (steps.length === 1) return steps[0]!.capacity;
  if (!(to > from)) return steps.findLast(({ at }) => at <= from)?.capacity ?? steps[0]!.capacity;
  const sum = steps.reduce((area, { at, capacity }, i) => {
    const begin = Math.max(i === 0 ? from : at, from);
    const end = Math.min(steps[i + 1]?.at ?? Infinity, to);
    return end > begin ? area + capacity * (end - begin) : area;
  }, 0);
  return sum / (to - from);
}

/** Accelerators of a pool on average over a horizon from the start, s; null: it is not known how long, and the most it ever holds is taken. */
export function capacityOver(pool: PoolSpec, horizon: number | null): number {
  return horizon === null ? capacityOf(pool) : meanCapacity(pool, 0, horizon);
}

/** The accelerators (units) of all pools together over time, in order; one step for a machine that never changes. */
export function installedSteps({ pools }: ClusterSpec): readonly CapacityStep[] {
  const steps = Object.values(pools).map(capacitySteps);
  const moments = [...new Set(steps.flatMap((each) => each.map(({ at }) => at)))].sort((a, b) => a - b);
  return moments.map((at) => ({
    at,
    capacity: steps.reduce((sum, each) => sum + each.findLast((step) => step.at <= at)!.capacity, 0),
  }));
}

/** The most accelerators (units) that all pools hold at one time. */
export function mostInstalled(cluster: ClusterSpec): number {
  return Math.max(...installedSteps(cluster).map(({ capacity }) => capacity));
}
