import * as z from 'zod';
import { EventQueue } from '../../kernel/index.ts';
import type { Backfill, BackfillContext, BackfillKind } from '../backfill.ts';
import { Profile, reservedFor } from '../profile.ts';

const options = z.strictObject({
  compress: z
    .boolean()
    .default(true)
    .describe(
      'Whether reservations move up, in queue order, when a job ends before its estimate. Without it queues explode.',
    ),
});

/** Every job gets a reservation on arrival and never starts later than promised. */
export const conservative: BackfillKind<z.infer<typeof options>> = {
  name: 'conservative',
  summary: 'Every job gets a reservation on arrival; later jobs may start early if they delay no reservation.',
  source: 'Mu’alem & Feitelson, TPDS 12(6), 2001',
  knowledge: 'estimate',
  options,
  create: (chosen, context) => new Conservative(context, chosen.compress),
};

/**
 * A profile per pool holds the running jobs and all reservations. When a job ends early, *compress*: in queue order each waiting job
 * moves to the earliest place that fits, never later. A job can only gain from accelerators that became free in
 * its way since it was last tried, so only times up to the end of the freed stretch, and only jobs no wider than the most
 * that is free there, are looked at.
 */
class Conservative implements Backfill {
  private readonly context: BackfillContext;
  private readonly compresses: boolean;
  private readonly profiles: readonly Profile[];
  /** Reserved start, s, and pool, by job. */
  private readonly reserved: Float64Array;
  private readonly reservedPool: Uint8Array;
  private readonly handle: Int32Array;
  /** Waiting jobs by reserved start. */
  private readonly due = new EventQueue(256);
  private readonly fresh: number[] = [];
  /** By job: whether it holds a reservation from an earlier pass. */
  private readonly promised: Uint8Array;
  private readonly postponed: number[] = [];
  /** Per pool: until when accelerators became free since the last compression, s; and in the current one. */
  private readonly freedUntil: Float64Array;
  private readonly freedNow: Float64Array;
  private early = false;
  private broken = false;

  constructor(context: BackfillContext, compresses: boolean) {
    const count = context.jobs.submit.length;
    this.context = context;
    this.compresses = compresses;
    this.profiles = Array.from(context.capacity, (capacity) => new Profile(capacity));
    this.reserved = new Float64Array(count);
    this.reservedPool = new Uint8Array(count);
    this.handle = new Int32Array(count);
    this.promised = new Uint8Array(count);
    this.freedUntil = new Float64Array(context.capacity.length);
    this.freedNow = new Float64Array(context.capacity.length);
  }

  submitted(job: number): void {
    this.fresh.push(job);
  }

  ended(job: number, pool: number, now: number, expectedEnd: number): void {
    const { jobs } = this.context;
    const end = jobs.estimate[job] === 0 ? now + reservedFor(0) : expectedEnd;
    if (end <= now) return;
    this.profiles[pool]!.change(now, end, jobs.accelerators[job]!);
    if (end > this.freedUntil[pool]!) this.freedUntil[pool] = end;
    this.early = true;
  }

  overdue(): void {
    this.broken = true;
  }

  nextWake(): number {
    return this.due.nextTime;
  }

  pass(now: number): void {
    const { queue } = this.context;
    queue.resort(now);
    for (const profile of this.profiles) profile.advance(now);
    // With periodic passes a reservation may begin between two of them, and its job starts late.
    if (this.broken || this.due.nextTime < now) {
      this.planAnew(now);
    } else {
      if (this.early && this.compresses && queue.size > this.fresh.length) this.compress();
      for (const job of this.fresh) this.place(job);
    }
    for (const job of this.fresh) this.promised[job] = 1;
    this.fresh.length = 0;
    this.early = false;
    this.startDue(now);
  }

  private startDue(now: number): void {
    const { queue, jobs } = this.context;
    while (this.due.nextTime <= now) {
      const job = this.due.pop();
      const pool = this.reservedPool[job]!;
      if (this.context.fits(pool, jobs.accelerators[job]!)) this.context.start(job, pool, queue.first() !== job);
      else this.postponed.push(job);
    }
    // With a pass per event, a job that ends at this very instant may not have given back yet: its end brings another pass.
    for (const job of this.postponed) this.handle[job] = this.due.schedule(this.reserved[job]!, 0, job);
    this.postponed.length = 0;
  }

