import type { Source } from '../random/index.ts';
import { latinHypercube } from './latin-hypercube.ts';
import { quantileSorted } from './quantile.ts';

/**
 * The points of Saltelli's design in the unit cube: two samples A and B of N points each, and for every factor i the
 * sample A with the values of that factor from B. N(k + 2) points in all.
 */
export interface SaltelliDesign {
  readonly a: readonly (readonly number[])[];
  readonly b: readonly (readonly number[])[];
  /** By factor. */
  readonly mixed: readonly (readonly (readonly number[])[])[];
}

/** Both samples come from one Latin hypercube of 2k columns, which spreads them more evenly than random points. */
export function saltelliDesign(points: number, factors: number, source: Source): SaltelliDesign {
  const both = latinHypercube(points, 2 * factors, source);
  const a = both.map((point) => point.slice(0, factors));
  const b = both.map((point) => point.slice(factors));
  const mixed = Array.from({ length: factors }, (_, factor) =>
    a.map((point, at) => point.map((value, other) => (other === factor ? b[at]![factor]! : value))),
  );
  return { a, b, mixed };
}

/** The values of a measure at the points of a design. */
export interface SaltelliValues {
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** By factor. */
  readonly mixed: readonly (readonly number[])[];
}

/** The shares of the variance that one factor explains. */
export interface SobolIndices {
  /** By itself. */
  readonly first: number;
  readonly firstInterval: readonly [low: number, high: number];
  /** By itself and together with others. */
  readonly total: number;
  readonly totalInterval: readonly [low: number, high: number];
}

/** Bootstrap samples behind each interval. */
const resamples = 1_000;

/**
 * Sobol's indices with bootstrap intervals (percentiles over resampled rows of the design):
 * S_i = mean of f(B)(f(A_B^i) − f(A)) / V, ST_i = mean of (f(A) − f(A_B^i))² / (2V), V the variance over A and B; f is taken
 * about its mean, which changes no expectation and takes noise away. Saltelli et al., Computer Physics Communications
 * 181(2), 2010; Jansen, 1999. Estimates may lie a little outside 0–1. Rows with a value that is not known (NaN) are left out.
 * NaN where nothing varies.
 */
export function sobolIndices(values: SaltelliValues, confidence: number, source: Source): SobolIndices[] {
  const rows = values.a.flatMap((_, row) =>
    [values.a, values.b, ...values.mixed].every((column) => Number.isFinite(column[row])) ? [row] : [],
  );
  const estimated = indices(values, rows);
  const resampled = Array.from({ length: rows.length < 2 ? 0 : resamples }, () =>
    indices(
      values,
      rows.map(() => rows[Math.floor(source() * rows.length)]!),
    ),
  );
  return estimated.map(({ first, total }, factor) => ({
    first,
    firstInterval: percentiles(
      resampled.map((sample) => sample[factor]!.first),
      confidence,
    ),
    total,
    totalInterval: percentiles(
      resampled.map((sample) => sample[factor]!.total),
      confidence,
    ),
  }));
}

function indices({ a, b, mixed }: SaltelliValues, rows: readonly number[]): { first: number; total: number }[] {
  const count = rows.length;
  let mean = 0;
  for (const row of rows) mean += (a[row]! + b[row]!) / (2 * count);
  let variance = 0;
  for (const row of rows) variance += ((a[row]! - mean) ** 2 + (b[row]! - mean) ** 2) / (2 * count - 1);
  // Where A and B are all alike there is no variance to split, whatever happens at the points between them.
  const whole = variance > Number.EPSILON * mean * mean ? variance : Number.NaN;
  return mixed.map((column) => {
    let first = 0;
    let total = 0;
    for (const row of rows) {
      first += (b[row]! - mean) * (column[row]! - a[row]!);
      total += (a[row]! - column[row]!) ** 2;
    }
    return { first: first / count / whole, total: total / (2 * count) / whole };
  });
}

function percentiles(values: readonly number[], confidence: number): readonly [number, number] {
  const ascending = Float64Array.from(values.filter(Number.isFinite)).sort();
  const tail = (1 - confidence) / 2;
  return [quantileSorted(ascending, tail), quantileSorted(ascending, 1 - tail)];
}
