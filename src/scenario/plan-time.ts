import * as z from 'zod';
import { formatInstant, type Instant, parseInstant, parseSpan, sentence, shown, spellSpan } from '../units/index.ts';

/**
 * A moment of a plan as it is written: a date, whose midnight is that of the clock by which the scenario begins (s since 1970 by that
 * clock), a moment, or so long after the scenario's start.
 */
export type PlanTime = { readonly date: number } | { readonly unix: number } | { readonly after: number };

const expected = "a date such as 2027-07 or 2027-07-15, or a time after the scenario's start such as '18 months'";

/** A field that takes a moment of a plan: '2027-07', '2027-07-15', or '18 months' after the scenario's start. */
export function planTime(): z.ZodType<PlanTime, string> {
  return z
    .string({
      error: ({ input }) => sentence({ code: 'not-a-quantity', expected, received: shown(input) }),
    })
    .meta({
      description: "A date ('2027-07', '2027-07-15'), or a time after the scenario's start ('18 months').",
    })
    .transform((text, context): PlanTime => {
      const date = /^\s*[0-9]{4}-/.test(text);
      const parsed = date
        ? parseInstant(/^\s*[0-9]{4}-[0-9]{2}\s*$/.test(text) ? `${text.trim()}-01` : text)
        : parseSpan(text);
      if (parsed.ok) {
        if (typeof parsed.value === 'number') return { after: parsed.value };
        const { unix } = parsed.value;
        return text.includes(':') ? { unix } : { date: unix };
      }
      const fault = { ...parsed.fault, expected, received: shown(text) };
      context.addIssue({ code: 'custom', message: sentence(fault), params: { ...fault } });
      return z.NEVER;
    });
}

/** s from the scenario's start. A date needs to know when that is. */
export function secondsOf(time: PlanTime, begin: Instant | undefined): number {
  if ('after' in time) return time.after;
  const { unix, offset } = begin ?? { unix: 0, offset: 0 };
  return 'unix' in time ? time.unix - unix : time.date - (unix + offset);
}

/** A moment as one writes it: as a date where the scenario has a beginning and it falls on a midnight, else as a time after the start. */
export function spellPlanTime(seconds: number, begin: Instant | undefined): string {
  const text = begin === undefined ? '' : formatInstant({ ...begin, unix: begin.unix + seconds });
  if (/T00:00:00[^.]*$/.test(text)) return text.slice(0, text.indexOf('T'));
  return seconds < 0 ? text : spellSpan(seconds);
}
