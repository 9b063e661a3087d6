import { describe, expect, it } from 'vitest';
import { arrivalKinds, arrivalsField } from '../../../src/workload/arrivals/arrival-kinds.ts';
import { burstyDispersion, burstyMean } from '../../../src/workload/arrivals/bursty.ts';
import { dayShape } from '../../../src/workload/arrivals/day-shape.ts';
import { diurnalRate } from '../../../src/workload/arrivals/diurnal.ts';
import {
  binomialBound,
  dispersionOf,
  faultsOf,
  issuesOf,
  mean,
  meanBound,
  submissionsOf,
  variance,
} from '../workloads.ts';

const day = 86_400;
const week = 7 * day;
const ascends = (times: Float64Array) => times.every((time, i) => i === 0 || time >= times[i - 1]!);
const gapsOf = (times: Float64Array) => times.map((time, i) => time - (i === 0 ? 0 : times[i - 1]!));

describe('poisson submissions', () => {
  it('have exponential gaps with mean 1/rate', () => {
    const gaps = gapsOf(submissionsOf({ process: 'poisson', rate: '0.1 per s' }, { jobs: 50_000 }).times);
    expect(Math.abs(mean(gaps) - 10)).toBeLessThan(meanBound(gaps));
    expect(variance(gaps) / 100).toBeCloseTo(1, 1);
    const late = gaps.filter((gap) => gap > 10).length / gaps.length;
    expect(Math.abs(late - Math.exp(-1))).toBeLessThan(binomialBound(Math.exp(-1), gaps.length));
  });

  it('end before the horizon, and a longer horizon begins with the same ones', () => {
    const written = { process: 'poisson', rate: '1 per min' };
    const short = submissionsOf(written, { horizon: 10_000 }).times;
    const long = submissionsOf(written, { horizon: 100_000 }).times;
    expect(short.every((time) => time < 10_000)).toBe(true);
    expect([...long.subarray(0, short.length)]).toEqual([...short]);
    expect(long[short.length]!).toBeGreaterThanOrEqual(10_000);
  });

  it('at twice the rate come in half the time, draw by draw', () => {
    const slow = submissionsOf({ process: 'poisson', rate: '1 per s' }, { jobs: 100 }).times;
    const fast = submissionsOf({ process: 'poisson', rate: '2 per s' }, { jobs: 100 }).times;
    slow.forEach((time, i) => {
      expect(fast[i]! * 2).toBeCloseTo(time, 9);
    });
  });
});

describe('submissions at given times', () => {
  it('come then, in order, before the horizon', () => {
    const written = { process: 'at', times: ['3 d', '0 s', '1 d', '1 d'] };
    expect([...submissionsOf(written).times]).toEqual([0, day, day, 3 * day]);
    expect([...submissionsOf(written, { horizon: 3 * day }).times]).toEqual([0, day, day]);
  });
});

describe('renewal submissions', () => {
  it('come at constant gaps when these are constant, the first after one gap', () => {
    expect([...submissionsOf({ process: 'renewal', interarrival: '10 s' }, { jobs: 3 }).times]).toEqual([10, 20, 30]);
  });

  it('have an index of dispersion of cv²', () => {
    const end = 2e6;
    const written = { process: 'renewal', interarrival: { distribution: 'gamma', mean: '10 s', cv: 2 } };
    expect(dispersionOf(submissionsOf(written, { horizon: end }).times, 2000, end)).toBeCloseTo(4, 0);
  });

  it('refuse gaps of nothing, which would never end', () => {
    const workload = { arrivals: { process: 'renewal', interarrival: '0 s' }, duration: '1 s', jobs: 5 };
    expect(faultsOf(workload)).toMatchObject([{ code: 'out-of-range', path: ['arrivals', 'interarrival'] }]);
  });
});

