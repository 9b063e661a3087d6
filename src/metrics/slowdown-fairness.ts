import { jain } from '../statistics/index.ts';
import type { Dimension, GroupResult } from './result.ts';

/**
 * Jain's index over the mean bounded slowdowns of the groups of a dimension; null with fewer than two. Why slowdowns: a
 * run that plays to its end gives everybody the accelerator-seconds they asked for, so what differs is how long they
 * wait for them; and why bounded slowdowns: a wait of zero for all would leave nothing to divide by.
 */
export function slowdownFairness(groups: readonly GroupResult[], dimension: Dimension): number | null {
  const means: number[] = [];
  for (const group of groups) {
    const mean = group.dimension === dimension ? group.metrics['bounded-slowdown']?.mean : null;
    if (mean !== null && mean !== undefined) means.push(mean);
  }
  return means.length < 2 ? null : jain(means);
}
