import type { Backfill, BackfillContext } from '../backfill.ts';
import { PowerOutlook } from '../power-outlook.ts';
import type { PowerView } from '../power-view.ts';
import { Profile, reservedFor } from '../profile.ts';
import type { WaitingQueue } from '../waiting-queue.ts';
import { StrictOrder } from './none.ts';

/**
 * EASY under a cap on power, which is one more thing a job must find free. The first blocked job of a pool reserves the earliest time at which, by
 * estimated ends and the caps of that time, both enough accelerators and enough power are there for it. A later job starts
 * if it fits now and, for every reservation, either its estimated end is not later, or what the reservation leaves over suffices: of power, and in
 * the same pool of accelerators.
 *
 * All is planned anew in every pass, since any start and any hour changes what is left of the power. O(waiting + running) a pass.
 */
export class CappedEasy implements Backfill {
  private readonly context: BackfillContext;
  private readonly power: PowerView;
  private readonly useExtra: boolean;
  /** The same jobs in the order in which later ones are tried, when that is not the queue's. */
  private readonly order: WaitingQueue | undefined;
  private readonly head: StrictOrder;
  private readonly profiles: readonly Profile[];
  private readonly outlook: PowerOutlook;
  /** Whether a job was blocked in this pass, so that the profiles say what is to come. */
  private planned = false;
  /** Per pool: when its reservation begins, s (NaN: none), and the accelerators that it leaves over. */
  private readonly shadow: Float64Array;
  private readonly extra: Int32Array;
  private readonly candidates: Int32Array;

  constructor(context: BackfillContext, power: PowerView, useExtra: boolean, order: WaitingQueue | undefined) {
    this.context = context;
    this.power = power;
    this.useExtra = useExtra;
    this.order = order;
    this.head = new StrictOrder(context);
    this.profiles = Array.from(context.capacity, (capacity) => new Profile(capacity));
    this.outlook = new PowerOutlook(context, power);
    this.shadow = new Float64Array(context.free.length);
    this.extra = new Int32Array(context.free.length);
    this.candidates = new Int32Array(context.queue.lanes.length);
  }

  submitted(job: number): void {
    this.order?.add(job);
  }

  started(job: number): void {
    this.order?.remove(job);
  }

  withdrawn(job: number): void {
    this.order?.remove(job);
  }

  headPass(now: number): void {
    this.head.pass(now);
  }

  /** Nothing is kept from pass to pass; but passes are wanted when it happens. */
  overdue(): void {}

  pass(now: number): void {
    const { queue } = this.context;
    const { candidates } = this;
    if (queue.changes) queue.resort(now);
    this.planned = false;
    this.shadow.fill(Number.NaN);
    for (let l = 0; l < candidates.length; l++) candidates[l] = queue.lanes[l]!.first();
    this.walk(queue, now, (l, next) => {
      if (!this.closed(l)) return queue.lanes[l]!.from(next);
      return this.order ? -1 : this.fitting(queue, l, next);
    });
    const { order } = this;
    if (!order) return;
    for (let l = 0; l < candidates.length; l++) candidates[l] = this.fitting(order, l, 0);
    this.walk(order, now, (l, next) => this.fitting(order, l, next));
  }

  /** @param following the next job of a lane to look at, from a position on; −1 when there is none */
  private walk(queue: WaitingQueue, now: number, following: (lane: number, next: number) => number): void {
    const { candidates } = this;
    for (let l = queue.earliest(candidates); l >= 0; l = queue.earliest(candidates)) {
      const job = candidates[l]!;
      const next = queue.lanes[l]!.positionOfJob(job) + 1;
      this.consider(job, l, now);
      candidates[l] = following(l, next);
    }
  }

  /** Whether every pool that a lane accepts is reserved, so that only jobs that fit now are of interest. */
  private closed(l: number): boolean {
    return this.context.acceptance[l]!.every((pool) => this.isReserved(pool));
  }

  private isReserved(pool: number): boolean {
    return !Number.isNaN(this.shadow[pool]!);
  }

  private fitting(queue: WaitingQueue, l: number, position: number): number {
    const most = this.context.acceptance[l]!.reduce((widest, pool) => Math.max(widest, this.context.free[pool]!), 0);
    return queue.lanes[l]!.fitFrom(position, most, Infinity, 0);
  }

  /** Starts the job if it may start now; else lets it reserve a pool if one that it accepts is not reserved. */
  private consider(job: number, l: number, now: number): void {
    const { context, power, shadow, extra } = this;
    const accelerators = context.jobs.accelerators[job]!;
    const end = now + context.jobs.estimate[job]!;
    const pools = context.acceptance[l]!;
    for (const pool of pools) {
      if (accelerators > context.free[pool]! || !context.canStart(job, pool)) continue;
      const late = end > shadow[pool]!;
      if (late && accelerators > extra[pool]!) continue;
      if (this.planned && !this.outlook.profile.lets(end, power.adds(pool, accelerators))) continue;
      if (late) extra[pool]! -= accelerators;
      context.start(job, pool, this.isReserved(pool) || context.passesOver(job, pool));
      if (!this.planned) return;
      this.outlook.started(job, now, end, 0);
      if (!context.outlook[pool]) this.profiles[pool]!.change(now, end, -accelerators);
      return;
    }
    if (!this.closed(l)) this.reserve(job, pools, accelerators, now);
  }

  private reserve(job: number, pools: readonly number[], accelerators: number, now: number): void {
    const { context, power } = this;
    this.plan(now);
    const duration = reservedFor(context.jobs.estimate[job]!);
    let best = -1;
    let bestStart = Infinity;
    for (const pool of pools) {
      if (this.isReserved(pool) || accelerators > context.reach[pool]! || !power.everAdmits(pool, accelerators))
        continue;
      const watts = power.addsAlone(pool, accelerators);
      const start = this.outlook.profile.earliest(this.free(pool), accelerators, duration, watts, bestStart);
      if (start < bestStart) {
        best = pool;
        bestStart = start;
      }
    }
    if (best < 0) return;
    this.outlook.profile.reserve(bestStart, duration, power.addsAlone(best, accelerators));
    this.shadow[best] = bestStart;
    this.extra[best] = this.useExtra ? this.free(best).least(bestStart, bestStart + duration) - accelerators : 0;
  }

  /** The accelerators of a pool over the future, by who runs. */
  private free(pool: number): Profile {
    return this.context.outlook[pool] ?? this.profiles[pool]!;
  }

  private plan(now: number): void {
    if (this.planned) return;
    const { free, running, outlook } = this.context;
    this.profiles.forEach((profile, pool) => {
      if (!outlook[pool]) profile.reset(now, free[pool]!, running[pool]!);
    });
    this.outlook.reset(now);
    this.planned = true;
  }
}
