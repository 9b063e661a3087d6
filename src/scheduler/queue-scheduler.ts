import type { Backfill, BackfillContext } from './backfill.ts';
import { ExpectedEnds } from './expected-ends.ts';
import type { JobView, Ordering } from './ordering.ts';
import type { WalltimeSpec } from './policy.ts';
import type { Machine, Scheduler } from './scheduler.ts';
import { WaitingQueue } from './waiting-queue.ts';

export interface QueueSchedulerInput {
  readonly machine: Machine;
  readonly jobs: JobView;
  readonly laneOf: Uint16Array;
  readonly acceptance: readonly (readonly number[])[];
  /** Absent: first come, first served. */
  readonly ordering?: Ordering;
  readonly walltime: WalltimeSpec;
  createBackfill(context: BackfillContext): Backfill;
}

/** Steps by which the expected end of a job that outlived its estimate is put off, s (Tsafrir, Etsion & Feitelson, TPDS 18(6), 2007). */
const corrections = [1, 5, 15, 30, 60, 120, 300, 600, 1200, 3000, 6000].map((minutes) => 60 * minutes);

/** The classical scheduler: a queue in some order, and a backfill rule. Keeps what both need to know. */
export class QueueScheduler implements Scheduler, BackfillContext {
  readonly jobs: JobView;
  readonly queue: WaitingQueue;
  readonly free: Int32Array;
  readonly capacity: Int32Array;
  readonly running: readonly ExpectedEnds[];
  readonly laneOf: Uint16Array;
  readonly acceptance: readonly (readonly number[])[];

  private readonly machine: Machine;
  private readonly backfill: Backfill;
  private readonly walltime: WalltimeSpec;
  /** Present when the backfill rule wants passes of its own accord. */
  readonly nextWake?: () => number;
  private readonly enforced: boolean;
  private now = 0;
  /** By job, of running jobs: pool and expected end. */
  private readonly poolOf: Uint8Array;
  private readonly expectedEnd: Float64Array;
  /** By job: how often it outlived what was expected. */
  private readonly overruns = new Map<number, number>();

  constructor(input: QueueSchedulerInput) {
    const { machine, jobs } = input;
    const count = jobs.submit.length;
    this.machine = machine;
    this.jobs = jobs;
    this.free = machine.free;
    this.capacity = machine.capacity;
    this.laneOf = input.laneOf;
    this.acceptance = input.acceptance;
    this.walltime = input.walltime;
    this.queue = new WaitingQueue(jobs, input.laneOf, input.acceptance.length, input.ordering);
    this.running = Array.from(machine.capacity, () => new ExpectedEnds());
    this.poolOf = new Uint8Array(count);
    this.expectedEnd = new Float64Array(count);
    this.enforced = input.walltime.rule === 'kill';
    this.backfill = input.createBackfill(this);
    const { backfill } = this;
    if (backfill.nextWake) this.nextWake = () => backfill.nextWake!();
  }

  submitted(job: number, now: number): void {
    this.queue.add(job);
    this.backfill.submitted?.(job, now);
  }

  ended(job: number, now: number): void {
    const pool = this.poolOf[job]!;
    const expectedEnd = this.expectedEnd[job]!;
    this.running[pool]!.remove(job, expectedEnd);
    this.backfill.ended?.(job, pool, now, expectedEnd);
  }

  pass(now: number, settled: boolean): void {
    this.now = now;
    if (!this.enforced) this.correctOverdue(now, settled);
    this.backfill.pass(now);
  }

  headPass(now: number, settled: boolean): void {
    this.now = now;
    if (!this.enforced) this.correctOverdue(now, settled);
    if (this.backfill.headPass) this.backfill.headPass(now);
    else this.backfill.pass(now);
  }

  firstWaiting(lane: number): number {
    return this.queue.lanes[lane]!.first();
  }

  fits(pool: number, accelerators: number): boolean {
    return this.machine.fits(pool, accelerators);
  }

  start(job: number, pool: number, backfilled: boolean): void {
    const expectedEnd = this.now + this.jobs.estimate[job]!;
    this.queue.remove(job);
    this.poolOf[job] = pool;
    this.expectedEnd[job] = expectedEnd;
    this.running[pool]!.add(job, expectedEnd, this.jobs.accelerators[job]!);
    this.backfill.started?.(job);
    this.machine.start(job, pool, backfilled);
  }

  /** Puts off the expected ends that have passed. Never happens while jobs are killed at their limits. */
  private correctOverdue(now: number, settled: boolean): void {
    let found = false;
    for (let pool = 0; pool < this.running.length; pool++) {
      const ends = this.running[pool]!;
      while (
        ends.size > 0 &&
        (ends.end[0]! < now || (settled && ends.end[0] === now && this.outlives(ends.job[0]!, now)))
      ) {
        const job = ends.job[0]!;
        const end = this.laterEnd(job, now);
        ends.remove(job, this.expectedEnd[job]!);
        ends.add(job, end, this.jobs.accelerators[job]!);
        this.expectedEnd[job] = end;
        found = true;
      }
    }
    if (found) this.backfill.overdue?.(now);
  }

  /** A job that is expected to end now and has not: unless it takes no time at all, it has outlived its estimate. */
  private outlives(job: number, now: number): boolean {
    return this.jobs.estimate[job]! > 0 && this.expectedEnd[job] === now;
  }

  private laterEnd(job: number, now: number): number {
    const overruns = this.overruns.get(job) ?? 0;
    this.overruns.set(job, overruns + 1);
    if (this.walltime.rule === 'grace' && overruns === 0) {
      const killedAt = this.expectedEnd[job]! + this.walltime.grace;
      if (killedAt > now) return killedAt;
    }
    return now + corrections[Math.min(overruns, corrections.length - 1)]!;
  }
}
