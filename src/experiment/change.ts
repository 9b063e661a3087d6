import type { Comparison } from './study.ts';
import type { Told } from './told.ts';

/** What the answer draws on when it tells what policies changed in one measure. */
export interface Change {
  readonly told: Told;
  /** Everything the answer tells: all their intervals hold together. */
  readonly all: readonly Told[];
  /** What must not contradict it unsaid: overall measures that are compared, in the order in which people decide by them. */
  readonly beside: readonly Told[];
  readonly confidence: number;
  readonly comparisons: readonly Comparison[];
}
