import type { Stretch } from '../../energy/index.ts';
import { formatScaled, isSane } from '../../units/index.ts';
import type { LogFault } from '../../workload/trace/log-fault.ts';
import { numberIn } from './decimal-mark.ts';
import type { RowTime } from './row-time.ts';
import { rowTimes } from './row-times.ts';
import { SeriesStop, stop } from './series-fault.ts';
import type { SeriesOptions } from './series-options.ts';
import { lastEnd, naturalSteps, resolutions, stretchesKnown } from './steps.ts';
import { readTable, type Table, type TableRow } from './table.ts';
import { timeColumnsOf } from './time-columns.ts';
import { valueColumnOf } from './value-column.ts';
import type { Zone } from './zone.ts';

/** A quantity over time as a file has it, in the base unit; each value holds until the next. */
export interface Series {
  /** s since 1970 UTC, ascending. */
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** When the last value ends, s since 1970 UTC. */
  readonly end: number;
  /** The time for which there are data: without gaps, and without rows that have no value. In order. */
  readonly known: readonly Stretch[];
  readonly reading: SeriesNotes;
}

/** What was made of the file, for its reader. */
export interface SeriesNotes {
  /** Rows without a value: the value before holds on. */
  readonly missing: number;
  /** Rows at a local time that clocks skip: left out. */
  readonly skipped: number;
  /** Steps for which there is no row: the value before holds on. */
  readonly held: number;
  /** Hours that clocks show twice and for which there is one row: it holds for both. */
  readonly twice: number;
  /** The zone of local times, as it is called. */
  readonly zone: string | undefined;
  /** Whether the file has the ends of intervals. */
  readonly ending: boolean;
  /** The unit of the values, and what the header says where that is another. */
  readonly unit: string;
  readonly headerUnit: string | undefined;
  /** Lengths of steps, s, with the line of the file from which on rows have them; where there are several. */
  readonly steps: readonly { readonly step: number; readonly line: number }[];
}

export type SeriesReading = { readonly series: Series } | { readonly fault: LogFault };

/** Reads a series from the text of a table. Gives the first fault with its line when there is one; it does not throw. */
export function readSeries(text: string, options: SeriesOptions): SeriesReading {
  try {
    return { series: read(text, options) };
  } catch (error) {
    if (error instanceof SeriesStop) return { fault: error.fault };
    throw error;
  }
}

interface TimedRow {
  readonly at: RowTime;
  readonly moment: number;
}

function read(text: string, options: SeriesOptions): Series {
  refuseOtherFormats(text, options);
  const table = checked(readTable(text), options);
  const columns = timeColumnsOf(table, options);
  const value = valueColumnOf(table, columns, options);
  const { times: found, ending, zone, zoneName } = rowTimes(table, columns, options);
  const { rows, skipped } = inOrder(found, columns.hour !== undefined, options);
  refuseOverlaps(rows, zone, options);
  const seen: number[] = [];
  const times: number[] = [];
  const values: number[] = [];
  let missing = 0;
  const { scale = 1 } = options;
  for (const { at, moment } of rows) {
    const field = at.row.fields[value.index];
    if (field === undefined) throw fieldsDiffer(at.row, table.header.fields.length, options.file);
    const number = numberIn(field, value.mark);
    if (number === undefined) {
      throw stop(options.file, {
        code: 'not-a-number',
        expected: 'a number',
        received: `'${field}'`,
        line: at.row.line,
      });
    }
    seen.push(moment);
    if (number === null) missing++;
    else {
      times.push(moment);
      values.push(sized(number * value.size * scale, field, at.row.line, options));
    }
  }
  if (times.length === 0)
    throw stop(options.file, { code: 'empty-series', expected: 'rows with a value', received: 'none' });
  const natural = naturalSteps(seen);
  // By the clock no row is missing where one hour stands for two.
  const local = (moment: number) => (zone === undefined ? moment : moment + zone(moment));
  const noneMissing = (row: number) => local(seen[row + 1]!) - local(seen[row]!) < 1.5 * natural[row]!;
  const { held, twice } = stepsHeld(seen, natural, noneMissing);
  const kept = new Set(times);
  const rowKnown = seen.map((moment) => kept.has(moment));
  const known = stretchesKnown(seen, natural, noneMissing);
  return {
    times: Float64Array.from(times),
    values: Float64Array.from(values),
    end: lastEnd(seen, natural),
    known: withoutMissing(known, seen, rowKnown),
    reading: {
      missing,
      skipped,
      held,
      twice,
      zone: found.some(({ moments, local: written }) => moments[0] !== written) ? zoneName : undefined,
      ending,
      unit: value.unit,
      headerUnit: value.headerUnit,
      steps: stepsWithLines(seen, rows),
    },
  };
}

/** A value in the base unit; 95.2 × 0.001 is rounded once, not twice. Tables have what is next to nothing, but what is beyond all bounds is a slip. */
function sized(value: number, field: string, line: number, { file, kind }: SeriesOptions): number {
  const { most } = kind.range;
  if (isSane(value, { least: 0, most })) return Number(value.toPrecision(15));
  throw stop(file, {
    code: 'out-of-size',
    expected: `${kind.noun} of at most ${formatScaled(kind, most)} to either side of zero`,
    received: `'${field}'`,
    line,
  });
}

