import { describe, expect, it } from 'vitest';
import { expectedBefore, timeOf } from '../../../src/workload/arrivals/growing.ts';
import { faultsOf, mean, meanBound, submissionsOf, variance } from '../workloads.ts';

const day = 86_400;
const year = 365 * day;

const hour = 3600;

/**
 * The integral of the rate, hour by hour, by the trapezium rule over the formula that the process states: no algebra of its own.
 * Between hours it is a straight line.
 */
function integral(rate: number, growth: number, limit: number | undefined, years: number): (time: number) => number {
  const at = (t: number) => {
    const grown = (1 + growth) ** (t / year);
    return limit === undefined ? rate * grown : limit / (1 + (limit / rate - 1) / grown);
  };
  const sums = new Float64Array(years * 8760 + 2);
  for (let k = 1; k < sums.length; k++) sums[k] = sums[k - 1]! + (hour * (at((k - 1) * hour) + at(k * hour))) / 2;
  return (time) => {
    const k = Math.floor(time / hour);
    return sums[k]! + (sums[k + 1]! - sums[k]!) * (time / hour - k);
  };
}

const cases = [
  ['without a limit', 0.4, undefined],
  ['towards a limit', 1.5, 200],
  ['without growth', 0, undefined],
] as const;

describe('growing submissions', () => {
  it.each(cases)('%s come when the integral of the rate says', (_, growth, limit) => {
    const spec = { rate: 40 / day, growth, ...(limit === undefined ? {} : { limit: limit / day }) };
    const expected = integral(spec.rate, growth, spec.limit, 8);
    for (const years of [0.1, 1, 3.5, 8]) {
      expect(timeOf(expected(years * year), spec) / year).toBeCloseTo(years, 6);
      expect(expectedBefore(years * year, spec) / expected(years * year)).toBeCloseTo(1, 6);
    }
  });

  it.each(cases)(
    '%s are a Poisson process in that integral: its gaps are exponential with mean 1',
    (_, growth, limit) => {
      const written = {
        process: 'growing',
        rate: '4 per day',
        growth: `${growth * 100} %`,
        ...(limit === undefined ? {} : { limit: `${limit / 10} per day` }),
      };
      const { times } = submissionsOf(written, { horizon: 6 * year });
      const expected = integral(4 / day, growth, limit && limit / 10 / day, 6);
      const some = times.filter((_, i) => i % 20 === 0).map(expected);
      const gaps = some.slice(1).map((each, i) => (each - some[i]!) / 20);
      expect(Math.abs(mean(gaps) - 1)).toBeLessThan(meanBound(gaps));
      expect(variance(gaps) * 20).toBeCloseTo(1, 0);
    },
  );

  it('grow by their growth from year to year', () => {
    const { times } = submissionsOf({ process: 'growing', rate: '40 per day', growth: '40 %' }, { horizon: 4 * year });
    const counts = [0, 1, 2, 3].map((k) => times.filter((t) => t >= k * year && t < (k + 1) * year).length);
    for (const k of [1, 2, 3]) expect(counts[k]! / counts[k - 1]!).toBeCloseTo(1.4, 1);
  });

  it('come near to their limit and stay there, however many they are', () => {
    const spec = { rate: 1 / day, growth: 1, limit: 10 / day };
    const [late, later] = [1e6, 1e6 + 1000].map((expected) => timeOf(expected, spec));
    expect((later! - late!) / day).toBeCloseTo(100, 3);
  });

  it('with a limit that they start above are a fault', () => {
    const faults = faultsOf({
      arrivals: { process: 'growing', rate: '4 per day', growth: '10 %', limit: '3 per day' },
      duration: '1 h',
    });
    expect(faults).toEqual([expect.objectContaining({ path: expect.arrayContaining(['limit']) })]);
  });

  it('are counted until the horizon before they are drawn, so that those without a limit can be played', () => {
    const demand = { arrivals: { process: 'growing', rate: '4 per day', growth: '40 %' }, duration: '1 h' };
    expect(faultsOf(demand, { horizon: 4 * year })).toEqual([]);
    // ∫ of 4 a day over 60 years of 40 % is 2.5e12.
    expect(faultsOf(demand, { horizon: 60 * year })).toEqual([
      expect.objectContaining({ code: 'out-of-range', problem: expect.stringContaining('million') }),
    ]);
  });
});
