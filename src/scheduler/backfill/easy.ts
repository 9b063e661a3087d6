import * as z from 'zod';
import type { Backfill, BackfillContext, BackfillKind } from '../backfill.ts';
import { longestUntil } from '../longest-until.ts';
import type { Ordering } from '../ordering.ts';
import { reservedFor } from '../profile.ts';
import { WaitingQueue } from '../waiting-queue.ts';
import { CappedDepth } from './depth-k-capped.ts';
import { DepthReservations } from './depth-reservations.ts';
import { CappedEasy } from './easy-capped.ts';
import { EasyOnePool } from './easy-one-pool.ts';
import { StrictOrder } from './none.ts';

const options = z.strictObject({
  extra: z
    .boolean()
    .default(true)
    .describe('Whether a job may run past the shadow time on accelerators that the head of the queue leaves over.'),
  order: z
    .enum(['queue', 'shortest-first'])
    .default('queue')
    .describe('The order in which later jobs are tried: as they stand in the queue, or by estimate (SJBF).'),
  depth: z
    .int()
    .min(1)
    .default(1)
    .describe('How many blocked jobs hold a reservation; more than 1 is the same as depth-k with that k.'),
});

export type EasyOptions = z.infer<typeof options>;

/** EASY: the first blocked job gets a reservation, later jobs may start if they do not delay it. */
export const easy: BackfillKind<EasyOptions> = {
  name: 'easy',
  summary: 'Later jobs may start early if they do not delay the first blocked job of the pool.',
  source: 'Lifka, JSSPP 1995; Mu’alem & Feitelson, TPDS 12(6), 2001',
  formula: 'start j if n_j ≤ free and (now + e_j ≤ shadow or n_j ≤ extra)',
  knowledge: 'estimate',
  options,
  create(chosen, context) {
    const { power } = context;
    if (chosen.depth > 1) {
      return power ? new CappedDepth(context, power, chosen.depth) : new DepthReservations(context, chosen.depth);
    }
    if (power) return new CappedEasy(context, power, chosen.extra, inOrder(context, chosen.order));
    const onePool = context.free.length === 1 && context.queue.lanes.length === 1 && !context.outlook[0];
    return onePool && chosen.order === 'queue' ? new EasyOnePool(context, chosen.extra) : new Easy(context, chosen);
  },
};

const byEstimate: Ordering = { key: (jobs, job) => jobs.estimate[job]!, changes: false };

/** A second queue of the waiting jobs, when later jobs are tried in another order than theirs. */
function inOrder({ jobs, laneOf, queue }: BackfillContext, order: EasyOptions['order']): WaitingQueue | undefined {
  if (order === 'queue') return undefined;
  return new WaitingQueue(jobs, laneOf, queue.lanes.length, byEstimate);
}

/**
 * One reservation a pool. The queue is walked in order: jobs start while they fit; the first that does not reserves a pool it accepts,
 * at the earliest time (shadow) it fits there by estimated ends; once all pools that a lane accepts are reserved, only jobs that fit now and
 * either end by the shadow time or need no more than what the reservation leaves over (extra) are looked up.
 *
 * While nothing ends, only new arrivals can change anything: the walk goes on from where it stopped.
 */
export class Easy implements Backfill {
  private readonly context: BackfillContext;
  private readonly useExtra: boolean;
  private readonly head: StrictOrder;
  /** Per pool: the job that holds its reservation (−1: none), when that starts, what it leaves over. */
  private readonly holder: Int32Array;
  private readonly shadow: Float64Array;
  private readonly extra: Int32Array;
  /** Per lane: whether all pools it accepts are reserved. */
  private readonly closed: Uint8Array;
  private readonly candidates: Int32Array;
  /** Jobs that joined since the last pass. */
  private fresh: Int32Array = new Int32Array(16);
  private freshCount = 0;
  /** Whether the reservations of the last pass no longer hold. */
  private stale = true;
  /** The same jobs by estimate, when that is the order to try them in. */
  private readonly shortest: WaitingQueue | undefined;