/** What services answer with, where it is no table. */
const otherFormats: readonly (readonly [name: string, begins: RegExp])[] = [
  ['JSON', /^\s*(?:\{|\[\s*[[{"\]\d])/],
  ['XML or HTML', /^\s*</],
];

function refuseOtherFormats(text: string, { file }: SeriesOptions): void {
  const found = otherFormats.find(([, begins]) => begins.test(text));
  if (found === undefined) return;
  throw stop(file, {
    code: 'no-table',
    expected: 'a table: a header, and rows divided by commas, semicolons or tabs',
    received: `what looks like ${found[0]}`,
    line: 1,
  });
}

function checked(table: Table | undefined, { file }: SeriesOptions): Table {
  if (table === undefined || (table.rows.length === 0 && table.header.fields.length > 0)) {
    throw stop(file, { code: 'empty-series', expected: 'a header and rows of times and values', received: 'no rows' });
  }
  const { header, rows } = table;
  if (header.fields.length === 0) {
    const received = `'${rows[0]!.fields.join(table.delimiter).slice(0, 60)}'`;
    throw stop(file, { code: 'no-header', expected: 'a header that names the columns', received, line: rows[0]!.line });
  }
  const width = header.fields.length;
  const odd = rows.find(({ fields }) => fields.slice(width).some((field) => field !== ''));
  if (odd === undefined) return table;
  const hint = 'numbers with a decimal comma need quotes, or a table divided by semicolons';
  throw fieldsDiffer(odd, width, file, table.delimiter === ',' ? hint : undefined);
}

function fieldsDiffer({ fields, line }: TableRow, width: number, file: string, hint?: string) {
  const received = `${fields.length}: '${fields.join(' ').slice(0, 60)}'`;
  return stop(file, { code: 'fields-differ', expected: `${width} fields, as the header has`, received, line, hint });
}

/** The rows in order of time, each with its moment. Of an hour that clocks show twice the first row is the earlier one, the second the later. */
function inOrder(
  found: readonly RowTime[],
  twoColumns: boolean,
  options: SeriesOptions,
): { readonly rows: readonly TimedRow[]; readonly skipped: number } {
  // Some tables have the newest row first.
  const ordered = found.length > 1 && found.at(-1)!.local < found[0]!.local ? found.toReversed() : found;
  const rows: TimedRow[] = [];
  let skipped = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const at of ordered) {
    if (at.moments.length === 0) {
      skipped++;
      continue;
    }
    const moment = at.moments.find((each) => each > last);
    if (moment === undefined) {
      if (at.moments.includes(last)) throw sharedTime(found, at, rows.at(-1)!.at, twoColumns, options);
      const received = `'${at.text}' after a later one`;
      throw stop(options.file, { code: 'not-ascending', expected: 'times in order', received, line: at.row.line });
    }
    last = moment;
    rows.push({ at, moment });
  }
  return { rows, skipped };
}

function sharedTime(
  found: readonly RowTime[],
  at: RowTime,
  before: RowTime,
  twoColumns: boolean,
  { file }: SeriesOptions,
) {
  const shared = found.length - new Set(found.map(({ local }) => local)).size;
  const [first, second] = [at.row.line, before.row.line].sort((a, b) => a - b);
  const dates = found.every(({ local }) => local % 86_400 === 0);
  return stop(file, {
    code: 'shared-time',
    expected: 'one row for each time',
    received: `'${at.text}' in line ${first} and again; ${shared} of ${found.length} rows have a time that another one has`,
    line: second!,
    hint:
      dates && !twoColumns
        ? "if the hours stand in a column of their own, name it with 'hour'"
        : 'keep one product, area and resolution in a file',
  });
}

/** Rows that are said to last beyond the beginning of the next are of two resolutions, or of two products. */
function refuseOverlaps(rows: readonly TimedRow[], zone: Zone | undefined, { file }: SeriesOptions): void {
  rows.forEach(({ at, moment }, i) => {
    const next = rows[i + 1];
    if (next === undefined || at.length === undefined) return;
    // Where clocks change, an interval is shorter or longer than it looks by its ends.
    const change = zone === undefined ? 0 : Math.abs(zone(moment + at.length) - zone(moment - 7200));
    if (moment + at.length - change <= next.moment) return;
    throw stop(file, {
      code: 'rows-overlap',
      expected: `a row that begins when that of line ${at.row.line}, '${at.text}', ends`,
      received: `'${next.at.text}'`,
      line: next.at.row.line,
      hint: 'keep one product, area and resolution in a file',
    });
  });
}

function stepsHeld(
  times: readonly number[],
  natural: Float64Array,
  noneMissing: (row: number) => boolean,
): { held: number; twice: number } {
  let held = 0;
  let twice = 0;
  for (let i = 0; i + 1 < times.length; i++) {
    const more = Math.max(0, Math.round((times[i + 1]! - times[i]!) / natural[i]!) - 1);
    if (noneMissing(i)) twice += more;
    else held += more;
  }
  return { held, twice };
}

/** Takes the time of rows without a value from what is known. */
function withoutMissing(
  known: readonly Stretch[],
  seen: readonly number[],
  rowKnown: readonly boolean[],
): readonly Stretch[] {
  if (rowKnown.every(Boolean)) return known;
  const pieces: Stretch[] = [];
  let row = 0;
  for (const { from, until } of known) {
    for (; row < seen.length && seen[row]! < until; row++) {
      if (!rowKnown[row]) continue;
      const begins = Math.max(from, seen[row]!);
      const ends = Math.min(until, seen[row + 1] ?? until);
      const before = pieces.at(-1);
      if (before?.until === begins) pieces[pieces.length - 1] = { from: before.from, until: ends };
      else pieces.push({ from: begins, until: ends });
    }
  }
  return pieces;
}

function stepsWithLines(seen: readonly number[], rows: readonly TimedRow[]): SeriesNotes['steps'] {
  const found = resolutions(seen);
  return found.length < 2 ? [] : found.map(({ step, row }) => ({ step, line: rows[row]!.at.row.line }));
}
