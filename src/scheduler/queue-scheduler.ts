import type { CapacityStep } from '../cluster/index.ts';
import type { Backfill, BackfillContext } from './backfill.ts';
import type { JobView, Ordering } from './ordering.ts';
import { ExpectedEnds } from './outlook/expected-ends.ts';
import { Outlooks } from './outlook/pool-outlooks.ts';
import type { PowerView } from './outlook/power-view.ts';
import type { Profile } from './outlook/profile.ts';
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
  readonly announced: readonly (readonly CapacityStep[] | undefined)[];
  readonly reach: Int32Array;
  readonly outlook: readonly (Profile | undefined)[];
  readonly running: readonly ExpectedEnds[];
  readonly power: PowerView | undefined;
  readonly laneOf: Uint16Array;
  readonly acceptance: readonly (readonly number[])[];

  private readonly machine: Machine;
  private readonly backfill: Backfill;
  private readonly walltime: WalltimeSpec;
  /** Present when the backfill rule wants passes of its own accord. */
  readonly nextWake?: () => number;
  private readonly enforced: boolean;
  /** Per pool: the lanes of jobs that accept it. */
  private readonly lanesOf: readonly (readonly number[])[];
  /** Absent when no pool ever changes. */
  private readonly outlooks: Outlooks | undefined;
  private now = 0;
  /** By job, of running jobs: pool and expected end. */
  private readonly poolOf: Uint8Array;
  private readonly expectedEnd: Float64Array;
  /** By job: when it started, s. Kept only where jobs may outlive their estimates. */
  private readonly startedAt: Float64Array;
  /** By job: how often it outlived what was expected. */
  private readonly overruns = new Map<number, number>();

  constructor(input: QueueSchedulerInput) {
    const { machine, jobs } = input;
    const count = jobs.submit.length;
    this.machine = machine;
    this.jobs = jobs;
    this.free = machine.free;
    this.capacity = machine.capacity;
    this.power = machine.power;
    this.announced = machine.announced;
    this.laneOf = input.laneOf;
    this.acceptance = input.acceptance;
    this.walltime = input.walltime;
    this.queue = new WaitingQueue(jobs, input.laneOf, input.acceptance.length, input.ordering);
    this.running = Array.from(machine.capacity, () => new ExpectedEnds());
    this.poolOf = new Uint8Array(count);
    this.expectedEnd = new Float64Array(count);
    this.enforced = input.walltime.rule === 'kill';
    this.startedAt = new Float64Array(this.enforced ? 0 : count);
    this.lanesOf = Array.from(machine.capacity, (_, pool) => lanesThatAccept(pool, input.acceptance));
    this.outlooks = machine.announced.some((steps) => steps !== undefined)
      ? new Outlooks(machine, this.running)
      : undefined;
    this.reach = this.outlooks?.reach ?? machine.capacity;
    this.outlook = this.outlooks?.profiles ?? [];
    this.backfill = input.createBackfill(this);
    const { backfill } = this;
    const plansByEstimates = !this.enforced && backfill.overdue !== undefined;
    if (plansByEstimates) this.nextWake = () => Math.min(this.nextOverdue(), backfill.nextWake?.() ?? Infinity);
    else if (backfill.nextWake) this.nextWake = () => backfill.nextWake!();
  }

  submitted(job: number, now: number): void {
    this.queue.add(job);
    this.backfill.submitted?.(job, now);
  }

  ended(job: number, now: number): void {
    const pool = this.poolOf[job]!;
    const expectedEnd = this.expectedEnd[job]!;
    const accelerators = this.running[pool]!.remove(job, expectedEnd);
    if (this.outlooks) this.outlook[pool]?.change(now, expectedEnd, accelerators);
    this.backfill.ended?.(job, pool, now, expectedEnd, accelerators);
  }

  withdrawn(job: number, now: number): void {
    this.queue.remove(job);
    this.backfill.withdrawn?.(job, now);
  }

  resized(pool: number, now: number): void {
    const ends = this.running[pool]!;
    let surprise = this.machine.announced[pool]!.length === 0;
    for (let i = 0; i < ends.size; i++) {
      const before = ends.accelerators[i]!;
      const after = this.machine.comesBack(ends.job[i]!);
      ends.accelerators[i] = after;
      if (after < before) this.backfill.freed?.(pool, now, ends.end[i]!, before - after);
      // Nodes that were leaving are wanted again, and jobs still hold some of them.
      if (after > before) surprise = true;
    }
    this.outlooks!.renew(pool, now);
    this.backfill.resized?.(pool, now);
    if (surprise) this.backfill.overdue?.(now, pool);
  }

  pass(now: number, settled: boolean): void {
    this.now = now;
    this.outlooks?.advance(now);
    if (!this.enforced) this.correctOverdue(now, settled);
    this.backfill.pass(now);
  }

  headPass(now: number, settled: boolean): void {
    this.now = now;
    this.outlooks?.advance(now);
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

  canStart(job: number, pool: number): boolean {
    const accelerators = this.jobs.accelerators[job]!;
    if (!this.machine.fits(pool, accelerators)) return false;
    const outlook = this.outlook[pool];
    return outlook === undefined || outlook.least(this.now, this.now + this.jobs.estimate[job]!) >= accelerators;
  }

  passesOver(job: number, pool: number): boolean {
    const lanes = this.lanesOf[pool]!;
    for (let i = 0; i < lanes.length; i++) {
      const lane = this.queue.lanes[lanes[i]!]!;
      let first = lane.first();
      if (first < 0 || !this.queue.before(first, job)) continue;
      if (this.jobs.accelerators[first]! > this.capacity[pool]!) {
        first = lane.fitFrom(lane.positionOfJob(first) + 1, this.capacity[pool]!, Infinity, 0);
      }
      if (first >= 0 && this.queue.before(first, job)) return true;
    }
    return false;
  }

  start(job: number, pool: number, backfilled: boolean): void {
    const expectedEnd = this.now + this.jobs.estimate[job]!;
    this.queue.remove(job);
    this.poolOf[job] = pool;
    this.expectedEnd[job] = expectedEnd;
    if (!this.enforced) {
      this.startedAt[job] = this.now;
      this.overruns.delete(job);
    }
    this.running[pool]!.add(job, expectedEnd, this.jobs.accelerators[job]!);
    if (this.outlooks) this.outlook[pool]?.change(this.now, expectedEnd, -this.jobs.accelerators[job]!);
    this.backfill.started?.(job);
    this.machine.start(job, pool, backfilled);
  }

  /** When the next running job will have outlived what is expected of it, s; of no interest while nothing waits. */
  private nextOverdue(): number {
    if (this.queue.size === 0) return Infinity;
    let next = Infinity;
    for (const ends of this.running) {
      let i = 0;
      while (i < ends.size && ends.end[i]! <= this.now) i++;
      if (i < ends.size && ends.end[i]! < next) next = ends.end[i]!;
    }
    return next;
  }

  /** Puts off the expected ends that have passed. Never happens while jobs are killed at their limits. */
  private correctOverdue(now: number, settled: boolean): void {
    for (let pool = 0; pool < this.running.length; pool++) {
      const ends = this.running[pool]!;
      let found = false;
      for (let i = 0; i < ends.size && (ends.end[i]! < now || (settled && ends.end[i] === now)); ) {
        const job = ends.job[i]!;
        // One that started at this very instant and takes no time has not had its end yet.
        if (this.startedAt[job] === now) {
          i++;
          continue;
        }
        let end = ends.end[i]!;
        const accelerators = ends.remove(job, end);
        while (end < now || (settled && end === now)) end = this.laterEnd(job, end);
        ends.add(job, end, accelerators);
        this.expectedEnd[job] = end;
        found = true;
      }
      if (!found) continue;
      if (this.outlook[pool]) this.outlooks?.renew(pool, now);
      this.backfill.overdue?.(now, pool);
    }
  }

  /** The next guess for a job that outlived one: told by the job's past alone, so that it does not matter when it is asked for. */
  private laterEnd(job: number, expected: number): number {
    const overruns = this.overruns.get(job) ?? 0;
    this.overruns.set(job, overruns + 1);
    // The very sum that the run kills it at: (start + estimate) + grace may differ in the last bit.
    if (this.walltime.rule === 'grace' && overruns === 0) {
      return this.startedAt[job]! + (this.jobs.estimate[job]! + this.walltime.grace);
    }
    return expected + corrections[Math.min(overruns, corrections.length - 1)]!;
  }
}

/** The lanes whose jobs accept a pool. */
function lanesThatAccept(pool: number, acceptance: readonly (readonly number[])[]): readonly number[] {
  return acceptance.map((_, lane) => lane).filter((lane) => acceptance[lane]!.includes(pool));
}
