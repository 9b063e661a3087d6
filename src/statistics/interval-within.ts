/** What values of a quantity can be; infinite where nothing bounds them. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** A quantity that can be anything. */
export const unbounded: Range = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };

/** An amount, a time, a count. */
export const notBelowZero: Range = { least: 0, most: Number.POSITIVE_INFINITY };

/** A difference of two shares. */
export const differenceOfShares: Range = { least: -1, most: 1 };

/**
 * The confidence interval of a mean whose t-interval is mean ± half-width, made on a scale on which the quantity has no bounds, so that
 * it never leaves what the quantity can be: the logarithm of what lies above the least value, the logit between two bounds, the plain
 * scale where there are none. On its scale it is symmetric about the mean, with the half-width times the slope there (the delta
 * method; Agresti, Categorical Data Analysis, §3.1). Where the half-width is small beside the distance to the bound it is the t-interval.
 */
export function intervalWithin(mean: number, halfWidth: number, range: Range): readonly [low: number, high: number] {
  const { least, most } = range;
  const [below, above] = [mean - least, most - mean];
  if (!(halfWidth > 0)) return [mean, mean];
  // At a bound, or beyond it, no scale helps.
  if (!(below > 0 && above > 0)) return clamped([mean - halfWidth, mean + halfWidth], range);
  if (below === Number.POSITIVE_INFINITY && above === Number.POSITIVE_INFINITY)
    return [mean - halfWidth, mean + halfWidth];
  if (above === Number.POSITIVE_INFINITY) {
    const factor = spread(halfWidth / below);
    return [least + below / factor, least + below * factor];
  }
  if (below === Number.POSITIVE_INFINITY) {
    const factor = spread(halfWidth / above);
    return [most - above * factor, most - above / factor];
  }
  const factor = spread((halfWidth * (below + above)) / (below * above));
  const at = (odds: number) => least + (below + above) / (1 + 1 / odds);
  return [at(below / above / factor), at((below / above) * factor)];
}

/** The largest half-width on a scale of logarithms that is taken at its word: a factor of some 12. */
const farthest = 2.5;

/**
 * By what factor the ends of an interval of that half-width, on a scale of logarithms, lie from its middle. With two or three values t is so wide that
 * the exponential would put the upper end at a hundred thousand times the mean; beyond a factor of e^2.5 it lies no farther than mean + half-width does.
 */
function spread(halfWidth: number): number {
  return halfWidth <= farthest ? Math.exp(halfWidth) : Math.max(Math.exp(farthest), 1 + halfWidth);
}

/** The half-width that it takes to reach so far: the inverse of `spread`, of the logarithm of a factor. */
function unspread(logarithm: number): number {
  return logarithm <= farthest ? logarithm : Math.exp(logarithm) - 1;
}

/** The interval cut to what can be, which takes nothing from its coverage. */
export function clamped(
  [low, high]: readonly [number, number],
  { least, most }: Range,
): readonly [low: number, high: number] {
  return [Math.max(least, low), Math.min(most, high)];
}

/**
 * How far a value lies from a mean on the scale of its interval, in the units of the half-width there: an interval excludes the value when its
 * half-width is smaller.
 */
export function distanceWithin(mean: number, value: number, { least, most }: Range): number {
  const [below, above] = [mean - least, most - mean];
  const plain = Math.abs(mean - value);
  if (!(below > 0 && above > 0)) return plain;
  if (value <= least || value >= most) return Number.POSITIVE_INFINITY;
  const ratio = (of: number, to: number) => (of === Number.POSITIVE_INFINITY ? 0 : Math.log(to / of));
  const moved = ratio(below, value - least) - ratio(above, most - value);
  const slope = 1 / below + 1 / above;
  return slope === 0 ? plain : unspread(Math.abs(moved)) / slope;
}
