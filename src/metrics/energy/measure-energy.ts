import {
  type ClusterSpec,
  capacityOf,
  capacitySteps,
  meanCapacity,
  type PoolDraw,
  type PoolSpec,
  poolDraws,
} from '../../cluster/index.ts';
import type { Signal } from '../../energy/index.ts';
import { stableOrder } from '../../kernel/index.ts';
import type { Outcome } from '../../simulation/outcome.ts';
import type { JobTable } from '../../workload/job-table.ts';
import type { EnergyResult } from '../result.ts';
import { EnergyFlow, type FlowTotals } from './energy-flow.ts';
import { type Occupancy, occupancyOf } from './occupancy.ts';
import { type JobEnergy, RowColumns, type Weights } from './row-columns.ts';
import { SharedNodes } from './shared-nodes.ts';

export interface EnergyInput extends Weights {
  readonly jobs: JobTable;
  readonly outcome: Outcome;
  readonly cluster: ClusterSpec;
  /** The measured window, s; `to` may be Infinity. */
  readonly window: { readonly from: number; readonly to: number };
  readonly timelineSteps: number;
  /** Time of day of second 0, s after midnight. */
  readonly timeOfDay: number;
  /** What the site was allowed to draw, W. */
  readonly cap?: Signal | undefined;
}

/** What the machine came to in the measured window, at the meter. */
export interface MachineEnergy extends FlowTotals {
  /** Length of the window, s. */
  readonly span: number;
  /** What no job answers for, J. */
  readonly idle: number;
  /** Accelerator-seconds of jobs that completed. */
  readonly useful: number;
  /** The making of the machine, kg CO2e; 0 when it is not stated. */
  readonly embodied: number;
  readonly capped: boolean;
  readonly priced: boolean;
  readonly counted: boolean;
}

export interface MeasuredEnergy {
  readonly jobs: JobEnergy;
  readonly machine: MachineEnergy;
  readonly result: EnergyResult;
}

/**
 * Energy, cost and emissions of a finished run. Power is constant between two events, and prices and intensities between
 * two of their steps, so all integrals are exact; nothing is sampled. O(jobs log jobs + steps); nothing of it is done while
 * the run is played.
 */
export function measureEnergy(input: EnergyInput): MeasuredEnergy {
  const { jobs, outcome, cluster, window, price, intensity, embodied } = input;
  const pue = cluster.pue ?? 1;
  const draws = poolDraws(cluster, embodied);
  const to = Number.isFinite(window.to) ? window.to : Math.max(window.from, outcome.finished);
  const end = Math.max(outcome.finished, to);
  const flow = new EnergyFlow({ ...input, from: window.from, to, end });
  const occupancy = occupancyOf(jobs, outcome);
  const columns = new RowColumns(input, jobs.count, occupancy, draws);
  const nodes = sharedNodes(cluster, draws, occupancy, [undefined, price, intensity]);
  const idleSteps = idleOverTime(cluster, draws);
  let idle = idleSteps[0]!.watts;
  let nextStep = 1;
  /** What jobs answer for, J in the window, and what of the machine did useful work. */
  let answered = 0;
  let useful = 0;
  /** W beyond idle; W that jobs answer for; accelerators at useful work: all by what runs now. */
  let working = 0;
  let held = 0;
  let usefulNow = 0;
  /** By pool: accelerators that jobs hold; on a machine that changes, more than it is to have may still be held. */
  const taken = new Float64Array(draws.length);
  const pools = Object.values(cluster.pools);
  let time = 0;
  const advance = (now: number) => {
    while (nextStep < idleSteps.length && idleSteps[nextStep]!.at <= now) {
      elapse(idleSteps[nextStep]!.at);
      idle = idleSteps[nextStep++]!.watts;
    }
    elapse(now);
  };
  const elapse = (now: number) => {
    if (!(now > time)) return;
    let nodeWatts = 0;
    nodes.forEach((shared, pool) => {
      if (shared) nodeWatts += draws[pool]!.nodeWorking * shared.busy;
    });
    const sharedWatts = nodeWatts;
    if (idleSteps.length > 1) nodeWatts += leavingWatts(pools, draws, taken, time);
    flow.add(time, now, pue * (idle + working + nodeWatts));
    const seen = Math.min(now, to) - Math.max(time, window.from);
    if (seen > 0) {
      answered += (held + sharedWatts) * seen;
      useful += usefulNow * seen;
    }
    time = now;
  };
  const change = (row: number, now: number, sign: 1 | -1) => {
    advance(now);
    const pool = occupancy.pool[row]!;
    const width = occupancy.accelerators[row]!;
    taken[pool]! += sign * width;
    working += sign * width * draws[pool]!.working;
    held += sign * width * draws[pool]!.held;
    if (occupancy.useful(row)) usefulNow += sign * width;
    nodes[pool]?.change(row, now, sign, columns.nodeParts);
  };
  eachChange(occupancy, change);
  advance(end);
  const totals = flow.totals();
  return {
    jobs: columns.byJob(pue, nodes),
    machine: {
      ...totals,
      span: Math.max(0, to - window.from),
      idle: totals.energy - pue * answered,
      useful: useful - restoredIn(occupancy, window.from, to),
      embodied: embodiedIn(cluster, draws, window.from, to),
      capped: input.cap !== undefined,
      priced: price !== undefined,
      counted: intensity !== undefined || embodied !== undefined,
    },
    result: flow.result(),
  };
}

