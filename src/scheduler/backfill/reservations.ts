import { IntegerList } from '../../kernel/index.ts';
import type { Backfill, BackfillContext } from '../backfill.ts';
import type { Ordering } from '../ordering.ts';
import { longestUntil } from '../outlook/longest-until.ts';
import { Outlook } from '../outlook/outlook.ts';
import { WaitingQueue } from '../waiting-queue.ts';
import { StrictOrder } from './none.ts';

export interface ReservationOptions {
  /** How many blocked jobs of a pool hold a reservation. */
  readonly depth: number;
  /** Whether a job may run past the start of a reservation on what that leaves over. */
  readonly extra: boolean;
  /** The order in which the jobs behind the reservations are tried: as they stand in the queue, or by estimate. */
  readonly order: 'queue' | 'shortest-first';
}

const byEstimate: Ordering = { key: (jobs, job) => jobs.estimate[job]!, changes: false };

/**
 * The queue is walked in order. A job that fits now and takes from no reservation what it needs starts; else it reserves the earliest time at which everything
 * it needs is free for as long as it stays, while a pool it accepts has fewer than `depth` reservations. Once all pools that a lane accepts have so many, only
 * jobs that may still start are looked up. No promise is kept from one pass to the next. With depth 1 this is EASY.
 *
 * While nothing ends, only new arrivals can change anything: the walk goes on from where it stopped.
 */
export class Reservations implements Backfill {
  private readonly context: BackfillContext;
  private readonly depth: number;
  private readonly useExtra: boolean;
  private readonly head: StrictOrder;
  private readonly outlook: Outlook;
  /** Per pool: how many reservations it has, and when the first of them begins, s. */
  private readonly reserved: Int32Array;
  private readonly shadow: Float64Array;
  /** The jobs that hold them. */
  private readonly holders = new IntegerList();
  /** Per lane: whether all pools it accepts have as many reservations as they may. */
  private readonly closed: Uint8Array;
  private readonly candidates: Int32Array;
  /** Jobs that joined since the last pass. */
  private readonly fresh = new IntegerList();
  /** Whether the reservations of the last pass no longer hold. */
  private stale = true;
  /** The same jobs by estimate, when that is the order to try them in. */
  private readonly shortest: WaitingQueue | undefined;

  constructor(context: BackfillContext, { depth, extra, order }: ReservationOptions) {
    const { jobs, laneOf, queue, free } = context;
    const lanes = queue.lanes.length;
    this.context = context;
    this.depth = depth;
    this.useExtra = extra;
    this.head = new StrictOrder(context);
    this.outlook = new Outlook(context);
    this.reserved = new Int32Array(free.length);
    this.shadow = new Float64Array(free.length);
    this.closed = new Uint8Array(lanes);
    this.candidates = new Int32Array(lanes);
    if (order === 'shortest-first') this.shortest = new WaitingQueue(jobs, laneOf, lanes, byEstimate);
  }

  submitted(job: number): void {
    this.shortest?.add(job);
    this.fresh.push(job);
  }

  started(job: number): void {
    this.shortest?.remove(job);
  }

