import type { MachineView, Observer } from '../simulation/observer.ts';
import type { JobTable } from '../workload/job-table.ts';
import { WaitingClock } from './waiting-clock.ts';

export interface PoolRecorderSettings {
  readonly pools: number;
  readonly jobs: Pick<JobTable, 'count' | 'acceptance'>;
  /** Whether pools come, grow, shrink or go. */
  readonly changes: boolean;
}

/** From a moment on, s, a pool has so many accelerators, those included that only stay until their jobs end. */
interface SizeStep {
  readonly at: number;
  readonly size: number;
}

/**
 * Watches each of several pools beside the recorder of the machine; a machine of one pool does without, since the pool does
 * what the machine does. While the run goes it only notes when jobs begin and cease to wait for a pool, and its size where that
 * changes; what jobs held of it is counted from their columns afterwards. O(1) an instant, O(lanes) one at which a queue has
 * begun or ended.
 */
export class PoolRecorder implements Observer {
  private view!: MachineView;
  private readonly changes: boolean;
  private readonly acceptance: readonly (readonly number[])[];
  /** By lane: whether somebody waits in it. By pool: in how many lanes that accept it. */
  private readonly waiting: Uint8Array;
  private readonly waitingFor: Int32Array;
  private waitingLanes = 0;
  private turns = 0;
  /** By pool: a clock that goes while a job waits that accepts the pool. */
  readonly clocks: readonly WaitingClock[];
  /** By pool, in order of time. */
  readonly sizes: readonly SizeStep[][];
  /** By pool, and by job: accelerators that are held now; kept where pools change. */
  private readonly holding: Int32Array;
  private readonly heldBy: Int32Array;
  /** Hooks that a machine which never changes goes without. */
  readonly started?: (job: number) => void;
  readonly ended?: (job: number) => void;
  readonly heldAgain?: (job: number) => void;

  constructor({ pools, jobs, changes }: PoolRecorderSettings) {
    this.changes = changes;
    this.acceptance = jobs.acceptance;
    this.waiting = new Uint8Array(jobs.acceptance.length);
    this.waitingFor = new Int32Array(pools);
    this.clocks = Array.from({ length: pools }, () => new WaitingClock());
    this.sizes = Array.from({ length: pools }, () => []);
    this.holding = new Int32Array(pools);
    this.heldBy = new Int32Array(changes ? jobs.count : 0);
    if (!changes) return;
    this.started = (job) => this.hold(job, this.view.accelerators[job]!);
    this.ended = (job) => this.hold(job, 0);
    this.heldAgain = (job) => this.hold(job, 0);
  }

  begin(view: MachineView): void {
    this.view = view;
    this.measureSizes(0);
  }

  /** After everything at one instant is done; told by the recorder of the machine, since a second observer of instants would cost more than it does. */
  look(time: number): void {
    if (this.changes) this.measureSizes(time);
    const { queueTurns, queuedJobs } = this.view;
    if (queueTurns === this.turns) return;
    this.turns = queueTurns;
    // Who starts at once leaves no trace in the queue.
    if (queuedJobs === 0 && this.waitingLanes === 0) return;
    for (let lane = 0; lane < this.waiting.length; lane += 1) {
      const waits = this.view.waits(lane) ? 1 : 0;
      if (waits !== this.waiting[lane]) this.turn(lane, waits, time);
    }
  }

  finish(time: number): void {
    this.look(time);
    for (const clock of this.clocks) clock.finish(time);
  }

  /** A job holds so many accelerators from now on. */
  private hold(job: number, accelerators: number): void {
    const before = this.heldBy[job]!;
    if (before === accelerators) return;
    this.holding[this.view.poolOfJob(job)]! += accelerators - before;
    this.heldBy[job] = accelerators;
  }

  /** Somebody has begun, or nobody is left, to wait in a lane. */
  private turn(lane: number, waits: 0 | 1, time: number): void {
    this.waiting[lane] = waits;
    this.waitingLanes += waits === 1 ? 1 : -1;
    for (const pool of this.acceptance[lane]!) {
      if (waits === 1 && this.waitingFor[pool]!++ === 0) this.clocks[pool]!.start(time);
      else if (waits === 0 && --this.waitingFor[pool]! === 0) this.clocks[pool]!.stop(time);
    }
  }

  private measureSizes(time: number): void {
    for (let pool = 0; pool < this.sizes.length; pool += 1) {
      const size = this.view.free[pool]! + this.holding[pool]!;
      const steps = this.sizes[pool]!;
      if (steps.at(-1)?.size !== size) steps.push({ at: time, size });
    }
  }
}
