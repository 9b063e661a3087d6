import { week, year } from '../../units/index.ts';

/** A shorter time without a submission is never taken for an error of the log, s: machines stand still for days. */
const shortest = week;
/** No log pauses for so long, s: whatever is the minority there has no time that means anything. */
const longest = 5 * year;
/** In fewer records none is out of the ordinary, unless by that much. */
const fewest = 10;

/**
 * The part of ascending submissions that belongs together, as its first position and the one after its last. What lies before and
 * behind are strays: few records, with a time that means nothing (0 for "unknown" among Unix times, a date far ahead), so far from
 * all others that they would make the machine look idle for most of the time.
 *
 * From the median outwards the nearer record is always taken in, until those that are left stand apart by at least a week, by more
 * than the span of all that was taken in, and are few enough for that: one record or 1 % of the log; 10 % where they stand apart by
 * ten times that span; any minority where it is more than five years. O(n).
 */
export function coreOf(submit: Float64Array): { readonly from: number; readonly to: number } {
  const { length } = submit;
  let from = length >> 1;
  let to = Math.min(length, from + 1);
  while (from > 0 || to < length) {
    const before = from > 0 ? submit[from]! - submit[from - 1]! : Number.POSITIVE_INFINITY;
    const behind = to < length ? submit[to]! - submit[to - 1]! : Number.POSITIVE_INFINITY;
    const gap = Math.min(before, behind);
    if (gap >= shortest && from + length - to <= mostStrays(length, gap, submit[to - 1]! - submit[from]!)) break;
    if (before <= behind) from--;
    else to++;
  }
  return { from, to };
}

/** How many of so many records may be strays, when they stand apart from the others by a gap and the others span so much time, s. */
function mostStrays(records: number, gap: number, span: number): number {
  if (gap > longest && gap > span) return Math.ceil(records / 2) - 1;
  if (gap <= span || records < fewest) return 0;
  return gap > 10 * span ? Math.floor(records / 10) : Math.max(1, Math.floor(records / 100));
}
