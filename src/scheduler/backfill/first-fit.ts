import * as z from 'zod';
import type { Backfill, BackfillContext, BackfillKind } from '../backfill.ts';
import { StrictOrder } from './none.ts';

/** Starts whatever fits, in queue order; keeps nothing for those that do not. */
export const firstFit: BackfillKind = {
  name: 'first-fit',
  summary: 'Starts any waiting job that fits, in queue order, with no reservation: wide jobs can starve.',
  source: 'standard (list scheduling); Garey & Graham, SIAM J. Comput. 4(2), 1975',
  knowledge: 'none',
  options: z.strictObject({}),
  create: (_options, context) => new FirstFit(context),
};

class FirstFit implements Backfill {
  private readonly context: BackfillContext;
  private readonly head: StrictOrder;
  private readonly candidates: Int32Array;

  constructor(context: BackfillContext) {
    this.context = context;
    this.head = new StrictOrder(context);
    this.candidates = new Int32Array(context.queue.lanes.length);
  }

  headPass(now: number): void {
    this.head.pass(now);
  }

  pass(now: number): void {
    const { context, candidates } = this;
    const { queue, acceptance, laneOf } = context;
    if (queue.changes) queue.resort(now);
    for (let l = 0; l < candidates.length; l++) candidates[l] = this.fitting(l, 0);
    for (;;) {
      const l = queue.earliest(candidates);
      if (l < 0) return;
      const job = candidates[l]!;
      const position = queue.lanes[l]!.positionOfJob(job);
      for (const pool of acceptance[laneOf[job]!]!) {
        if (context.canStart(job, pool)) {
          context.start(job, pool, context.passesOver(job, pool));
          break;
        }
      }
      candidates[l] = this.fitting(l, position + 1);
    }
  }

  private fitting(l: number, position: number): number {
    const lane = this.context.queue.lanes[l]!;
    if (lane.size === 0) return -1;
    let free = 0;
    for (const pool of this.context.acceptance[l]!) free = Math.max(free, this.context.free[pool]!);
    return free === 0 ? -1 : lane.fitFrom(position, free, Infinity, 0);
  }
}
