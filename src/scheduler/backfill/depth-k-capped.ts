import type { Backfill, BackfillContext } from '../backfill.ts';
import { PowerOutlook } from '../power-outlook.ts';
import type { PowerView } from '../power-view.ts';
import { Profile, reservedFor } from '../profile.ts';
import { StrictOrder } from './none.ts';

/**
 * Depth-k under a cap on power: the first k blocked jobs of a pool reserve the earliest time at which its accelerators stay free for them and the cap of that time
 * leaves power for them. A later job starts if it fits now and takes from no reservation what it needs when it begins, of accelerators or of power.
 */
export class CappedDepth implements Backfill {
  private readonly context: BackfillContext;
  private readonly power: PowerView;
  private readonly depth: number;
  private readonly head: StrictOrder;
  private readonly profiles: readonly Profile[];
  private readonly outlook: PowerOutlook;
  private readonly reservations: Int32Array;
  private readonly closed: Uint8Array;
  private readonly candidates: Int32Array;
  private readonly fresh: number[] = [];
  private stale = true;
  /** Until when the cap stays as it was in the last plan, s. */
  private steadyUntil = 0;

  constructor(context: BackfillContext, power: PowerView, depth: number) {
    this.context = context;
    this.power = power;
    this.depth = depth;
    this.head = new StrictOrder(context);
    this.profiles = Array.from(context.capacity, (capacity) => new Profile(capacity));
    this.outlook = new PowerOutlook(context, power);
    this.reservations = new Int32Array(context.free.length);
    this.closed = new Uint8Array(context.queue.lanes.length);
    this.candidates = new Int32Array(context.queue.lanes.length);
  }

  submitted(job: number): void {
    this.fresh.push(job);
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

  withdrawn(): void {
    this.stale = true;
  }

  headPass(now: number): void {
    this.head.pass(now);
    this.stale = true;
  }

  pass(now: number): void {
    if (this.stale || now >= this.steadyUntil || !this.context.queue.appends) {
      this.context.queue.resort(now);
      this.plan(now);
    } else {
      // Nothing has ended and the cap is the same: what was planned still holds, and new jobs stand behind it.
      for (const profile of this.profiles) profile.advance(now);
      this.outlook.profile.advance(now);
      for (const job of this.fresh) this.consider(job, now);
    }
    this.fresh.length = 0;
    this.stale = false;
  }

  private plan(now: number): void {
    const { queue, free, running, outlook } = this.context;
    const { candidates } = this;
    this.profiles.forEach((profile, pool) => {
      if (outlook[pool]) profile.copy(outlook[pool]);
      else profile.reset(now, free[pool]!, running[pool]!);
    });
    this.outlook.reset(now);
    this.steadyUntil = this.power.next(now);
    this.reservations.fill(0);
    this.closed.fill(0);
    for (let l = 0; l < candidates.length; l++) candidates[l] = queue.lanes[l]!.first();
    for (let l = queue.earliest(candidates); l >= 0; l = queue.earliest(candidates)) {
      const lane = queue.lanes[l]!;
      const next = lane.positionOfJob(candidates[l]!) + 1;
      this.consider(candidates[l]!, now);
      candidates[l] = this.closed[l] === 0 ? lane.from(next) : lane.fitFrom(next, this.mostFree(l), Infinity, 0);
    }
  }

  private mostFree(l: number): number {
    let most = 0;
    for (const pool of this.context.acceptance[l]!) most = Math.max(most, this.context.free[pool]!);
    return most;
  }

  private consider(job: number, now: number): void {
    const { context, power, reservations } = this;
    const { profile } = this.outlook;
    const accelerators = context.jobs.accelerators[job]!;
    const duration = reservedFor(context.jobs.estimate[job]!);
    let best = -1;
    let bestStart = Infinity;
    for (const pool of context.acceptance[context.laneOf[job]!]!) {
      if (accelerators > context.reach[pool]! || !power.everAdmits(pool, accelerators)) continue;
      if (context.fits(pool, accelerators) && this.startsNow(pool, accelerators, now, now + duration)) {
        this.profiles[pool]!.change(now, now + duration, -accelerators);
        context.start(job, pool, context.passesOver(job, pool));
        this.outlook.started(job, now, now + duration, 0);
        return;
      }
      if (reservations[pool]! >= this.depth) continue;
      const watts = power.addsAlone(pool, accelerators);
      const start = profile.earliest(this.profiles[pool]!, accelerators, duration, watts, bestStart);
      if (start < bestStart) {
        best = pool;
        bestStart = start;
      }
    }
    if (best >= 0) this.reserve(best, accelerators, bestStart, duration);
  }

  private startsNow(pool: number, accelerators: number, now: number, until: number): boolean {
    if (this.profiles[pool]!.least(now, until) < accelerators) return false;
    return this.outlook.profile.lets(until, this.power.adds(pool, accelerators));
  }

  private reserve(pool: number, accelerators: number, start: number, duration: number): void {
    const { acceptance } = this.context;
    this.profiles[pool]!.change(start, start + duration, -accelerators);
    this.outlook.profile.reserve(start, duration, this.power.addsAlone(pool, accelerators));
    this.reservations[pool]!++;
    for (let l = 0; l < acceptance.length; l++) {
      this.closed[l] = acceptance[l]!.every((pool) => this.reservations[pool]! >= this.depth) ? 1 : 0;
    }
  }
}