describe('diurnal submissions', () => {
  it('a day has mean 1 and its peak where and as high as it was asked for', () => {
    for (const peak of [1, 1.3, 2, 5, 20]) {
      const shape = dayShape(peak, 14 * 3600);
      const levels = Float64Array.from({ length: 1440 }, (_, minute) => shape(minute * 60));
      expect(mean(levels), `peak ${peak}`).toBeCloseTo(1, 6);
      expect(levels[14 * 60]).toBeCloseTo(peak, 6);
      expect(Math.max(...levels)).toBeCloseTo(peak, 6);
      expect(Math.min(...levels)).toBeGreaterThanOrEqual(0);
    }
  });

  it('the mean holds over whole weeks, with quieter or busier weekends', () => {
    for (const weekend of [0, 0.5, 1, 3]) {
      const { at, highest } = diurnalRate({ mean: 0.02, peakToMean: 2.5, peakAt: '9:30', weekend });
      const rates = Float64Array.from({ length: 7 * 1440 }, (_, minute) => at(minute * 60 + 30));
      expect(mean(rates)).toBeCloseTo(0.02, 6);
      expect(Math.max(...rates)).toBeLessThanOrEqual(highest + 1e-12);
      expect(mean(rates.subarray(5 * 1440)) / mean(rates.subarray(0, 5 * 1440))).toBeCloseTo(weekend, 6);
    }
  });

  it('follow the calendar: from a Saturday afternoon on, the rate is that of Saturday afternoons', () => {
    const written = { mean: 0.02, peakToMean: 2.5, peakAt: '9:30', weekend: 0.5 };
    const monday = diurnalRate(written);
    const saturday = diurnalRate(written, 5 * day + 15 * 3600);
    for (let t = 0; t < 2 * week; t += 1800) expect(saturday.at(t)).toBe(monday.at(t + 5 * day + 15 * 3600));
  });

  it('come by these rates', () => {
    const end = 20 * week;
    const written = { process: 'diurnal', mean: '60 per hour', peakToMean: 2.2, peakAt: '14:00', weekend: '50 %' };
    const { times } = submissionsOf(written, { horizon: end });
    const { at } = diurnalRate({ mean: 1 / 60, peakToMean: 2.2, peakAt: '14:00', weekend: 0.5 });
    expect(ascends(times)).toBe(true);
    const share = (from: number, to: number) => {
      const inside = (time: number) => time % week >= from && time % week < to;
      let expected = 0;
      for (let t = from + 30; t < to; t += 60) expected += at(t) * 60;
      expect(Math.abs(times.filter(inside).length - 20 * expected)).toBeLessThan(3.9 * Math.sqrt(20 * expected));
    };
    share(0, week);
    share(13 * 3600, 15 * 3600);
    share(day + 2 * 3600, day + 5 * 3600);
    share(5 * day, 7 * day);
  });
});

describe('weekly submissions', () => {
  it('follow a profile of any number of parts', () => {
    const weights = [4, 0, 1, 1, 1, 1, 0];
    const { times } = submissionsOf({ process: 'weekly', mean: '100 per day', weights }, { horizon: 30 * week });
    const counts = new Float64Array(7);
    for (const time of times) counts[Math.floor((time % week) / day)]!++;
    weights.forEach((weight, i) => {
      const expected = (30 * 700 * weight) / 8;
      expect(Math.abs(counts[i]! - expected), `day ${i}`).toBeLessThanOrEqual(3.9 * Math.sqrt(expected));
    });
  });

  it('take 7 days of 24 hours', () => {
    const weights = Array.from({ length: 7 }, (_, d) =>
      Array.from({ length: 24 }, (_, h) => (d === 2 && h === 5 ? 1 : 0)),
    );
    const { times } = submissionsOf({ process: 'weekly', mean: '10 per day', weights }, { jobs: 50 });
    expect(times.every((time) => Math.floor((time % week) / 3600) === 2 * 24 + 5)).toBe(true);
  });

  it('refuse a profile without a weight above zero', () => {
    const issues = issuesOf(arrivalsField, { process: 'weekly', mean: '1 per s', weights: [0, 0] });
    expect(issues.join()).toContain('above zero');
  });
});

describe('bursty submissions', () => {
  const written = { process: 'bursty', busy: '10 per s', quiet: '1 per s', busyFor: '10 s', quietFor: '20 s' };
  const options = { busy: 10, quiet: 1, busyFor: 10, quietFor: 20 };

  it('have the known mean and index of dispersion', () => {
    expect(burstyMean(options)).toBeCloseTo(4, 12);
    expect(burstyDispersion(options)).toBeCloseTo(61, 10);
  });

  it('come with that mean and dispersion', () => {
    const end = 400_000;
    const { times } = submissionsOf(written, { horizon: end });
    expect(ascends(times)).toBe(true);
    expect(times.length / end).toBeCloseTo(4, 1);
    // Standard error of a variance over 800 windows of 500 s: 5 %; a finite window falls about 1 % short.
    expect(Math.abs(dispersionOf(times, 500, end) / 61 - 1)).toBeLessThan(0.15);
  });

  it('pause where the quiet rate is zero', () => {
    const { times } = submissionsOf({ ...written, quiet: '0 per s', quietFor: '1 h' }, { jobs: 2000 });
    expect(times.length).toBe(2000);
    expect(Math.max(...gapsOf(times))).toBeGreaterThan(600);
  });
});

