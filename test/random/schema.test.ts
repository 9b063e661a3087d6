import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createDistribution, distributionSchema, distributions, stream } from '../../src/random/index.ts';
import { duration, positiveInteger } from '../../src/units/index.ts';

const schema = distributionSchema(duration());

function faults(input: unknown): string[] {
  const result = z.strictObject({ duration: schema }).safeParse({ duration: input });
  if (result.success) throw new Error(`${JSON.stringify(input)} was accepted`);
  return result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

describe('a distribution in a scenario', () => {
  test('comes out as plain data in SI units', () => {
    expect(schema.parse({ distribution: 'lognormal', mean: '5 h', cv: 1.8 })).toEqual({
      distribution: 'lognormal',
      mean: 18_000,
      cv: 1.8,
    });
  });

  test('may be a bare quantity, which is a constant', () => {
    expect(schema.parse('5 h')).toEqual({ distribution: 'constant', value: 18_000 });
    expect(distributionSchema(positiveInteger()).parse(8)).toEqual({ distribution: 'constant', value: 8 });
  });

  test('may be a choice in its short form', () => {
    expect(distributionSchema(positiveInteger()).parse({ choice: [1, 2, 4], weights: [4, 2, 1] })).toEqual({
      distribution: 'choice',
      values: [1, 2, 4],
      weights: [4, 2, 1],
    });
    expect(schema.parse({ choice: ['1 h', '2 h'] })).toEqual({ distribution: 'choice', values: [3_600, 7_200] });
  });

  test('may be made of others', () => {
    const parsed = schema.parse({
      distribution: 'mixture',
      components: [
        { weight: 4, of: '5 min' },
        { weight: 1, of: { distribution: 'exponential', mean: '10 h' } },
      ],
    });
    expect(parsed).toEqual({
      distribution: 'mixture',
      components: [
        { weight: 4, of: { distribution: 'constant', value: 300 } },
        { weight: 1, of: { distribution: 'exponential', mean: 36_000 } },
      ],
    });
    expect(createDistribution(parsed).mean).toBeCloseTo(0.8 * 300 + 0.2 * 36_000, 9);
  });

  test('may be a table of quantiles, whose interpolation is written out', () => {
    expect(schema.parse({ distribution: 'empirical', quantiles: { '0 %': '1 min', '100 %': '1 h' } })).toEqual({
      distribution: 'empirical',
      quantiles: { '0 %': 60, '100 %': 3_600 },
      interpolation: 'linear',
    });
  });
});

describe('a fault in a distribution', () => {
  test.each([
    [5, ["duration: expected a duration such as '30 min' or '1800 s', received 5; a number alone has no unit"]],
    [undefined, ["duration: expected a duration such as '30 min' or '1800 s', received nothing"]],
    [[], ["duration: expected a duration such as '30 min' or '1800 s', received a list"]],
    [
      { mean: '5 h' },
      ["duration: expected a value, or a map with 'distribution', such as { distribution: exponential, mean: … }"],
    ],
    [
      { distribution: 'lognormall', mean: '5 h' },
      ["duration.distribution: expected the name of a distribution, received 'lognormall'; did you mean 'lognormal'?"],
    ],
    [
      { distribution: 'lognormal', mean: '5 h', p90: '6 h' },
      ['duration: expected mean and cv, or median and p90, received mean and p90'],
    ],
    [
      { distribution: 'lognormal', meen: '5 h', cv: 1 },
      [
        "duration.mean: expected a duration such as '30 min' or '1800 s', received nothing",
        'duration: Unrecognized key: "meen"',
      ],
    ],
    [
      { distribution: 'weibull', mean: '1 h', cvv: 2 },
      ['duration.cv: expected a number, received nothing', 'duration: Unrecognized key: "cvv"'],
    ],
    [
      { distribution: 'lognormal', median: '5 h', p90: '1 h' },
      ['duration.p90: expected p90 to be at least the median'],
    ],
    [{ distribution: 'log-uniform', low: '2 h', high: '1 h' }, ['duration.high: expected high to be above low']],
    [
      { distribution: 'choice', values: ['1 h', '2 h'], weights: [1, 2, 3] },
      ['duration.weights: expected as many weights as values (2), received 3'],
    ],
    [{ distribution: 'lognormal' }, ['duration: expected mean and cv, or median and p90, received none of them']],
    [
      { distribution: 7 },
      [
        'duration.distribution: expected the name of a distribution, received 7; one of constant, uniform, exponential, erlang, gamma, hyper-exponential, lognormal, weibull, pareto, log-uniform, choice, empirical, mixture',
      ],
    ],
    [{ weights: [1] }, ['duration.choice: expected a list, received nothing']],
    [{ choice: [] }, ['duration.choice: expected at least one entry']],
    [{ choice: ['1 h'], weights: 1 }, ['duration.weights: expected a list, received 1']],
    [{ distribution: 'mixture', components: {} }, ['duration.components: expected a list, received a map']],
    [
      { distribution: 'empirical', quantiles: { '0 %': '1 h', '100 %': '2 h' }, interpolation: 'cubic' },
      ["duration.interpolation: expected 'linear' or 'logarithmic', received 'cubic'"],
    ],
    [{ distribution: 'empirical', quantiles: 5 }, ['duration.quantiles: expected a map, received 5']],
    [{ distribution: 'exponential', mean: '0 s' }, ['duration.mean: expected more than zero']],
    [
      { distribution: 'hyper-exponential', mean: '1 s', cv: 0.5 },
      ['duration.cv: expected a number of at least 1 and at most 1,000, received 0.5'],
    ],
    [{ distribution: 'uniform', low: '2 h', high: '1 h' }, ['duration.high: expected high to be at least low']],
    [{ distribution: 'pareto', shape: 1, low: '1 h', high: '1 h' }, ['duration.high: expected high to be above low']],
    [
      { choice: ['1 h', '2 h'], weights: [1] },
      ['duration.weights: expected as many weights as choices (2), received 1'],
    ],
    [{ choice: ['1 h', '2 h'], weights: [0, 0] }, ['duration.weights: expected at least one weight above zero']],
    [
      { choice: ['1 h', 2] },
      ["duration.choice.1: expected a duration such as '30 min' or '1800 s', received 2; a number alone has no unit"],
    ],
    [
      { distribution: 'empirical', quantiles: { '0 %': '1 h', '50': '2 h' } },
      [
        "duration.quantiles.50: expected a percentage such as '60 %', received '50'; a number alone could be a ratio or a percentage; write '50 %'",
      ],
    ],
    [
      { distribution: 'empirical', quantiles: { '0 %': '1 h', '50 %': '2 h' } },
      ["duration.quantiles: expected quantiles from '0 %' to '100 %', both included"],
    ],
    [
      { distribution: 'empirical', quantiles: { '0 %': '3 h', '100 %': '2 h' } },
      ['duration.quantiles: expected values that do not fall as the quantile grows'],
    ],
    [
      { distribution: 'empirical', quantiles: { '0 %': '1 h', '100 %': '2 h', '100.0 %': '3 h' } },
      ['duration.quantiles: expected each quantile once'],
    ],
    [
      { distribution: 'empirical', quantiles: { '0 %': '0 s', '100 %': '2 h' }, interpolation: 'logarithmic' },
      ['duration.quantiles: expected values above zero, since their logarithm is interpolated'],
    ],
    [
      { distribution: 'mixture', components: [{ weight: 0, of: '1 h' }] },
      ['duration.components: expected at least one weight above zero'],
    ],
    [
      { distribution: 'mixture', components: [{ weight: 1, of: { distribution: 'exponential', mean: '5 x' } }] },
      [
        "duration.components.0.of.mean: expected a duration such as '30 min' or '1800 s', received '5 x'; 'x' is no unit of time; did you mean '5 s'?",
      ],
    ],
  ])('names its place and what would be right: %j', (input, expected) => {
    expect(faults(input)).toEqual(expected);
  });
});

describe('the JSON Schema of a distribution', () => {
  const json = z.toJSONSchema(z.strictObject({ duration: schema }), { target: 'draft-7', io: 'input' });
  const text = JSON.stringify(json);

  test('requires the field', () => {
    expect(json.required).toEqual(['duration']);
  });

  test('lists every distribution by name, the bare quantity and the short choice', () => {
    for (const name of distributions.names) expect(text).toContain(`"const":"${name}"`);
    expect(text).toContain('"choice"');
    expect(text).toContain('"pattern"');
  });
});

describe('a sampler', () => {
  test('made from parsed data needs nothing but a stream', () => {
    const spec = structuredClone(schema.parse({ distribution: 'exponential', mean: '1 h' }));
    const draw = createDistribution(spec).sampler(stream('seed', 0, 'workload', 'durations'));
    expect(draw()).toBeGreaterThan(0);
  });
});
