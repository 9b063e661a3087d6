import { readHour } from './clock-text.ts';
import { type DateOrder, hasTwoReadings, readDateFrom } from './date-text.ts';
import { headerZone } from './header-zone.ts';
import { ordinalMoments } from './ordinal-hours.ts';
import { chosen, type OrdinalRow, type RowTime, type WrittenRow } from './row-time.ts';
import { stop } from './series-fault.ts';
import type { SeriesOptions } from './series-options.ts';
import { commonest } from './steps.ts';
import type { Table, TableRow } from './table.ts';
import { readLength, type TimeColumns } from './time-columns.ts';
import { readTime, type WrittenTime } from './time-text.ts';
import { momentsOf, type Zone, zoneOf } from './zone.ts';

export interface RowTimes {
  readonly times: readonly RowTime[];
  /** Whether the table has the ends of intervals, so that moments are ends, too. */
  readonly ending: boolean;
  /** The zone by which local times are read, as it is called. */
  readonly zoneName: string | undefined;
  readonly zone: Zone | undefined;
}

/** The times of all rows in the table's order. */
export function rowTimes(table: Table, columns: TimeColumns, options: SeriesOptions): RowTimes {
  const order = dateOrderOf(table, columns.time, options);
  const written = table.rows.map((row) => withLength(writtenOf(row, columns, order, options), columns));
  const dated = written.map(({ time }) => time);
  const zoneName =
    options.zone ??
    [columns.time, columns.hour, columns.end].flatMap((index) =>
      index === undefined ? [] : (headerZone(table.header.fields[index]!) ?? []),
    )[0];
  const zone = zoneName === undefined ? undefined : zoneOf(zoneName);
  const without = columns.hour === undefined ? written.find(({ time }) => time.offset === null) : written[0];
  if (without !== undefined && zone === undefined) throw noZone(table, columns, without, options);
  const isOrdinal = written.some(({ hour }) => hour?.kind === 'ordinal');
  const ending =
    (columns.ending && !isOrdinal) ||
    (dated.some(endsDay) && !written.some((each) => startsDay(each) && !endsDay(each.time)));
  const common = { ending, zoneName, zone };
  if (isOrdinal) {
    const odd = written.find(({ hour }) => hour?.kind !== 'ordinal');
    if (odd !== undefined) throw notATime(odd.row, odd.text, "an hour such as '17', like the others", options);
    const counted = { file: options.file, zone: zone!, ending: columns.ending };
    return { ...common, times: ordinalMoments(written as OrdinalRow[], counted) };
  }
  return {
    ...common,
    times: ending ? begun(written, zone, options) : written.map((each) => momentsIn(each, zone, options)),
  };
}

const endsDay = ({ midnightAfter }: WrittenTime) => midnightAfter;
const startsDay = ({ time }: WrittenRow) => time.local % 86_400 === 0;

function writtenOf(row: TableRow, columns: TimeColumns, order: DateOrder, options: SeriesOptions): WrittenRow {
  const field = row.fields[columns.time] ?? '';
  const time = readTime(field, order);
  if (time === undefined) throw notATime(row, field, "a time such as '2023-01-01 00:00'", options);
  if (columns.hour === undefined) {
    const until = columns.end === undefined ? undefined : readTime(row.fields[columns.end] ?? '', order);
    const sameClock = until !== undefined && (until.offset === null) === (time.offset === null);
    return {
      row,
      text: field,
      time: sameClock ? { ...time, end: until.local - (until.offset ?? 0) + (time.offset ?? 0) } : time,
    };
  }
  const cell = row.fields[columns.hour] ?? '';
  const text = `${field} ${cell}`;
  const hour = readHour(cell);
  if (hour === undefined) throw notATime(row, cell, "an hour such as '00:00', '00 - 01' or '17'", options);
  if (hour.kind === 'ordinal') return { row, text, time, hour };
  const midnight = time.local;
  const { seconds, which, end } = hour;
  return {
    row,
    text,
    hour,
    time: {
      ...time,
      local: midnight + seconds,
      clock: true,
      midnightAfter: seconds === 86_400,
      ...(which === undefined ? {} : { which }),
      ...(end === undefined ? {} : { end: midnight + end }),
    },
  };
}