  /** Gives a job that has no reservation the earliest place in any pool it accepts. */
  private place(job: number): void {
    const { acceptance, laneOf, jobs, capacity } = this.context;
    const accelerators = jobs.accelerators[job]!;
    let best = -1;
    let bestStart = Infinity;
    for (const pool of acceptance[laneOf[job]!]!) {
      if (accelerators > capacity[pool]!) continue;
      const start = this.profiles[pool]!.earliest(accelerators, reservedFor(jobs.estimate[job]!), bestStart);
      if (start < bestStart) {
        best = pool;
        bestStart = start;
      }
    }
    this.reserve(job, best, bestStart);
  }

  private reserve(job: number, pool: number, start: number): void {
    const { jobs } = this.context;
    this.profiles[pool]!.change(start, start + reservedFor(jobs.estimate[job]!), -jobs.accelerators[job]!);
    this.note(job, pool, start);
  }

  private note(job: number, pool: number, start: number): void {
    this.reserved[job] = start;
    this.reservedPool[job] = pool;
    this.handle[job] = this.due.schedule(start, 0, job);
  }

  private compress(): void {
    const { queue } = this.context;
    this.freedNow.set(this.freedUntil);
    this.freedUntil.fill(0);
    if (queue.lanes.length === 1 && this.profiles.length === 1) this.compressOne();
    else for (const job of queue.inOrder()) if (this.promised[job] === 1) this.moveUp(job);
  }

  /** One lane, one pool: jobs too wide for anything that is free in the freed stretch are skipped by the index of the queue. */
  private compressOne(): void {
    const lane = this.context.queue.lanes[0]!;
    const profile = this.profiles[0]!;
    let most = profile.most(this.freedNow[0]!);
    let position = 0;
    for (;;) {
      const job = lane.fitFrom(position, most, Infinity, 0);
      if (job < 0) return;
      position = lane.positionOfJob(job) + 1;
      if (this.promised[job] === 1 && this.moveUp(job)) most = profile.most(this.freedNow[0]!);
    }
  }

  /** Moves a reservation to the earliest place before it, if there is one. */
  private moveUp(job: number): boolean {
    const { acceptance, laneOf, jobs, capacity } = this.context;
    const accelerators = jobs.accelerators[job]!;
    const estimate = reservedFor(jobs.estimate[job]!);
    const from = this.reserved[job]!;
    const own = this.reservedPool[job]!;
    let best = -1;
    let bestStart = from;
    for (const pool of acceptance[laneOf[job]!]!) {
      if (accelerators > capacity[pool]!) continue;
      const profile = this.profiles[pool]!;
      const start =
        pool === own
          ? profile.earlier(accelerators, estimate, from, Math.min(bestStart, this.freedNow[pool]!))
          : profile.earliest(accelerators, estimate, bestStart);
      if (start < bestStart) {
        best = pool;
        bestStart = start;
      }
    }
    if (best < 0) return false;
    this.due.cancel(this.handle[job]!);
    if (best === own) {
      this.profiles[own]!.move(from, bestStart, estimate, accelerators);
    } else {
      this.profiles[own]!.change(from, from + estimate, accelerators);
      this.profiles[best]!.change(bestStart, bestStart + estimate, -accelerators);
    }
    this.note(job, best, bestStart);
    // What it leaves may help jobs before it next time, and jobs after it at once.
    const left = from + estimate;
    if (left > this.freedUntil[own]!) this.freedUntil[own] = left;
    if (left > this.freedNow[own]!) this.freedNow[own] = left;
    return true;
  }

  /** Running jobs have outlived their estimates, so promises cannot be kept: all waiting jobs are placed anew, in queue order. */
  private planAnew(now: number): void {
    const { queue, free, running } = this.context;
    this.broken = false;
    this.profiles.forEach((profile, pool) => {
      profile.reset(now, free[pool]!, running[pool]!);
    });
    const waiting = queue.inOrder();
    for (const job of waiting) if (this.promised[job] === 1) this.due.cancel(this.handle[job]!);
    for (const job of waiting) this.place(job);
  }
}
