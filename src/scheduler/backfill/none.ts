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
      const lane = queue.lanes[l]!;
      const position = lane.positionOfJob(job);
      const pools = acceptance[laneOf[job]!]!;
      const pool = this.place(pools, job);
      if (pool >= 0) {
        this.context.start(job, pool, false);
        this.candidates[l] = lane.from(position + 1);
        continue;
      }
      // A pool that it could not fit into as it is now is not held back, so jobs of its own lane may pass it there.
      for (const p of pools) if (jobs.accelerators[job]! <= capacity[p]!) this.blocked[p] = 1;
      for (let other = 0; other < this.candidates.length; other++) {
        if (this.widestOpen(other) === 0) this.candidates[other] = -1;
      }
      if (this.candidates[l]! >= 0) this.candidates[l] = lane.fitFrom(position + 1, this.widestOpen(l), Infinity, 0);
    }
  }

  /** Accelerators of the largest pool not yet blocked that a lane accepts; 0 when all are blocked. */
  private widestOpen(lane: number): number {
    let widest = 0;
    for (const p of this.context.acceptance[lane]!) {
      if (this.blocked[p] === 0) widest = Math.max(widest, this.context.capacity[p]!);
    }
    return widest;
  }

  private place(pools: readonly number[], job: number): number {
    for (const pool of pools) {
      if (this.blocked[pool] === 0 && this.context.canStart(job, pool)) return pool;
    }
    return -1;
  }
}
