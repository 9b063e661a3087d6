import {
  type ClusterSpec,
  capacityOf,
  capacitySteps,
  type Pool,
  type PoolDraw,
  type PoolSpec,
  poolDraws,
} from '../cluster/index.ts';
import type { Signal } from '../energy/index.ts';
import type { PowerView } from '../scheduler/index.ts';
import { type Stretch, stretches } from './last-start.ts';

/** A cap is kept to this share of itself: sums of watts may differ in their last digits. */
const tolerance = 1e-12;

/** What the machine draws at the meter now, against its cap. Power is what nodes and accelerators draw, by what is on them; it changes when jobs start and end. */
export class PowerBudget implements PowerView {
  readonly booked: Float64Array;
  readonly highest: number;
  private readonly cap: Signal;
  private readonly pools: readonly Pool[];
  private readonly draws: readonly PoolDraw[];
  private readonly pue: number;
  private readonly specs: readonly PoolSpec[];
  /** By pool: what it draws with nobody on it, as large as it is now, W. */
  private readonly idle: Float64Array;
  /** What the machine draws with nobody on it, by what its pools hold over time, W. */
  private readonly rests: readonly { readonly at: number; readonly watts: number }[];
  private readonly leastRest: number;
  /** What accelerators at work draw beyond their idle watts, W. */
  private working = 0;

  /** @param highest the highest cap there ever is, W */
  constructor(spec: ClusterSpec, pools: readonly Pool[], jobs: number, cap: Signal, highest: number) {
    this.booked = new Float64Array(jobs);
    this.cap = cap;
    this.pools = pools;
    this.draws = poolDraws(spec);
    this.pue = spec.pue ?? 1;
    this.specs = Object.values(spec.pools);
    this.idle = Float64Array.from(this.draws, ({ idle }, pool) => idle * this.shareOf(pool, pools[pool]!.capacity));
    const sizes = this.specs.map(capacitySteps);
    const times = [...new Set(sizes.flatMap((steps) => steps.map(({ at }) => at)))].sort((a, b) => a - b);
    this.rests = times.map((at) => ({
      at,
      watts: sizes.reduce((sum, steps, pool) => {
        const { capacity } = steps.findLast((step) => step.at <= at)!;
        return sum + this.draws[pool]!.idle * this.shareOf(pool, capacity);
      }, 0),
    }));
    this.leastRest = Math.min(...this.rests.map(({ watts }) => watts));
    this.highest = highest;
  }

  /** A pool has come to another size. */
  resize(pool: number): void {
    this.idle[pool] = this.draws[pool]!.idle * this.shareOf(pool, this.pools[pool]!.capacity);
  }

  /** A size of a pool as a share of its largest, for which its draw is told. */
  private shareOf(pool: number, capacity: number): number {
    return capacity / Math.max(1, capacityOf(this.specs[pool]!));
  }

  /** At the meter, W. */
  now(): number {
    let watts = this.working;
    for (let pool = 0; pool < this.pools.length; pool++) {
      // What is leaving draws until its jobs give it back.
      const { owed } = this.pools[pool]!;
      if (owed > 0) watts += this.draws[pool]!.idle * this.shareOf(pool, owed);
      watts += this.idle[pool]! + this.draws[pool]!.nodeWorking * this.pools[pool]!.awake;
    }
    return this.pue * watts;
  }

  at(time: number): number {
    return this.cap.at(time);
  }

  next(time: number): number {
    return this.cap.next(time);
  }

  resting(pool: number, capacity: number): number {
    return this.pue * this.draws[pool]!.idle * this.shareOf(pool, capacity);
  }

  adds(pool: number, accelerators: number): number {
    const { working, nodeWorking } = this.draws[pool]!;
    const woken = nodeWorking === 0 ? 0 : this.pools[pool]!.wakes(accelerators);
    return this.pue * (accelerators * working + woken * nodeWorking);
  }

  addsAlone(pool: number, accelerators: number): number {
    const { working, nodeWorking, acceleratorsPerNode } = this.draws[pool]!;
    const woken = acceleratorsPerNode === 0 ? 0 : Math.ceil(accelerators / acceleratorsPerNode);
    return this.pue * (accelerators * working + woken * nodeWorking);
  }

  /** Whether a start keeps the cap that holds now. */
  admits(pool: number, accelerators: number, time: number): boolean {
    return this.now() + this.adds(pool, accelerators) <= this.cap.at(time) * (1 + tolerance);
  }

  /** Whether the job could run with the machine to itself, at the highest cap there is and when what idles is least. */
  everAdmits(pool: number, accelerators: number): boolean {
    return this.admitsBeside(this.leastRest, pool, accelerators);
  }

  /** When it could, at the highest cap there is, by what the pools hold over time. */
  stretches(pool: number, accelerators: number): Stretch[] {
    return stretches(this.rests, ({ watts }) => this.admitsBeside(watts, pool, accelerators));
  }

  private admitsBeside(resting: number, pool: number, accelerators: number): boolean {
    return this.pue * resting + this.addsAlone(pool, accelerators) <= this.highest * (1 + tolerance);
  }

  /** Before the job is given its accelerators. */
  start(job: number, pool: number, accelerators: number): void {
    this.booked[job] = this.adds(pool, accelerators);
    this.working += accelerators * this.draws[pool]!.working;
  }

  end(pool: number, accelerators: number): void {
    this.working -= accelerators * this.draws[pool]!.working;
  }
}
