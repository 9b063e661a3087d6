import { day, hour } from '../../units/index.ts';
import type { LogHeader } from './log.ts';

/** The clock by which the people of a log lived. */
export interface LogZone {
  /** A name such as 'Europe/Stockholm', an offset such as 'UTC+01:00'; 'UTC' where the log names none. */
  readonly zone: string;
  /** What local time is ahead of UTC at a Unix time, s. */
  readonly offset: (unix: number) => number;
}

/** The zone by its name, which knows of summer time; else by the header's fixed offset; else UTC. */
export function zoneOfLog({ timeZoneString, timeZone }: LogHeader): LogZone {
  const named = timeZoneString === undefined ? undefined : namedZone(timeZoneString);
  if (named !== undefined) return named;
  if (timeZone === undefined || Math.abs(timeZone) > 14 * hour) return { zone: 'UTC', offset: () => 0 };
  const minutes = Math.abs(Math.round(timeZone / 60));
  const two = (n: number) => String(n).padStart(2, '0');
  const zone = `UTC${timeZone < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return { zone, offset: () => timeZone };
}

/** Undefined where no zone has that name. */
export function namedZone(zone: string): LogZone | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  } catch {
    return undefined;
  }
  // Formatting is slow, and the offset changes twice a year: it is looked up once an hour of the log.
  const offsets = new Map<number, number>();
  return {
    zone,
    offset: (time) => {
      const hours = Math.floor(time / hour);
      let offset = offsets.get(hours);
      if (offset === undefined) offsets.set(hours, (offset = offsetAt(format, hours * hour)));
      return offset;
    },
  };
}

function offsetAt(format: Intl.DateTimeFormat, time: number): number {
  const parts = Object.fromEntries(format.formatToParts(time * 1000).map(({ type, value }) => [type, Number(value)]));
  const { year = 1970, month = 1, day: date = 1, hour: hours = 0, minute = 0 } = parts;
  const local = unixDay(year, month, date) * day + hours * hour + minute * 60;
  return local - Math.floor(time / 60) * 60;
}

/** Days from 1970-01-01 to a date of the Gregorian calendar, with years that begin in March so that leap days come last. */
function unixDay(year: number, month: number, date: number): number {
  const y = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return 365 * y + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + date - 1 - 719_468;
}
