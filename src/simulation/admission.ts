import { type ClusterSpec, capacityOf, type PoolSpec } from '../cluster/index.ts';
import type { JobTable } from '../workload/job-table.ts';
import { type Chance, lastStart } from './last-start.ts';
import { rejectionReasons } from './outcome.ts';
import type { PowerBudget } from './power-budget.ts';

const admitted = 0;
const widerThanEveryPool = rejectionReasons.indexOf('wider-than-every-pool');
const outlastsEveryPool = rejectionReasons.indexOf('outlasts-every-pool');
const abovePowerCap = rejectionReasons.indexOf('above-power-cap');
const poolRetired = rejectionReasons.indexOf('pool-retired');

export interface AdmissionInput {
  readonly jobs: JobTable;
  readonly cluster: ClusterSpec;
  /** What the scheduler is told of the length of each job, s. */
  readonly estimate: Float64Array;
  /** What each job asks for now. */
  readonly accelerators: Int32Array;
  readonly power: PowerBudget | undefined;
  /** Whether the machine ever changes. */
  readonly changes: boolean;
}

/** Which jobs can run at all: those that some pool they accept is wide enough for, long enough, and within the cap on power. */
export class Admission {
  private readonly jobs: JobTable;
  private readonly specs: readonly PoolSpec[];
  private readonly widest: Float64Array;
  private readonly estimate: Float64Array;
  private readonly accelerators: Int32Array;
  private readonly power: PowerBudget | undefined;
  private readonly changes: boolean;

  constructor({ jobs, cluster, estimate, accelerators, power, changes }: AdmissionInput) {
    this.jobs = jobs;
    this.specs = Object.values(cluster.pools);
    this.widest = Float64Array.from(this.specs, capacityOf);
    this.estimate = estimate;
    this.accelerators = accelerators;
    this.power = power;
    this.changes = changes;
  }

  /** Why a job that is submitted now can never run, as an index of the reasons for rejection; 0 when it can. */
  refusal(job: number, now: number): number {
    return this.refusalOn(job, this.accelerators[job]!, now);
  }

  /** Whether a job could ever run on so many accelerators. */
  admits(job: number, accelerators: number, now: number): boolean {
    return this.refusalOn(job, accelerators, now) === admitted;
  }

  /** The last moment at which a job that has been submitted can start, s; Infinity on a machine that stays. */
  lastStart(job: number, now: number): number {
    if (!this.changes) return Infinity;
    return this.chanceOf(job, this.accelerators[job]!, now, this.power).last;
  }

  /** Why a job can no longer start that could when it was submitted, as an index of the reasons for rejection. */
  whyTooLate(job: number, now: number): number {
    return this.chanceOf(job, this.accelerators[job]!, now).last > now ? abovePowerCap : poolRetired;
  }

  private refusalOn(job: number, accelerators: number, now: number): number {
    return this.changes ? this.refusalOfChanging(job, accelerators, now) : this.refusalOfUnchanging(job, accelerators);
  }

  private refusalOfUnchanging(job: number, accelerators: number): number {
    const pools = this.poolsOf(job);
    let why = widerThanEveryPool;
    for (let i = 0; i < pools.length; i++) {
      if (accelerators > this.widest[pools[i]!]!) continue;
      if (this.power === undefined || this.power.everAdmits(pools[i]!, accelerators)) return admitted;
      why = abovePowerCap;
    }
    return why;
  }

  private refusalOfChanging(job: number, accelerators: number, now: number): number {
    const { wideEnough, last } = this.chanceOf(job, accelerators, now);
    if (last < now) return wideEnough ? outlastsEveryPool : widerThanEveryPool;
    if (this.power === undefined || this.chanceOf(job, accelerators, now, this.power).last >= now) return admitted;
    return abovePowerCap;
  }

  private poolsOf(job: number): readonly number[] {
    return this.jobs.acceptance[this.jobs.accepts[job]!]!;
  }

  /** @param power a cap on power that has to leave enough for the job; absent: as if there were none */
  private chanceOf(job: number, accelerators: number, now: number, power?: PowerBudget): Chance {
    const places = this.poolsOf(job).map((pool) => ({
      spec: this.specs[pool]!,
      powered: power?.stretches(pool, accelerators),
    }));
    return lastStart(places, accelerators, this.estimate[job]!, now);
  }
}
