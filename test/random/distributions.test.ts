import { describe, expect, test } from 'vitest';
import { createDistribution, type DistributionSpec, distributions, stream } from '../../src/random/index.ts';
import { normalCdf } from '../../src/statistics/index.ts';

/** One parameter set of one distribution, with its distribution function written down independently of the sampler. */
interface Case {
  readonly spec: DistributionSpec;
  /** Where nearly all values lie, and the points between which the distribution function is smooth. */
  readonly knots: readonly number[];
  cdf(x: number): number;
}

/** Regularised lower incomplete gamma function by its power series; fine for the moderate arguments used here. */
function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  // Γ(a + 1) by Stirling's series far out and the recurrence down to a.
  let factor = 1;
  let z = a + 1;
  while (z < 30) factor *= z++;
  const stirling =
    (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * z) - 1 / (360 * z ** 3) + 1 / (1260 * z ** 5);
  const logGamma = stirling - Math.log(factor);
  let term = 1;
  let series = 1;
  for (let n = 1; term > 1e-17 * series; n++) series += term *= x / (a + n);
  return Math.min(1, series * Math.exp(a * Math.log(x) - x - logGamma));
}

const exponentialCdf = (mean: number) => (x: number) => -Math.expm1(-x / mean);
const decades = (low: number, high: number) =>
  Array.from({ length: Math.round(Math.log10(high / low)) * 4 + 1 }, (_, i) => low * 10 ** (i / 4));

function lognormalCdf(mu: number, sigma: number): (x: number) => number {
  return (x) => normalCdf((Math.log(x) - mu) / sigma);
}

