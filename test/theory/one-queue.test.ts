import { describe, expect, test } from 'vitest';
import {
  busyDistribution,
  busyProbability,
  customersForPrecision,
  erlangB,
  erlangC,
  halfinWhitt,
  littlesLaw,
  littlesLawError,
  mm1,
  mm1BoundedSlowdown,
  mmc,
  mmck,
  serversForWaitProbability,
  sinusoidalOccupancy,
  waitAsymptoticVariance,
} from '../../src/theory/index.ts';

/** The published values have six decimals. */
const digits = 6;

describe('the M/M/1 queue', () => {
  test.each([
    [0.5, 1, 0.5, 2, 1, 5.991465, 4.60517],
    [0.7, 2.333333, 1.633333, 3.333333, 2.333333, 9.985774, 8.796858],
    [0.8, 4, 3.2, 5, 4, 14.978661, 13.862944],
    [0.9, 9, 8.1, 10, 9, 29.957323, 28.903718],
    [0.95, 19, 18.05, 20, 19, 59.914645, 58.88878],
  ])(
    'at load %d has the published L, Lq, W, Wq and 95 %% quantiles',
    (load, jobs, waiting, response, wait, r95, w95) => {
      const queue = mm1({ arrivalRate: load, serviceRate: 1 });
      expect(queue.load).toBeCloseTo(load, 12);
      expect(queue.jobs).toBeCloseTo(jobs, digits);
      expect(queue.waitingJobs).toBeCloseTo(waiting, digits);
      expect(queue.response).toBeCloseTo(response, digits);
      expect(queue.wait).toBeCloseTo(wait, digits);
      expect(queue.responseQuantile(0.95)).toBeCloseTo(r95, digits);
      expect(queue.waitQuantile(0.95)).toBeCloseTo(w95, digits);
    },
  );

  test('has times in the unit of its rates', () => {
    const perSecond = mm1({ arrivalRate: 0.8, serviceRate: 1 });
    const perHour = mm1({ arrivalRate: 0.8 * 3_600, serviceRate: 3_600 });
    expect(perHour.wait * 3_600).toBeCloseTo(perSecond.wait, 9);
    expect(perHour.jobs).toBeCloseTo(perSecond.jobs, 9);
  });

  test('has no wait that ends from full load on', () => {
    for (const load of [1, 1.2]) {
      const queue = mm1({ arrivalRate: load, serviceRate: 1 });
      expect(queue.wait).toBe(Number.POSITIVE_INFINITY);
      expect(queue.jobs).toBe(Number.POSITIVE_INFINITY);
      expect(queue.responseQuantile(0.5)).toBe(Number.POSITIVE_INFINITY);
    }
  });

  test.each([
    [0.5, 3.750764],
    [0.8, 12.059759],
    [0.9, 25.927557],
  ])('at load %d has the published mean bounded slowdown (mean service 100 s, τ 10 s)', (load, slowdown) => {
    expect(mm1BoundedSlowdown({ arrivalRate: load / 100, serviceRate: 0.01 }, 10)).toBeCloseTo(slowdown, digits);
  });

  test('has an infinite mean slowdown without a bound', () => {
    const queue = { arrivalRate: 0.5, serviceRate: 1 };
    expect(mm1BoundedSlowdown(queue, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(mm1BoundedSlowdown(queue, 1e-9)).toBeGreaterThan(mm1BoundedSlowdown(queue, 1e-3));
    expect(mm1BoundedSlowdown({ arrivalRate: 1, serviceRate: 1 }, 10)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the M/M/c queue', () => {
  test.each([
    [2, 0.5, 0.2, 0.333333, 0.333333, 0.333333, 1.89712],
    [2, 0.8, 0.329897, 0.711111, 2.844444, 1.777778, 6.637014],
    [2, 0.9, 0.366516, 0.852632, 7.673684, 4.263158, 14.181523],
    [4, 0.5, 0.095238, 0.173913, 0.173913, 0.086957, 0.623266],
    [4, 0.8, 0.228145, 0.596432, 2.38573, 0.745541, 3.098679],
    [4, 0.9, 0.270685, 0.787753, 7.089779, 1.969383, 6.892905],
    [8, 0.5, 0.03042, 0.059044, 0.059044, 0.014761, 0.041565],
    [8, 0.8, 0.144394, 0.457645, 1.83058, 0.286028, 1.383794],
    [8, 0.9, 0.190313, 0.701533, 6.313797, 0.876916, 3.301556],
    [8, 0.95, 0.213131, 0.844169, 16.039204, 2.110422, 7.065823],
    [16, 0.8, 0.080647, 0.304884, 1.219536, 0.095276, 0.564971],
    [16, 0.9, 0.126412, 0.591343, 5.322091, 0.36959, 1.543984],
    [16, 0.95, 0.150723, 0.780192, 14.823657, 0.975241, 3.434397],
    [64, 0.8, 0.011738, 0.056056, 0.224226, 0.004379, 0.008932],
    [64, 0.9, 0.043124, 0.310663, 2.79597, 0.048541, 0.28542],
    [64, 0.95, 0.066609, 0.588011, 11.172208, 0.183753, 0.770226],
    [256, 0.9, 0.006615, 0.062429, 0.561862, 0.002439, 0.008672],
    [256, 0.95, 0.022265, 0.312926, 5.945586, 0.024447, 0.143277],
  ])('with %d servers at load %d has the published values', (servers, load, b, c, waitingJobs, wait, wait95) => {
    const queue = mmc({ arrivalRate: load * servers, serviceRate: 1, servers });
    expect(erlangB(servers, load * servers)).toBeCloseTo(b, digits);
    expect(erlangC(servers, load * servers)).toBeCloseTo(c, digits);
    expect(queue.waitProbability).toBeCloseTo(c, digits);
    expect(queue.waitingJobs).toBeCloseTo(waitingJobs, digits);
    expect(queue.wait).toBeCloseTo(wait, digits);
    expect(queue.waitQuantile(0.95)).toBeCloseTo(wait95, digits);
  });

  test('has a median wait of nothing where fewer than half of the jobs wait', () => {
    const queue = mmc({ arrivalRate: 4, serviceRate: 1, servers: 8 });
    expect(queue.waitQuantile(0.5)).toBe(0);
    expect(queue.waitQuantile(0.99)).toBeGreaterThan(0);
  });

  test('with one server is M/M/1', () => {
    const one = mm1({ arrivalRate: 0.7, serviceRate: 1 });
    expect(mmc({ arrivalRate: 0.7, serviceRate: 1, servers: 1 }).wait).toBe(one.wait);
    expect(erlangC(1, 0.7)).toBeCloseTo(0.7, 12);
  });

  test('in overload makes every job wait for ever', () => {
    const queue = mmc({ arrivalRate: 5, serviceRate: 1, servers: 4 });
    expect(queue.waitProbability).toBe(1);
    expect(queue.wait).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the loss system M/G/c/c', () => {
  test.each([
    [10, 8, 0.121661],
    [8, 7.2, 0.190313],
    [64, 56, 0.033126],
    [128, 120, 0.034672],
  ])('with %d servers under %d Erlang loses the published part', (servers, offered, blocking) => {
    expect(erlangB(servers, offered)).toBeCloseTo(blocking, digits);
  });

  test('is the M/M/c/K queue without room to wait', () => {
    expect(mmck({ arrivalRate: 8, serviceRate: 1, servers: 10, places: 10 }).blocking).toBeCloseTo(erlangB(10, 8), 12);
  });
});

describe('the M/M/c/K queue', () => {
  test.each([
    [0.9, 1, 5, 0.126023, 2.194782, 1.408203, 0.78658, 2.790286, 1.790286],
    [1.2, 1, 5, 0.250588, 3.021172, 2.121878, 0.899294, 3.359493, 2.359493],
    [3.6, 4, 10, 0.067174, 5.061102, 1.70293, 3.358172, 1.5071, 0.5071],
    [6, 4, 10, 0.342045, 8.232444, 4.284716, 3.947728, 2.085363, 1.085363],
    [60, 64, 80, 0.013577, 61.819609, 2.634256, 59.185353, 1.044509, 0.044509],
  ])(
    'at rate %d with %d servers and %d places has the published values',
    (arrivalRate, servers, places, blocking, jobs, waitingJobs, throughput, response, wait) => {
      const queue = mmck({ arrivalRate, serviceRate: 1, servers, places });
      expect(queue.blocking).toBeCloseTo(blocking, digits);
      expect(queue.jobs).toBeCloseTo(jobs, digits);
      expect(queue.waitingJobs).toBeCloseTo(waitingJobs, digits);
      expect(queue.throughput).toBeCloseTo(throughput, digits);
      expect(queue.response).toBeCloseTo(response, digits);
      expect(queue.wait).toBeCloseTo(wait, digits);
    },
  );

  test('with much room is the M/M/c queue, and survives a hopeless overload', () => {
    const roomy = mmck({ arrivalRate: 3.2, serviceRate: 1, servers: 4, places: 500 });
    expect(roomy.wait).toBeCloseTo(mmc({ arrivalRate: 3.2, serviceRate: 1, servers: 4 }).wait, 9);
    const flooded = mmck({ arrivalRate: 1e6, serviceRate: 1, servers: 2, places: 400 });
    expect(flooded.throughput).toBeCloseTo(2, 9);
    expect(flooded.jobs).toBeCloseTo(400, 4);
  });
});

describe('a system with room for all', () => {
  test('holds a Poisson number of jobs', () => {
    expect(busyProbability(10, 10)).toBeCloseTo(0.12511, digits);
    expect(busyDistribution(10, 15)).toBeCloseTo(0.95126, digits);
    expect(busyProbability(10, 0)).toBeCloseTo(Math.exp(-10), 15);
  });

  test('follows a daily cycle late and flattened', () => {
    const day = sinusoidalOccupancy({ rate: 10, amplitude: 0.5, period: 24, serviceRate: 0.25 });
    expect(day.mean).toBeCloseTo(40, digits);
    expect(day.amplitude).toBeCloseTo(13.812422, digits);
    expect(day.lag).toBeCloseTo(3.088047, digits);
    expect(day.at(0)).toBeCloseTo(30.010625, digits);
    expect(day.at(6)).toBeCloseTo(49.539151, digits);
    // m'(t) = λ(t) − μ m(t).
    for (const time of [0, 5, 11, 20]) {
      const slope = (day.at(time + 1e-4) - day.at(time - 1e-4)) / 2e-4;
      expect(slope).toBeCloseTo(10 * (1 + 0.5 * Math.sin((2 * Math.PI * time) / 24)) - 0.25 * day.at(time), 6);
    }
  });
});

describe('staffing', () => {
  test.each([
    [0.25, 0.720932],
    [0.5, 0.504539],
    [1, 0.223361],
    [1.5, 0.08469],
    [2, 0.026881],
  ])('by the square root with β %d makes the published part wait', (beta, probability) => {
    expect(halfinWhitt(beta)).toBeCloseTo(probability, digits);
  });

  test.each([
    [10, [12, 14, 17]],
    [100, [106, 111, 119]],
    [1_000, [1_017, 1_034, 1_056]],
  ])('exactly for %d Erlang needs the published servers for 50, 20 and 5 %%', (offered, servers) => {
    expect([0.5, 0.2, 0.05].map((target) => serversForWaitProbability(offered, target))).toEqual(servers);
  });

  test('is the smallest number that is enough', () => {
    const servers = serversForWaitProbability(37.5, 0.1);
    expect(erlangC(servers, 37.5)).toBeLessThanOrEqual(0.1);
    expect(erlangC(servers - 1, 37.5)).toBeGreaterThan(0.1);
  });
});

describe('the run a simulation of M/M/1 needs', () => {
  test.each([
    [0.5, 29, 44_561],
    [0.8, 1_976, 189_769],
    [0.9, 35_901, 681_048],
  ])('at load %d has the published variance and customers for ±5 %%', (load, variance, customers) => {
    expect(waitAsymptoticVariance(load)).toBeCloseTo(variance, 6);
    expect(customersForPrecision(load, 0.05)).toBe(customers);
  });
});

describe("Little's law", () => {
  test('is rate times time, and its error is relative', () => {
    expect(littlesLaw({ arrivalRate: 0.8, time: 5 })).toBe(4);
    expect(littlesLawError({ jobs: 4, arrivalRate: 0.8, time: 5 })).toBe(0);
    expect(littlesLawError({ jobs: 4, arrivalRate: 0.8, time: 5.5 })).toBeCloseTo(0.1, 12);
    expect(littlesLawError({ jobs: 0, arrivalRate: 0, time: 0 })).toBe(0);
  });

  test('holds for every formula here', () => {
    const queue = mmck({ arrivalRate: 6, serviceRate: 1, servers: 4, places: 10 });
    expect(littlesLaw({ arrivalRate: queue.throughput, time: queue.wait })).toBeCloseTo(queue.waitingJobs, 12);
    const endless = mmc({ arrivalRate: 7, serviceRate: 1, servers: 8 });
    expect(littlesLaw({ arrivalRate: 7, time: endless.response })).toBeCloseTo(endless.jobs, 12);
  });
});
