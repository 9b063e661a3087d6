import { type ClusterSpec, capacityOf, type PoolSpec } from '../cluster/index.ts';
import type { JobTable } from '../workload/job-table.ts';
import { type Chance, lastStart } from './last-start.ts';
import { rejectionReasons } from './outcome.ts';
import type { PowerBudget } from './power-budget.ts';

const admitted = 0;
const widerThanEveryPool = rejectionReasons.indexOf('wider-than-every-pool');
const outlastsEveryPool = rejectionReasons.indexOf('outlasts-every-pool');
const abovePowerCap = rejectionReasons.indexOf('above-power-cap');

export interface AdmissionInput {
  readonly jobs: JobTable;
  readonly cluster: ClusterSpec;
  /** What the scheduler is told of the length of each job, s. */
  readonly estimate: Float64Array;
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
  private readonly power: PowerBudget | undefined;
  private readonly changes: boolean;

  constructor({ jobs, cluster, estimate, power, changes }: AdmissionInput) {
    this.jobs = jobs;
    this.specs = Object.values(cluster.pools);
    this.widest = Float64Array.from(this.specs, capacityOf);
    this.estimate = estimate;
    this.power = power;
    this.changes = changes;
  }

  /** Why a job that is submitted now can never run, as an index of the reasons for rejection; 0 when it can. */
  refusal(job: number, now: number): number {
    return this.changes ? this.refusalOfChanging(job, now) : this.refusalOfUnchanging(job);
  }

  /** The last moment at which a job that has been submitted can start, s; Infinity on a machine that stays. */
  lastStart(job: number, now: number): number {
    if (!this.changes) return Infinity;
    return this.chanceOf(job, this.withinCap(this.poolsOf(job), job), now).last;
  }

  private refusalOfUnchanging(job: number): number {
    const accelerators = this.jobs.accelerators[job]!;
    const pools = this.poolsOf(job);
    let why = widerThanEveryPool;
    for (let i = 0; i < pools.length; i++) {
      if (accelerators > this.widest[pools[i]!]!) continue;
      if (this.power === undefined || this.power.everAdmits(pools[i]!, accelerators)) return admitted;
      why = abovePowerCap;
    }
    return why;
  }

  private refusalOfChanging(job: number, now: number): number {
    const pools = this.poolsOf(job);
    const { wideEnough, last } = this.chanceOf(job, pools, now);
    if (last < now) return wideEnough ? outlastsEveryPool : widerThanEveryPool;
    const within = this.withinCap(pools, job);
    return within.length > 0 && this.chanceOf(job, within, now).last >= now ? admitted : abovePowerCap;
  }

  private poolsOf(job: number): readonly number[] {
    return this.jobs.acceptance[this.jobs.accepts[job]!]!;
  }

  private chanceOf(job: number, pools: readonly number[], now: number): Chance {
    const specs = pools.map((pool) => this.specs[pool]!);
    return lastStart(specs, this.jobs.accelerators[job]!, this.estimate[job]!, now);
  }

  /** The pools in which a power cap, if there is one, ever lets the job work. */
  private withinCap(pools: readonly number[], job: number): readonly number[] {
    const { power } = this;
    return power === undefined ? pools : pools.filter((pool) => power.everAdmits(pool, this.jobs.accelerators[job]!));
  }
}
