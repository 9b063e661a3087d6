import type { Source } from '../random/index.ts';
import { type MeanEstimate, meanInterval } from './confidence-interval.ts';
import { randomOrder } from './random-order.ts';
import { tally } from './tally.ts';

/** A walk through the unit cube that changes one factor a step, each once: k + 1 points. */
export type Trajectory = readonly (readonly number[])[];

/**
 * Trajectories of Morris's design on a grid of `levels` (an even number) values a factor: from a random point, one factor
 * after another in random order moves by Δ = p / (2(p − 1)), up or down, whichever stays within the grid.
 * Morris, Technometrics 33(2), 1991.
 */
export function morrisTrajectories(count: number, factors: number, levels: number, source: Source): Trajectory[] {
  const half = levels / 2;
  const delta = levels / (2 * (levels - 1));
  return Array.from({ length: count }, () => {
    // Every factor starts in the lower half and rises, or in the upper half and falls: all grid points are equally likely.
    const rises = Array.from({ length: factors }, () => source() < 0.5);
    const start = rises.map((rise) => Math.floor(source() * half) / (levels - 1) + (rise ? 0 : delta));
    const order = randomOrder(factors, source);
    const walk = [start];
    for (const factor of order) {
      const next = walk.at(-1)!.slice();
      next[factor] = Math.min(1, Math.max(0, next[factor]! + (rises[factor] ? delta : -delta)));
      walk.push(next);
    }
    return walk;
  });
}

/** What one factor does: elementary effects per full range of the factor. */
export interface MorrisEffect {
  /** Mean of the effects: which way it works. */
  readonly mu: number;
  /** Mean of their sizes μ*: how much it matters, with its t-interval over the trajectories. */
  readonly muStar: MeanEstimate;
  /** Their standard deviation: how far what it does depends on where one stands, by itself or with others. */
  readonly sigma: number;
  /** One a trajectory. */
  readonly effects: readonly number[];
}

/**
 * The effects of every factor from the values at the points of the trajectories. A step counts by how far its factor
 * really moved, so that points may have been moved to values that a factor can take.
 * Trajectories with a value that is not known (NaN) are left out. μ*: Campolongo, Cariboni and Saltelli, 2007.
 */
export function morrisEffects(
  trajectories: readonly Trajectory[],
  values: readonly (readonly number[])[],
  confidence: number,
): MorrisEffect[] {
  const factors = trajectories[0]?.[0]?.length ?? 0;
  const effects = Array.from({ length: factors }, (): number[] => []);
  trajectories.forEach((walk, at) => {
    if (values[at]!.some((value) => !Number.isFinite(value))) return;
    for (let step = 1; step < walk.length; step++) {
      for (let factor = 0; factor < factors; factor++) {
        const moved = walk[step]![factor]! - walk[step - 1]![factor]!;
        if (moved !== 0) effects[factor]!.push((values[at]![step]! - values[at]![step - 1]!) / moved);
      }
    }
  });
  return effects.map((own) => ({
    mu: tally(own).mean,
    muStar: meanInterval(own.map(Math.abs), confidence),
    sigma: tally(own).standardDeviation,
    effects: own,
  }));
}
