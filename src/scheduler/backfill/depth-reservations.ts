import type { Backfill, BackfillContext } from '../backfill.ts';
import { Profile, reservedFor } from '../profile.ts';
import { StrictOrder } from './none.ts';

/**
 * The queue is walked in order over a profile of the running jobs. A job that can start now and stay till its estimated end starts;
 * else it reserves its earliest place while its pool has fewer than k reservations. No promise is kept from one pass to the next.
 */
export class DepthReservations implements Backfill {
  protected readonly context: BackfillContext;
  protected readonly depth: number;
  private readonly head: StrictOrder;
  protected readonly profiles: readonly Profile[];
  protected readonly reservations: Int32Array;
  private readonly closed: Uint8Array;
  private readonly candidates: Int32Array;
  private readonly fresh: number[] = [];
  private stale = true;

  constructor(context: BackfillContext, depth: number) {
    this.context = context;
    this.depth = depth;
    this.head = new StrictOrder(context);
    this.profiles = Array.from(context.capacity, (capacity) => new Profile(capacity));
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
    if (this.stale || this.isOutdated(now) || !this.context.queue.appends) {
      this.context.queue.resort(now);
      this.plan(now);
    } else {
      // Nothing has ended: what was planned still holds, and new jobs stand behind it.
      this.advance(now);
      for (const job of this.fresh) this.consider(job, now);
    }
    this.fresh.length = 0;
    this.stale = false;
  }

  /** Whether the last plan no longer holds though nothing has happened. */
  protected isOutdated(_now: number): boolean {
    return false;
  }

  /** Moves what is planned on to a time. */
  protected advance(now: number): void {
    for (const profile of this.profiles) profile.advance(now);
  }

  /** Forgets all reservations: what is planned is what runs. */
  protected renew(now: number): void {
    const { free, running, outlook } = this.context;
    this.profiles.forEach((profile, pool) => {
      if (outlook[pool]) profile.copy(outlook[pool]);
      else profile.reset(now, free[pool]!, running[pool]!);
    });
  }

  private plan(now: number): void {
    const { queue } = this.context;
    const { candidates } = this;
    this.renew(now);
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

  /** Starts a job, or lets it reserve. */
  protected consider(job: number, now: number): void {
    const { acceptance, laneOf, jobs, reach } = this.context;
    const pools = acceptance[laneOf[job]!]!;
    const accelerators = jobs.accelerators[job]!;
    const estimate = reservedFor(jobs.estimate[job]!);
    let best = -1;
    let bestStart = Infinity;
    for (const pool of pools) {
      if (accelerators > reach[pool]!) continue;
      const closed = this.reservations[pool]! >= this.depth;
      if (closed && !this.context.fits(pool, accelerators)) continue;
      const start = this.profiles[pool]!.earliest(accelerators, estimate);
      if (start <= now && this.context.fits(pool, accelerators)) {
        this.profiles[pool]!.change(now, now + estimate, -accelerators);
        this.context.start(job, pool, this.context.passesOver(job, pool));
        return;
      }
      if (!closed && start < bestStart) {
        best = pool;
        bestStart = start;
      }
    }
    if (best < 0) return;
    this.profiles[best]!.change(bestStart, bestStart + estimate, -accelerators);
    this.countReservation(best);
  }

  protected countReservation(pool: number): void {
    const { acceptance } = this.context;
    this.reservations[pool]!++;
    for (let l = 0; l < acceptance.length; l++) {
      this.closed[l] = acceptance[l]!.every((each) => this.reservations[each]! >= this.depth) ? 1 : 0;
    }
  }
}
