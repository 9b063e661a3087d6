import { readHour } from './clock-text.ts';
import { headerUnit } from './header-unit.ts';
import { namedColumn } from './named-column.ts';
import { stop } from './series-fault.ts';
import type { SeriesOptions } from './series-options.ts';
import type { Table } from './table.ts';
import { readTime, type WrittenTime } from './time-text.ts';

/** Where a table has the times of its rows. */
export interface TimeColumns {
  /** Of dates, or of dates with a time of the day. */
  readonly time: number;
  /** Of hours, where the other has the dates alone. */
  readonly hour: number | undefined;
  /** Of the ends of the rows' intervals. */
  readonly end: number | undefined;
  /** Of how long rows hold, such as PT15M. */
  readonly length: number | undefined;
  /** Whether the only times are those at which intervals end. */
  readonly ending: boolean;
}

/** So many rows tell what is in a column. */
const sample = 300;

const endHeader = /(?<!\p{L})(?:(?:interval)?end(?:s|e|ing|time)?|to|until|till|bis|fin|HE)(?!\p{L})/iu;
const hourHeader = /hour|\bhr|std|stunde|heure|hora|\bora|uur|tunti|timme|time|zeit|\bH[EB]?\b|period|interval|clock/i;

/**
 * Finds the columns of times: one with dates and times of the day, or one with dates and one with hours. Where a table has the
 * beginnings and the ends of intervals, the beginnings count.
 */
export function timeColumnsOf(table: Table, options: SeriesOptions): TimeColumns {
  const { header, rows } = table;
  const { file } = options;
  const columns = [...header.fields.keys()];
  const cells = (index: number) => rows.slice(0, sample).map(({ fields }) => fields[index] ?? '');
  const isEnd = (index: number) => endHeader.test(header.fields[index]!);
  const kinds = columns.map((index) => kindOf(cells(index)));
  const startFirst = (found: readonly number[]) => found.find((index) => !isEnd(index)) ?? found[0];
  const moments = columns.filter((index) => kinds[index] === 'moment');
  const named = options.time === undefined ? undefined : namedColumn('time', options.time, header, options);
  const time = named ?? startFirst(moments) ?? columns.find((index) => kinds[index] === 'date');
  if (time === undefined || (named !== undefined && kinds[named] === undefined)) {
    const first = rows[0]!;
    const received = named === undefined ? first.fields.join(', ').slice(0, 60) : (cells(named)[0] ?? '');
    const expected = "a column of times such as '2023-01-01 00:00' or '2023-01-01T00:00Z'";
    throw stop(file, { code: 'no-times', expected, received: `'${received}'`, line: first.line });
  }
  const length = columns.find((index) => cells(index).every((cell) => readLength(cell) !== undefined));
  const hours = columns.filter((index) => index !== time && isHours(cells(index), header.fields[index]!, options));
  const byName = options.hour === undefined ? undefined : namedColumn('hour', options.hour, header, options);
  if (byName !== undefined && (byName === time || (!hours.includes(byName) && !hourCells(cells(byName))))) {
    const expected = `hours such as '00:00', '00 - 01' or '17' in the column '${header.fields[byName]}'`;
    throw stop(file, { code: 'no-hours', expected, received: `'${cells(byName)[0] ?? ''}'`, line: rows[0]!.line });
  }
  if (byName === undefined && !datesAlone(cells(time))) {
    const end = moments.find((index) => index !== time && isEnd(index));
    return { time, hour: undefined, end, length, ending: isEnd(time) };
  }
  const starts = hours.filter((index) => !isEnd(index));
  if (byName === undefined && (starts.length > 1 || (starts.length === 0 && hours.length > 1))) {
    throw stop(file, {
      code: 'which-column',
      expected: 'one column of hours',
      received: `${hours.length}: ${hours.map((index) => `'${header.fields[index]}'`).join(', ')}`,
      line: header.line,
      hint: "name one with 'hour'",
    });
  }
  const hour = byName ?? starts[0] ?? hours[0];
  return { time, hour, end: undefined, length, ending: isEnd(hour ?? time) };
}

function kindOf(cells: readonly string[]): 'moment' | 'date' | undefined {
  const full = cells.filter((cell) => cell !== '');
  const times = full.map((cell) => readTime(cell, 'day') ?? readTime(cell, 'month'));
  // A row further down that has none is told with its line.
  if (times[0] === undefined) return undefined;
  const known = times.filter((time): time is WrittenTime => time !== undefined);
  return known.some(({ clock }) => clock) ? 'moment' : 'date';
}

/** Dates, also with a midnight that programs for tables add; not dates that are all of them different. */
function datesAlone(cells: readonly string[]): boolean {
  const times = cells.flatMap((cell) => readTime(cell, 'day') ?? readTime(cell, 'month') ?? []);
  if (times.every(({ clock }) => !clock)) return true;
  const midnights = times.every(({ local, offset }) => offset === null && local % 86_400 === 0);
  return midnights && new Set(times.map(({ local }) => local)).size < times.length;
}

function isHours(cells: readonly string[], header: string, { kind, column }: SeriesOptions): boolean {
  // The hourly mean of a price is none, however small.
  if (header === column || headerUnit(header, kind) !== undefined) return false;
  // Small whole numbers are hours only where the header says so.
  const bare = cells.every((cell) => /^\d*(?:\.\d+)?$/.test(cell));
  return hourCells(cells) && (!bare || hourHeader.test(header));
}

function hourCells(cells: readonly string[]): boolean {
  const full = cells.filter((cell) => cell !== '');
  return full.length > 0 && full.every((cell) => readHour(cell) !== undefined);
}

/** How long a row holds, s, as columns of resolutions write it: 'PT60M', 'PT15M', '60 min'. */
export function readLength(text: string): number | undefined {
  const match = /^(?:PT(\d+)(M|H)|(\d+) ?(min|h))$/i.exec(text.trim());
  if (match === null) return undefined;
  const [, isoCount, isoUnit, count, unit] = match;
  return Number(isoCount ?? count) * (/^h$/i.test((isoUnit ?? unit)!) ? 3600 : 60);
}
