import { normalCdf, normalDensity } from '../statistics/index.ts';

/** The law of a service time, as far as the formulas of one-server queues need it. */
export interface ServiceLaw {
  readonly mean: number;
  readonly secondMoment: number;
  density(x: number): number;
  /** P(S > x) */
  survival(x: number): number;
  /** E[S; S ≤ x]: what services up to x contribute to the mean. */
  partialMean(x: number): number;
  /** E[S²; S ≤ x] */
  partialSquare(x: number): number;
  /** Points between which the law is smooth, from 0 to where what lies beyond no longer counts. */
  readonly points: readonly number[];
}

/** Squared coefficient of variation. */
export function squaredVariation({ mean, secondMoment }: Pick<ServiceLaw, 'mean' | 'secondMoment'>): number {
  return secondMoment / (mean * mean) - 1;
}

export function exponentialLaw(mean: number): ServiceLaw {
  return hyperExponentialLaw([{ probability: 1, mean }]);
}

/** A mixture of exponential phases; probabilities must sum to 1. */
export function hyperExponentialLaw(
  phases: readonly { readonly probability: number; readonly mean: number }[],
): ServiceLaw {
  const mix = (term: (mean: number) => number) =>
    phases.reduce((sum, { probability, mean }) => sum + probability * term(mean), 0);
  const longest = Math.max(...phases.map(({ mean }) => mean));
  const shortest = Math.min(...phases.map(({ mean }) => mean));
  return {
    mean: mix((mean) => mean),
    secondMoment: mix((mean) => 2 * mean * mean),
    density: (x) => mix((mean) => Math.exp(-x / mean) / mean),
    survival: (x) => mix((mean) => Math.exp(-x / mean)),
    partialMean: (x) => mix((mean) => mean * erlangCdf(2, x / mean)),
    partialSquare: (x) => mix((mean) => 2 * mean * mean * erlangCdf(3, x / mean)),
    points: doubling(shortest / 8, 45 * longest),
  };
}

/** P(sum of that many exponential phases of mean 1 ≤ y), written so that small arguments keep their digits. */
function erlangCdf(phases: number, y: number): number {
  let head = 0;
  let term = 1;
  for (let k = 0; k < phases; k++) {
    head += term;
    term *= y / (k + 1);
  }
  if (y > 0.5) return 1 - Math.exp(-y) * head;
  let tail = 0;
  for (let k = phases; term > 1e-18 * tail && k < 60; k++) {
    tail += term;
    term *= y / (k + 1);
  }
  return Math.exp(-y) * tail;
}

export function uniformLaw(low: number, high: number): ServiceLaw {
  const width = high - low;
  const inside = (x: number) => Math.min(high, Math.max(low, x));
  return {
    mean: (low + high) / 2,
    secondMoment: (high ** 3 - low ** 3) / (3 * width),
    density: (x) => (x < low || x > high ? 0 : 1 / width),
    survival: (x) => (high - inside(x)) / width,
    partialMean: (x) => (inside(x) ** 2 - low ** 2) / (2 * width),
    partialSquare: (x) => (inside(x) ** 3 - low ** 3) / (3 * width),
    points: low > 0 ? [0, low, high] : [low, high],
  };
}

/** A lognormal law by its mean and squared coefficient of variation. */
export function lognormalLaw(mean: number, squaredCv: number): ServiceLaw {
  const sigma = Math.sqrt(Math.log1p(squaredCv));
  const mu = Math.log(mean) - (sigma * sigma) / 2;
  const standard = (x: number, order: number) => (Math.log(x) - mu) / sigma - order * sigma;
  const secondMoment = mean * mean * (1 + squaredCv);
  return {
    mean,
    secondMoment,
    density: (x) => (x <= 0 ? 0 : normalDensity(standard(x, 0)) / (x * sigma)),
    survival: (x) => (x <= 0 ? 1 : normalCdf(-standard(x, 0))),
    partialMean: (x) => (x <= 0 ? 0 : mean * normalCdf(standard(x, 1))),
    partialSquare: (x) => (x <= 0 ? 0 : secondMoment * normalCdf(standard(x, 2))),
    points: doubling(Math.exp(mu - 9 * sigma), Math.exp(mu + 2 * sigma * sigma + 9 * sigma)),
  };
}

/** 0, then points that double until the last. */
function doubling(first: number, last: number): readonly number[] {
  const points = [0];
  for (let point = first; point < last; point *= 2) points.push(point);
  return [...points, last];
}
