import type { MachineView, Observer } from '../simulation/observer.ts';
import type { JobTable } from '../workload/job-table.ts';

/**
 * Why a job waits, in Slurm's words where it has one. At every moment a waiting job has exactly one reason:
 * - `Resources`: it is the first in the queue of those that accept the same pools, and too few accelerators are free for it;
 * - `Backfill`: enough are free, but it would delay a reservation (or, with periodic passes, the next pass has not come yet);
 * - `Priority`: earlier jobs go first, and either too few are free, or the rule keeps strictly to the order.
 * - `PowerCap`: enough are free, but the cap leaves too little power for it;
 * - `Carbon`, `Price`: it is held until electricity is cleaner or cheaper, and has not joined the queue.
 */
export const waitReasons = ['Resources', 'Priority', 'Backfill', 'PowerCap', 'Carbon', 'Price'] as const;
export type WaitReason = (typeof waitReasons)[number];

/** Why a job is held before it joins the queue. */
export type HoldReason = 'Carbon' | 'Price';

/** Seconds that each job waited for each reason, by job; together they are its wait. */
export interface WaitReasonColumns {
  readonly resources: Float64Array;
  readonly priority: Float64Array;
  readonly backfill: Float64Array;
  /** Enough accelerators, too little power; absent where power is not capped. */
  readonly powerCap?: Float64Array;
  /** Before it joined the queue; absent where no job is held. */
  readonly held?: { readonly reason: HoldReason; readonly seconds: Float64Array };
}

interface EarlierWait {
  readonly since: number;
  /** s, by column */
  readonly waited: readonly number[];
}

/**
 * Splits every wait over its reasons, without looking at the waiting jobs one by one.
 *
 * How long enough accelerators were free for a job of some width is the same for all jobs of that width, so it is summed by
 * width: a binary indexed tree (Fenwick, Software: Practice and Experience 24(3), 1994) holds the time spent at each number
 * of free accelerators, and a job's share is a difference of two look-ups, one when it joins and one when it starts. Only the first of
 * the queue is watched by itself. O(log width) an instant and a job.
 */
export class WaitReasons implements Observer {
  private view!: MachineView;
  private readonly jobs: JobTable;
  private readonly columns: { resources: Float64Array; priority: Float64Array; backfill: Float64Array };
  /** Per lane: the tree over "so many free at most", s. Place k stands for k − 1 free. */
  private readonly trees: readonly Float64Array[];
  /** Per lane: what held since `time`: the most free in any accepted pool, and the first waiting job if it does not fit (−1: none). */
  private readonly mostFree: Int32Array;
  private readonly blocked: Int32Array;
  private readonly widest: number;
  private readonly reserves: boolean;
  private readonly held: WaitReasonColumns['held'];
  /** Where power is capped: the same trees for the widest job that also has the power, and what it held since `time`. */
  private readonly powerCap: Float64Array | undefined;
  private readonly powered: readonly Float64Array[] = [];
  private readonly mostPowered: Int32Array = new Int32Array(0);
  private time = 0;
  /** By job that was held again: since when, s, and what it had waited for until then. */
  private readonly earlier = new Map<number, EarlierWait>();
  /** Jobs that joined at this instant and have not started. */
  private fresh: Int32Array = new Int32Array(64);
  private freshCount = 0;
  private readonly waiting: Uint8Array;

  /**
   * @param widest accelerators of the largest pool
   * @param reserves whether the rule makes reservations; under one that does not, a job that would fit waits for `Priority`
   * @param capped whether power is capped
   * @param hold why jobs are held before they join the queue; absent: none is
   */
  constructor(jobs: JobTable, widest: number, reserves = true, hold?: HoldReason, capped = false) {
    this.reserves = reserves;
    if (hold) this.held = { reason: hold, seconds: new Float64Array(jobs.count) };
    const lanes = jobs.acceptance.length;
    this.jobs = jobs;
    if (capped) {
      this.powerCap = new Float64Array(jobs.count);
      this.powered = Array.from({ length: lanes }, () => new Float64Array(widest + 2));
      this.mostPowered = new Int32Array(lanes).fill(widest);
    }
    this.widest = widest;
    this.columns = {
      resources: new Float64Array(jobs.count),
      priority: new Float64Array(jobs.count),
      backfill: new Float64Array(jobs.count),
    };
    this.trees = Array.from({ length: lanes }, () => new Float64Array(widest + 2));
    this.mostFree = new Int32Array(lanes).fill(widest);
    this.blocked = new Int32Array(lanes).fill(-1);
    this.waiting = new Uint8Array(jobs.count);
  }

  begin(view: MachineView): void {
    this.view = view;
  }

  submitted(job: number, time: number): void {
    this.integrate(time);
    if (this.held) this.held.seconds[job] = time - this.since(job);
    if (this.freshCount === this.fresh.length) {
      const longer = new Int32Array(this.fresh.length * 2);
      longer.set(this.fresh);
      this.fresh = longer;
    }
    this.fresh[this.freshCount++] = job;
  }

  started(job: number, time: number): void {
    this.integrate(time);
    // A job that starts at once has never waited.
    if (this.waiting[job] === 0) {
      this.waiting[job] = 2;
      return;
    }
    this.split(job, time);
  }

