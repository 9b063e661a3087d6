import { describe, expect, test } from 'vitest';
import {
  erlangC,
  mm1,
  mmck,
  nonPreemptivePriorities,
  noWasteRate,
  type PriorityClass,
  pollaczekKhinchine,
  preemptivePriorities,
  saturationRate,
  twoServerJobs,
} from '../../src/theory/index.ts';
import { stationaryDistribution, type Transition } from '../../src/theory/stationary.ts';

const digits = 6;

const exponential = (arrivalRate: number, rate: number): PriorityClass => ({
  arrivalRate,
  meanService: 1 / rate,
  secondMoment: 2 / rate ** 2,
});
const constant = (arrivalRate: number): PriorityClass => ({ arrivalRate, meanService: 1, secondMoment: 1 });

describe('priorities at one server', () => {
  test.each([
    ['λ .3, .4', [exponential(0.3, 1), exponential(0.4, 1)], [1, 3.333333], [2, 4.333333], [1.428571, 4.761905]],
    [
      'λ .2, .5; μ 2, .8',
      [exponential(0.2, 2), exponential(0.5, 0.8)],
      [0.923611, 3.358586],
      [1.423611, 4.608586],
      [0.555556, 4.747475],
    ],
    [
      'λ .45, .45',
      [exponential(0.45, 1), exponential(0.45, 1)],
      [1.636364, 16.363636],
      [2.636364, 17.363636],
      [1.818182, 18.181818],
    ],
    ['λ .3, .4, constant', [constant(0.3), constant(0.4)], [0.5, 1.666667], [1.5, 2.666667], [1.214286, 3.095238]],
  ])('have the published waits and responses: %s', (_, classes, waits, responses, preemptive) => {
    nonPreemptivePriorities(classes).forEach(({ wait, response }, k) => {
      expect(wait).toBeCloseTo(waits[k]!, digits);
      expect(response).toBeCloseTo(responses[k]!, digits);
    });
    preemptivePriorities(classes).forEach(({ response, wait }, k) => {
      expect(response).toBeCloseTo(preemptive[k]!, digits);
      expect(wait).toBeCloseTo(preemptive[k]! - classes[k]!.meanService, digits);
    });
  });

  test('have the published values for three classes', () => {
    const classes = [exponential(0.1, 1), exponential(0.2, 1), exponential(0.5, 1)];
    const waits = nonPreemptivePriorities(classes).map(({ wait }) => wait);
    const responses = preemptivePriorities(classes).map(({ response }) => response);
    [0.888889, 1.269841, 5.714286].forEach((value, k) => {
      expect(waits[k]).toBeCloseTo(value, digits);
    });
    [1.111111, 1.587302, 7.142857].forEach((value, k) => {
      expect(responses[k]).toBeCloseTo(value, digits);
    });
  });

  test('only move waiting from one class to another: Σρ·Wq is conserved', () => {
    const classes = [exponential(0.3, 1), exponential(0.4, 1)];
    const waits = nonPreemptivePriorities(classes);
    const total = classes.reduce(
      (sum, { arrivalRate, meanService }, k) => sum + arrivalRate * meanService * waits[k]!.wait,
      0,
    );
    expect(total).toBeCloseTo(1.633333, digits);
    expect(total).toBeCloseTo(0.7 * pollaczekKhinchine(0.7, { mean: 1, secondMoment: 2 }), 12);
  });

  test('with one class are no priorities', () => {
    const wait = mm1({ arrivalRate: 0.6, serviceRate: 1 }).wait;
    expect(nonPreemptivePriorities([exponential(0.6, 1)])[0]!.wait).toBeCloseTo(wait, 12);
    expect(preemptivePriorities([exponential(0.6, 1)])[0]!.wait).toBeCloseTo(wait, 12);
  });

  test('serve the urgent even where they starve the others', () => {
    const [urgent, other] = preemptivePriorities([exponential(0.5, 1), exponential(0.6, 1)]);
    expect(urgent!.response).toBeCloseTo(2, 12);
    expect(other!.response).toBe(Number.POSITIVE_INFINITY);
    expect(nonPreemptivePriorities([exponential(0.5, 1), exponential(0.6, 1)])[1]!.wait).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('jobs that need every server', () => {
  test.each([
    [2, 0.5, 1, 1, 1.142857, 1.333333, 0.857143],
    [2, 0.8, 1, 1, 1.470588, 1.666667, 0.882353],
    [4, 0.9, 1, 1, 2.387632, 3.076923, 0.77598],
    [8, 0.9, 1, 1, 2.836792, 4.705882, 0.602818],
    [4, 0.9, 1, 0.25, 1.391159, 1.6, 0.869474],
    [64, 0.99, 1, 1, 16.652006, 39.263804, 0.424106],
  ])(
    'saturate %d servers (p₁ %d, μ %d and %d) at the published rate',
    (servers, narrowShare, narrowRate, wideRate, saturation, bound, utilisation) => {
      const jobs = { servers, narrowShare, narrowRate, wideRate };
      expect(saturationRate(jobs)).toBeCloseTo(saturation, digits);
      expect(noWasteRate(jobs)).toBeCloseTo(bound, digits);
      expect(saturationRate(jobs) / noWasteRate(jobs)).toBeCloseTo(utilisation, digits);
    },
  );

  test('waste nothing when all are narrow, or all are wide', () => {
    const jobs = { servers: 8, narrowRate: 1, wideRate: 0.5 };
    expect(saturationRate({ ...jobs, narrowShare: 1 })).toBe(8);
    expect(saturationRate({ ...jobs, narrowShare: 0 })).toBeCloseTo(0.5, 12);
    expect(noWasteRate({ ...jobs, narrowShare: 0 })).toBeCloseTo(0.5, 12);
  });

  test.each([
    [0.5, 0.5, 1, 1, 0.850331, 1.700663, 0.375, 0.057836, 0.528918],
    [0.8, 0.5, 1, 1, 2.522702, 3.153377, 0.6, 0.143965, 0.271982],
    [1, 0.5, 1, 1, 7.5575, 7.5575, 0.75, 0.22125, 0.110625],
    [0.8, 0.8, 1, 1, 1.473398, 1.841747, 0.48, 0.080891, 0.361781],
    [0.6, 0.5, 1, 0.5, 5.751011, 9.585019, 0.75, 0.121461, 0.160731],
  ])(
    'at two servers (λ %d, p₁ %d, μ %d and %d) have the published exact values',
    (arrivalRate, narrowShare, narrowRate, wideRate, jobs, response, utilisation, blockedIdle, empty) => {
      const result = twoServerJobs(arrivalRate, { narrowShare, narrowRate, wideRate });
      expect(result.jobs).toBeCloseTo(jobs, digits);
      expect(result.response).toBeCloseTo(response, digits);
      expect(result.utilisation).toBeCloseTo(utilisation, digits);
      expect(result.blockedIdle).toBeCloseTo(blockedIdle, digits);
      expect(result.empty).toBeCloseTo(empty, digits);
    },
  );

  test('at two servers are M/M/2 when all are narrow, and M/M/1 when all are wide', () => {
    const narrow = twoServerJobs(1.5, { narrowShare: 1, narrowRate: 1, wideRate: 1 });
    expect(narrow.jobs).toBeCloseTo(1.5 + (erlangC(2, 1.5) * 1.5) / 0.5, 9);
    const wide = twoServerJobs(0.8, { narrowShare: 0, narrowRate: 1, wideRate: 1 });
    expect(wide.jobs).toBeCloseTo(4, 9);
    expect(wide.blockedIdle).toBe(0);
  });

  test('grow without bound at two servers from the saturation rate on, which the exact queue approaches', () => {
    const mix = { narrowShare: 0.5, narrowRate: 1, wideRate: 1 };
    expect(twoServerJobs(8 / 7, mix)).toMatchObject({ jobs: Number.POSITIVE_INFINITY, empty: 0 });
    expect(twoServerJobs(8 / 7, mix).utilisation).toBeCloseTo(6 / 7, 12);
    const near = twoServerJobs(0.99 * (8 / 7), mix);
    expect(near.jobs).toBeGreaterThan(50);
    expect(near.utilisation).toBeCloseTo(0.99 * (6 / 7), 9);
  });
});

describe('the stationary distribution of a Markov chain', () => {
  test('is that of the M/M/c/K queue', () => {
    const transitions: Transition[] = [];
    for (let n = 0; n < 10; n++) {
      transitions.push({ from: n, to: n + 1, rate: 3.6 }, { from: n + 1, to: n, rate: Math.min(n + 1, 4) });
    }
    const probabilities = stationaryDistribution(11, transitions);
    const jobs = probabilities.reduce((sum, probability, n) => sum + n * probability, 0);
    const queue = mmck({ arrivalRate: 3.6, serviceRate: 1, servers: 4, places: 10 });
    expect(jobs).toBeCloseTo(queue.jobs, 12);
    expect(probabilities[10]).toBeCloseTo(queue.blocking, 12);
  });

  test('balances what goes in and out of every state of a chain without structure', () => {
    const transitions: Transition[] = [];
    for (let from = 0; from < 12; from++) {
      for (let to = 0; to < 12; to++) {
        if ((from * 7 + to * 5) % 3 === 0 || to === (from + 1) % 12)
          transitions.push({ from, to, rate: 1 + ((from * to) % 5) });
      }
    }
    const probabilities = stationaryDistribution(12, transitions);
    expect(probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 14);
    for (let state = 0; state < 12; state++) {
      let balance = 0;
      for (const { from, to, rate } of transitions) {
        if (from !== to && to === state) balance += rate * probabilities[from]!;
        if (from !== to && from === state) balance -= rate * probabilities[state]!;
      }
      expect(Math.abs(balance)).toBeLessThan(1e-14);
    }
  });
});
