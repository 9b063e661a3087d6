import { chosen, type OrdinalRow, type RowTime } from './row-time.ts';
import { stop } from './series-fault.ts';
import { firstMomentOf, momentsOf, type Zone } from './zone.ts';

interface OrdinalOptions {
  readonly file: string;
  readonly zone: Zone;
  /** Whether the header says that hours are counted at their end. */
  readonly ending: boolean;
}

interface Counting {
  /** The number of the first of a day: 0 or 1. */
  readonly base: number;
  /** s */
  readonly length: number;
}

/**
 * The moments of hours (half hours, quarters) that are counted through their day: 1 to 24, 0 to 23, 1 to 48. On a day on which clocks
 * change they are counted as they pass (1 to 23, 1 to 25), or by the clock (3 left out, 3 twice, 3A and 3B); each table tells which.
 */
export function ordinalMoments(rows: readonly OrdinalRow[], options: OrdinalOptions): readonly RowTime[] {
  const days = new Map<number, OrdinalRow[]>();
  for (const row of rows) {
    const day = days.get(row.time.local);
    if (day === undefined) days.set(row.time.local, [row]);
    else day.push(row);
  }
  const counting = countingOf(rows, days, options);
  const passing = new Set(
    [...days].filter(([date, day]) => countsAsTheyPass(date, day, counting, options.zone)).map(([date]) => date),
  );
  return rows.map((each) => {
    const { row, text, time, hour } = each;
    const { base, length } = counting;
    const local = time.local + (hour.ordinal - base) * length;
    if (passing.has(time.local)) {
      const moment = firstMomentOf(time.local, options.zone) + (hour.ordinal - base) * length;
      return { row, text, local, moments: [moment], length };
    }
    if (hour.ordinal < base || local - time.local >= 86_400) throw beyond(each, counting, options);
    return {
      row,
      text,
      local,
      moments: chosen(momentsOf(local, options.zone), hour.which, text, row, { file: options.file, zone: undefined }),
      length,
    };
  });
}

function countingOf(
  rows: readonly OrdinalRow[],
  days: ReadonlyMap<number, readonly OrdinalRow[]>,
  options: OrdinalOptions,
): Counting {
  const most = rows.reduce((highest, { hour }) => Math.max(highest, hour.ordinal), 0);
  const perDay = most <= 25 ? 24 : most <= 50 ? 48 : 96;
  const length = 86_400 / perDay;
  if (most > perDay + 3600 / length)
    throw beyond(rows.find(({ hour }) => hour.ordinal === most)!, { base: 1, length }, options);
  if (rows.some(({ hour }) => hour.ordinal === 0)) return { base: 0, length };
  const fromOne =
    most >= perDay ||
    options.ending ||
    [...days].some(
      ([date, day]) => countsAsTheyPass(date, day, { base: 1, length }, options.zone) && ordinalsOf(day).has(1),
    );
  if (fromOne) return { base: 1, length };
  throw stop(options.file, {
    code: 'which-hour',
    expected: 'hours from 0 to 23 or from 1 to 24',
    received: `hours up to ${most}, and none 0: the first of a day may be either`,
    line: rows[0]!.row.line,
    hint: "write them as '00:00', or as '00 - 01'",
  });
}

/** Whether a day on which clocks change has its hours numbered without a break, as many as it has. */
function countsAsTheyPass(date: number, day: readonly OrdinalRow[], { base, length }: Counting, zone: Zone): boolean {
  const steps = (firstMomentOf(date + 86_400, zone) - firstMomentOf(date, zone)) / length;
  if (steps === 86_400 / length) return false;
  const ordinals = ordinalsOf(day);
  if (ordinals.size !== day.length || day.some(({ hour }) => hour.which !== undefined)) return false;
  const highest = Math.max(...ordinals);
  // By the clock, a day of 23 hours still ends with hour 24, and one of 25 has no hour 25.
  return steps > 86_400 / length
    ? highest - base + 1 > 86_400 / length
    : highest - base + 1 <= steps && skipped(date, ordinals, { base, length }, zone);
}

/** Whether the hour that the clocks skip has a number. */
function skipped(date: number, ordinals: ReadonlySet<number>, { base, length }: Counting, zone: Zone): boolean {
  return [...ordinals].some((ordinal) => momentsOf(date + (ordinal - base) * length, zone).length === 0);
}

function ordinalsOf(day: readonly OrdinalRow[]): ReadonlySet<number> {
  return new Set(day.map(({ hour }) => hour.ordinal));
}

function beyond({ row, text }: OrdinalRow, { base, length }: Counting, { file }: OrdinalOptions) {
  const perDay = 86_400 / length;
  return stop(file, {
    code: 'no-such-hour',
    expected: `an hour from ${base} to ${base + perDay - 1}, or one more or less where clocks change`,
    received: `'${text}'`,
    line: row.line,
    hint: "is the 'zone' right?",
  });
}
