import type { MachineView, Observer } from '../simulation/observer.ts';
import type { PoolRecorder } from './pool-recorder.ts';
import type { Timeline } from './result.ts';
import { StepSeries } from './step-series.ts';
import type { TimeIntegrals } from './time-integrals.ts';

export interface RecorderSettings {
  /** The measured window, s; `to` may be Infinity. */
  readonly window: { readonly from: number; readonly to: number };
  /** Steps in the timeline: at most this many, and at least half as many once time has passed. */
  readonly timelineSteps: number;
  /** Who watches the pools one by one; absent where there is one pool, or nobody asks. It is an observer of the run, too. */
  readonly pools?: PoolRecorder;
  /** Whether any policy of the study holds jobs before they join the queue, so that they are told of by name; default: none does. */
  readonly holds?: boolean;
}

/** Watches a run and integrates over time what the machine and its queue do. */
export function createRecorder(settings: RecorderSettings): Recorder {
  return new Recorder(settings);
}

/** What is integrated: the places in `sums`. */
const allocated = 0;
const queuedJobs = 1;
const queuedAccelerators = 2;
const runningJobs = 3;
const heldJobs = 4;
const heldAccelerators = 5;
/** Idle accelerators stand in exactly one of these four. */
const lostToPolicy = 6;
const lostToFit = 7;
const lostToHold = 8;
const idle = 9;
const quantities = 10;
/** The first six also make the timeline, and beside them what is installed: allocated or idle. */
const drawn = 6;
const installed = 6;
/** Whose peaks are kept: jobs in the queue, and all that wait. */
const queue = 0;
const waiting = 1;

/**
 * The state between two instants is constant, so an integral is a sum of state × elapsed time. Nearly every instant
 * takes the short way (five multiply-adds); crossing a border (the end of a step, an edge of the window) takes the long
 * one, which hands the sums on. O(1) an instant, no allocation.
 */
export class Recorder implements Observer {
  private view!: MachineView;
  private readonly sums = new Float64Array(quantities);
  private readonly totals = new Float64Array(quantities);
  private readonly series: StepSeries;
  readonly pools: PoolRecorder | undefined;
  private readonly from: number;
  private readonly to: number;
  /** Until when the state has been integrated, s. */
  private time = 0;
  /** Since when `sums` collects, s. */
  private since = 0;
  /** The next moment at which the sums must be handed on, s. */
  private border = 0;
  /** Most jobs in the queue, and most that waited, since `since`; and when that was first so, s. */
  private readonly highest = new Float64Array(2);
  private readonly highestAt = new Float64Array(2);
  private readonly windowHighest = new Float64Array(2);
  private readonly holds: boolean;
  // The state that holds since `time`. Written out, because a loop over an array costs three times as much.
  private allocated = 0;
  private queuedJobs = 0;
  private queuedAccelerators = 0;
  private runningJobs = 0;
  private heldJobs = 0;
  private heldAccelerators = 0;
  private free = 0;
  /** Where idle accelerators are summed: `lostToPolicy`, `lostToFit`, `lostToHold` or `idle`. */
  private cause = idle;

  constructor({ window, timelineSteps, pools, holds = false }: RecorderSettings) {
    this.pools = pools;
    this.holds = holds;
    this.from = window.from;
    this.to = window.to;
    this.series = new StepSeries(timelineSteps, drawn + 1, 2);
    this.border = this.nextBorder();
  }

  begin(view: MachineView): void {
    this.view = view;
    this.look();
  }

  instant(time: number): void {
    if (time > this.time) {
      if (time < this.border) this.integrate(time);
      else this.cross(time);
    }
    this.look();
    if (this.pools !== undefined) this.pools.look(time);
  }

  /** The run is over: the machine is seen, as it stands, to the end of the window where that comes later. */
  finish(time: number): void {
    this.instant(time);
    if (this.to < Number.POSITIVE_INFINITY && this.to > time) this.instant(this.to);
    this.handOn();
  }

  /** The integrals over the measured window; ask after `finish`. */
  integrals(): TimeIntegrals {
    const { totals } = this;
    return {
      span: Math.max(0, Math.min(this.time, this.to) - this.from),
      installed: installedOf(totals),
      allocated: totals[allocated]!,
      queuedJobs: totals[queuedJobs]!,
      queuedAccelerators: totals[queuedAccelerators]!,
      runningJobs: totals[runningJobs]!,
      lostToPolicy: totals[lostToPolicy]!,
      lostToFit: totals[lostToFit]!,
      lostToHold: totals[lostToHold]!,
      idle: totals[idle]!,
      maximumQueuedJobs: this.windowHighest[queue]!,
      holds: this.holds,
      heldJobs: totals[heldJobs]!,
      heldAccelerators: totals[heldAccelerators]!,
      maximumWaitingJobs: this.windowHighest[waiting]!,
    };
  }

