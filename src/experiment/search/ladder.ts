import { type AxisSpec, valuesOf } from '../../scenario/axis.ts';
import type { Place } from '../../scenario/fault.ts';
import type { Setting } from '../../scenario/setting.ts';
import type { RequestedAxis } from '../../scenario/sweep-request.ts';

/** The values of a path that a search climbs, from low to high. */
export interface Ladder {
  readonly path: string;
  readonly values: readonly Setting[];
  /** The same as numbers, without what stands after them. */
  readonly numbers: readonly number[];
  /** What stands after the numbers: `%`, `per day`; empty for bare numbers. */
  readonly unit: string;
  placeOf(value: Setting): Place | undefined;
}

/** Rungs of a ladder at most. */
const mostRungs = 100_000;

/**
 * The ladder of an axis: every whole number of a range of such, other ranges in equal steps, lists as they are.
 * @returns what is wrong, where it is none
 */
export function ladderOf({ path, axis, placeOf }: RequestedAxis, steps: number): Ladder | { readonly problem: string } {
  if (axis.kind === 'range' && axis.whole && axis.to - axis.from >= mostRungs)
    return { problem: `'${path}' spans more than ${mostRungs.toLocaleString('en')} whole numbers` };
  const values = rungs(axis, steps);
  const read = values.map((value) => /^\s*([+-]?[\d.]+(?:e[+-]?\d+)?)\s*(.*)$/i.exec(String(value)));
  const numbers = read.map((match) => (match === null ? Number.NaN : Number(match[1])));
  const unit = read[0]?.[2] ?? '';
  if (numbers.some((number) => !Number.isFinite(number)) || read.some((match) => match![2] !== unit))
    return { problem: `'${path}' must be given as numbers of one unit, such as '8 … 64' or [50 %, 75 %, 100 %]` };
  if (numbers.some((number, at) => at > 0 && !(number > numbers[at - 1]!)))
    return { problem: `the values of '${path}' must go up` };
  return { path, values, numbers, unit, placeOf };
}

function rungs(axis: AxisSpec, steps: number): readonly Setting[] {
  if (axis.kind === 'listed') return axis.values;
  return valuesOf({ ...axis, steps: 1 + (axis.whole ? axis.to - axis.from : steps) });
}
