/** A time as a table has it: a local time (s since 1970 by its own clock), with what it is ahead of UTC where that is said. */
export interface WrittenTime {
  readonly local: number;
  readonly offset: number | null;
}

const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i;
/** Day first, as in German tables; with slashes only where an interval follows, since elsewhere the month may come first. */
const dayFirst = /^(\d{2})\.(\d{2})\.(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const interval = /^(\d{2})[./](\d{2})[./](\d{4}) (\d{2}):(\d{2})(?::(\d{2}))?(?: \([A-Z/]+\))? - /;
const seconds = /^\d{9,10}$/;
const milliseconds = /^\d{12,13}$/;

/**
 * Reads a time: ISO 8601 ('2023-01-01 00:00:00', '2023-01-01T00:00Z'), day first ('01.01.2023 00:00'), an interval, of which
 * the start counts ('01.01.2023 00:00 - 01.01.2023 01:00'), or seconds or milliseconds since 1970. Undefined when it is none.
 */
export function readTime(text: string): WrittenTime | undefined {
  const trimmed = text.trim();
  if (seconds.test(trimmed)) return { local: Number(trimmed), offset: 0 };
  if (milliseconds.test(trimmed)) return { local: Number(trimmed) / 1000, offset: 0 };
  const match = iso.exec(trimmed);
  if (match !== null) {
    const [, year, month, day, hour, minute, second, zone] = match as unknown as (string | undefined)[];
    return timeOf([year, month, day, hour, minute, second], zone);
  }
  const other = interval.exec(trimmed) ?? dayFirst.exec(trimmed);
  if (other === null) return undefined;
  const [, day, month, year, hour, minute, second] = other as unknown as (string | undefined)[];
  return timeOf([year, month, day, hour, minute, second], undefined);
}

function timeOf(parts: readonly (string | undefined)[], zone: string | undefined): WrittenTime | undefined {
  const [year, month, day, hour, minute, second] = parts.map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const local = Date.UTC(year, month - 1, day, hour, minute) / 1000 + second;
  const date = new Date(local * 1000);
  // The thirtieth of February would be taken for a day in March.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59) return undefined;
  return { local, offset: zone === undefined ? null : offsetOf(zone) };
}

function offsetOf(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (match === null) return 0;
  const size = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return match[1] === '-' ? -size : size;
}