const cases: readonly Case[] = [
  {
    spec: { distribution: 'uniform', low: 5, high: 9 },
    knots: [5, 9],
    cdf: (x) => (x - 5) / 4,
  },
  { spec: { distribution: 'exponential', mean: 3 }, knots: [0, ...decades(1e-3, 100)], cdf: exponentialCdf(3) },
  {
    spec: { distribution: 'erlang', phases: 3, mean: 6 },
    knots: [0, ...decades(1e-2, 100)],
    // Fewer than three Poisson events of rate 1/2 in x.
    cdf: (x) => 1 - Math.exp(-x / 2) * (1 + x / 2 + (x / 2) ** 2 / 2),
  },
  {
    spec: { distribution: 'gamma', mean: 4, cv: 2 },
    knots: [0, ...decades(1e-9, 1e3)],
    cdf: (x) => lowerGamma(0.25, x / 16),
  },
  {
    spec: { distribution: 'gamma', shape: 2.5, scale: 2 },
    knots: [0, ...decades(1e-2, 100)],
    cdf: (x) => lowerGamma(2.5, x / 2),
  },
  {
    spec: { distribution: 'gamma', shape: 40, mean: 10 },
    knots: [0, ...decades(1, 100)],
    cdf: (x) => lowerGamma(40, 4 * x),
  },
  {
    spec: { distribution: 'hyper-exponential', mean: 1, cv: 2 },
    knots: [0, ...decades(1e-3, 1e3)],
    // Balanced means for a squared coefficient of variation of 4: p, μ₁, μ₂ to nine digits.
    cdf: (x) => 0.887298335 * -Math.expm1(-1.77459667 * x) + 0.112701665 * -Math.expm1(-0.22540333 * x),
  },
  {
    spec: { distribution: 'lognormal', mean: 1, cv: 2 },
    knots: [0, ...decades(1e-5, 1e6)],
    cdf: lognormalCdf(-Math.log(5) / 2, Math.sqrt(Math.log(5))),
  },
  {
    spec: { distribution: 'lognormal', median: 100, p90: 1_000 },
    knots: [0, ...decades(1e-4, 1e10)],
    cdf: lognormalCdf(Math.log(100), Math.log(10) / 1.2815515655446004),
  },
  {
    spec: { distribution: 'weibull', shape: 0.7, scale: 10 },
    knots: [0, ...decades(1e-6, 1e4)],
    cdf: (x) => -Math.expm1(-((x / 10) ** 0.7)),
  },
  {
    spec: { distribution: 'weibull', shape: 2, mean: 10 },
    knots: [0, ...decades(1e-2, 1e2)],
    // Γ(1.5) = √π / 2.
    cdf: (x) => -Math.expm1(-(((x * Math.sqrt(Math.PI)) / 20) ** 2)),
  },
  {
    spec: { distribution: 'weibull', mean: 10, cv: 1 },
    knots: [0, ...decades(1e-2, 1e3)],
    cdf: exponentialCdf(10),
  },
  {
    spec: { distribution: 'pareto', shape: 1.1, low: 1, high: 1e4 },
    knots: decades(1, 1e4),
    cdf: (x) => (1 - x ** -1.1) / (1 - 1e4 ** -1.1),
  },
  {
    spec: { distribution: 'pareto', shape: 1, low: 2, high: 200 },
    knots: decades(2, 200),
    cdf: (x) => (1 - 2 / x) / (1 - 0.01),
  },
  {
    spec: { distribution: 'pareto', shape: 2, low: 2, high: 200 },
    knots: decades(2, 200),
    cdf: (x) => (1 - (2 / x) ** 2) / (1 - 0.0001),
  },
  {
    spec: { distribution: 'log-uniform', low: 10, high: 1e5 },
    knots: decades(10, 1e5),
    cdf: (x) => Math.log(x / 10) / Math.log(1e4),
  },
  {
    spec: { distribution: 'empirical', quantiles: { '100 %': 100, '0 %': 0, '50 %': 10, '90 %': 40 } },
    knots: [0, 10, 40, 100],
    cdf: (x) => (x < 10 ? x / 20 : x < 40 ? 0.5 + (0.4 * (x - 10)) / 30 : 0.9 + (0.1 * (x - 40)) / 60),
  },
  {
    spec: {
      distribution: 'empirical',
      quantiles: { '0 %': 1, '50 %': 10, '100 %': 1_000 },
      interpolation: 'logarithmic',
    },
    knots: decades(1, 1_000),
    cdf: (x) => (x < 10 ? 0.5 * Math.log10(x) : 0.5 + 0.25 * Math.log10(x / 10)),
  },
  {
    spec: {
      distribution: 'mixture',
      components: [
        { weight: 3, of: { distribution: 'uniform', low: 0, high: 2 } },
        { weight: 1, of: { distribution: 'exponential', mean: 10 } },
        { weight: 0, of: { distribution: 'constant', value: 1e9 } },
      ],
    },
    knots: [0, 2, ...decades(2, 2_000)],
    cdf: (x) => 0.75 * Math.min(1, x / 2) + 0.25 * exponentialCdf(10)(x),
  },
];

