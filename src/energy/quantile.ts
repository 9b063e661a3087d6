import type { Outlook } from './forecast.ts';
import { eachStep, stepsOf } from './steps.ts';

/** The value that a signal is at or below for a given share of the time with data between two moments; undefined where there are none. */
export function quantileOverTime(outlook: Outlook, share: number, from: number, to: number): number | undefined {
  const pieces = eachStep(stepsOf(outlook, from, to)).toSorted((a, b) => a.value - b.value);
  const total = pieces.reduce((sum, { from: start, until }) => sum + (until - start), 0);
  let passed = 0;
  for (const { value, from: start, until } of pieces) {
    passed += until - start;
    if (passed >= share * total * (1 - 1e-12)) return value;
  }
  return pieces.at(-1)?.value;
}
