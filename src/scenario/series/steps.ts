import type { Stretch } from '../../energy/index.ts';

/** So many equal steps in a row are how long values hold, and no accident; in short tables a part of all steps, but not fewer than the least. */
const settled = { rows: 24, part: 0.2, least: 4 };
/** A step that much longer than values hold has time without data in it; a day of 25 hours does not. */
const gap = 1.5;

/**
 * How long the value of each row holds by itself, s: the step that rows have thereabouts. Infinity in tables whose rows come at no
 * regular steps, such as tariffs that have a row for each change: there values hold until the next.
 */
export function naturalSteps(times: readonly number[]): Float64Array {
  const steps = times.slice(1).map((time, i) => time - times[i]!);
  const most = commonest(steps);
  const own = new Float64Array(times.length);
  if (most === undefined) return own.fill(3600);
  const regular = settledSteps(steps);
  if (regular.size === 0) {
    const often = steps.filter((step) => step === most).length;
    return own.fill(2 * often > steps.length ? most : Number.POSITIVE_INFINITY);
  }
  let held = regular.values().next().value!.step;
  for (let i = 0; i < times.length; i++) {
    held = regular.get(i)?.step ?? held;
    own[i] = held;
  }
  return own;
}

/** Runs of so many equal steps, by the row at which each begins. */
function settledSteps(steps: readonly number[]): ReadonlyMap<number, { readonly step: number; readonly rows: number }> {
  const runs = new Map<number, { step: number; rows: number }>();
  const enough = Math.min(settled.rows, Math.max(settled.least, settled.part * steps.length));
  for (let from = 0; from < steps.length; ) {
    let to = from;
    while (steps[to] === steps[from]) to++;
    if (to - from >= enough) runs.set(from, { step: steps[from]!, rows: to - from });
    from = to;
  }
  return runs;
}

/** The lengths of steps that rows have for a while each, in order: [3600, 900] where hours become quarters. */
export function resolutions(times: readonly number[]): readonly { readonly step: number; readonly row: number }[] {
  const found: { step: number; row: number }[] = [];
  for (const [row, { step }] of settledSteps(times.slice(1).map((time, i) => time - times[i]!))) {
    if (found.at(-1)?.step !== step) found.push({ step, row });
  }
  return found;
}

/** What is known of a series by its rows: each value for its natural step, or until the next row where there is none missing between. */
export function stretchesKnown(
  times: readonly number[],
  natural: Float64Array,
  filled: (row: number) => boolean,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  times.forEach((from, i) => {
    const next = times[i + 1];
    const own = from + natural[i]!;
    const until =
      next === undefined ? lastEnd(times, natural) : next - from < gap * natural[i]! || filled(i) ? next : own;
    const before = stretches.at(-1);
    if (before?.until === from) stretches[stretches.length - 1] = { from: before.from, until };
    else stretches.push({ from, until });
  });
  return stretches;
}

/** When the last value ends: it holds as long as those before. */
export function lastEnd(times: readonly number[], natural: Float64Array): number {
  const own = natural.at(-1)!;
  const steps = times.slice(1).map((time, i) => time - times[i]!);
  return times.at(-1)! + (Number.isFinite(own) ? own : (commonest(steps) ?? 3600));
}

/** The most frequent; the earliest of equals. */
export function commonest(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce<readonly [number | undefined, number]>(
    (best, one) => (one[1] > best[1] ? one : best),
    [undefined, 0],
  )[0];
}