/** Mean and variance by integration of the distribution function: E X = low + ∫(1 − F), E X² = low² + ∫2x(1 − F), Simpson between knots. */
function integrated({ knots, cdf }: Case): { mean: number; variance: number } {
  const low = knots[0]!;
  let mean = low;
  let square = low * low;
  for (let k = 1; k < knots.length; k++) {
    const [from, to] = [knots[k - 1]!, knots[k]!];
    const steps = 400;
    const width = (to - from) / steps;
    for (let i = 0; i <= steps; i++) {
      // The ends are approached from inside, since the distribution function may have corners there.
      const x = i === 0 ? from + 1e-12 * width : i === steps ? to - 1e-12 * width : from + i * width;
      const weight = ((i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * width) / 3;
      mean += weight * (1 - cdf(x));
      square += weight * 2 * x * (1 - cdf(x));
    }
  }
  return { mean, variance: square - mean * mean };
}

const title = ({ spec }: Case) => JSON.stringify(spec);
const named = cases.map((example) => [title(example), example] as const);

describe('a distribution', () => {
  test.each(named)('states its exact mean and variance: %s', (_, example) => {
    const { mean, variance } = createDistribution(example.spec);
    const expected = integrated(example);
    expect(Math.abs(mean / expected.mean - 1)).toBeLessThan(1e-6);
    expect(Math.abs(variance / expected.variance - 1)).toBeLessThan(1e-5);
  });

  test.each(named)(
    'is sampled faithfully (Kolmogorov–Smirnov at the 0.1 %% level, 40,000 draws): %s',
    (name, example) => {
      const count = 40_000;
      const draw = createDistribution(example.spec).sampler(stream('kolmogorov', name));
      const sorted = Float64Array.from({ length: count }, draw).sort();
      let distance = 0;
      for (let i = 0; i < count; i++) {
        const expected = example.cdf(sorted[i]!);
        distance = Math.max(distance, expected - i / count, (i + 1) / count - expected);
      }
      expect(distance * Math.sqrt(count)).toBeLessThan(1.95);
    },
  );

  test.each(named)('has a sample mean within 4.5 standard errors of its mean: %s', (name, example) => {
    const count = 40_000;
    const { mean, variance, sampler } = createDistribution(example.spec);
    const draw = sampler(stream('mean', name));
    let total = 0;
    for (let i = 0; i < count; i++) total += draw();
    expect(Math.abs(total / count - mean)).toBeLessThan(4.5 * Math.sqrt(variance / count));
  });

  test.each(named)('draws the same numbers from the same stream: %s', (name, example) => {
    const distribution = createDistribution(example.spec);
    const first = distribution.sampler(stream('replay', name));
    const again = distribution.sampler(stream('replay', name));
    // An odd number of draws, then a new sampler: nothing may remain of the first one.
    const numbers = Array.from({ length: 7 }, first);
    expect(Array.from({ length: 7 }, again)).toEqual(numbers);
    const other = createDistribution(example.spec).sampler(stream('replay', name));
    expect(Array.from({ length: 7 }, other)).toEqual(numbers);
  });

  test('exists for every name in the registry that draws, and none is untested', () => {
    const tested = new Set(['constant', 'choice', ...cases.map(({ spec }) => spec.distribution)]);
    expect(distributions.names.filter((name) => !tested.has(name))).toEqual([]);
  });

  test('of an unknown name is an error', () => {
    expect(() => createDistribution({ distribution: 'cauchy' })).toThrow("no distribution is named 'cauchy'");
  });

  test('says what it is and where it comes from', () => {
    for (const { name, summary, source } of distributions.entries) {
      expect(summary, name).toMatch(/\.$|\}\.$/);
      expect(source.length, name).toBeGreaterThan(10);
    }
  });
});

describe('the draws of a stream', () => {
  // A change here changes every simulation made with the same seed: it needs a new version and a word in the changelog.
  test.each([
    [{ distribution: 'uniform', low: 0, high: 1 }, [0.8658750967322869, 0.12957325114902063, 0.9582504496131633]],
    [{ distribution: 'exponential', mean: 1 }, [2.008983799241502, 0.13877167167645005, 3.176066596920825]],
    [{ distribution: 'erlang', phases: 3, mean: 1 }, [0.8118194200364379, 0.7415374812106018, 0.9731289423921724]],
    [{ distribution: 'gamma', mean: 1, cv: 2 }, [0.0344109236211019, 0.000032424109612281586, 0.05595973941973656]],
    [
      { distribution: 'hyper-exponential', mean: 1, cv: 2 },
      [0.07819899252699786, 7.066126561777778, 0.03825146466512479],
    ],
    [{ distribution: 'lognormal', mean: 1, cv: 2 }, [0.37165236337117924, 0.31065098355036785, 0.16690440146613683]],
    [{ distribution: 'weibull', shape: 0.7, scale: 1 }, [2.709090279073897, 0.05952720028337747, 5.2117688193099205]],
    [
      { distribution: 'pareto', shape: 1.1, low: 1, high: 10000 },
      [6.209716825965117, 1.134453092116922, 17.93049631083455],
    ],
    [{ distribution: 'log-uniform', low: 1, high: 100 }, [53.92003848040084, 1.8161282012566675, 82.50891938614552]],
    [{ distribution: 'choice', values: [1, 2, 4, 8], weights: [4, 3, 2, 1] }, [4, 1, 8]],
    [
      { distribution: 'empirical', quantiles: { '0 %': 1, '50 %': 10, '100 %': 100 } },
      [75.85751741181164, 3.3323185206823713, 92.48508093036939],
    ],
    [
      {
        distribution: 'mixture',
        components: [
          { weight: 1, of: { distribution: 'exponential', mean: 1 } },
          { weight: 2, of: { distribution: 'uniform', low: 5, high: 6 } },
        ],
      },
      [5.12957325114902, 5.796630033294672, 0.06788092178833874],
    ],
  ])('never change, between versions or engines: %j', (spec, expected) => {
    const draw = createDistribution(spec).sampler(stream('frozen'));
    expect([draw(), draw(), draw()]).toEqual(expected);
  });
});

