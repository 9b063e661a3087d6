import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lowestWindow, noisyForecast, type Signal, signalOf } from '../../src/energy/index.ts';
import { quantileOverTime } from '../../src/energy/quantile.ts';
import { stream } from '../../src/random/index.ts';

const hour = 3600;
const slots = (...values: number[]): Signal =>
  signalOf({ times: Float64Array.from(values, (_, i) => i * hour), values: Float64Array.from(values), period: null });

describe('the lowest window', () => {
  test('of three slots in 300, 280, 200, 150, 120, 130, 220, 310 starts at slot 3: 400 instead of 780, 48.7 % less', () => {
    const signal = slots(300, 280, 200, 150, 120, 130, 220, 310);
    const start = lowestWindow(signal, 3 * hour, 0, 5 * hour)!;
    expect(start).toBe(3 * hour);
    const sum = (at: number) => signal.integral(at, at + 3 * hour) / hour;
    expect([sum(start), sum(0)]).toEqual([400, 780]);
    expect((1 - sum(start) / sum(0)).toFixed(3)).toBe('0.487');
  });

  test('before a deadline is the best that can still start', () => {
    expect(lowestWindow(slots(300, 280, 200, 150, 120, 130, 220, 310), 3 * hour, 0, 2 * hour)).toBe(2 * hour);
  });

  test('is now when nothing is better, and the earliest of equals', () => {
    expect(lowestWindow(slots(1, 1, 1), hour, 100, 2 * hour)).toBe(100);
    expect(lowestWindow(slots(5, 1, 5, 1, 5), hour, 0, 4 * hour)).toBe(hour);
  });

  test('may start within a slot, where its end meets a step', () => {
    // A job of one and a half hours ends best where the dear slot begins.
    expect(lowestWindow(slots(4, 1, 3, 9), 1.5 * hour, 0, 3 * hour)).toBe(hour);
    expect(lowestWindow(slots(3, 1, 4, 9), 1.5 * hour, 0, 3 * hour)).toBe(0.5 * hour);
  });

  test('is no worse than any start on a fine grid', () => {
    const values = fc.array(fc.integer({ min: -20, max: 100 }), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 20 }),
        (levels, quarters, latest) => {
          const signal = slots(...levels);
          const length = (quarters * hour) / 4;
          const end = (latest * hour) / 2;
          const start = lowestWindow(signal, length, 0, end)!;
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThanOrEqual(end);
          const least = signal.integral(start, start + length);
          for (let at = 0; at <= end; at += hour / 8) {
            expect(least).toBeLessThanOrEqual(signal.integral(at, at + length) + 1e-6);
          }
        },
      ),
    );
  });
});

describe('a percentile over time', () => {
  test('is the value that is not exceeded for that share of the time', () => {
    const signal = slots(300, 280, 200, 150, 120, 130, 220, 310);
    const quantile = (share: number) => quantileOverTime(signal, share, 0, 8 * hour);
    expect([0.125, 0.25, 0.26, 0.5, 1].map(quantile)).toEqual([120, 130, 150, 200, 310]);
    expect(quantileOverTime(signal, 0.5, 3.5 * hour, 4.75 * hour)).toBe(120);
  });
});

describe('a forecast that errs', () => {
  const truth = slots(...Array.from({ length: 2000 }, () => 200));
  const forecast = noisyForecast(truth, { error: 0.15, size: 200 }, stream('test', 'forecast'));

  test('knows the present hour, and errs the more the farther it looks: a day ahead by 15 %', () => {
    expect(forecast.from(5 * hour).at(5 * hour)).toBe(200);
    const deviation = (lead: number) => {
      let sum = 0;
      for (let k = 0; k < 1500; k++) sum += (forecast.from(k * hour).at((k + lead) * hour) / 200 - 1) ** 2;
      return Math.sqrt(sum / 1500);
    };
    // Standard errors of a deviation from 1,500 draws are 1.8 % of it.
    expect(Math.abs(deviation(24) / 0.15 - 1)).toBeLessThan(0.07);
    expect(Math.abs(deviation(6) / 0.075 - 1)).toBeLessThan(0.07);
    expect(Math.abs(deviation(96) / 0.3 - 1)).toBeLessThan(0.07);
  });

  test('of one hour comes nearer to what will be as the hour comes nearer', () => {
    const off = (now: number) => forecast.from(now * hour).at(100 * hour) - 200;
    expect(off(76) / off(99)).toBeCloseTo(Math.sqrt(24), 9);
    expect(off(100)).toBe(0);
  });

  test('is the same whoever asks first', () => {
    const again = noisyForecast(truth, { error: 0.15, size: 200 }, stream('test', 'forecast'));
    expect(again.from(0).at(700 * hour)).toBe(forecast.from(0).at(700 * hour));
    expect(again.from(0).at(30 * hour)).toBe(forecast.from(0).at(30 * hour));
  });

  test('has the integral of its values', () => {
    const view = forecast.from(1.25 * hour);
    let sum = 0;
    for (let at = 1.5 * hour; at < 9 * hour; at += hour / 4) sum += (view.at(at) * hour) / 4;
    expect(view.integral(1.5 * hour, 9 * hour)).toBeCloseTo(sum, 5);
  });
});