  constructor(context: BackfillContext, chosen: EasyOptions) {
    const { queue, free } = context;
    this.context = context;
    this.useExtra = chosen.extra;
    this.head = new StrictOrder(context);
    this.holder = new Int32Array(free.length).fill(-1);
    this.shadow = new Float64Array(free.length);
    this.extra = new Int32Array(free.length);
    this.closed = new Uint8Array(queue.lanes.length);
    this.candidates = new Int32Array(queue.lanes.length);
    this.shortest = inOrder(context, chosen.order);
  }

  submitted(job: number): void {
    this.shortest?.add(job);
    if (this.freshCount === this.fresh.length) {
      const longer = new Int32Array(this.fresh.length * 2);
      longer.set(this.fresh);
      this.fresh = longer;
    }
    this.fresh[this.freshCount++] = job;
  }

  ended(): void {
    this.stale = true;
  }

  resized(): void {
    this.stale = true;
  }

  overdue(): void {
    this.stale = true;
  }

  withdrawn(job: number): void {
    this.shortest?.remove(job);
    this.stale = true;
  }

  started(job: number): void {
    this.shortest?.remove(job);
  }

  headPass(now: number): void {
    this.head.pass(now);
    this.stale = true;
  }

  pass(now: number): void {
    if (this.stale || !this.onlyArrivals()) {
      this.context.queue.resort(now);
      this.plan(now);
    } else {
      for (let i = 0; i < this.freshCount; i++) this.consider(this.fresh[i]!, now);
    }
    this.freshCount = 0;
    this.stale = false;
  }

  /** Whether the new arrivals stand behind every reservation, in the order in which they are to be tried. */
  private onlyArrivals(): boolean {
    const { queue } = this.context;
    if (queue.appends && !this.shortest) return true;
    if (queue.changes || this.freshCount > 1) return false;
    if (this.freshCount === 0) return true;
    const job = this.fresh[0]!;
    for (let p = 0; p < this.holder.length; p++) {
      if (this.holder[p]! >= 0 && queue.before(job, this.holder[p]!)) return false;
    }
    return true;
  }

  private plan(now: number): void {
    const { queue } = this.context;
    const { candidates } = this;
    this.holder.fill(-1);
    this.closed.fill(0);
    for (let l = 0; l < candidates.length; l++) candidates[l] = queue.lanes[l]!.first();
    for (;;) {
      const l = candidates.length === 1 ? (candidates[0]! >= 0 ? 0 : -1) : queue.earliest(candidates);
      if (l < 0) break;
      const job = candidates[l]!;
      const next = queue.lanes[l]!.positionOfJob(job) + 1;
      this.consider(job, now);
      candidates[l] = this.candidate(queue, l, next, now);
    }
    if (this.shortest) this.planShortestFirst(this.shortest, now);
  }

  /** The second walk when later jobs are tried by estimate. */
  private planShortestFirst(shortest: WaitingQueue, now: number): void {
    const { candidates } = this;
    for (let l = 0; l < candidates.length; l++) candidates[l] = this.fitting(shortest, l, 0, now);
    for (let l = shortest.earliest(candidates); l >= 0; l = shortest.earliest(candidates)) {
      const job = candidates[l]!;
      const next = shortest.lanes[l]!.positionOfJob(job) + 1;
      this.consider(job, now);
      candidates[l] = this.fitting(shortest, l, next, now);
    }
  }

  /** The next job of a lane that the walk in queue order has to look at. */
  private candidate(queue: WaitingQueue, l: number, position: number, now: number): number {
    if (this.closed[l] === 0) return queue.lanes[l]!.from(position);
    return this.shortest ? -1 : this.fitting(queue, l, position, now);
  }

