import { describe, expect, test } from 'vitest';
import { balancedPhases } from '../../src/random/index.ts';
import {
  allenCunneen,
  cosmetatos,
  type Discipline,
  disciplines,
  exponentialLaw,
  hyperExponentialLaw,
  lognormalLaw,
  mdcWait,
  mg1Response,
  mg1Slowdown,
  mm1,
  mmc,
  pollaczekKhinchine,
  type ServiceLaw,
  squaredVariation,
  uniformLaw,
} from '../../src/theory/index.ts';
import { integrate, integrateOver } from '../../src/theory/integrate.ts';

const digits = 6;

function balanced(squaredCv: number): ServiceLaw {
  const { probability, quickMean, slowMean } = balancedPhases({ mean: 1, cv: Math.sqrt(squaredCv) });
  return hyperExponentialLaw([
    { probability, mean: quickMean },
    { probability: 1 - probability, mean: slowMean },
  ]);
}

const laws = {
  exponential: exponentialLaw(1),
  'hyper-exponential, C² = 4': balanced(4),
  'hyper-exponential, C² = 10': balanced(10),
  'uniform on 0–2': uniformLaw(0, 2),
  'uniform on 1–3': uniformLaw(1, 3),
  'lognormal, C² = 4': lognormalLaw(1, 4),
} as const;

