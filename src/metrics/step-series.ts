/**
 * Time series with a fixed number of steps over an end that is not known beforehand: when time runs past the last
 * step, the steps are merged in pairs and each becomes twice as long. One pass, constant memory, exact integrals:
 * step lengths are powers of two, so the borders of merged steps fall on borders of the old.
 */
export class StepSeries {
  /** Length of a step now, s. */
  step: number;
  readonly steps: number;
  /** Integrals over each step, one row of `steps` values for each summed quantity. */
  readonly sums: readonly Float64Array[];
  /** The maxima of each step, one entry for each quantity whose peaks are kept. */
  readonly peaks: readonly StepPeaks[];

  /**
   * @param steps how many steps, at least; made even, so that steps merge in pairs
   * @param quantities how many quantities are summed
   * @param peaks of how many quantities the largest value in each step is kept
   * @param step length of a step at first, s; a power of two
   */
  constructor(steps: number, quantities: number, peaks: number, step = firstStep) {
    this.steps = steps + (steps & 1);
    this.step = step;
    this.sums = Array.from({ length: quantities }, () => new Float64Array(this.steps));
    this.peaks = Array.from({ length: peaks }, () => ({
      height: new Float64Array(this.steps),
      at: new Float64Array(this.steps),
    }));
  }

  /** Makes room for a moment in time: afterwards it lies within the series. */
  reach(time: number): void {
    while (time > this.steps * this.step) this.merge();
  }

  private merge(): void {
    const half = this.steps / 2;
    for (const sum of this.sums) {
      for (let k = 0; k < half; k += 1) sum[k] = sum[2 * k]! + sum[2 * k + 1]!;
      sum.fill(0, half);
    }
    for (const { height, at } of this.peaks) {
      for (let k = 0; k < half; k += 1) {
        const higher = height[2 * k + 1]! > height[2 * k]! ? 2 * k + 1 : 2 * k;
        height[k] = height[higher]!;
        at[k] = at[higher]!;
      }
      height.fill(0, half);
      at.fill(0, half);
    }
    this.step *= 2;
  }
}

/** The largest value in each step, and the moment, s, at which it was first reached; 0 and 0 where nothing was above 0. */
export interface StepPeaks {
  readonly height: Float64Array;
  readonly at: Float64Array;
}

/** About a millisecond: finer than any schedule is drawn, and 2^35 of them are a year. */
const firstStep = 2 ** -10;
