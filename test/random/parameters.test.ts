import { describe, expect, test } from 'vitest';
import { logarithmicMoments } from '../../src/random/distributions/lognormal.ts';
import { balancedPhases, createDistribution, gamma, logGamma } from '../../src/random/index.ts';

describe('the hyper-exponential with balanced means', () => {
  test.each([
    [4, 0.887298, 1.774597, 0.225403],
    [10, 0.952267, 1.904534, 0.095466],
  ])('has the published phases for a squared cv of %d', (squared, probability, quickRate, slowRate) => {
    const phases = balancedPhases({ mean: 1, cv: Math.sqrt(squared) });
    expect(phases.probability).toBeCloseTo(probability, 6);
    expect(1 / phases.quickMean).toBeCloseTo(quickRate, 6);
    expect(1 / phases.slowMean).toBeCloseTo(slowRate, 6);
  });

  test('gets half of its mean from either phase, at any cv', () => {
    for (const cv of [1, 1.5, 5, 100, 1e4]) {
      const { probability, quickMean, slowMean } = balancedPhases({ mean: 8, cv });
      expect(probability * quickMean).toBeCloseTo(4, 9);
      // E X² = 2(p m₁² + (1 − p) m₂²) = mean²(1 + cv²).
      const slowProbability = 4 / slowMean;
      const square = 2 * (probability * quickMean ** 2 + slowProbability * slowMean ** 2);
      expect(square / 64 / (1 + cv * cv)).toBeCloseTo(1, 9);
    }
  });
});

describe('the lognormal', () => {
  test.each([
    [4, -0.804719, 1.268636],
    [10, -1.198948, 1.548514],
  ])('of mean 1 has the published logarithmic moments for a squared cv of %d', (squared, mu, sigma) => {
    const moments = logarithmicMoments({ mean: 1, cv: Math.sqrt(squared) });
    expect(moments.mu).toBeCloseTo(mu, 6);
    expect(moments.sigma).toBeCloseTo(sigma, 6);
  });

  test('without variation is a constant', () => {
    const { mean, variance, sampler } = createDistribution({ distribution: 'lognormal', mean: 5, cv: 0 });
    expect(mean).toBeCloseTo(5, 12);
    expect(variance).toBe(0);
    expect(sampler(() => 0.3)()).toBeCloseTo(5, 12);
  });
});

describe('the Weibull', () => {
  test('finds the shape that a cv asks for', () => {
    for (const cv of [0.05, 0.5, 1, 2, 10]) {
      const { mean, variance } = createDistribution({ distribution: 'weibull', mean: 3, cv });
      expect(mean).toBeCloseTo(3, 9);
      expect(Math.sqrt(variance) / mean / cv).toBeCloseTo(1, 6);
    }
  });
});

describe('the bounded Pareto', () => {
  test('moves smoothly through the shapes at which its moments need a logarithm', () => {
    const at = (shape: number) => createDistribution({ distribution: 'pareto', shape, low: 1, high: 1_000 });
    expect(at(1).mean).toBeCloseTo(Math.log(1_000) / (1 - 1e-3), 9);
    for (const shape of [1, 2]) {
      expect(at(shape + 1e-13).mean / at(shape).mean).toBeCloseTo(1, 9);
      expect(at(shape + 1e-9).variance / at(shape).variance).toBeCloseTo(1, 6);
    }
  });

  test('never leaves its bounds', () => {
    const { sampler } = createDistribution({ distribution: 'pareto', shape: 1.5, low: 2, high: 50 });
    expect(sampler(() => 0)()).toBe(2);
    expect(sampler(() => 1 - 2 ** -53)()).toBeCloseTo(50, 9);
  });
});

describe('the gamma function', () => {
  test('is the factorial at whole numbers and √π at one half', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      expect(gamma(n) / factorial).toBeCloseTo(1, 12);
      factorial *= n;
    }
    expect(gamma(0.5)).toBeCloseTo(Math.sqrt(Math.PI), 12);
    expect(gamma(1.5)).toBeCloseTo(Math.sqrt(Math.PI) / 2, 12);
  });

  test('obeys Γ(x + 1) = x Γ(x) and the duplication formula', () => {
    for (const x of [0.01, 0.3, 1.7, 12.3, 150.5]) {
      expect(logGamma(x + 1) - logGamma(x) - Math.log(x)).toBeCloseTo(0, 10);
      const duplication = logGamma(x) + logGamma(x + 0.5) + (2 * x - 1) * Math.LN2 - 0.5 * Math.log(Math.PI);
      expect(logGamma(2 * x) - duplication).toBeCloseTo(0, 10);
    }
  });
});
