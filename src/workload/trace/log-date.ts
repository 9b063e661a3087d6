import type { Instant } from '../../units/index.ts';
import type { Log, LogHeader } from './log.ts';
import { zoneOfLog } from './log-zone.ts';

/** No log is so long, s (15 years): a time beyond it counts from 1970, not from the log's beginning. Unix time passed it in 1985. */
const longestLog = 473_385_600;

/**
 * Whether the times of a log count from 1970. `UnixStartTime` is then either 0, or what the times begin with; a log whose times
 * are below it counts from there.
 * @param time one in the middle of the log, so that a few strange ones do not matter
 */
export function isAbsolute({ unixStartTime = 0 }: LogHeader, time: number): boolean {
  return time > longestLog && time >= unixStartTime;
}

/** What time 0 of a cleaned log is by the log's own clock. */
export interface TimeZero {
  /** s */
  readonly shift: number;
  /** Whether that clock counts from 1970. */
  readonly absolute: boolean;
}

/** A time beyond the year 5000 counts thousandths of seconds, s. */
const thousandths = 1e11;

/** Whether the times of a log are in thousandths of seconds since 1970. */
export function inThousandths({ shift, absolute }: TimeZero): boolean {
  return absolute && shift > thousandths;
}

/** The Unix time of a cleaned log's time 0, s; undefined where the log tells no date. */
export function unixTimeZero({ header }: Pick<Log, 'header'>, zero: TimeZero): number | undefined {
  const { shift, absolute } = zero;
  if (inThousandths(zero)) return undefined;
  if (absolute) return shift;
  const { unixStartTime = 0 } = header;
  return unixStartTime > 0 ? unixStartTime + shift : undefined;
}

/** A Unix time by the clock of the log's zone; in UTC where the log names none. */
export function instantOfLog({ header }: Pick<Log, 'header'>, unix: number): Instant {
  let offset: number | undefined;
  return {
    unix,
    // The engine takes long to open its calendar, and many never ask.
    get offset() {
      offset ??= zoneOfLog(header).offset(unix);
      return offset;
    },
  };
}
