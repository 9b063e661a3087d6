import { tally } from '../../statistics/index.ts';
import { day, hour } from '../../units/index.ts';
import type { CleanLog } from '../trace/clean.ts';
import type { LogArrivals } from './log-description.ts';

/** Fewer windows than this say nothing about a dispersion. */
const fewestWindows = 10;
/** More windows than this would not be counted one by one: a century of hours. */
const mostWindows = 1_000_000;

/** How evenly jobs are submitted. */
export function arrivalsOf({ submit, count }: CleanLog): LogArrivals {
  const gaps = new Float64Array(Math.max(0, count - 1));
  for (let i = 0; i < gaps.length; i++) gaps[i] = submit[i + 1]! - submit[i]!;
  const { mean, standardDeviation } = tally(gaps);
  const hourly = countsIn(submit, hour);
  return {
    meanGap: gaps.length === 0 ? null : mean,
    gapCv: gaps.length > 1 && mean > 0 ? standardDeviation / mean : null,
    hourlyDispersion: dispersion(hourly),
    dailyDispersion: dispersion(countsIn(submit, day)),
    busiestHour: mostWithin(submit, hour),
  };
}

/** Most submissions within a length of time, wherever it begins. */
function mostWithin(submit: Float64Array, length: number): number {
  let most = 0;
  let first = 0;
  for (let job = 0; job < submit.length; job++) {
    while (submit[job]! - submit[first]! >= length) first++;
    most = Math.max(most, job - first + 1);
  }
  return most;
}

/** Submissions in windows of a length, from the first submission on; the last, cut-off window is left out. */
export function countsIn(submit: Float64Array, length: number): Uint32Array {
  const first = submit[0] ?? 0;
  const windows = Math.floor(((submit.at(-1) ?? 0) - first) / length);
  if (windows > mostWindows) return new Uint32Array(0);
  const counts = new Uint32Array(windows);
  for (const time of submit) {
    const window = Math.floor((time - first) / length);
    if (window < windows) counts[window] = counts[window]! + 1;
  }
  return counts;
}

/** Index of dispersion: variance / mean of counts. */
function dispersion(counts: Uint32Array): number | null {
  if (counts.length < fewestWindows) return null;
  const { mean, variance } = tally(counts);
  return mean > 0 ? variance / mean : null;
}
