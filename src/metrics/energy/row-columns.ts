import type { PoolDraw } from '../../cluster/index.ts';
import type { EmbodiedSpec, Signal } from '../../energy/index.ts';
import { joulesPerKilowattHour } from './energy-flow.ts';
import { byJob, type Occupancy } from './occupancy.ts';
import type { SharedNodes } from './shared-nodes.ts';

/** What energy is weighed with, where the scenario states it. */
export interface Weights {
  /** EUR per kWh. */
  readonly price?: Signal | undefined;
  /** g CO2e per kWh. */
  readonly intensity?: Signal | undefined;
  readonly embodied?: EmbodiedSpec | undefined;
}

/** What every job answers for, over its whole run. At the meter: PUE included. */
export interface JobEnergy {
  /** kWh. */
  readonly energy: Float64Array;
  /** EUR; absent without a price. */
  readonly cost?: Float64Array;
  /** kg CO2e, its share of the making of the machine included; absent without an intensity and a making. */
  readonly emissions?: Float64Array;
}

/** Sums by row: by segment where jobs may run in several, else by job. */
export class RowColumns {
  /** Node-seconds each row answers for: in plain time, and weighted by each signal there is. */
  readonly nodeParts: readonly Float64Array[];
  private readonly weights: Weights;
  private readonly jobs: number;
  private readonly occupancy: Occupancy;
  private readonly draws: readonly PoolDraw[];

  constructor(weights: Weights, jobs: number, occupancy: Occupancy, draws: readonly PoolDraw[]) {
    const wanted = [true, weights.price !== undefined, weights.intensity !== undefined].filter(Boolean);
    this.weights = weights;
    this.jobs = jobs;
    this.occupancy = occupancy;
    this.draws = draws;
    this.nodeParts = wanted.map(() => new Float64Array(occupancy.rows));
  }

  byJob(pue: number, nodes: readonly (SharedNodes | undefined)[]): JobEnergy {
    const { energy, cost, emissions } = this.finished(pue, nodes);
    const sums = (column: Float64Array) => byJob(column, this.occupancy, this.jobs);
    return {
      energy: sums(energy),
      ...(cost ? { cost: sums(cost) } : {}),
      ...(emissions ? { emissions: sums(emissions) } : {}),
    };
  }

  private finished(pue: number, nodes: readonly (SharedNodes | undefined)[]): JobEnergy {
    const { price, intensity, embodied } = this.weights;
    const { occupancy } = this;
    const energy = new Float64Array(occupancy.rows);
    const cost = price ? new Float64Array(occupancy.rows) : undefined;
    const emissions = intensity || embodied ? new Float64Array(occupancy.rows) : undefined;
    const [plain, ...weighted] = this.nodeParts;
    const priced = price ? weighted[0] : undefined;
    const counted = intensity ? weighted[price ? 1 : 0] : undefined;
    for (let row = 0; row < occupancy.rows; row++) {
      const start = occupancy.start[row]!;
      if (Number.isNaN(start)) continue;
      const end = occupancy.end[row]!;
      const run = occupancy.time(row);
      const pool = occupancy.pool[row]!;
      const { held, nodeWorking, embodiedHeld } = this.draws[pool]!;
      const width = occupancy.accelerators[row]!;
      const onNodes = nodes[pool] === undefined ? 0 : nodeWorking;
      const watts = pue * width * held;
      const perNode = pue * onNodes;
      energy[row] = (watts * run + perNode * plain![row]!) / joulesPerKilowattHour;
      if (cost) cost[row] = (watts * price!.integral(start, end) + perNode * priced![row]!) / joulesPerKilowattHour;
      if (!emissions) continue;
      emissions[row] = width * embodiedHeld * run;
      if (intensity) {
        const grams = (watts * intensity.integral(start, end) + perNode * counted![row]!) / joulesPerKilowattHour;
        emissions[row]! += grams / 1000;
      }
    }
    return { energy, ...(cost ? { cost } : {}), ...(emissions ? { emissions } : {}) };
  }
}