function notATime({ line }: TableRow, received: string, expected: string, { file }: SeriesOptions) {
  return stop(file, { code: 'not-a-time', expected, received: `'${received}'`, line });
}

/** The end of a row's interval by its length, where it is not told itself. */
function withLength(written: WrittenRow, { length }: TimeColumns): WrittenRow {
  const { row, time } = written;
  const seconds = length === undefined || time.end !== undefined ? undefined : readLength(row.fields[length] ?? '');
  return seconds === undefined ? written : { ...written, time: { ...time, end: time.local + seconds } };
}

/** Dates such as 05/06/2023 have the day first, or the month; some row of a table tells which, or how they follow each other. */
function dateOrderOf({ rows }: Table, column: number, { file }: SeriesOptions): DateOrder {
  const fields = rows.map(({ fields: all }) => (all[column] ?? '').trim());
  const unclear = fields.findIndex(hasTwoReadings);
  if (unclear < 0) return 'day';
  const possible = (['day', 'month'] as const).filter((order) =>
    fields.every((field) => !hasTwoReadings(field) || readDateFrom(field, order) !== undefined),
  );
  if (possible.length === 1) return possible[0]!;
  const inSteps = possible.filter((order) => {
    const days = fields.flatMap((field) => readDateFrom(field, order)?.midnight ?? []);
    return (
      days.some((date, i) => i > 0 && date !== days[i - 1]) &&
      days.every((date, i) => i === 0 || Math.abs(date - days[i - 1]!) <= 86_400)
    );
  });
  if (inSteps.length === 1) return inSteps[0]!;
  // Tables of intervals are European.
  if (fields.every((field) => readTime(field, 'day')?.end !== undefined)) return 'day';
  const expected = 'dates that tell the day from the month, such as 2023-12-31 or 31.12.2023';
  throw stop(file, { code: 'day-or-month', expected, received: `'${fields[unclear]}'`, line: rows[unclear]!.line });
}

/** The beginnings of intervals of which the ends are known: the most frequent step earlier, by the clock where it is there. */
function begun(rows: readonly WrittenRow[], zone: Zone | undefined, options: SeriesOptions): readonly RowTime[] {
  const step = commonest(rows.slice(1).map(({ time }, i) => Math.abs(time.local - rows[i]!.time.local))) ?? 3600;
  return rows.map((each) => {
    const earlier = momentsIn({ ...each, time: { ...each.time, local: each.time.local - step } }, zone, options);
    if (earlier.moments.length > 0) return earlier;
    const end = momentsIn(each, zone, options);
    return { ...end, local: end.local - step, moments: end.moments.map((moment) => moment - step) };
  });
}

function momentsIn({ row, text, time }: WrittenRow, zone: Zone | undefined, options: SeriesOptions): RowTime {
  const { local, offset, which, end } = time;
  const length = end === undefined || !(end > local) ? {} : { length: end - local };
  if (offset !== null) return { row, text, local, moments: [local - offset], ...length };
  return { row, text, local, moments: chosen(momentsOf(local, zone!), which, text, row, options), ...length };
}

function noZone({ header }: Table, { time, hour }: TimeColumns, first: WrittenRow, { file }: SeriesOptions) {
  const names = [time, hour].flatMap((index) => (index === undefined ? [] : `'${header.fields[index]}'`));
  return stop(file, {
    code: 'no-zone',
    expected: `a zone in the times or in their header ${names.join(' and ')}`,
    received: `'${first.text}' without one`,
    line: first.row.line,
    hint: "say it with 'zone': UTC, '+01:00' or Europe/Berlin",
  });
}
