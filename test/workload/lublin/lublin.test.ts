import { describe, expect, it } from 'vitest';
import { arrivalSampler, dailyWeights, meanGap } from '../../../src/workload/lublin/arrivals.ts';
import { incompleteGamma } from '../../../src/workload/lublin/incomplete-gamma.ts';
import { expectedBusy, lublin } from '../../../src/workload/lublin/lublin.ts';
import { lublinParameters } from '../../../src/workload/lublin/parameters.ts';
import { meanLogRunTime, meanRunTime, runTimeSampler } from '../../../src/workload/lublin/run-times.ts';
import { scaledSizes, sizeProbabilities, sizeSampler } from '../../../src/workload/lublin/sizes.ts';
import { binomialBound, faultsOf, issuesOf, jobsOf, mean, meanBound, streams, units, workload } from '../workloads.ts';

/** Computed from the model's parameters by another program. */
const reference = {
  batch: {
    sizes: [0.2927, 0.047273, 0.157185, 0.155563, 0.154758, 0.098127, 0.041842, 0.020907],
    meanSize: 13.893308,
    powersOfTwo: 0.968355,
    logRunTime: [6.76622, 7.63964, 8.52468],
    runTime: 9492.32,
    work: 163_479.7,
    gap: 3516.93,
    weights: [1.666, 0.235],
    busiest: 26,
    load: 0.363153,
  },
  interactive: {
    sizes: [0.1541, 0.135224, 0.248545, 0.156561, 0.076101, 0.074925, 0, 0],
    meanSize: 8.045022,
    powersOfTwo: 0.845456,
    logRunTime: [2.75424, 4.46639, 4.83634],
    runTime: 241.016,
    work: 2964.04,
    gap: 619.3,
    weights: [1.881, 0.119],
    busiest: 28,
    load: 0.037392,
  },
  typeless: {
    sizes: [0.244, 0.115553, 0.14905, 0.141436, 0.137655, 0.03271, 0.032483, 0.016185],
    meanSize: 12.133928,
    powersOfTwo: 0.869073,
    logRunTime: [5.15756, 7.00457, 8.87877],
    runTime: 4357.97,
    work: 84_240.99,
    gap: 911.29,
    weights: [1.833, 0.165],
    busiest: 27,
    load: 0.722199,
  },
} as const;
const types = ['batch', 'interactive', 'typeless'] as const;
const isPowerOfTwo = (n: number) => (n & (n - 1)) === 0;

