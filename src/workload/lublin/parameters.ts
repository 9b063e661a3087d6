/** A gamma distribution; mean shape · scale. */
export interface Gamma {
  readonly shape: number;
  readonly scale: number;
}

/** The model's numbers for one type of jobs. Sizes are logarithms to base 2. */
export interface LublinParameters {
  /** Probability of a serial job. */
  readonly serial: number;
  /** Probability of a parallel job whose size is rounded to a power of two. */
  readonly powerOfTwo: number;
  /** Smallest parallel size, and where the two uniform stages meet and end on a machine of 128. */
  readonly low: number;
  readonly medium: number;
  readonly high: number;
  /** Probability of the stage from low to medium. */
  readonly lowStage: number;
  /** The two gammas of which one gives ln(run time in s). */
  readonly short: Gamma;
  readonly long: Gamma;
  /** The probability of the short one: slope · accelerators + intercept, kept within 0–1. */
  readonly slope: number;
  readonly intercept: number;
  /** ln(gap between submissions in s), at a rate of 1. */
  readonly gap: Gamma;
  /** Submissions over the half-hours of a day, from 5:30 on. */
  readonly day: Gamma;
}

export type LublinType = 'batch' | 'interactive' | 'typeless';

/** Constants of the authors' program, which their paper rounds. */
export const lublinParameters: Readonly<Record<LublinType, LublinParameters>> = {
  batch: {
    serial: 0.2927,
    powerOfTwo: 0.6686,
    low: 1.2,
    medium: 5,
    high: 7,
    lowStage: 0.875,
    short: { shape: 6.57, scale: 0.823 },
    long: { shape: 639.1, scale: 0.0156 },
    slope: -0.003,
    intercept: 0.6986,
    gap: { shape: 6.0415 * 1.0519, scale: 0.8531 },
    day: { shape: 6.1271, scale: 5.274 },
  },
  interactive: {
    serial: 0.1541,
    powerOfTwo: 0.625,
    low: 1,
    medium: 3,
    high: 5.5,
    lowStage: 0.705,
    short: { shape: 3.8351, scale: 0.6605 },
    long: { shape: 7.073, scale: 0.6856 },
    slope: -0.0118,
    intercept: 0.9156,
    gap: { shape: 6.551 * 0.9797, scale: 0.6621 },
    day: { shape: 8.9186, scale: 3.668 },
  },
  typeless: {
    serial: 0.244,
    powerOfTwo: 0.576,
    low: 0.8,
    medium: 4.5,
    high: 7,
    lowStage: 0.86,
    short: { shape: 4.2, scale: 0.94 },
    long: { shape: 312, scale: 0.03 },
    slope: -0.0054,
    intercept: 0.78,
    gap: { shape: 10.2303 * 1.0225, scale: 0.4871 },
    day: { shape: 8.1737, scale: 3.9631 },
  },
};
