import { nearest } from '../../catalogue/index.ts';
import type { LogFault } from '../../workload/trace/log-fault.ts';
import { numberIn, readTable, type Table, type TableRow } from './table.ts';
import { readTime, type WrittenTime } from './time-text.ts';
import { momentsOf, type Zone, zoneOf } from './zone.ts';

/** Which column of a file is meant, and what its numbers are. */
export interface SeriesOptions {
  /** How the file is called in messages. */
  readonly file: string;
  /** The header of the column of values, or a part of it. */
  readonly column?: string | undefined;
  /** The header of the column of times, or a part of it. */
  readonly time?: string | undefined;
  /** The zone of times that do not say it themselves. */
  readonly zone?: string | undefined;
  /** The unit of the values; otherwise that in the header. */
  readonly unit?: string | undefined;
  /** What one of each unit is in the base unit; the ways headers write it. */
  readonly units: Readonly<Record<string, { readonly size: number; readonly header: RegExp }>>;
}

/** A quantity over time as a file has it, in the base unit; each value holds until the next. */
export interface Series {
  /** s since 1970 UTC, ascending. */
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** Length of most steps, s; the last value holds for so long. */
  readonly step: number;
  readonly mending: SeriesMending;
}

/** What was mended, by a rule for each. */
export interface SeriesMending {
  /** Rows without a value: the value before holds on. */
  readonly missing: number;
  /** Rows at a local time that clocks skip: left out. */
  readonly skipped: number;
  /** Steps for which there is no row, such as the second of a repeated hour: the value before holds on. */
  readonly held: number;
  /** Rows at a time that an earlier row has: left out. */
  readonly repeated: number;
}

export type SeriesReading = { readonly series: Series } | { readonly fault: LogFault };

class Stop extends Error {
  readonly fault: LogFault;
  constructor(fault: LogFault) {
    super(fault.code);
    this.fault = fault;
  }
}

/** Reads a series from the text of a table. Gives the first fault with its line when there is one; it does not throw. */
export function readSeries(text: string, options: SeriesOptions): SeriesReading {
  try {
    return { series: read(text, options) };
  } catch (error) {
    if (error instanceof Stop) return { fault: error.fault };
    throw error;
  }
}

interface Layout {
  readonly time: number;
  readonly value: number;
  readonly zone: Zone | undefined;
  /** What a number of the table is in the base unit. */
  readonly size: number;
}

function read(text: string, options: SeriesOptions): Series {
  const table = readTable(text);
  if (table === undefined || table.rows.length === 0) {
    throw stop(options, 'empty-series', 'a header and rows of times and values', 'no rows');
  }
  const layout = layoutOf(table, options);
  const rows = ascending(table.rows);
  /** Of all rows that count, those without a value too. */
  const seen: number[] = [];
  const times: number[] = [];
  const values: number[] = [];
  let missing = 0;
  let skipped = 0;
  let repeated = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const written = timeIn(row, layout, options);
    const moments = momentsIn(written, layout, row, options);
    if (moments.length === 0) {
      skipped++;
      continue;
    }
    // Of a repeated hour the first row is the earlier one, the second the later.
    const moment = moments.find((each) => each > last);
    if (moment === undefined) {
      if (moments.includes(last)) {
        repeated++;
        continue;
      }
      throw stop(
        options,
        'not-ascending',
        'times in order',
        `'${row.fields[layout.time]}' after a later one`,
        row.line,
      );
    }
    last = moment;
    seen.push(moment);
    const value = numberIn(row.fields[layout.value] ?? '', table.commas);
    if (value === undefined) {
      throw stop(options, 'not-a-number', 'a number', `'${row.fields[layout.value]}'`, row.line);
    }
    if (value === null) missing++;
    else {
      times.push(moment);
      // 95.2 × 0.001 is rounded once, not twice.
      values.push(Number((value * layout.size).toPrecision(15)));
    }
  }
  if (times.length === 0) throw stop(options, 'empty-series', 'rows with a value', 'none');
  const step = commonStep(seen);
  return {
    times: Float64Array.from(times),
    values: Float64Array.from(values),
    step,
    mending: { missing, skipped, repeated, held: heldSteps(seen, step) },
  };
}

/** Some tables have the newest row first. */
function ascending(rows: readonly TableRow[]): readonly TableRow[] {
  const [first, second] = rows.map(({ fields }) => fields.map(readTime).find((time) => time !== undefined)?.local);
  return first !== undefined && second !== undefined && second < first ? rows.toReversed() : rows;
}

function layoutOf(table: Table, options: SeriesOptions): Layout {
  const { header, rows } = table;
  const names = header.fields;
  const first = rows[0]!;
  const time =
    options.time === undefined
      ? first.fields.findIndex((field) => readTime(field) !== undefined)
      : columnNamed(options.time, 'time', header, options);
  if (time < 0) {
    const received = `'${first.fields.join(', ').slice(0, 60)}'`;
    const expected = "a column of times such as '2023-01-01 00:00' or '2023-01-01T00:00Z'";
    throw stop(options, 'no-times', expected, received, first.line);
  }
  const value =
    options.column === undefined
      ? onlyColumn(table, time, options)
      : columnNamed(options.column, 'column', header, options);
  return {
    time,
    value,
    zone: zoneFor(names[time]!, first.fields[time]!, header, options),
    size: sizeOf(names[value]!, header, options),
  };
}

