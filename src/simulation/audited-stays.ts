import { type CapacityStep, capacityAt, capacityOf, capacitySteps, type PoolSpec } from '../cluster/index.ts';
import type { JobTable } from '../workload/job-table.ts';
import { jobStates, type Outcome, type Placement } from './outcome.ts';
import type { RunInput } from './run-input.ts';

/** Consecutive nodes on which a job holds equally many accelerators. */
export interface HeldNodes {
  readonly node: number;
  readonly span: number;
  readonly accelerators: number;
}

/** A stretch in which a job held accelerators, as the audit saw it. */
export interface Stay {
  readonly pool: number;
  readonly accelerators: number;
  /** s */
  readonly from: number;
  readonly until: number;
  readonly nodes: readonly HeldNodes[];
}

/** The numbers of a pool's nodes, from the first to before the last; none in a pool of units. */
interface NodeRange {
  readonly first: number;
  readonly end: number;
}

const completed = jobStates.indexOf('completed');
const timedOut = jobStates.indexOf('timed-out');
const cancelled = jobStates.indexOf('cancelled');
const rejected = jobStates.indexOf('rejected');

/**
 * Every stay of every job on the machine, written down while a run is watched, and held against what the run says in the end: what the rows of
 * `jobs.csv` and `segments.csv` are made of.
 */
export class AuditedStays {
  private readonly jobs: JobTable;
  private readonly pools: readonly PoolSpec[];
  private readonly steps: readonly (readonly CapacityStep[])[];
  private readonly nodesOf: readonly NodeRange[];
  /** Whether passes come between the events of an instant, so that a job may start just before its pool changes. */
  private readonly midInstant: boolean;
  private readonly stays = new Map<number, Stay[]>();
  private readonly rejectedAt = new Map<number, number>();
  private readonly expect: (holds: boolean, otherwise: () => string) => void;

  /** @param expect fails with a sentence when something does not hold */
  constructor({ jobs, cluster, policy }: RunInput, expect: (holds: boolean, otherwise: () => string) => void) {
    this.jobs = jobs;
    this.pools = Object.values(cluster.pools);
    this.midInstant = policy.pass.kind === 'per-event' || policy.pass.kind === 'pyss';
    this.steps = this.pools.map(capacitySteps);
    this.expect = expect;
    let first = 0;
    this.nodesOf = this.pools.map((pool) => {
      const end = first + (pool.kind === 'nodes' ? capacityOf(pool) / pool.acceleratorsPerNode : 0);
      const range = { first, end };
      first = end;
      return range;
    });
  }

  add(job: number, stay: Stay): void {
    const known = this.stays.get(job);
    if (known === undefined) this.stays.set(job, [stay]);
    else known.push(stay);
  }

  rejected(job: number, time: number): void {
    this.expect(!this.rejectedAt.has(job), () => `${this.named(job)} was rejected twice`);
    this.rejectedAt.set(job, time);
  }

  /** Holds all that the run says of its jobs against what was seen. O(segments × nodes of one + log). */
  check(outcome: Outcome): void {
    for (let job = 0; job < this.jobs.count; job++) {
      const seen = this.stays.get(job) ?? [];
      this.checkEnds(job, seen, outcome);
      const told = toldOf(this.jobs, outcome, job);
      this.expect(
        told.length === seen.length,
        () => `${this.named(job)} has ${told.length} segments, but was on the machine ${seen.length} times`,
      );
      told.forEach((stay, i) => {
        this.checkStay(`segment ${i + 1} of ${this.named(job)}`, stay, seen[i]!);
      });
    }
    this.checkNobodyTwice();
  }

  /** First start, last end, and the state that goes with them. */
  private checkEnds(job: number, seen: readonly Stay[], outcome: Outcome): void {
    const { start, end, state, pool, rejection } = outcome;
    const last = seen.at(-1);
    const gaveUp = this.rejectedAt.get(job);
    const cancelledAt = outcome.cancelledAt?.[job] ?? Number.NaN;
    const name = () => this.named(job);
    const code = state[job]!;
    this.expect(
      Object.is(start[job], seen[0]?.from ?? Number.NaN),
      () => `${name()} says it started at ${start[job]} s, but first held accelerators at ${seen[0]?.from} s`,
    );
    this.expect(
      Object.is(end[job], last?.until ?? Number.NaN),
      () => `${name()} says it ended at ${end[job]} s, but its last segment ends at ${last?.until} s`,
    );
    this.expect(
      last === undefined || pool[job] === last.pool,
      () => `${name()} says it ran last in pool ${pool[job]}, not ${last?.pool}`,
    );
    const fitting =
      gaveUp === undefined
        ? last !== undefined && (code === completed || code === timedOut)
        : code === (last === undefined ? rejected : cancelled);
    this.expect(fitting, () => `${name()} is said to be '${jobStates[code]}' after ${seen.length} segments`);
    this.expect(
      rejection[job]! > 0 === (gaveUp !== undefined),
      () =>
        `${name()} has reason ${rejection[job]} for a rejection that ${gaveUp === undefined ? 'never came' : 'came'}`,
    );
    this.expect(
      Object.is(cancelledAt, last === undefined ? Number.NaN : (gaveUp ?? Number.NaN)),
      () => `${name()} says it was cancelled at ${cancelledAt} s, not ${gaveUp} s`,
    );
  }

