import type { PageEstimate } from '../src/output/payload.ts';
import type { Estimated } from '../src/units/format-estimate.ts';

/** What is not there to be told. */
export const nothing: PageEstimate = [null, null, null];

/** A value that is known without an interval. */
export function certain(value: number | null): PageEstimate {
  return [value, null, null];
}

/** Both ends of the interval; null without one. */
export function endsOf([, low, high]: PageEstimate): readonly [low: number, high: number] | null {
  return low === null || high === null ? null : [low, high];
}

/** The least and the most that it may be: the ends of the interval, or the value itself where there is none. */
export function reachOf(of: PageEstimate): readonly [low: number, high: number] {
  return endsOf(of) ?? [of[0] ?? 0, of[0] ?? 0];
}

/** The ends where a scale has them; null without an interval. */
export function whisker(of: PageEstimate, place: (value: number) => number): readonly [number, number] | null {
  const ends = endsOf(of);
  return ends === null ? null : [place(ends[0]), place(ends[1])];
}

/** What a scale must have room for; an end at zero has no place on a logarithm. */
export function extentOf(of: PageEstimate): number[] {
  const [mean] = of;
  const [low, high] = reachOf(of);
  return mean === null ? [] : [mean, high, ...(low !== 0 && low < 0 === mean < 0 ? [low] : [])];
}

/** Whether it may be that value, as far as its interval tells; never without one. */
export function mayBe(of: PageEstimate, value: number): boolean {
  const ends = endsOf(of);
  return ends !== null && ends[0] <= value && value <= ends[1];
}

/** For the writer of estimates. */
export function written(of: PageEstimate): Estimated {
  return { mean: of[0], interval: endsOf(of) };
}