describe.each(types)('the Lublin–Feitelson model: %s jobs on the machine of 128 it was fitted to', (type) => {
  const parameters = lublinParameters[type];
  const expected = reference[type];
  const sizes = scaledSizes(parameters, 128);
  const probabilities = sizeProbabilities(sizes);

  it('has the known probabilities of sizes, exactly', () => {
    expected.sizes.forEach((probability, k) => {
      expect(probabilities[2 ** k]!, `P(n = ${2 ** k})`).toBeCloseTo(probability, 6);
    });
    const sum = (of: (n: number) => number) => probabilities.reduce((total, p, n) => total + p * of(n), 0);
    expect(sum(() => 1)).toBeCloseTo(1, 12);
    expect(sum((n) => n)).toBeCloseTo(expected.meanSize, 6);
    expect(sum((n) => (isPowerOfTwo(n) ? 1 : 0))).toBeCloseTo(expected.powersOfTwo, 6);
  });

  it('has the known mean run times, exactly', () => {
    [1, 64, 128].forEach((n, k) => {
      expect(meanLogRunTime(parameters, n), `E[ln r] at ${n}`).toBeCloseTo(expected.logRunTime[k]!, 5);
    });
    const runTime = probabilities.reduce((sum, p, n) => (p > 0 ? sum + p * meanRunTime(parameters, n) : sum), 0);
    const work = probabilities.reduce((sum, p, n) => (p > 0 ? sum + p * n * meanRunTime(parameters, n) : sum), 0);
    expect(runTime / expected.runTime).toBeCloseTo(1, 5);
    expect(work / expected.work).toBeCloseTo(1, 5);
  });

  it('has the known gaps, daily cycle and offered load, exactly', () => {
    const weights = dailyWeights(parameters);
    expect(meanGap(parameters)).toBeCloseTo(expected.gap, 2);
    expect(weights.length).toBe(48);
    expect(mean(weights)).toBeCloseTo(1, 12);
    expect(Math.max(...weights)).toBeCloseTo(expected.weights[0], 3);
    expect(Math.min(...weights)).toBeCloseTo(expected.weights[1], 3);
    expect(weights.indexOf(Math.max(...weights))).toBe(expected.busiest);
    expect(expectedBusy(type, sizes) / 128).toBeCloseTo(expected.load, 6);
  });

  it('draws sizes with these probabilities', () => {
    const draws = 200_000;
    const draw = sizeSampler(sizes, streams(type)('size'));
    const counts = new Float64Array(129);
    for (let i = 0; i < draws; i++) counts[draw()]!++;
    expected.sizes.forEach((probability, k) => {
      const part = counts[2 ** k]! / draws;
      expect(Math.abs(part - probability), `P(n = ${2 ** k})`).toBeLessThanOrEqual(binomialBound(probability, draws));
    });
    const powers = counts.reduce((sum, count, n) => (isPowerOfTwo(n) ? sum + count : sum), 0) / draws;
    expect(Math.abs(powers - expected.powersOfTwo)).toBeLessThan(binomialBound(expected.powersOfTwo, draws));
    if (type === 'interactive') expect(counts.findLastIndex((count) => count > 0)).toBe(45);
  });

  it('draws run times in whole seconds with these means of logarithms', () => {
    const draw = runTimeSampler(parameters, streams(type));
    [1, 64, 128].forEach((n, k) => {
      // Cutting to whole seconds takes half a second off on average; it is added back, and 0.02 left for what that misses.
      const logs = Float64Array.from({ length: 50_000 }, () => Math.log(draw(n) + 0.5));
      expect(Math.abs(mean(logs) - expected.logRunTime[k]!), `E[ln r] at ${n}`).toBeLessThan(meanBound(logs) + 0.02);
    });
    const runTimes = Float64Array.from({ length: 20_000 }, () => draw(1));
    expect(runTimes.every((r) => Number.isInteger(r) && r >= 0 && r <= Math.exp(12))).toBe(true);
  });

  it('begins its day where the calendar says: the first day from 7 h on, then days from midnight', () => {
    const begin = 3 * 86_400 + 7 * 3600 + 900;
    const next = arrivalSampler(parameters, 1, streams(type)('arrivals'), begin);
    const times = Float64Array.from({ length: 20_000 }, next);
    expect(times.every((time, i) => time >= (times[i - 1] ?? 0))).toBe(true);
    const halfHours = new Float64Array(48);
    for (const time of times) halfHours[Math.floor(((time + begin) % 86_400) / 1800)]!++;
    dailyWeights(parameters).forEach((weight, i) => {
      expect(Math.abs(halfHours[i]! / times.length - weight / 48), `half-hour ${i}`).toBeLessThan(
        3 * binomialBound(weight / 48, times.length),
      );
    });
  });

  it('draws submissions with this mean gap and daily cycle', () => {
    const next = arrivalSampler(parameters, 1, streams(type)('arrivals'));
    const times = Float64Array.from({ length: 100_000 }, next);
    const gaps = times.map((time, i) => time - (times[i - 1] ?? 0));
    expect(Math.abs(mean(gaps) - expected.gap)).toBeLessThan(meanBound(gaps));
    expect(gaps.every((gap) => gap >= 0)).toBe(true);
    const halfHours = new Float64Array(48);
    for (const time of times) halfHours[Math.floor((time % 86_400) / 1800)]!++;
    dailyWeights(parameters).forEach((weight, i) => {
      // Gaps are less regular than those of a Poisson process, so counts spread more than binomial ones.
      expect(Math.abs(halfHours[i]! / times.length - weight / 48), `half-hour ${i}`).toBeLessThan(
        2.5 * binomialBound(weight / 48, times.length),
      );
    });
  });
});

