import { readClockFrom, type Which } from './clock-text.ts';
import { type DateOrder, readDateFrom } from './date-text.ts';

/** A time as a table has it: a local time (s since 1970 by its own clock), with what it is ahead of UTC where that is said. */
export interface WrittenTime {
  readonly local: number;
  readonly offset: number | null;
  /** Which of the two is meant, where clocks show it twice and the table says so. */
  readonly which?: Which;
  /** Whether a time of the day is written, and not the date alone. */
  readonly clock: boolean;
  /** Whether it is written as 24:00. */
  readonly midnightAfter: boolean;
  /** Where the cell has an interval, its end by its own clock. */
  readonly end?: number;
}

const zones: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 3600,
  CET: 3600,
  MEZ: 3600,
  CEST: 7200,
  MESZ: 7200,
  EET: 7200,
  EEST: 10_800,
  EST: -18_000,
  EDT: -14_400,
  CST: -21_600,
  CDT: -18_000,
  MST: -25_200,
  MDT: -21_600,
  PST: -28_800,
  PDT: -25_200,
};

const sinceShape = /^(\d{9,10}|\d{12,13}|\d{15,16}|\d{18,19})(?:\.0+)?$/;
const stampShape = /^((?:19|20|21)\d{2}(?:0[1-9]|1[0-2])\d{2})(\d{2})(\d{2})?(\d{2})?$/;
const compactClock = /^[T _:-]?(\d{2})(\d{2})?(\d{2})?(?![\d:])/;
const hourAlone = /^[T ](\d{2})(?=$|Z|[+-]\d)/;
const beforeClock = /^(?:[T_:]|,?\s+|\s*-\s*(?=\d{1,2}:))/;
const zoneShape = /^\s*(Z\b|[+-]\d{2}(?::?\d{2})?(?!\d)|\(?([A-Z]{3,4})(?:\/[A-Z]{3,4})?\)?(?![A-Za-z]))/;
const between = /^\s*(?:[-–—/]|to\b|bis\b)\s*/i;

/**
 * Reads a time: a date in any of its forms, alone or with a time of the day ('2023-01-01 00:00:00', '2023-01-01T00:00Z', '01/31/2023
 * 1:00 PM', '2023010100'), an interval, of which the start counts ('01.01.2023 00:00 - 01.01.2023 01:00'), or seconds, or parts
 * of them, since 1970. Undefined when it is none.
 */
export function readTime(text: string, order: DateOrder = 'day'): WrittenTime | undefined {
  const trimmed = text.trim();
  if (/^\d+(?:\.0+)?$/.test(trimmed) && trimmed.length >= 9) return stamp(trimmed) ?? since(trimmed);
  const start = moment(trimmed, order);
  if (start === undefined) return undefined;
  const { rest, ...time } = start;
  if (rest.trim() === '') return time;
  const divider = between.exec(rest)?.[0];
  if (divider === undefined || !time.clock) return undefined;
  const other = rest.slice(divider.length);
  const end = moment(other, order);
  if (end !== undefined) return end.rest.trim() === '' ? { ...time, end: end.local - shift(time, end) } : undefined;
  const clock = readClockFrom(other);
  if (clock === undefined || clock.rest.replace(zoneShape, '').trim() !== '') return undefined;
  const midnight = Math.floor(time.local / 86_400) * 86_400;
  const local = midnight + clock.seconds;
  return { ...time, end: local > time.local ? local : local + 86_400 };
}

/** Both ends by the clock of the start: '02:00 (CEST) - 02:00 (CET)' is an hour. */
function shift(start: { readonly offset: number | null }, end: { readonly offset: number | null }): number {
  return start.offset === null || end.offset === null ? 0 : end.offset - start.offset;
}

function since(text: string): WrittenTime | undefined {
  const digits = sinceShape.exec(text)?.[1];
  if (digits === undefined) return undefined;
  const size = digits.length <= 10 ? 1 : digits.length <= 13 ? 1e3 : digits.length <= 16 ? 1e6 : 1e9;
  return { local: Number(digits) / size, offset: 0, clock: true, midnightAfter: false };
}

/** '2023010100', '202301010000', '20230101000000'. Seconds since 1970 that look so are moments after 2029. */
function stamp(text: string): WrittenTime | undefined {
  const match = stampShape.exec(text);
  const date = match === null ? undefined : readDateFrom(match[1]!, 'day');
  if (match === null || date === undefined) return undefined;
  return timeOf(date.midnight, match.slice(2));
}

function moment(text: string, order: DateOrder): (WrittenTime & { readonly rest: string }) | undefined {
  const date = readDateFrom(text, order);
  if (date === undefined) return undefined;
  const { midnight, rest } = date;
  const dateAlone = { local: midnight, offset: null, clock: false, midnightAfter: false, rest };
  const opening = beforeClock.exec(rest)?.[0];
  const clock = opening === undefined ? undefined : readClockFrom(rest.slice(opening.length));
  if (clock !== undefined) {
    const { seconds, which, rest: after } = clock;
    const local = midnight + seconds;
    return zoned(
      { local, offset: null, clock: true, midnightAfter: seconds === 86_400, ...(which ? { which } : {}) },
      after,
    );
  }
  const hour = hourAlone.exec(rest) ?? (/^\d{8}/.test(text) ? compactClock.exec(rest) : null);
  if (hour === null) return dateAlone;
  const time = timeOf(midnight, hour.slice(1));
  return time && zoned(time, rest.slice(hour[0].length));
}

function timeOf(midnight: number, clock: readonly (string | undefined)[]): WrittenTime | undefined {
  const [hours, minutes, seconds] = clock.map((part) => Number(part ?? 0)) as [number, number?, number?];
  const time = hours * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
  if (time > 86_400 || (minutes ?? 0) > 59 || (seconds ?? 0) > 59) return undefined;
  return { local: midnight + time, offset: null, clock: true, midnightAfter: time === 86_400 };
}

/** '(CET/CEST)' names a zone and no offset; a single one of them is an offset. */
function zoned(time: WrittenTime, rest: string): (WrittenTime & { readonly rest: string }) | undefined {
  const match = zoneShape.exec(rest);
  if (match === null) return { ...time, rest };
  const [all, written, name] = match as unknown as [string, string, string | undefined];
  const after = rest.slice(all.length);
  if (written.includes('/')) return { ...time, rest: after };
  const offset = name === undefined ? offsetOf(written) : zones[name];
  return offset === undefined ? undefined : { ...time, offset, rest: after };
}

function offsetOf(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (match === null) return 0;
  const size = Number(match[2]) * 3600 + Number(match[3] ?? 0) * 60;
  return match[1] === '-' ? -size : size;
}
