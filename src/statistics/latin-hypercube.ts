import type { Source } from '../random/index.ts';
import { randomOrder } from './random-order.ts';

/**
 * Points of the unit cube that spread evenly along every factor: each of `points` strata of equal width of each factor
 * holds exactly one point, at a random place within it, and strata of different factors are paired at random.
 * McKay, Beckman and Conover, Technometrics 21(2), 1979.
 * @returns one list of `factors` numbers in [0, 1) a point
 */
export function latinHypercube(points: number, factors: number, source: Source): number[][] {
  const columns = Array.from({ length: factors }, () =>
    randomOrder(points, source).map((stratum) => (stratum + source()) / points),
  );
  return Array.from({ length: points }, (_, point) => columns.map((column) => column[point]!));
}