describe('a constant', () => {
  test('never varies and draws nothing from its stream', () => {
    const { mean, variance, sampler } = createDistribution({ distribution: 'constant', value: 7 });
    expect([mean, variance]).toEqual([7, 0]);
    const draw = sampler(() => {
      throw new Error('a constant needs no random number');
    });
    expect([draw(), draw()]).toEqual([7, 7]);
  });
});

describe('a choice', () => {
  const spec = { distribution: 'choice', values: [1, 2, 4, 8, 16], weights: [4, 3, 2, 0, 1] };

  test('has the mean and variance of its weights', () => {
    const { mean, variance } = createDistribution(spec);
    expect(mean).toBeCloseTo((4 + 6 + 8 + 16) / 10, 12);
    expect(variance).toBeCloseTo((4 * 1 + 3 * 4 + 2 * 16 + 256) / 10 - 3.4 ** 2, 12);
  });

  test('takes each value as often as its weight says (chi-squared at the 0.1 % level), and never one of weight zero', () => {
    const count = 50_000;
    const draw = createDistribution(spec).sampler(stream('choice'));
    const counts = new Map<number, number>();
    for (let i = 0; i < count; i++) {
      const value = draw();
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect(counts.has(8)).toBe(false);
    const probabilities = [0.4, 0.3, 0.2, 0.1];
    const chiSquared = [1, 2, 4, 16].reduce((total, value, i) => {
      const expected = probabilities[i]! * count;
      return total + ((counts.get(value) ?? 0) - expected) ** 2 / expected;
    }, 0);
    // The 99.9 % quantile for three degrees of freedom.
    expect(chiSquared).toBeLessThan(16.27);
  });

  test('inverts: the smallest number gives the first value, the largest the last that has weight', () => {
    const { sampler } = createDistribution(spec);
    expect(sampler(() => 0)()).toBe(1);
    expect(sampler(() => 0.399_999)()).toBe(1);
    expect(sampler(() => 0.4)()).toBe(2);
    expect(sampler(() => 1 - 2 ** -53)()).toBe(16);
    const first = createDistribution({ distribution: 'choice', values: [1, 2], weights: [0, 1] });
    expect(first.sampler(() => 0)()).toBe(2);
    const last = createDistribution({ distribution: 'choice', values: [1, 2], weights: [1, 0] });
    expect(last.sampler(() => 1 - 2 ** -53)()).toBe(1);
  });

  test('without weights takes all alike', () => {
    const { mean, variance } = createDistribution({ distribution: 'choice', values: [1, 2, 3] });
    expect(mean).toBe(2);
    expect(variance).toBeCloseTo(2 / 3, 12);
  });

  test('is what an empirical list of values is', () => {
    const values = [3, 1, 4, 1, 5];
    const listed = createDistribution({ distribution: 'empirical', values });
    const chosen = createDistribution({ distribution: 'choice', values });
    expect(listed.mean).toBe(chosen.mean);
    const [a, b] = [listed.sampler(stream('values')), chosen.sampler(stream('values'))];
    expect(Array.from({ length: 20 }, a)).toEqual(Array.from({ length: 20 }, b));
  });
});