  withdrawn(job: number): void {
    this.shortest?.remove(job);
    this.stale = true;
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

  headPass(now: number): void {
    this.head.pass(now);
    this.stale = true;
  }

  pass(now: number): void {
    if (this.stale || this.outlook.isOutdated(now) || !this.onlyArrivals()) {
      this.context.queue.resort(now);
      this.plan(now);
    } else {
      this.outlook.advance(now);
      for (let i = 0; i < this.fresh.length; i++) this.consider(this.fresh.values[i]!, now);
    }
    this.fresh.clear();
    this.stale = false;
  }

  /** Whether the new arrivals stand behind every reservation, in the order in which they are to be tried. */
  private onlyArrivals(): boolean {
    const { queue } = this.context;
    const { fresh, holders } = this;
    if (queue.appends && !this.shortest) return true;
    if (queue.changes || fresh.length > 1) return false;
    if (fresh.length === 0) return true;
    for (let i = 0; i < holders.length; i++) if (!queue.before(holders.values[i]!, fresh.values[0]!)) return false;
    return true;
  }

  private plan(now: number): void {
    const { candidates, closed, reserved, shortest } = this;
    const { queue } = this.context;
    this.outlook.renew(now);
    this.holders.clear();
    for (let pool = 0; pool < reserved.length; pool++) reserved[pool] = 0;
    for (let l = 0; l < candidates.length; l++) {
      closed[l] = 0;
      candidates[l] = queue.lanes[l]!.first();
    }
    for (let l = queue.earliest(candidates); l >= 0; l = queue.earliest(candidates)) {
      const job = candidates[l]!;
      const next = queue.lanes[l]!.positionOfJob(job) + 1;
      this.consider(job, now);
      if (closed[l] === 0) candidates[l] = queue.lanes[l]!.from(next);
      else candidates[l] = shortest ? -1 : this.fitting(queue, l, next, now);
    }
    if (shortest) this.planShortestFirst(shortest, now);
  }

  /** The second walk when later jobs are tried by estimate. */
  private planShortestFirst(shortest: WaitingQueue, now: number): void {
    const { candidates } = this;
    for (let l = 0; l < candidates.length; l++) candidates[l] = this.fitting(shortest, l, 0, now);
    for (let l = shortest.earliest(candidates); l >= 0; l = shortest.earliest(candidates)) {
      const job = candidates[l]!;
      const next = shortest.lanes[l]!.positionOfJob(job) + 1;
      if (!this.holders.includes(job)) this.consider(job, now);
      candidates[l] = this.fitting(shortest, l, next, now);
    }
  }

  /** The next job of a lane that may start, by its accelerators and its estimate; −1 when there is none. */
  private fitting(queue: WaitingQueue, l: number, position: number, now: number): number {
    const lane = queue.lanes[l]!;
    if (lane.size === 0) return -1;
    const { free: freeNow, acceptance } = this.context;
    const { accelerators } = this.outlook;
    const pools = acceptance[l]!;
    let free = 0;
    let window = -1;
    let always = 0;
    for (let i = 0; i < pools.length; i++) {
      const pool = pools[i]!;
      const left = freeNow[pool]!;
      if (left === 0) continue;
      const open = accelerators.isOpen(pool);
      const extra = open ? left : this.useExtra ? Math.min(accelerators.always(pool), left) : 0;
      const until = open ? Infinity : this.useExtra ? accelerators.window(pool) : longestUntil(this.shadow[pool]!, now);
      if (left > free) free = left;
      if (until > window) window = until;
      if (extra > always) always = extra;
    }
    return free === 0 ? -1 : lane.fitFrom(position, free, window, always);
  }

  /** Starts the job if it may start now; else lets it reserve a pool if one that it accepts has a reservation left. */
  private consider(job: number, now: number): void {
    const { context, reserved } = this;
    const l = context.laneOf[job]!;
    const pools = context.acceptance[l]!;
    const accelerators = context.jobs.accelerators[job]!;
    for (let i = 0; i < pools.length; i++) {
      const pool = pools[i]!;
      if (accelerators > context.free[pool]! || !context.canStart(job, pool)) continue;
      if (!this.useExtra && reserved[pool]! > 0 && now + context.jobs.estimate[job]! > this.shadow[pool]!) continue;
      if (!this.outlook.lets(job, pool)) continue;
      context.start(job, pool, context.passesOver(job, pool));
      this.outlook.started(job, pool);
      return;
    }
    if (this.closed[l] === 0) this.reserve(job, pools);
  }

  private reserve(job: number, pools: readonly number[]): void {
    const { reach, jobs } = this.context;
    let best = -1;
    let bestStart = Infinity;
    for (const pool of pools) {
      if (this.reserved[pool]! >= this.depth || jobs.accelerators[job]! > reach[pool]!) continue;
      const start = this.outlook.earliest(job, pool, bestStart);
      if (start >= bestStart) continue;
      best = pool;
      bestStart = start;
    }
    if (best < 0) return;
    this.outlook.book(job, best, bestStart);
    this.holders.push(job);
    if (this.reserved[best]!++ === 0 || bestStart < this.shadow[best]!) this.shadow[best] = bestStart;
    if (this.reserved[best]! >= this.depth) this.close();
  }

  /** A pool has as many reservations as it may: who accepts no other can only start now. */
  private close(): void {
    const { acceptance } = this.context;
    for (let l = 0; l < acceptance.length; l++) {
      if (acceptance[l]!.every((pool) => this.reserved[pool]! >= this.depth)) this.closed[l] = 1;
    }
  }
}