  /**
   * Means over equal steps from 0 to the end, warm-up and cool-down included; ask after `finish`. The last step reaches
   * past the end, where nothing is allocated and nobody waits, so mean × step is always the integral.
   */
  timeline(): Timeline {
    const { step, sums, peaks } = this.series;
    const length = Math.max(1, Math.ceil(this.time / step));
    const means = (quantity: number) => sums[quantity]!.slice(0, length).map((sum) => sum / step);
    // A machine does not shrink because nobody looks: the mean of what is installed is over the time that was played.
    const played = (k: number) => Math.max(Math.min(step, this.time - k * step), Number.MIN_VALUE);
    return {
      from: 0,
      step,
      allocated: means(allocated),
      installed: sums[installed]!.slice(0, length).map((sum, k) => sum / played(k)),
      queuedJobs: means(queuedJobs),
      queuedAccelerators: means(queuedAccelerators),
      runningJobs: means(runningJobs),
      maximumQueuedJobs: peaks[queue]!.height.slice(0, length),
      ...(this.holds ? { held: { jobs: means(heldJobs), accelerators: means(heldAccelerators) } } : {}),
      waitingPeaks: { height: peaks[waiting]!.height.slice(0, length), at: peaks[waiting]!.at.slice(0, length) },
    };
  }

  /** Reads the state that holds from now on. */
  private look(): void {
    const { view } = this;
    const queued = view.queuedJobs;
    const free = view.installed - view.allocated;
    this.allocated = view.allocated;
    this.queuedJobs = queued;
    this.queuedAccelerators = view.queuedAccelerators;
    this.runningJobs = view.runningJobs;
    this.heldJobs = view.heldJobs;
    this.heldAccelerators = view.heldAccelerators;
    this.free = free;
    if (queued > 0) this.cause = free > 0 && view.fitsNow() ? lostToPolicy : lostToFit;
    else this.cause = view.heldJobs > 0 ? lostToHold : idle;
  }

  private integrate(time: number): void {
    const { sums } = this;
    const elapsed = time - this.time;
    sums[allocated]! += this.allocated * elapsed;
    sums[queuedJobs]! += this.queuedJobs * elapsed;
    sums[queuedAccelerators]! += this.queuedAccelerators * elapsed;
    sums[runningJobs]! += this.runningJobs * elapsed;
    sums[this.cause]! += this.free * elapsed;
    if (this.heldJobs > 0) {
      sums[heldJobs]! += this.heldJobs * elapsed;
      sums[heldAccelerators]! += this.heldAccelerators * elapsed;
    }
    if (this.queuedJobs > this.highest[queue]!) this.rise(queue, this.queuedJobs);
    if (this.queuedJobs + this.heldJobs > this.highest[waiting]!) this.rise(waiting, this.queuedJobs + this.heldJobs);
    this.time = time;
  }

  /** More than ever since `since`, from `time` on. */
  private rise(which: number, jobs: number): void {
    this.highest[which] = jobs;
    this.highestAt[which] = this.time;
  }

  private cross(time: number): void {
    this.series.reach(time);
    while (time >= this.border) {
      if (this.border > this.time) this.integrate(this.border);
      this.handOn();
      this.border = this.nextBorder();
    }
    if (time > this.time) this.integrate(time);
  }

  /** Adds the sums to their step and, within the window, to the totals. No border lies between `since` and `time`. */
  private handOn(): void {
    const { sums, totals, series, since } = this;
    if (this.time > since) {
      const step = Math.floor(since / series.step);
      for (let q = 0; q < drawn; q += 1) series.sums[q]![step]! += sums[q]!;
      series.sums[installed]![step]! += installedOf(sums);
      series.peaks.forEach(({ height, at }, which) => {
        if (this.highest[which]! <= height[step]!) return;
        height[step] = this.highest[which]!;
        at[step] = this.highestAt[which]!;
      });
      if (since >= this.from && since < this.to) {
        for (let q = 0; q < quantities; q += 1) totals[q]! += sums[q]!;
        for (const which of [queue, waiting])
          this.windowHighest[which] = Math.max(this.windowHighest[which]!, this.highest[which]!);
      }
    }
    sums.fill(0);
    this.highest.fill(0);
    this.since = this.time;
  }

  private nextBorder(): number {
    const { step } = this.series;
    const stepEnd = (Math.floor(this.time / step) + 1) * step;
    if (this.time < this.from) return Math.min(stepEnd, this.from);
    if (this.time < this.to) return Math.min(stepEnd, this.to);
    return stepEnd;
  }
}

/** Accelerators are allocated or idle, and idle ones stand in exactly one of four sums. */
function installedOf(sums: Float64Array): number {
  return sums[allocated]! + sums[lostToPolicy]! + sums[lostToFit]! + sums[lostToHold]! + sums[idle]!;
}