  private fitting(queue: WaitingQueue, l: number, position: number, now: number): number {
    const lane = queue.lanes[l]!;
    if (lane.size === 0) return -1;
    const pools = this.context.acceptance[l]!;
    let free = 0;
    let window = -1;
    let extra = 0;
    for (let i = 0; i < pools.length; i++) {
      const pool = pools[i]!;
      const f = this.context.free[pool]!;
      if (f === 0) continue;
      if (f > free) free = f;
      const reserved = this.holder[pool]! >= 0;
      const w = reserved ? longestUntil(this.shadow[pool]!, now) : Infinity;
      if (w > window) window = w;
      const e = reserved ? Math.min(this.extra[pool]!, f) : f;
      if (e > extra) extra = e;
    }
    return free === 0 ? -1 : lane.fitFrom(position, free, window, extra);
  }

  /** Starts the job if it may start now; else lets it reserve a pool if one that it accepts is not reserved. */
  private consider(job: number, now: number): void {
    const { context } = this;
    const { acceptance, laneOf, jobs, free } = context;
    const l = laneOf[job]!;
    const pools = acceptance[l]!;
    const accelerators = jobs.accelerators[job]!;
    for (let i = 0; i < pools.length; i++) {
      const pool = pools[i]!;
      if (accelerators > free[pool]! || !context.canStart(job, pool)) continue;
      const reserved = this.holder[pool]! >= 0;
      if (reserved && now + jobs.estimate[job]! > this.shadow[pool]!) {
        if (accelerators > this.extra[pool]!) continue;
        this.extra[pool]! -= accelerators;
      }
      context.start(job, pool, reserved || context.passesOver(job, pool));
      return;
    }
    if (this.closed[l] === 0) this.reserve(job, pools, accelerators, now);
  }

  private reserve(job: number, pools: readonly number[], accelerators: number, now: number): void {
    let best = -1;
    let bestShadow = Infinity;
    for (const pool of pools) {
      if (this.holder[pool]! >= 0 || accelerators > this.context.reach[pool]!) continue;
      const shadow = this.shadowTime(job, pool, accelerators, now);
      if (shadow < bestShadow) {
        best = pool;
        bestShadow = shadow;
      }
    }
    if (best >= 0) {
      this.holder[best] = job;
      this.shadow[best] = bestShadow;
      this.extra[best] = this.useExtra ? this.leftOver(job, best, accelerators, bestShadow) : 0;
    }
    const { acceptance } = this.context;
    for (let l = 0; l < acceptance.length; l++) {
      this.closed[l] = acceptance[l]!.every((pool) => this.holder[pool]! >= 0) ? 1 : 0;
    }
  }

  /** The earliest time at which, by estimated ends, so many accelerators are free; where the pool changes, until the job's own end. */
  private shadowTime(job: number, pool: number, accelerators: number, now: number): number {
    const outlook = this.context.outlook[pool];
    if (outlook) return outlook.earliest(accelerators, reservedFor(this.context.jobs.estimate[job]!));
    const ends = this.context.running[pool]!;
    let free = this.context.free[pool]!;
    for (let i = 0; i < ends.size; i++) {
      free += ends.accelerators[i]!;
      if (free >= accelerators) return Math.max(ends.end[i]!, now);
    }
    return Infinity;
  }

  /**
   * What is free at the shadow time, all jobs that end at that instant counted, beyond what the reservation takes; where the pool changes, the
   * least that is left over while the job runs.
   */
  private leftOver(job: number, pool: number, accelerators: number, shadow: number): number {
    const outlook = this.context.outlook[pool];
    if (outlook) {
      const end = shadow + reservedFor(this.context.jobs.estimate[job]!);
      return outlook.least(shadow, end) - accelerators;
    }
    const ends = this.context.running[pool]!;
    let free = this.context.free[pool]! - accelerators;
    for (let i = 0; i < ends.size && ends.end[i]! <= shadow; i++) free += ends.accelerators[i]!;
    return free;
  }
}