  private checkStay(name: string, told: ToldStay, seen: Stay): void {
    for (const field of ['from', 'until', 'pool', 'accelerators'] as const) {
      this.expect(told[field] === seen[field], () => `${name} says ${field} ${told[field]}, not ${seen[field]}`);
    }
    const { overhead, nodes } = told;
    const length = seen.until - seen.from;
    this.expect(
      overhead >= 0 && overhead <= length,
      () => `${name} lost ${overhead} s of its ${length} s to reading its checkpoint`,
    );
    const { first, end } = this.nodesOf[seen.pool]!;
    let held = 0;
    for (const { node, span, accelerators } of nodes) {
      held += span * accelerators;
      this.expect(
        node >= first && node + span <= end,
        () => `${name} names nodes ${node} to ${node + span - 1}, which pool ${seen.pool} does not have`,
      );
    }
    this.expect(
      this.pools[seen.pool]!.kind === 'units' || held === seen.accelerators,
      () => `${name} names ${held} accelerators on its nodes, not ${seen.accelerators}`,
    );
    this.expect(
      JSON.stringify(nodes) === JSON.stringify(seen.nodes),
      () => `${name} names other nodes than those that it had`,
    );
    const there = this.thereFor(seen);
    this.expect(
      seen.accelerators <= there,
      () => `${name} starts on ${seen.accelerators} accelerators when pool ${seen.pool} has ${there}`,
    );
  }

  /** No pool of units and no node has more given out at any start than it has. Stays of no length are held against what the run had at that instant. */
  private checkNobodyTwice(): void {
    const all = [...this.stays].flatMap(([job, stays]) => stays.map((stay) => ({ job, ...stay })));
    const lasting = all.filter(({ from, until }) => until > from);
    const starts = lasting.toSorted((a, b) => a.from - b.from);
    const ends = lasting.toSorted((a, b) => a.until - b.until);
    const onPool = new Float64Array(this.pools.length);
    const onNode = new Map<number, number>();
    const change = ({ pool, accelerators, nodes }: Stay, sign: 1 | -1) => {
      onPool[pool]! += sign * accelerators;
      for (const { node, span, accelerators: each } of nodes)
        for (let at = node; at < node + span; at++) onNode.set(at, (onNode.get(at) ?? 0) + sign * each);
    };
    let ended = 0;
    for (const stay of starts) {
      while (ends[ended]!.until <= stay.from) change(ends[ended++]!, -1);
      change(stay, 1);
      const { pool, from, job, nodes } = stay;
      const spec = this.pools[pool]!;
      // A node that is to leave keeps what its jobs hold, while others are given out; units that are to leave do not.
      if (spec.kind === 'units') {
        const there = this.thereFor(stay);
        this.expect(
          onPool[pool]! <= there,
          () =>
            `with ${this.named(job)} at ${from} s pool ${pool} has given out ${onPool[pool]} of ${there} accelerators`,
        );
        continue;
      }
      for (const { node, span } of nodes) {
        for (let at = node; at < node + span; at++)
          this.expect(
            onNode.get(at)! <= spec.acceleratorsPerNode,
            () =>
              `with ${this.named(job)} at ${from} s node ${at} has given out ${onNode.get(at)} of ${spec.acceleratorsPerNode} accelerators`,
          );
      }
    }
  }

  /** The accelerators of its pool when a stay begins. */
  private thereFor({ pool, from }: Stay): number {
    const steps = this.steps[pool]!;
    const there = capacityAt(steps, from);
    const before = this.midInstant ? steps.findLast(({ at }) => at < from) : undefined;
    return Math.max(there, before?.capacity ?? 0);
  }

  private named(job: number): string {
    return `job ${this.jobs.number[job]}`;
  }
}

interface ToldStay extends Stay {
  readonly overhead: number;
}

/** The segments of a job by the run's word. */
function toldOf(jobs: JobTable, outcome: Outcome, job: number): readonly ToldStay[] {
  const { start, end, pool, placement, segments } = outcome;
  if (segments === undefined) {
    if (Number.isNaN(start[job]!)) return [];
    const accelerators = jobs.accelerators[job]!;
    const nodes = nodesIn(placement, job);
    return [{ from: start[job]!, until: end[job]!, pool: pool[job]!, accelerators, overhead: 0, nodes }];
  }
  const { offset } = segments;
  return Array.from({ length: offset[job + 1]! - offset[job]! }, (_, i) => {
    const k = offset[job]! + i;
    return {
      from: segments.start[k]!,
      until: segments.end[k]!,
      pool: segments.pool[k]!,
      accelerators: segments.accelerators[k]!,
      overhead: segments.overhead[k]!,
      nodes: nodesIn(segments.placement, k),
    };
  });
}

function nodesIn(placement: Placement | undefined, row: number): readonly HeldNodes[] {
  if (placement === undefined) return [];
  const { offset, node, span, accelerators } = placement;
  return Array.from({ length: offset[row + 1]! - offset[row]! }, (_, i) => {
    const k = offset[row]! + i;
    return { node: node[k]!, span: span[k]!, accelerators: accelerators[k]! };
  });
}
