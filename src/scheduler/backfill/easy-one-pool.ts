import { IntegerList } from '../../kernel/index.ts';
import type { Backfill, BackfillContext } from '../backfill.ts';
import type { Lane } from '../lane.ts';
import type { ExpectedEnds } from '../outlook/expected-ends.ts';
import { longestUntil } from '../outlook/longest-until.ts';
import { StrictOrder } from './none.ts';
import type { ReservationOptions } from './reservations.ts';

/**
 * EASY on one pool that all jobs accept, later jobs tried in queue order: the common case, written tightly. The rule is that of `reservations.ts`, which
 * handles any pools; tests hold the two against each other.
 *
 * While nothing ends, only new arrivals can change anything, so a pass tries just them. Measured: this and the index of the queue
 * are what makes the cost of a pass independent of the length of the queue.
 */
export class EasyOnePool implements Backfill {
  private readonly context: BackfillContext;
  private readonly lane: Lane;
  private readonly free: Int32Array;
  private readonly accelerators: Int32Array;
  private readonly estimate: Float64Array;
  private readonly running: ExpectedEnds;
  private readonly useExtra: boolean;
  private readonly head: StrictOrder;
  /** The first job of the queue, when it does not fit; −1 when nothing waits. */
  private holder = -1;
  /** When the holder fits by estimated ends, s, and what it then leaves over. */
  private shadow = Infinity;
  private extra = 0;
  /** Jobs that joined since the last pass. */
  private readonly fresh = new IntegerList();
  private stale = true;

  /** Whether accelerators of one pool that does not change are all that jobs need, and one job at a time is reserved for. */
  static handles({ free, queue, outlook, power }: BackfillContext, { depth, order }: ReservationOptions): boolean {
    const onePool = free.length === 1 && queue.lanes.length === 1 && outlook[0] === undefined;
    return onePool && power === undefined && depth === 1 && order === 'queue';
  }

  constructor(context: BackfillContext, useExtra: boolean) {
    this.context = context;
    this.lane = context.queue.lanes[0]!;
    this.free = context.free;
    this.accelerators = context.jobs.accelerators;
    this.estimate = context.jobs.estimate;
    this.running = context.running[0]!;
    this.useExtra = useExtra;
    this.head = new StrictOrder(context);
  }

  submitted(job: number): void {
    this.fresh.push(job);
  }

  ended(): void {
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
    if (this.stale || this.holder < 0 || !this.arrivalsAreLast()) {
      this.context.queue.resort(now);
      this.plan(now);
      this.stale = false;
    } else {
      for (let i = 0; i < this.fresh.length; i++) {
        const job = this.fresh.values[i]!;
        if (this.accelerators[job]! <= this.free[0]!) this.tryBehind(job, now);
      }
    }
    this.fresh.clear();
  }

  /** Whether the new arrivals stand behind the holder, in the order in which they are to be tried. */
  private arrivalsAreLast(): boolean {
    const { queue } = this.context;
    if (queue.appends) return true;
    if (queue.changes || this.fresh.length > 1) return false;
    return this.fresh.length === 0 || queue.before(this.holder, this.fresh.values[0]!);
  }

  private plan(now: number): void {
    const { context, lane, free, accelerators } = this;
    let head = lane.first();
    while (head >= 0 && accelerators[head]! <= free[0]! && context.fits(0, accelerators[head]!)) {
      context.start(head, 0, false);
      head = lane.first();
    }
    this.holder = head;
    if (head < 0) return;
    this.reserve(accelerators[head]!, now);
    if (lane.size === 1) return;
    const window = longestUntil(this.shadow, now);
    let position = lane.positionOfJob(head) + 1;
    for (let left = free[0]!; left > 0; left = free[0]!) {
      const job = lane.fitFrom(position, left, window, this.extra < left ? this.extra : left);
      if (job < 0) return;
      position = lane.positionOfJob(job) + 1;
      this.tryBehind(job, now);
    }
  }

  /** Starts a job that is narrow enough if it does not delay the holder of the reservation. */
  private tryBehind(job: number, now: number): void {
    const width = this.accelerators[job]!;
    const within = now + this.estimate[job]! <= this.shadow;
    if ((!within && width > this.extra) || !this.context.fits(0, width)) return;
    if (!within) this.extra -= width;
    this.context.start(job, 0, true);
  }

  /** Sets the shadow time (the earliest at which so many are free by estimated ends) and what is left over then, all jobs that end at it counted. */
  private reserve(width: number, now: number): void {
    const { end, accelerators, size } = this.running;
    let free = this.free[0]!;
    let i = 0;
    while (i < size && free < width) free += accelerators[i++]!;
    const shadow = end[i - 1]!;
    while (i < size && end[i]! <= shadow) free += accelerators[i++]!;
    this.shadow = shadow > now ? shadow : now;
    this.extra = this.useExtra ? free - width : 0;
  }
}