describe('the wait in M/G/1 by Pollaczek and Khinchine', () => {
  test.each([
    ['constant', 0, [0.5, 2, 4.5]],
    ['Erlang-2', 0.5, [0.75, 3, 6.75]],
    ['exponential', 1, [1, 4, 9]],
    ['C² = 4', 4, [2.5, 10, 22.5]],
    ['C² = 10', 10, [5.5, 22, 49.5]],
    ['C² = 25', 25, [13, 52, 117]],
  ])('has the published values at loads 0.5, 0.8 and 0.9: %s', (_, squaredCv, waits) => {
    [0.5, 0.8, 0.9].forEach((load, i) => {
      expect(pollaczekKhinchine(load, { mean: 1, secondMoment: 1 + squaredCv })).toBeCloseTo(waits[i]!, digits);
    });
  });

  test('has no end from full load on', () => {
    expect(pollaczekKhinchine(1, { mean: 1, secondMoment: 2 })).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the mean response in M/G/1 by discipline', () => {
  const columns: readonly Discipline[] = [
    'fcfs',
    'processor-sharing',
    'shortest-first',
    'preemptive-shortest-first',
    'shortest-remaining-first',
    'least-attained-first',
  ];

  test.each([
    ['exponential', 0.5, [2, 2, 1.712686, 1.531383, 1.425373, 2], 1.225117],
    ['exponential', 0.7, [3.333333, 3.333333, 2.312197, 2.08387, 1.874567, 3.333333], 1.411691],
    ['exponential', 0.8, [5, 5, 2.882219, 2.658897, 2.352773, 5], 1.577852],
    ['exponential', 0.9, [10, 10, 4.196913, 4.051773, 3.552125, 10], 1.917264],
    ['hyper-exponential, C² = 4', 0.5, [3.5, 2, 2.575376, 1.482773, 1.406431, 1.780311], 1.144796],
    ['hyper-exponential, C² = 4', 0.8, [11, 5, 4.349172, 2.423688, 2.190947, 3.762321], 1.310476],
    ['hyper-exponential, C² = 10', 0.8, [23, 5, 7.440699, 2.361794, 2.151251, 3.50438], 1.228953],
    ['hyper-exponential, C² = 10', 0.9, [50.5, 10, 9.298439, 3.37155, 3.003388, 6.23664], 1.292333],
    ['uniform on 0–2', 0.5, [1.666667, 2, 1.541075, 1.590863, 1.451019, 2.298964], 1.318103],
    ['uniform on 0–2', 0.8, [3.666667, 5, 2.763742, 3.007865, 2.610101, 7.454435], 2.008256],
  ] as const)('has the published values: %s at load %d', (name, arrivalRate, responses, slowdown) => {
    const queue = { arrivalRate, law: laws[name] };
    columns.forEach((discipline, i) => {
      expect(mg1Response(discipline, queue), discipline).toBeCloseTo(responses[i]!, digits);
    });
    expect(mg1Slowdown('shortest-remaining-first', queue)).toBeCloseTo(slowdown, digits);
  });

  test('puts shortest remaining time first before all others, for every law', () => {
    for (const law of Object.values(laws)) {
      const queue = { arrivalRate: 0.7 / law.mean, law };
      const best = mg1Response('shortest-remaining-first', queue);
      for (const discipline of columns) expect(mg1Response(discipline, queue)).toBeGreaterThanOrEqual(best - 1e-9);
    }
  });

  test('gives each size its own: under processor sharing the same slowdown for all', () => {
    const queue = { arrivalRate: 0.8, law: laws.exponential };
    for (const size of [0.01, 1, 30]) expect(disciplines['processor-sharing'](size, queue) / size).toBeCloseTo(5, 12);
    expect(mg1Slowdown('processor-sharing', queue)).toBeCloseTo(5, 9);
    expect(disciplines.fcfs(2, queue)).toBeCloseTo(6, 12);
  });

  test('has no end from full load on', () => {
    for (const discipline of columns) {
      expect(mg1Response(discipline, { arrivalRate: 1, law: laws.exponential })).toBe(Number.POSITIVE_INFINITY);
    }
    expect(mg1Slowdown('shortest-remaining-first', { arrivalRate: 2, law: laws.exponential })).toBe(
      Number.POSITIVE_INFINITY,
    );
  });
});

describe('a law of service', () => {
  test.each(Object.entries(laws))('has moments that are those of its density: %s', (_, law) => {
    expect(integrateOver((x) => law.density(x), law.points)).toBeCloseTo(1, 9);
    expect(integrateOver((x) => x * law.density(x), law.points) / law.mean).toBeCloseTo(1, 9);
    expect(integrateOver((x) => x * x * law.density(x), law.points) / law.secondMoment).toBeCloseTo(1, 9);
    const middle = 0.8 * law.mean;
    const below = [...law.points.filter((point) => point < middle), middle];
    expect(integrateOver((x) => law.density(x), below)).toBeCloseTo(1 - law.survival(middle), 9);
    expect(integrateOver((x) => x * law.density(x), below)).toBeCloseTo(law.partialMean(middle), 9);
    expect(integrateOver((x) => x * x * law.density(x), below)).toBeCloseTo(law.partialSquare(middle), 9);
  });

  test('has the squared variation asked for', () => {
    expect(squaredVariation(laws.exponential)).toBeCloseTo(1, 12);
    expect(squaredVariation(laws['hyper-exponential, C² = 10'])).toBeCloseTo(10, 9);
    expect(squaredVariation(laws['lognormal, C² = 4'])).toBeCloseTo(4, 12);
    expect(squaredVariation(laws['uniform on 1–3'])).toBeCloseTo(1 / 12, 12);
  });

  test('keeps its digits for services much shorter than the mean', () => {
    // E[S; S ≤ x] → x²/2 and E[S²; S ≤ x] → x³/3 for mean 1.
    expect(laws.exponential.partialMean(1e-8) / 5e-17).toBeCloseTo(1, 7);
    expect(laws.exponential.partialSquare(1e-6) / (1e-18 / 3)).toBeCloseTo(1, 5);
  });
});

describe('quadrature', () => {
  test('finds integrals that are known', () => {
    expect(integrate(Math.sin, 0, Math.PI)).toBeCloseTo(2, 13);
    expect(integrate((x) => 1 / (1 + x * x), -50, 50)).toBeCloseTo(2 * Math.atan(50), 11);
    expect(integrate(Math.sqrt, 0, 1)).toBeCloseTo(2 / 3, 10);
    expect(integrate((x) => Math.exp(-x * x * 1e4), -1, 1)).toBeCloseTo(Math.sqrt(Math.PI) / 100, 12);
  });
});

describe('the wait in M/G/c by Allen and Cunneen', () => {
  test('has the published value, and is exact for exponential service', () => {
    const queue = { arrivalRate: 6.4, meanService: 1, servers: 8 };
    expect(allenCunneen({ ...queue, squaredCv: 4 })).toBeCloseTo(0.71507, digits);
    expect(allenCunneen({ ...queue, squaredCv: 1 })).toBeCloseTo(
      mmc({ arrivalRate: 6.4, serviceRate: 1, servers: 8 }).wait,
      12,
    );
  });
});

describe('the wait in M/D/c', () => {
  test.each([
    [1, [0.5, 2, 4.5]],
    [2, [0.176741, 0.903284, 2.146923]],
    [4, [0.049652, 0.386095, 0.999966]],
    [8, [0.009321, 0.151954, 0.449973]],
    [16, [0.00081, 0.052548, 0.192467]],
  ])('with %d servers has the published exact values at loads 0.5, 0.8 and 0.9', (servers, waits) => {
    [0.5, 0.8, 0.9].forEach((load, i) => {
      expect(mdcWait({ arrivalRate: load * servers, service: 1, servers })).toBeCloseTo(waits[i]!, digits);
    });
  });

  test('is the stationary mean of the chain seen once a service, which is solved here step by step', () => {
    const servers = 3;
    const offered = 2.4;
    const states = 200;
    const poisson = Array.from({ length: states }, () => 0);
    poisson[0] = Math.exp(-offered);
    for (let n = 1; n < states; n++) poisson[n] = (poisson[n - 1]! * offered) / n;
    let distribution: number[] = Array.from({ length: states }, (_, n) => (n === 0 ? 1 : 0));
    for (let step = 0; step < 600; step++) {
      const next = Array.from({ length: states }, () => 0);
      distribution.forEach((probability, n) => {
        const left = Math.max(0, n - servers);
        for (let m = left; m < states; m++) next[m]! += probability * poisson[m - left]!;
      });
      distribution = next;
    }
    const waiting = distribution.reduce((sum, probability, n) => sum + probability * Math.max(0, n - servers), 0);
    expect(mdcWait({ arrivalRate: offered, service: 1, servers })).toBeCloseTo(waiting / offered, 9);
  });

  test('is proportional to the service at equal load, nothing without arrivals, endless from full load on', () => {
    expect(mdcWait({ arrivalRate: 1.6, service: 2, servers: 4 })).toBeCloseTo(
      2 * mdcWait({ arrivalRate: 3.2, service: 1, servers: 4 }),
      12,
    );
    expect(mdcWait({ arrivalRate: 0, service: 1, servers: 4 })).toBe(0);
    expect(mdcWait({ arrivalRate: 4, service: 1, servers: 4 })).toBe(Number.POSITIVE_INFINITY);
  });

  test.each([
    [0.5, 0.049387],
    [0.8, 0.385434],
    [0.9, 0.999559],
  ])('is approximated by Cosmetatos with the published value for 4 servers at load %d', (load, wait) => {
    expect(cosmetatos({ arrivalRate: 4 * load, service: 1, servers: 4 })).toBeCloseTo(wait, digits);
  });

  test('is half of the exponential one for one server', () => {
    expect(mdcWait({ arrivalRate: 0.8, service: 1, servers: 1 })).toBeCloseTo(
      mm1({ arrivalRate: 0.8, serviceRate: 1 }).wait / 2,
      12,
    );
  });
});
