import { day, hour } from '../../units/index.ts';
import type { LogHeader } from '../trace/log.ts';
import { zoneOfLog } from '../trace/log-zone.ts';
import type { LogRhythm } from './log-description.ts';

/** 1970-01-01 was a Thursday: three days after a Monday. */
const mondayOffset = 3;

/**
 * When people submit, by the clock of their zone.
 * @param times Unix times, s; or s from the log's time 0 when it tells no date
 */
export function rhythmOf(times: Float64Array, header: LogHeader, dated: boolean): LogRhythm {
  const { zone, offset } = dated ? zoneOfLog(header) : { zone: null, offset: () => 0 };
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