function columnNamed(name: string, key: string, { fields, line }: TableRow, options: SeriesOptions): number {
  const exact = fields.indexOf(name);
  if (exact >= 0) return exact;
  const part = [...fields.keys()].filter((index) => fields[index]!.toLowerCase().includes(name.toLowerCase()));
  if (part.length === 1) return part[0]!;
  const near = nearest(name, fields);
  const hint =
    part.length > 1
      ? `${part.map((index) => `'${fields[index]}'`).join(' and ')} have it in their name: write more of it`
      : near === undefined
        ? `columns are ${fields.map((field) => `'${field}'`).join(', ')}`
        : `did you mean '${near}'?`;
  throw stop(
    options,
    'unknown-column',
    `a column named '${name}' (${key})`,
    part.length > 1 ? 'several' : 'none',
    line,
    hint,
  );
}

/** The one column of numbers; where there are several, the one whose header has a unit of the quantity. */
function onlyColumn({ header, rows, commas }: Table, time: number, options: SeriesOptions): number {
  const sample = rows.slice(0, 100);
  const numbers = [...header.fields.keys()].filter(
    (index) =>
      index !== time &&
      sample.some(({ fields }) => typeof numberIn(fields[index] ?? '', commas) === 'number') &&
      sample.every(({ fields }) => numberIn(fields[index] ?? '', commas) !== undefined),
  );
  const units = numbers.filter((index) => unitIn(header.fields[index]!, options) !== undefined);
  const found = units.length > 0 ? units : numbers;
  if (found.length === 1) return found[0]!;
  const received =
    found.length === 0 ? 'none' : `${found.length}: ${found.map((index) => `'${header.fields[index]}'`).join(', ')}`;
  const hint = found.length === 0 ? undefined : "name one with 'column'";
  throw stop(options, 'which-column', 'one column of numbers', received, header.line, hint);
}

function sizeOf(name: string, { line }: TableRow, options: SeriesOptions): number {
  const known = Object.keys(options.units);
  if (options.unit !== undefined) return options.units[options.unit]!.size;
  const found = unitIn(name, options);
  if (found !== undefined) return found;
  const hint = `say it with 'unit': ${known.join(', ')}`;
  throw stop(options, 'no-unit', `a unit in the header '${name}'`, 'none', line, hint);
}

function unitIn(header: string, { units }: SeriesOptions): number | undefined {
  return Object.values(units).find((unit) => unit.header.test(header))?.size;
}

/** Zones that headers name: '(UTC)', 'MTU (CET/CEST)'. */
function zoneFor(name: string, sample: string, { line }: TableRow, options: SeriesOptions): Zone | undefined {
  if (options.zone !== undefined) return zoneOf(options.zone);
  if (readTime(sample)?.offset !== null) return undefined;
  if (/\b(?:UTC|GMT)\b/i.test(name)) return zoneOf('UTC');
  if (/\bCES?T\b/.test(name)) return zoneOf('Europe/Brussels');
  const hint = "say it with 'zone': UTC, '+01:00' or Europe/Berlin";
  throw stop(options, 'no-zone', `a zone in the times or in their header '${name}'`, 'none', line, hint);
}

function timeIn({ fields, line }: TableRow, { time }: Layout, options: SeriesOptions): WrittenTime {
  const written = readTime(fields[time] ?? '');
  if (written !== undefined) return written;
  throw stop(options, 'not-a-time', "a time such as '2023-01-01 00:00'", `'${fields[time] ?? ''}'`, line);
}

function momentsIn(
  { local, offset }: WrittenTime,
  { zone }: Layout,
  { line }: TableRow,
  options: SeriesOptions,
): number[] {
  if (offset !== null) return [local - offset];
  if (zone !== undefined) return momentsOf(local, zone);
  throw stop(options, 'no-zone', 'a time with its zone, like the first', 'one without', line, "say it with 'zone'");
}

/** The most frequent step; an hour for a single row. */
function commonStep(times: readonly number[]): number {
  const counts = new Map<number, number>();
  for (let i = 1; i < times.length; i++) {
    const step = times[i]! - times[i - 1]!;
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [3600, 0])[0];
}

/** Steps between the rows that no row stands for. */
function heldSteps(times: readonly number[], step: number): number {
  let held = 0;
  for (let i = 1; i < times.length; i++) held += Math.max(0, Math.round((times[i]! - times[i - 1]!) / step) - 1);
  return held;
}

function stop(
  { file }: SeriesOptions,
  code: string,
  expected: string,
  received: string,
  line?: number,
  hint?: string,
): Stop {
  return new Stop({
    code,
    file,
    ...(line === undefined ? {} : { line }),
    expected,
    received,
    ...(hint === undefined ? {} : { hint }),
  });
}
