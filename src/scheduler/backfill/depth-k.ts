import * as z from 'zod';
import type { Backfill, BackfillContext, BackfillKind } from '../backfill.ts';
import { Profile, reservedFor } from '../profile.ts';
import { CappedDepth } from './depth-k-capped.ts';
import { StrictOrder } from './none.ts';

const options = z.strictObject({
  k: z.int().min(1).default(2).describe('How many blocked jobs of a pool hold a reservation.'),
});

/** The first k blocked jobs hold reservations, planned anew in every pass. */
export const depthK: BackfillKind<z.infer<typeof options>> = {
  name: 'depth-k',
  summary:
    'Later jobs may start early if they delay none of the first k blocked jobs; plans are made anew in every pass.',
  source: 'Maui RESERVATIONDEPTH; Jackson, Snell & Clement, JSSPP 2001',
  knowledge: 'estimate',
  options,
  create: (chosen, context) =>
    context.power ? new CappedDepth(context, context.power, chosen.k) : new DepthReservations(context, chosen.k),
};

/**
 * The queue is walked in order over a profile of the running jobs. A job that can start now and stay till its estimated end starts;
 * else it reserves its earliest place while its pool has fewer than k reservations. No promise is kept from one pass to the next.
 */
export class DepthReservations implements Backfill {
  private readonly context: BackfillContext;
  private readonly depth: number;
  private readonly head: StrictOrder;
  private readonly profiles: readonly Profile[];
  private readonly reservations: Int32Array;
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
    if (this.stale || !this.context.queue.appends) {
      this.context.queue.resort(now);
      this.plan(now);
    } else {
      // Nothing has ended: what was planned still holds, and new jobs stand behind it.
      for (const profile of this.profiles) profile.advance(now);
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
    this.reservations[best]!++;
    for (let l = 0; l < acceptance.length; l++) {
      this.closed[l] = acceptance[l]!.every((pool) => this.reservations[pool]! >= this.depth) ? 1 : 0;
    }
  }
}
