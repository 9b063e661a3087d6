import * as z from 'zod';
import type { Backfill, BackfillContext, BackfillKind } from '../backfill.ts';

/** Starts jobs strictly in queue order; a job that does not fit blocks the pools it accepts. */
export const none: BackfillKind = {
  name: 'none',
  summary: 'Strict queue order: a job that does not fit blocks every later job that accepts the same pool.',
  source: 'standard; "no backfill" in Mu’alem & Feitelson, TPDS 12(6), 2001',
  knowledge: 'none',
  options: z.strictObject({}),
  create: (_options, context) => new StrictOrder(context),
};

/** The in-order part of every list scheduler. */
export class StrictOrder implements Backfill {
  private readonly context: BackfillContext;
  private readonly blocked: Uint8Array;
  private readonly candidates: Int32Array;

  constructor(context: BackfillContext) {
    this.context = context;
    this.blocked = new Uint8Array(context.free.length);
    this.candidates = new Int32Array(context.queue.lanes.length);
  }

  pass(now: number): void {
    const { queue, acceptance, laneOf, jobs, capacity } = this.context;
    if (queue.changes) queue.resort(now);
    this.blocked.fill(0);
    for (let l = 0; l < queue.lanes.length; l++) this.candidates[l] = queue.lanes[l]!.first();
    for (;;) {
      const l = queue.earliest(this.candidates);
      if (l < 0) return;
      const job = this.candidates[l]!;
      const pools = acceptance[laneOf[job]!]!;
      const pool = this.place(pools, jobs.accelerators[job]!);
      if (pool >= 0) {
        this.context.start(job, pool, false);
        this.candidates[l] = queue.lanes[l]!.first();
        continue;
      }
      // A pool that it could never fit into is not held back.
      for (const p of pools) if (jobs.accelerators[job]! <= capacity[p]!) this.blocked[p] = 1;
      for (let other = 0; other < this.candidates.length; other++) {
        if (acceptance[other]!.every((p) => this.blocked[p] === 1)) this.candidates[other] = -1;
      }
    }
  }

  private place(pools: readonly number[], accelerators: number): number {
    for (const pool of pools) {
      if (this.blocked[pool] === 0 && this.context.fits(pool, accelerators)) return pool;
    }
    return -1;
  }
}
