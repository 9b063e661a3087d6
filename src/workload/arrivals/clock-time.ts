import * as z from 'zod';

const pattern = /^([01]?\d|2[0-3]):([0-5]\d)$/;

/** A field that takes a time of day: '14:00'. It stays a text. */
export function clockTime(): z.ZodString {
  const error = "expected a time of day such as '14:00'";
  return z
    .string({ error })
    .regex(pattern, { error })
    .meta({ examples: ['14:00'] });
}

/** Seconds from midnight to a time of day. */
export function secondsOfClock(text: string): number {
  const [hours, minutes] = text.split(':').map(Number) as [number, number];
  return 3600 * hours + 60 * minutes;
}
