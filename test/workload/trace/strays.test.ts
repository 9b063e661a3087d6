import { describe, expect, it } from 'vitest';
import { coreOf } from '../../../src/workload/trace/strays.ts';

const day = 86_400;
const every = (count: number, gap: number, from = 0) => Array.from({ length: count }, (_, k) => from + k * gap);
const core = (...times: number[]) => {
  const sorted = Float64Array.from(times).sort();
  const { from, to } = coreOf(sorted);
  return [...sorted.subarray(from, to)];
};

describe('submissions that belong together', () => {
  const unix = every(20, 100, 1_700_000_000);

  it('are all of an ordinary log, of one job, and of none', () => {
    expect(core(...unix)).toEqual(unix);
    expect(core(5)).toEqual([5]);
    expect(core()).toEqual([]);
  });

  it('leave out one 0, several, dates far ahead, and both at once', () => {
    expect(core(0, ...unix)).toEqual(unix);
    expect(core(0, 0, 7, ...unix)).toEqual(unix);
    expect(core(...unix, 4_102_444_800)).toEqual(unix);
    expect(core(0, 5, ...unix, 2_000_000_000, 4_102_444_800, 9_999_999_999)).toEqual(unix);
    expect(core(0, 1_700_000_000, 1_700_000_100)).toEqual([1_700_000_000, 1_700_000_100]);
  });

  it('leave out a 0 before a part of a log that keeps its old times', () => {
    const part = every(20, 100, 5_000_000);
    expect(core(0, ...part)).toEqual(part);
  });

  it('keep what lies around a real pause, however long', () => {
    const campaigns = [...every(20, 100), ...every(20, 100, 200 * day)];
    expect(core(...campaigns)).toEqual(campaigns);
    const fifth = [...every(10, 100), ...every(40, 100, 200 * day)];
    expect(core(...fifth)).toEqual(fifth);
  });

  it('keep the first jobs of a log that begins slowly, and a last one after a quiet week', () => {
    const slow = [0, 4 * day, ...every(300, day, 8 * day)];
    expect(core(...slow)).toEqual(slow);
    const late = [...every(300, day), 320 * day];
    expect(core(...late)).toEqual(late);
  });

  it('keep everything that lies within a week, and everything of less than ten jobs within five years', () => {
    const near = [...every(20, 100), 6 * day];
    expect(core(...near)).toEqual(near);
    const few = [0, 100, 1_800 * day];
    expect(core(...few)).toEqual(few);
  });

  it('leave out one of twenty that lies behind by more than the log lasts, and keep it where it does not', () => {
    const log = every(20, day);
    expect(core(...log, 40 * day)).toEqual(log);
    expect(core(...log, 37 * day)).toEqual([...log, 37 * day]);
  });

  it('say the same of times that are turned around', () => {
    const mirrored = (times: readonly number[]) => times.map((time) => 2e9 - time).sort((a, b) => a - b);
    for (const times of [
      [0, ...unix],
      [...every(10, 100), ...every(40, 100, 200 * day)],
      [...every(20, day), 40 * day],
    ]) {
      expect(core(...mirrored(times))).toEqual(mirrored(core(...times)));
    }
  });
});
