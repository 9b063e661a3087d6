import { type Cluster, createCluster, type Pool } from '../cluster/index.ts';
import type { PoolChange } from './pool-changes.ts';
import { PowerBudget } from './power-budget.ts';
import type { RunInput } from './run-input.ts';

/** The accelerators of a run: which are free, how many are given out and installed, and what power they may draw. */
export class Floor {
  readonly cluster: Cluster;
  /** Per pool. */
  readonly free: Int32Array;
  /** Per pool: what it is to hold now. */
  readonly capacity: Int32Array;
  /** What the machine draws, where that is capped. */
  readonly power: PowerBudget | undefined;
  installed: number;
  allocated = 0;
  private readonly pools: readonly Pool[];

  constructor({ cluster, jobs, powerCap }: RunInput) {
    this.cluster = createCluster(cluster, jobs.count);
    this.pools = this.cluster.pools;
    this.installed = this.cluster.installed;
    this.capacity = Int32Array.from(this.pools, (pool) => pool.capacity);
    this.free = Int32Array.from(this.capacity);
    this.power = powerCap && new PowerBudget(cluster, this.pools, jobs.count, powerCap.signal, powerCap.highest);
  }

  fits(pool: number, accelerators: number, now: number): boolean {
    return this.pools[pool]!.fits(accelerators) && this.admits(pool, accelerators, now);
  }

  admits(pool: number, accelerators: number, now: number): boolean {
    return this.power === undefined || this.power.admits(pool, accelerators, now);
  }

  owed(pool: number): number {
    return this.pools[pool]!.owed;
  }

  /** Of what a job holds, that which comes back to its pool. */
  staying(job: number, pool: number, accelerators: number): number {
    return this.pools[pool]!.staying(job, accelerators);
  }

  /** Gives a job accelerators, which must fit. */
  give(job: number, pool: number, accelerators: number): void {
    this.power?.start(job, pool, accelerators);
    this.pools[pool]!.allocate(job, accelerators);
    this.free[pool]! -= accelerators;
    this.allocated += accelerators;
  }

  takeBack(job: number, pool: number, accelerators: number): void {
    this.power?.end(pool, accelerators);
    const { pools, free } = this;
    pools[pool]!.release(job, accelerators);
    const back = pools[pool]!.free - free[pool]!;
    free[pool]! += back;
    // The rest was only held by the job, and leaves with it.
    if (back !== accelerators) this.installed -= accelerators - back;
    this.allocated -= accelerators;
  }

  resize({ pool, capacity }: PoolChange): void {
    const resized = this.pools[pool]!;
    resized.resize(capacity);
    this.capacity[pool] = capacity;
    this.installed += resized.free - this.free[pool]!;
    this.free[pool] = resized.free;
    this.power?.resize(pool);
  }
}
