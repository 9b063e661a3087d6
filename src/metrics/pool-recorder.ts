import type { MachineView, Observer } from '../simulation/observer.ts';
import type { JobTable } from '../workload/job-table.ts';
import { LaneClocks } from './lane-clocks.ts';

export interface PoolRecorderSettings {
  readonly pools: number;
  readonly jobs: Pick<JobTable, 'count' | 'acceptance'>;
  /** Whether pools come, grow, shrink or go. */
  readonly changes: boolean;
  /** Whether any policy of the study holds jobs before they join the queue; default: none does. */
  readonly holds?: boolean;
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
  private turns = 0;
  /** Clocks that go while a job waits, in the queue or held, that accepts a pool. */
  readonly waiting: LaneClocks;
  /** The same of the queue alone; absent where no policy of the study holds jobs. */
  readonly queued: LaneClocks | undefined;
  /** By pool, in order of time. */
  readonly sizes: readonly SizeStep[][];
  /** By pool, and by job: accelerators that are held now; kept where pools change. */
  private readonly holding: Int32Array;
  private readonly heldBy: Int32Array;
  /** Hooks that a machine which never changes goes without. */
  readonly started?: (job: number) => void;
  readonly ended?: (job: number) => void;
  readonly heldAgain?: (job: number) => void;

  constructor({ pools, jobs, changes, holds = false }: PoolRecorderSettings) {
    this.changes = changes;
    this.waiting = new LaneClocks(pools, jobs.acceptance);
    this.queued = holds ? new LaneClocks(pools, jobs.acceptance) : undefined;
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
    const { view, waiting, queued } = this;
    if (view.queueTurns === this.turns) return;
    this.turns = view.queueTurns;
    // Who starts at once leaves no trace in the queue.
    if (view.queuedJobs + view.heldJobs === 0 && waiting.lanes === 0) return;
    for (let lane = 0; lane < waiting.length; lane += 1) {
      const queues = view.waits(lane);
      queued?.set(lane, queues, time);
      waiting.set(lane, queues || view.holds(lane), time);
    }
  }

  finish(time: number): void {
    this.look(time);
    this.waiting.finish(time);
    this.queued?.finish(time);
  }

  /** A job holds so many accelerators from now on. */
  private hold(job: number, accelerators: number): void {
    const before = this.heldBy[job]!;
    if (before === accelerators) return;
    this.holding[this.view.poolOfJob(job)]! += accelerators - before;
    this.heldBy[job] = accelerators;
  }

  private measureSizes(time: number): void {
    for (let pool = 0; pool < this.sizes.length; pool += 1) {
      const size = this.view.free[pool]! + this.holding[pool]!;
      const steps = this.sizes[pool]!;
      if (steps.at(-1)?.size !== size) steps.push({ at: time, size });
    }
  }
}
