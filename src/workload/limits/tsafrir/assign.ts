import type { Source } from '../../../random/index.ts';
import { sortedOrder } from '../../sorted-order.ts';

/** Parts in percent, made into whole numbers with that sum: by largest remainders. */
export function apportioned(parts: readonly number[], total: number): Uint32Array {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const exact = parts.map((part) => (part * total) / whole);
  const counts = Uint32Array.from(exact, Math.floor);
  const rest = total - counts.reduce((sum, count) => sum + count, 0);
  const byRemainder = exact.map((_, i) => i).sort((a, b) => (exact[b]! % 1) - (exact[a]! % 1) || a - b);
  for (const i of byRemainder.slice(0, rest)) counts[i] = counts[i]! + 1;
  return counts;
}

/**
 * Deals limits out at random, but none to a job that would outlast it: from the longest job on, each takes one of
 * the limits left that are long enough. A limit is raised to the next possible value where too few are long enough.
 * Run times count up to the maximum. O(n log n).
 * @param times possible limits, s, ascending
 * @param counts how many jobs ask for each; in sum the number of run times
 */
export function assigned(
  runtimes: Float64Array,
  times: readonly number[],
  counts: Uint32Array,
  source: Source,
): { limits: Float64Array; raised: number } {
  const jobs = runtimes.length;
  const longestFirst = sortedOrder(runtimes.map((runtime) => Math.max(0, runtime))).toReversed();
  const left = new Float64Array(jobs);
  for (let i = times.length - 1, at = 0; i >= 0; i--) {
    left.fill(times[i]!, at, at + counts[i]!);
    at += counts[i]!;
  }
  const maximum = times.at(-1)!;
  let raised = 0;
  for (let k = 0; k < jobs; k++) {
    const needed = Math.min(maximum, runtimes[longestFirst[k]!]!);
    if (left[k]! >= needed) continue;
    left[k] = times.find((time) => time >= needed)!;
    raised++;
  }
  const limits = new Float64Array(jobs);
  for (let k = 0, enough = 0; k < jobs; k++) {
    const job = longestFirst[k]!;
    const needed = Math.min(maximum, runtimes[job]!);
    while (enough < jobs && left[enough]! >= needed) enough++;
    const chosen = k + Math.floor(source() * (enough - k));
    limits[job] = left[chosen]!;
    left[chosen] = left[k]!;
  }
  return { limits, raised };
}