describe('the Lublin–Feitelson workload', () => {
  it('scales sizes to the machine: the largest is the machine, none exceeds it', () => {
    for (const machine of [1, 2, 3, 5, 45, 100, 338, 1024, 4360]) {
      for (const type of types) {
        const model = scaledSizes(lublinParameters[type], machine);
        const probabilities = sizeProbabilities(model);
        expect(
          probabilities.reduce((sum, p) => sum + p, 0),
          `${type} on ${machine}`,
        ).toBeCloseTo(1, 10);
        const draw = sizeSampler(model, streams('sizes')(`${type} ${machine}`));
        const impossible = Array.from({ length: 3000 }, draw).filter((size) => !(probabilities[size]! > 0));
        expect(impossible, `${type} on ${machine}`).toEqual([]);
      }
    }
    expect(scaledSizes(lublinParameters.typeless, 1024)).toMatchObject({ low: 0.8, medium: 7.5, high: 10 });
    expect(scaledSizes(lublinParameters.batch, 1024)).toMatchObject({ low: 1.2, medium: 8, high: 10 });
    expect(scaledSizes(lublinParameters.interactive, 1024)).toMatchObject({ low: 1, medium: 6, high: 8.5 });
    expect(scaledSizes(lublinParameters.typeless, 1024, 1.5)).toMatchObject({ medium: 8.5 });
  });

  it('keeps the daily cycle when gaps are scaled', () => {
    const next = arrivalSampler(lublinParameters.typeless, 0.1, streams('scaled')('arrivals'));
    const times = Float64Array.from({ length: 100_000 }, next);
    const midday = times.filter((time) => Math.floor((time % 86_400) / 3600) === 13).length / times.length;
    const weights = dailyWeights(lublinParameters.typeless);
    expect(midday).toBeCloseTo((weights[26]! + weights[27]!) / 48, 2);
    expect(times.at(-1)! / times.length / 91.129).toBeCloseTo(1, 1);
  });

  it('chooses gaps for a target load, exactly in expectation', () => {
    const { jobs, loads } = jobsOf(
      { l: { kind: 'lublin', targetLoad: '80 %', jobs: 60_000 } },
      { cluster: units(128) },
    );
    expect(jobs.count).toBe(60_000);
    expect(Math.abs(loads[0]!.load! - 0.8)).toBeLessThan(0.03);
  });

  it('mixes batch and interactive jobs as two independent streams, each as it is alone', () => {
    const horizon = 30 * 86_400;
    const cluster = units(128);
    const mixed = jobsOf({ l: { kind: 'lublin', type: 'mixed' } }, { horizon, cluster }).jobs;
    const batch = jobsOf({ l: { kind: 'lublin', type: 'batch' } }, { horizon, cluster }).jobs;
    expect(mixed.names.classes).toEqual(['batch', 'interactive']);
    const rows = [...mixed.class.keys()].filter((job) => mixed.class[job] === 0);
    expect(rows.map((job) => mixed.submit[job])).toEqual([...batch.submit]);
    expect(rows.map((job) => mixed.runtime[job])).toEqual([...batch.runtime]);
    expect(rows.map((job) => mixed.accelerators[job])).toEqual([...batch.accelerators]);
    expect(mixed.count - rows.length).toBeGreaterThan(2 * rows.length);
  });

  it('stops after a number of jobs, the same ones that a longer run begins with', () => {
    const few = jobsOf({ l: { kind: 'lublin', type: 'mixed', jobs: 500 } }).jobs;
    const many = jobsOf({ l: { kind: 'lublin', type: 'mixed', jobs: 2000 } }).jobs;
    expect(few.count).toBe(500);
    for (const column of ['submit', 'runtime', 'accelerators', 'class'] as const) {
      expect([...few[column]]).toEqual([...many[column].subarray(0, 500)]);
    }
  });

  it('needs an end, and refuses two ways to set the gaps', () => {
    expect(faultsOf({ kind: 'lublin' })).toMatchObject([
      { code: 'missing-key', hint: expect.stringContaining('horizon') },
    ]);
    expect(faultsOf({ kind: 'lublin', jobs: 10 })).toEqual([]);
    expect(faultsOf({ kind: 'lublin', jobs: 10, arrivalFactor: 2, targetLoad: '50 %' })).toMatchObject([
      { code: 'conflict', path: ['targetLoad'] },
    ]);
    expect(faultsOf({ kind: 'lublin', arrivalFactor: 1e-4 }, { horizon: 1e9 })).toMatchObject([
      { code: 'out-of-range' },
    ]);
  });

  it('reads its own resolved form', () => {
    expect(issuesOf(lublin.options, { type: 'parallel' })).toEqual([expect.stringMatching(/^type: /)]);
    const { kind: _kind, ...resolved } = workload({ kind: 'lublin', jobs: 10 });
    expect(lublin.options.parse(resolved)).toEqual(resolved);
  });
});

describe('the regularised incomplete gamma function', () => {
  it('is 1 − e^−x (1 + x + …) for whole shapes, from far below to far above', () => {
    for (const a of [1, 2, 5, 20]) {
      for (const x of [0.01, 0.5, 1, 3, 10, 30, 60]) {
        let term = Math.exp(-x);
        let upper = term;
        for (let k = 1; k < a; k++) upper += term *= x / k;
        const lower = incompleteGamma(a, x);
        expect(Math.abs(lower - (1 - upper)), `a ${a}, x ${x}`).toBeLessThan(1e-13);
      }
    }
  });

  it('has a median near a − 1/3 for large shapes', () => {
    for (const a of [100, 312, 639.1]) expect(incompleteGamma(a, a - 1 / 3)).toBeCloseTo(0.5, 4);
  });
});
