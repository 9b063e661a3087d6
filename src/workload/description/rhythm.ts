import { day, hour } from '../../units/index.ts';
import type { LogHeader } from '../trace/log.ts';
import type { LogRhythm } from './log-description.ts';

/** 1970-01-01 was a Thursday: three days after a Monday. */
const mondayOffset = 3;

/**
 * When people submit, by the clock of their zone.
 * @param times Unix times, s; or s from the log's time 0 when it tells no date
 */
export function rhythmOf(times: Float64Array, header: LogHeader, dated: boolean): LogRhythm {
  const { zone, offset } = dated ? clockOf(header) : { zone: null, offset: () => 0 };
  const hours = new Array<number>(24).fill(0);
  const weekdays = new Array<number>(7).fill(0);
  for (const time of times) {
    const local = time + offset(time);
    const days = Math.floor(local / day);
    hours[Math.floor((local - days * day) / hour)]!++;
    weekdays[(((days + mondayOffset) % 7) + 7) % 7]!++;
  }
  const share = (count: number) => count / Math.max(1, times.length);
  return { zone, hours: hours.map(share), weekdays: dated ? weekdays.map(share) : null };
}

interface Clock {
  readonly zone: string | null;
  /** Seconds to add to a Unix time for the local one. */
  readonly offset: (time: number) => number;
}

/** The zone by its name, which knows of summer time; else by the header's fixed offset; else UTC. */
function clockOf({ timeZoneString, timeZone }: LogHeader): Clock {
  const named = timeZoneString === undefined ? undefined : namedZone(timeZoneString);
  if (named !== undefined) return named;
  if (timeZone === undefined || Math.abs(timeZone) > 14 * hour) return { zone: 'UTC', offset: () => 0 };
  const minutes = Math.abs(Math.round(timeZone / 60));
  const two = (n: number) => String(n).padStart(2, '0');
  const zone = `UTC${timeZone < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return { zone, offset: () => timeZone };
}

function namedZone(zone: string): Clock | undefined {
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
