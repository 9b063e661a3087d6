import type { Piece } from '../energy/index.ts';
import type { StartGate } from '../scheduler/index.ts';
import type { JobTable } from '../workload/job-table.ts';
import { relativeSpeed } from '../workload/speedup.ts';

/** A stop so near to the end of the work, s, is that end: sums of times may differ in their last digits. */
const near = 1e-6;

export interface StintsInput {
  readonly jobs: JobTable;
  readonly gate: StartGate;
  /** What the scheduler is told of each job's length, s. */
  readonly estimate: Float64Array;
  /** How long a job is on the machine in the end, on what it asks for and without interruptions, s. */
  timeOnMachine(job: number): number;
  /** Whether a job can ever be given so many accelerators. */
  canHave(job: number, accelerators: number): boolean;
}

/**
 * The work of jobs that may be interrupted, and made narrower or wider: how much of it is done, until when it goes on, and on how many accelerators.
 * It is counted in seconds on what the job asks for. When a job goes on after an interruption it first reads its checkpoint, in which time
 * no work is done.
 */
export class Stints {
  /** What each job holds, or will be given. */
  readonly accelerators: Int32Array;
  /** What the scheduler is told of how long each job will then hold them, if nobody interrupts it, s. */
  readonly estimate: Float64Array;
  /** How much of the present or coming stint goes by before work is done, s. */
  readonly overhead: Float64Array;
  private readonly input: StintsInput;
  private readonly done: Float64Array;
  /** When the present or coming stint ends, s. */
  private readonly until: Float64Array;
  private readonly startedAt: Float64Array;
  /** When the work of a running job ends, s. */
  private readonly finishAt: Float64Array;
  private readonly begun: Uint8Array;

  constructor(input: StintsInput) {
    const { count, accelerators } = input.jobs;
    this.input = input;
    this.accelerators = accelerators.slice();
    this.estimate = input.estimate.slice();
    this.overhead = new Float64Array(count);
    this.done = new Float64Array(count);
    this.until = new Float64Array(count).fill(Infinity);
    this.startedAt = new Float64Array(count);
    this.finishAt = new Float64Array(count);
    this.begun = new Uint8Array(count);
  }

  /** Whether a job may be interrupted. */
  splits(job: number): boolean {
    return !Number.isNaN(this.input.jobs.interruption![job]!);
  }

  /** The next stint of a job that does not run. */
  next(job: number, now: number): Piece {
    return this.plan(job, now, 0);
  }

  /** A job that does not run will be given what a stint says. */
  take(job: number, { until, accelerators }: Piece): void {
    this.until[job] = until;
    this.accelerators[job] = accelerators;
    this.overhead[job] = this.begun[job] === 1 ? this.input.jobs.interruption![job]! : 0;
    this.estimate[job] = this.overhead[job]! + this.left(job) / this.speed(job);
  }

  /** When the stint of a job that waits is over without having begun, s. */
  lapses(job: number): number {
    return this.until[job]!;
  }

  start(job: number, now: number): void {
    const left = this.input.timeOnMachine(job) - this.done[job]!;
    this.startedAt[job] = now;
    this.finishAt[job] = now + (this.overhead[job]! + left / this.speed(job));
    this.begun[job] = 1;
  }

  /** When a running job stops, s: at the end of its work or of its stint. */
  stops(job: number): number {
    return this.isDone(job, this.until[job]!) ? this.finishAt[job]! : this.until[job]!;
  }

  /** Whether the work of a running job is done at a time. */
  isDone(job: number, time: number): boolean {
    return this.finishAt[job]! - time <= near;
  }

  /** What a running job does when its stint is over: undefined, when it goes on as it is; else its next stint, for which it makes way. */
  turn(job: number, now: number): Piece | undefined {
    const before = this.done[job]!;
    const working = now - this.startedAt[job]! - this.overhead[job]!;
    this.done[job] = before + Math.max(0, working) * this.speed(job);
    const running = this.accelerators[job]!;
    const next = this.plan(job, now, running);
    if (next.from > now || next.accelerators !== running) return next;
    this.done[job] = before;
    this.until[job] = next.until;
    return undefined;
  }

  private plan(job: number, now: number, running: number): Piece {
    const left = this.left(job);
    const asked = this.input.jobs.accelerators[job]!;
    // It has outlived its estimate: nobody knows what is left.
    if (!(left > near)) return { from: now, until: Infinity, accelerators: running || asked };
    const { from, until, accelerators } = this.input.gate.nextPiece!(job, now, {
      left,
      begun: this.begun[job] === 1,
      running,
    });
    const has = accelerators <= asked || this.input.canHave(job, accelerators);
    return { from, until: Math.max(until, from + this.shortest(job)), accelerators: has ? accelerators : asked };
  }

  /** A stint lasts at least this long, s: no job is stopped to be started again at once, however little the value moves. */
  private shortest(job: number): number {
    return Math.max(this.input.jobs.interruption![job]!, this.input.estimate[job]! / 1000);
  }

  /** What is left by the estimate, s of work. */
  private left(job: number): number {
    return Math.max(0, this.input.estimate[job]! - this.done[job]!);
  }

  /** How fast a job works on what it holds, as a share of its speed on what it asks for. */
  private speed(job: number): number {
    const { elastic, accelerators } = this.input.jobs;
    const held = this.accelerators[job]!;
    const asked = accelerators[job]!;
    if (elastic === undefined || held === asked) return 1;
    return relativeSpeed(elastic.parallel[job]!, asked, held);
  }
}
