import * as z from 'zod';
import { type AxisSpec, readAxis } from './axis.ts';

/** A field that takes the values of a path in a search: a list, or a range. */
export function axisField(): z.ZodType<AxisSpec> {
  return z.unknown().transform((written, context): AxisSpec => {
    const reading = readAxis(written);
    if ('axis' in reading) return reading.axis;
    const { expected, received } = reading;
    const message = `expected ${expected}${received === undefined ? '' : `, received ${received}`}`;
    context.addIssue({ code: 'custom', message, input: written });
    return z.NEVER;
  });
}
