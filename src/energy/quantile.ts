import type { Outlook } from './forecast.ts';

/** The value that a signal is at or below for a given share of the time between two moments. */
export function quantileOverTime(outlook: Outlook, share: number, from: number, to: number): number {
  const pieces: { value: number; time: number }[] = [];
  for (let at = from; at < to; ) {
    const next = Math.min(to, outlook.next(at));
    pieces.push({ value: outlook.at(at), time: next - at });
    at = next;
  }
  pieces.sort((a, b) => a.value - b.value);
  let passed = 0;
  for (const { value, time } of pieces) {
    passed += time;
    if (passed >= share * (to - from) * (1 - 1e-12)) return value;
  }
  return pieces.at(-1)?.value ?? outlook.at(from);
}