describe('campaigns', () => {
  const written = {
    process: 'campaigns',
    rate: '2 per day',
    size: { distribution: 'uniform', low: 5, high: 15 },
    gap: '7 s',
  };

  it('submit several jobs of one request, at the given gap', () => {
    const { times, request } = submissionsOf(written, { horizon: 50 * day });
    expect(ascends(times)).toBe(true);
    const first = [...times.keys()].filter((job) => request![job] === 0);
    expect(first.length).toBeGreaterThanOrEqual(5);
    first.slice(1).forEach((job, i) => {
      expect(times[job]! - times[first[i]!]!).toBeCloseTo(7, 6);
    });
    const sizes = Array.from(new Set(request), (campaign) => request!.filter((each) => each === campaign).length);
    expect(Math.abs(mean(sizes) - 10)).toBeLessThan(meanBound(sizes) + 0.2);
    expect(Math.abs(sizes.length - 100)).toBeLessThan(39);
  });

  it('overlap without disorder, and a number of jobs takes the first in time', () => {
    const slow = { ...written, gap: '6 h' };
    const all = submissionsOf(slow, { horizon: 60 * day });
    const few = submissionsOf(slow, { jobs: 200 });
    expect(all.times.length).toBeGreaterThan(400);
    expect([...few.times]).toEqual([...all.times.subarray(0, 200)]);
    expect([...few.request!]).toEqual([...all.request!.subarray(0, 200)]);
    const changes = all.request!.filter((campaign, i) => i > 0 && campaign !== all.request![i - 1]).length;
    expect(changes).toBeGreaterThan(new Set(all.request).size);
  });
});

describe('arrival processes', () => {
  it('name what they expect, and the nearest word', () => {
    const issues = (input: unknown) => issuesOf(arrivalsField, input).join('\n');
    expect(issues({ process: 'possion', rate: '1 per s' })).toMatch(/^process: .*did you mean 'poisson'\?/);
    expect(issues({ rate: '1 per s' })).toContain("'process'");
    expect(issues('poisson')).toContain('{ process: poisson, rate: 40 per day }');
    expect(issues({ process: 'poisson', rate: 3 })).toMatch(/^rate: .*3/);
    expect(issues({ process: 'poisson', rate: '0 per s' })).toMatch(/^rate: .*above/);
    expect(issues({ process: 'poisson', rate: '1 per s', rat: 1 })).toContain('rat');
    expect(issues({ process: 'diurnal', mean: '1 per s', peakAt: '25:00' })).toMatch(/^peakAt: .*time of day/);
    expect(issues({ process: 'diurnal', mean: '1 per s', peakToMean: 0.5 })).toMatch(/^peakToMean: /);
  });

  it('give the long-run rate that their submissions have', () => {
    const examples: Record<string, object> = {
      poisson: { rate: '6 per hour' },
      renewal: { interarrival: { distribution: 'lognormal', mean: '10 min', cv: 1 } },
      diurnal: { mean: '6 per hour', peakToMean: 3, weekend: '20 %' },
      weekly: { mean: '6 per hour', weights: [1, 2, 3] },
      bursty: { busy: '1 per min', quiet: '2 per hour', busyFor: '1 h', quietFor: '9 h' },
      campaigns: { rate: '6 per day', size: 24, gap: '1 s' },
      // In the long run: its limit, which it comes near to within weeks.
      growing: { rate: '5 per hour', growth: '10000 %', limit: '6 per hour' },
    };
    const end = 100 * week;
    for (const kind of arrivalKinds.entries.filter(({ endless }) => endless)) {
      const options = kind.options.parse(examples[kind.name]);
      const count = submissionsOf({ process: kind.name, ...examples[kind.name] }, { horizon: end }).times.length;
      expect(count / (kind.rate(options as never) * end), kind.name).toBeCloseTo(1, 1);
    }
  });
});
