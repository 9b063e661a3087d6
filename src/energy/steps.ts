import type { Outlook } from './forecast.ts';
import { knownBetween, type Stretch } from './known-time.ts';
import { StepsAhead } from './steps-ahead.ts';

/** A stretch of time in which a value does not change. */
export interface Step {
  readonly from: number;
  readonly until: number;
  readonly value: number;
}

/** Steps in order of time, as columns: plans look at a year of hours again and again. */
export interface Steps {
  readonly count: number;
  readonly from: Float64Array;
  readonly until: Float64Array;
  readonly value: Float64Array;
}

/** What was looked up of an outlook, for as long as it is used: one that knows the future is asked by every plan of a run. */
const looked = new WeakMap<Outlook, StepsAhead>();

/** The steps of an outlook between two moments, as far as there are data. */
export function stepsOf(outlook: Outlook, from: number, to: number): Steps {
  const ahead = looked.get(outlook) ?? new StepsAhead(outlook);
  looked.set(outlook, ahead);
  const parts = knownBetween(outlook, from, to).map((stretch) => stepsWithin(stretch, outlook, ahead));
  return parts.length === 1 ? parts[0]! : joined(parts);
}

/** The steps of a stretch of time; the first begins and the last ends with it. */
function stepsWithin(stretch: Stretch, outlook: Outlook, ahead: StepsAhead): Steps {
  const second = outlook.next(stretch.from);
  const several = second < stretch.until;
  const begin = several ? ahead.find(second) : 0;
  const more = several ? ahead.until(stretch.until) - begin : 0;
  const steps = columns(1 + more);
  steps.from[0] = stretch.from;
  steps.value[0] = outlook.at(stretch.from);
  if (several) {
    const { borders, values } = ahead;
    steps.from.set(borders.subarray(begin, begin + more), 1);
    steps.until.set(borders.subarray(begin, begin + more));
    steps.value.set(values.subarray(begin, begin + more), 1);
  }
  steps.until[more] = stretch.until;
  return steps;
}

function columns(count: number): Steps {
  return { count, from: new Float64Array(count), until: new Float64Array(count), value: new Float64Array(count) };
}

function joined(parts: readonly Steps[]): Steps {
  const all = columns(parts.reduce((sum, { count }) => sum + count, 0));
  let at = 0;
  for (const { count, from, until, value } of parts) {
    all.from.set(from, at);
    all.until.set(until, at);
    all.value.set(value, at);
    at += count;
  }
  return all;
}

/** The same one by one. */
export function eachStep({ count, from, until, value }: Steps): readonly Step[] {
  return Array.from({ length: count }, (_, i) => ({ from: from[i]!, until: until[i]!, value: value[i]! }));
}

/** How long the steps are together, s. */
export function timeOf({ count, from, until }: Steps): number {
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += until[i]! - from[i]!;
  return sum;
}
