import { exp } from '../../../random/index.ts';
import { hour, minute } from '../../../units/index.ts';

/** Limits in the head: those that nearly all people ask for. */
export const headSize = 20;
/** Percent of the jobs that ask for a limit of the head. */
export const headPercent = 89;

/** Limits that are popular on every machine. */
const popular = [
  ...[5, 10, 15, 20, 30].map((minutes) => minutes * minute),
  ...[1, 2, 3, 4, 5, 6, 8, 10, 12, 18].map((hours) => hours * hour),
];
/** What the others are multiples of; first the roundest. */
const round = [200, 100, 50, 10, 5, 2, 1].map((hours) => hours * hour).concat([20, 10, 5].map((m) => m * minute));

/** The limits of the head, s: the maximum first, the others ascending. Fewer than 20 when the maximum leaves no room. */
export function headTimes(maximum: number): number[] {
  const times = new Set([maximum, ...popular.filter((time) => time < maximum)]);
  for (const unit of round) {
    for (let time = Math.floor(maximum / unit) * unit; time > 0 && times.size < headSize; time -= unit) times.add(time);
  }
  const [first, ...others] = times;
  return [first!, ...others.toSorted((a, b) => a - b)];
}

/** Percent of the jobs by popularity in the head, the most popular first. */
export function headShares(count: number): number[] {
  const others = Array.from({ length: count - 1 }, (_, i) => 14.0491 * exp(-0.177531 * (i + 2)) + 0.462513);
  return [headPercent - others.reduce((sum, share) => sum + share, 0), ...others];
}
