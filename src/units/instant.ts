import { type Parsed, type QuantityFault, shown } from './fault.ts';
import { day, hour, minute, week } from './quantity.ts';

/** A moment of the calendar, and the zone in which it was written. Plain data. */
export interface Instant {
  /** s since 1970-01-01T00:00:00Z; leap seconds do not exist. */
  readonly unix: number;
  /** What local time is ahead of UTC, s. */
  readonly offset: number;
}

const expected = "a date such as 2027-01-01, or a date and time with its zone such as '2027-01-01T08:00:00+01:00'";

const datePattern = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const timePattern = '[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?';
const zonePattern = '(?:Z|[+-][0-9]{2}:?[0-9]{2})';

/** What `parseInstant` reads, as one regular expression for editors. */
export const instantPattern = `^\\s*${datePattern}(?:[T ]${timePattern}\\s*${zonePattern})?\\s*$`;

const shape = new RegExp(
  `^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}(?:\\.[0-9]+)?))?\\s*(${zonePattern})?)?$`,
);

/**
 * Reads a moment of the calendar (ISO 8601): '2027-01-01T08:00:00+01:00', '2027-01-01T07:00Z', or a date alone, which is its
 * midnight in UTC. A time without a zone is refused, because nobody can tell what it means.
 */
export function parseInstant(text: string): Parsed<Instant> {
  const match = shape.exec(text.trim());
  if (match === null) return fault(text, { code: 'not-a-quantity' });
  const [, years, months, days, hours, minutes, seconds, zone] = match as unknown as (string | undefined)[];
  const [y, mo, d] = [Number(years), Number(months), Number(days)];
  if (mo < 1 || mo > 12 || d < 1 || d > daysOfMonth(y, mo))
    return fault(text, { code: 'out-of-range', hint: 'the calendar has no such day' });
  const midnight = daysBefore(y, mo, d) * day;
  if (hours === undefined) return { ok: true, value: { unix: midnight, offset: 0 } };
  const [h, mi, s] = [Number(hours), Number(minutes), Number(seconds ?? 0)];
  if (h > 23 || mi > 59 || s >= 60) return fault(text, { code: 'out-of-range', hint: 'a day has no such time' });
  if (zone === undefined)
    return fault(text, { code: 'unit-missing', hint: `a time alone has no zone; write '${text.trim()}Z' for UTC` });
  const offset = offsetOf(zone);
  if (Math.abs(offset) > 14 * hour) return fault(text, { code: 'out-of-range', hint: 'no zone is so far from UTC' });
  return { ok: true, value: { unix: midnight + h * hour + mi * minute + s - offset, offset } };
}

/** A moment in its own zone: '2027-01-01T08:00:00+01:00'. `parseInstant` gives the same back. */
export function formatInstant({ unix, offset }: Instant): string {
  const local = unix + offset;
  const days = Math.floor(local / day);
  const { year, month, date } = civil(days);
  const seconds = local - days * day;
  const whole = Math.floor(seconds);
  const clock = [Math.floor(whole / hour), Math.floor((whole % hour) / minute), whole % minute].map(twoDigits);
  const part = seconds - whole;
  const fraction = part === 0 ? '' : part.toFixed(6).slice(1).replace(/0+$/, '');
  const minutes = Math.abs(offset) / minute;
  const zone =
    offset === 0
      ? 'Z'
      : `${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(Math.floor(minutes % 60))}`;
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date)}T${clock.join(':')}${fraction}${zone}`;
}

/** How far into its week a moment is, by its own zone: s since Monday 0:00. */
export function secondsOfWeek({ unix, offset }: Instant): number {
  // 1970-01-01 was a Thursday.
  const since = unix + offset + 3 * day;
  return since - Math.floor(since / week) * week;
}

/** Days from 1970-01-01 to a day of the Gregorian calendar. Counted in years that begin in March, so that leap days come last (Hinnant, chrono-compatible date algorithms). */
function daysBefore(year: number, month: number, date: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** The inverse of `daysBefore`. */
function civil(days: number): { year: number; month: number; date: number } {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const ofEra = z - era * 146_097;
  const years = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: years + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: ofYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** Days of a month. */
function daysOfMonth(year: number, month: number): number {
  return daysBefore(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - daysBefore(year, month, 1);
}

/** 'Z', '+01:00' or '+0100' in s. */
function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const seconds = Number(zone.slice(1, 3)) * hour + Number(zone.slice(-2)) * minute;
  return zone[0] === '-' && seconds > 0 ? -seconds : seconds;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function fault(text: string, why: Pick<QuantityFault, 'code' | 'hint'>): Parsed<Instant> {
  return { ok: false, fault: { expected, received: shown(text), ...why } };
}