  /** What a job has waited for until now is put aside, and its reasons begin anew. */
  heldAgain(job: number, time: number): void {
    this.integrate(time);
    if (this.waiting[job] === 1) this.split(job, time);
    const before = this.earlier.get(job)?.waited;
    const waited = this.allColumns().map((column, i) => {
      const sum = (before?.[i] ?? 0) + (column?.[job] ?? 0);
      if (column) column[job] = 0;
      return sum;
    });
    this.earlier.set(job, { since: time, waited });
    this.waiting[job] = 0;
  }

  /** A job that ran in part, waited to go on, and no longer can: until now it has waited. */
  rejected(job: number, time: number): void {
    this.integrate(time);
    if (this.waiting[job] === 1) this.split(job, time);
    else if (this.held) this.held.seconds[job] = time - this.since(job);
    this.waiting[job] = 2;
  }

  /** Splits what a job waited since it last began to, now that it waits no more. */
  private split(job: number, time: number): void {
    const { resources, priority, backfill } = this.columns;
    const wait = time - this.since(job) - (this.held?.seconds[job] ?? 0);
    const { powerCap } = this;
    let fitting = this.enough(this.trees, job) - backfill[job]!;
    if (powerCap) {
      const powered = this.enough(this.powered, job) - powerCap[job]!;
      powerCap[job] = Math.min(Math.max(0, fitting - powered), wait - resources[job]!);
      fitting = powered;
    }
    // Sums of time may differ from the wait in the last digits; the parts are made to add up.
    const unpowered = powerCap?.[job] ?? 0;
    const held = Math.min(Math.max(fitting, 0), wait - resources[job]! - unpowered);
    backfill[job] = this.reserves ? held : 0;
    priority[job] = Math.max(0, wait - resources[job]! - unpowered - backfill[job]!);
    this.waiting[job] = 2;
  }

  instant(time: number): void {
    this.integrate(time);
    const { view, jobs } = this;
    for (let i = 0; i < this.freshCount; i++) {
      const job = this.fresh[i]!;
      if (this.waiting[job] !== 0) continue;
      this.waiting[job] = 1;
      // Remembered here until it starts: the time with enough free accelerators before it came.
      this.columns.backfill[job] = this.enough(this.trees, job);
      if (this.powerCap) this.powerCap[job] = this.enough(this.powered, job);
    }
    this.freshCount = 0;
    for (let lane = 0; lane < this.trees.length; lane++) {
      const pools = jobs.acceptance[lane]!;
      let most = 0;
      for (let i = 0; i < pools.length; i++) if (view.free[pools[i]!]! > most) most = view.free[pools[i]!]!;
      this.mostFree[lane] = most;
      if (this.powerCap) this.mostPowered[lane] = this.widestPowered(lane);
      const first = view.firstWaiting(lane);
      this.blocked[lane] = first >= 0 && view.accelerators[first]! > most ? first : -1;
    }
  }

  /** What came of it; for jobs that started. Ask once. */
  result(): WaitReasonColumns {
    const columns = this.allColumns();
    for (const [job, { waited }] of this.earlier) {
      columns.forEach((column, i) => {
        if (column) column[job]! += waited[i]!;
      });
    }
    return {
      ...this.columns,
      ...(this.powerCap ? { powerCap: this.powerCap } : {}),
      ...(this.held ? { held: this.held } : {}),
    };
  }

  private allColumns(): readonly (Float64Array | undefined)[] {
    const { resources, priority, backfill } = this.columns;
    return [resources, priority, backfill, this.powerCap, this.held?.seconds];
  }

  /** Since when a job has waited, s. */
  private since(job: number): number {
    return this.earlier.get(job)?.since ?? this.jobs.submit[job]!;
  }

  /** Adds the stretch since the last instant to what held in it. */
  private integrate(time: number): void {
    const passed = time - this.time;
    if (!(passed > 0)) return;
    this.time = time;
    for (let lane = 0; lane < this.trees.length; lane++) {
      const tree = this.trees[lane]!;
      for (let k = this.mostFree[lane]! + 1; k > 0; k -= k & -k) tree[k]! += passed;
      if (this.powerCap) {
        const powered = this.powered[lane]!;
        for (let k = this.mostPowered[lane]! + 1; k > 0; k -= k & -k) powered[k]! += passed;
      }
      const blocked = this.blocked[lane]!;
      if (blocked >= 0) this.columns.resources[blocked]! += passed;
    }
  }

  /** The widest job that any pool of a lane has accelerators and power for. */
  private widestPowered(lane: number): number {
    const { view } = this;
    let widest = 0;
    for (const pool of this.jobs.acceptance[lane]!) {
      let low = widest;
      let high = view.free[pool]!;
      while (low < high) {
        const middle = (low + high + 1) >>> 1;
        if (view.admits?.(pool, middle) === false) high = middle - 1;
        else low = middle;
      }
      widest = low;
    }
    return widest;
  }

  /** For how long, in all, at least so many accelerators as the job needs have been free (and powered), s. */
  private enough(trees: readonly Float64Array[], job: number): number {
    const tree = trees[this.jobs.accepts[job]!]!;
    let sum = 0;
    for (let k = this.view.accelerators[job]! + 1; k <= this.widest + 1; k += k & -k) sum += tree[k]!;
    return sum;
  }
}