/** What useful jobs held while they read checkpoints, accelerator·s in the window. */
function restoredIn(occupancy: Occupancy, from: number, to: number): number {
  const { overhead, start, accelerators, rows } = occupancy;
  if (overhead === undefined) return 0;
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const seen = Math.min(start[row]! + overhead[row]!, to) - Math.max(start[row]!, from);
    if (seen > 0 && occupancy.useful(row)) sum += accelerators[row]! * seen;
  }
  return sum;
}

/** Idle watts of what has left its pool by now and is still held by jobs: it is switched off when they give it back. */
function leavingWatts(
  pools: readonly PoolSpec[],
  draws: readonly PoolDraw[],
  taken: Float64Array,
  time: number,
): number {
  return pools.reduce((sum, pool, p) => {
    const { capacity } = capacitySteps(pool).findLast((step) => step.at <= time)!;
    const leaving = taken[p]! - capacity;
    return leaving > 0 ? sum + draws[p]!.idle * shareOfLargest(pool, leaving) : sum;
  }, 0);
}

/** What the machine draws with nobody on it, from each moment on. */
function idleOverTime(cluster: ClusterSpec, draws: readonly PoolDraw[]): readonly { at: number; watts: number }[] {
  const pools = Object.values(cluster.pools);
  const moments = [...new Set(pools.flatMap((pool) => capacitySteps(pool).map(({ at }) => at)))].sort((a, b) => a - b);
  return moments.map((at) => ({
    at,
    watts: pools.reduce((sum, pool, p) => {
      const { capacity } = capacitySteps(pool).findLast((step) => step.at <= at)!;
      return sum + draws[p]!.idle * shareOfLargest(pool, capacity);
    }, 0),
  }));
}

/** The making of what is installed, as long as it is, kg. */
function embodiedIn(cluster: ClusterSpec, draws: readonly PoolDraw[], from: number, to: number): number {
  const rate = Object.values(cluster.pools).reduce((sum, pool, p) => {
    return sum + draws[p]!.embodied * shareOfLargest(pool, meanCapacity(pool, from, to));
  }, 0);
  return rate * Math.max(0, to - from);
}

function shareOfLargest(pool: PoolSpec, capacity: number): number {
  return capacity / Math.max(1, capacityOf(pool));
}

/** Every start and end of a row in order of time, ends first. One that took no time used no energy and is left out. */
function eachChange({ start, end }: Occupancy, change: (row: number, now: number, sign: 1 | -1) => void): void {
  const starts = stableOrder(start);
  const ends = stableOrder(end);
  const count = start.length;
  for (let i = 0, k = 0; k < count; ) {
    const ending = ends[k]!;
    if (!(end[ending]! >= 0)) return;
    const starting = i < count ? starts[i]! : -1;
    if (starting >= 0 && start[starting]! < end[ending]!) {
      if (end[starting]! > start[starting]!) change(starting, start[starting]!, 1);
      i++;
    } else {
      if (end[ending]! > start[ending]!) change(ending, end[ending]!, -1);
      k++;
    }
  }
}

/** The books of every pool whose nodes draw more at work than idle; undefined for the others. */
function sharedNodes(
  cluster: ClusterSpec,
  draws: readonly PoolDraw[],
  { placement }: Occupancy,
  signals: readonly (Signal | undefined)[],
): (SharedNodes | undefined)[] {
  const wanted = signals.filter((signal, s) => s === 0 || signal !== undefined);
  let firstNode = 0;
  return Object.values(cluster.pools).map((pool, p) => {
    if (pool.kind !== 'nodes') return undefined;
    const nodes = capacityOf(pool) / pool.acceleratorsPerNode;
    const own = { nodes, acceleratorsPerNode: pool.acceleratorsPerNode, firstNode };
    firstNode += nodes;
    return placement && draws[p]!.nodeWorking !== 0 ? new SharedNodes(placement, own, wanted) : undefined;
  });
}
