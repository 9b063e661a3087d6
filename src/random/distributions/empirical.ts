import * as z from 'zod';
import { parseFraction, sentence, shown } from '../../units/index.ts';
import type { Distribution, DistributionKind } from '../distribution.ts';
import { listOf, parameterSets } from '../parameters.ts';
import { exp, log } from '../portable-math.ts';
import { choice } from './choice.ts';

interface Empirical {
  /** Measured values, each as likely as the others. */
  readonly values?: readonly number[];
  /** Quantiles by their fraction, as written: `{ '0 %': 60, '50 %': 3600, '100 %': 86400 }`. */
  readonly quantiles?: Readonly<Record<string, number>>;
  readonly interpolation?: 'linear' | 'logarithmic';
}

interface Knot {
  readonly fraction: number;
  readonly value: number;
}

export const empirical: DistributionKind<Empirical> = {
  name: 'empirical',
  summary:
    "What was measured: a list of values to draw from, or a table of quantiles such as { '0 %': 1 min, '50 %': 1 h, '100 %': 2 d }, with interpolation between them.",
  source: 'empirical distribution function; inversion of a piecewise linear (or log-linear) quantile function',
  formula: 'X = Q(U); linear: Q between two knots is a line, logarithmic: ln Q is',
  options: (quantity) =>
    parameterSets<Empirical>('empirical', [
      { values: listOf(quantity).describe('Measured values, each as likely as the others.') },
      {
        quantiles: z
          .record(z.string(), quantity, { error: ({ input }) => `expected a map, received ${shown(input)}` })
          .describe("Values by the part of all that is at most as large, from '0 %' to '100 %'."),
        interpolation: z
          .enum(['linear', 'logarithmic'], {
            error: ({ input }) => `expected 'linear' or 'logarithmic', received ${shown(input)}`,
          })
          .default('linear')
          .describe('Between two quantiles: of the value, or of its logarithm.'),
      },
    ]).superRefine(({ quantiles, interpolation = 'linear' }, context) => {
      const fault = quantiles === undefined ? undefined : tableFault(quantiles, interpolation);
      if (fault !== undefined) context.addIssue({ code: 'custom', ...fault });
    }),
  create: ({ values, quantiles, interpolation = 'linear' }, make) => {
    if (values !== undefined) return choice.create({ values }, make);
    return interpolated(knots(quantiles!), interpolation);
  },
};

interface TableFault {
  readonly path: string[];
  readonly message: string;
}

function tableFault(
  quantiles: Readonly<Record<string, number>>,
  interpolation: 'linear' | 'logarithmic',
): TableFault | undefined {
  for (const key of Object.keys(quantiles)) {
    const parsed = parseFraction(key);
    if (!parsed.ok) return { path: ['quantiles', key], message: sentence(parsed.fault) };
  }
  const path = ['quantiles'];
  const table = knots(quantiles);
  if (table[0]?.fraction !== 0 || table.at(-1)?.fraction !== 1) {
    return { path, message: "expected quantiles from '0 %' to '100 %', both included" };
  }
  const pairs = table.slice(1).map((knot, i) => [table[i]!, knot] as const);
  if (pairs.some(([before, knot]) => knot.fraction === before.fraction)) {
    return { path, message: 'expected each quantile once' };
  }
  if (pairs.some(([before, knot]) => knot.value < before.value)) {
    return { path, message: 'expected values that do not fall as the quantile grows' };
  }
  if (interpolation === 'logarithmic' && table[0].value <= 0) {
    return { path, message: 'expected values above zero, since their logarithm is interpolated' };
  }
  return undefined;
}

function knots(quantiles: Readonly<Record<string, number>>): readonly Knot[] {
  return Object.entries(quantiles)
    .map(([key, value]) => {
      const parsed = parseFraction(key);
      return { fraction: parsed.ok ? parsed.value : Number.NaN, value };
    })
    .sort((a, b) => a.fraction - b.fraction);
}

function interpolated(table: readonly Knot[], interpolation: 'linear' | 'logarithmic'): Distribution {
  const logarithmic = interpolation === 'logarithmic';
  let mean = 0;
  let square = 0;
  for (let i = 1; i < table.length; i++) {
    const { fraction, value: high } = table[i]!;
    const { fraction: before, value: low } = table[i - 1]!;
    const weight = fraction - before;
    const span = log(high / low);
    if (logarithmic && span > 1e-9) {
      mean += (weight * (high - low)) / span;
      square += (weight * (high * high - low * low)) / (2 * span);
    } else {
      mean += (weight * (low + high)) / 2;
      square += (weight * (low * low + low * high + high * high)) / 3;
    }
  }
  const fractions = Float64Array.from(table, ({ fraction }) => fraction);
  const values = Float64Array.from(table, ({ value }) => (logarithmic ? log(value) : value));
  return {
    mean,
    variance: square - mean * mean,
    sampler: (source) => () => {
      const uniform = source();
      let low = 0;
      let high = fractions.length - 1;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (fractions[middle]! <= uniform) low = middle;
        else high = middle;
      }
      const part = (uniform - fractions[low]!) / (fractions[high]! - fractions[low]!);
      const value = values[low]! + part * (values[high]! - values[low]!);
      return logarithmic ? exp(value) : value;
    },
  };
}
