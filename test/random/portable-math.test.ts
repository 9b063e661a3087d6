import { describe, expect, test } from 'vitest';
import {
  cosineOfTurns,
  exp,
  expm1,
  log,
  log1p,
  log2,
  log10,
  pow,
  sineOfTurns,
  stream,
} from '../../src/random/index.ts';

const doubles = new Float64Array(2);
const bits = new BigInt64Array(doubles.buffer);

/** How many floating-point numbers lie between two of the same sign. */
function unitsApart(a: number, b: number): number {
  doubles[0] = a;
  doubles[1] = b;
  const difference = bits[0]! - bits[1]!;
  return Number(difference < 0n ? -difference : difference);
}

/** A hash of the bits of many results: any difference in any last digit changes it. */
function fingerprint(f: (x: number) => number, arguments_: () => number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < 20_000; i++) {
    doubles[0] = f(arguments_());
    hash = Math.imul(hash ^ Number(BigInt.asIntN(32, bits[0]!)), 0x01000193);
    hash = Math.imul(hash ^ Number(BigInt.asIntN(32, bits[0]! >> 32n)), 0x01000193);
  }
  return hash >>> 0;
}

function arguments_(name: string, map: (u: number) => number): () => number {
  const source = stream('arguments', name);
  return () => map(source());
}

const cases: readonly [
  name: string,
  ours: (x: number) => number,
  engines: (x: number) => number,
  map: (u: number) => number,
  units: number,
][] = [
  ['log of small and large', log, Math.log, (u) => 10 ** (40 * u - 20), 2],
  ['log of a uniform number', log, Math.log, (u) => u, 2],
  ['log near one', log, Math.log, (u) => 0.99 + 0.02 * u, 2],
  ['log1p near zero', log1p, Math.log1p, (u) => 10 ** (-12 * u) - 0.9, 4],
  ['log2', log2, Math.log2, (u) => 10 ** (40 * u - 20), 4],
  ['log10', log10, Math.log10, (u) => 10 ** (40 * u - 20), 4],
  ['exp', exp, Math.exp, (u) => 1_400 * u - 700, 2],
  ['exp near zero', exp, Math.exp, (u) => u - 0.5, 2],
  ['expm1 near zero', expm1, Math.expm1, (u) => 10 ** (-12 * u) - 0.5, 5],
  ['cosine of an eighth of a turn', cosineOfTurns, (x) => Math.cos(2 * Math.PI * x), (u) => u / 8, 2],
];

describe('portable mathematics', () => {
  test.each(cases)('agrees with the engine to its last digits: %s', (name, ours, engines, map, units) => {
    const next = arguments_(name, map);
    for (let i = 0; i < 20_000; i++) {
      const x = next();
      const apart = unitsApart(ours(x), engines(x));
      if (apart > units) expect.fail(`${name} of ${x}: ${ours(x)} is ${apart} units from ${engines(x)}`);
    }
  });

  // These bits are the same in every engine; that is what the functions are for.
  test.each([
    ['log of a uniform number', log, (u: number) => u, 3_292_249_808],
    ['log of small and large', log, (u: number) => 2 ** Math.floor(2_000 * u - 1_000) * (1 + u), 3_767_220_380],
    ['exp', exp, (u: number) => 1_400 * u - 700, 3_076_919_221],
    ['pow', (x: number) => pow(x, 1.37), (u: number) => 50 * u, 29_789_593],
    ['cosine', cosineOfTurns, (u: number) => 20 * u - 10, 2_185_972_400],
    ['log1p', log1p, (u: number) => 3 * u - 0.9, 370_224_821],
    ['expm1', expm1, (u: number) => 3 * u - 1.5, 3_658_277_195],
  ] as const)('is the same to the last bit everywhere: %s', (name, f, map, hash) => {
    expect(fingerprint(f, arguments_(name, map))).toBe(hash);
  });

  test('has the limits of the functions it stands for', () => {
    expect([log(0), log(-1), log(1), log(Number.POSITIVE_INFINITY), log(Number.NaN)]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.NaN,
      0,
      Number.POSITIVE_INFINITY,
      Number.NaN,
    ]);
    expect([exp(0), exp(-800), exp(800), exp(Number.NaN)]).toEqual([1, 0, Number.POSITIVE_INFINITY, Number.NaN]);
    expect([log1p(0), log1p(-1), log1p(Number.POSITIVE_INFINITY), log1p(1e-300)]).toEqual([
      0,
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      1e-300,
    ]);
    expect([expm1(0), expm1(-800), expm1(800), expm1(1e-300)]).toEqual([0, -1, Number.POSITIVE_INFINITY, 1e-300]);
    expect([pow(0, 0.5), pow(0, -1), pow(7, 0), pow(1, 1e9)]).toEqual([0, Number.POSITIVE_INFINITY, 1, 1]);
  });

  test('reaches down to the smallest numbers', () => {
    expect(log(5e-324)).toBeCloseTo(-744.4400719213812, 10);
    expect(exp(-745)).toBe(5e-324);
    expect(exp(-740) / Math.exp(-740)).toBeCloseTo(1, 1);
    expect(exp(709.7) / Math.exp(709.7)).toBeCloseTo(1, 12);
  });

  test('takes base-2 logarithms of powers of two exactly', () => {
    for (let power = -1_074; power <= 1_023; power++) {
      expect(log2(power < -1_022 ? 2 ** -1_022 * 2 ** (power + 1_022) : 2 ** power)).toBe(power);
    }
  });

  test('turns in circles', () => {
    const turns = [0, 0.25, 0.5, 0.75, 1, -0.25, 1_000_000.5];
    expect(turns.map((turn) => cosineOfTurns(turn) + 0)).toEqual([1, 0, -1, 0, 1, 0, -1]);
    expect(turns.map((turn) => sineOfTurns(turn) + 0)).toEqual([0, 1, 0, -1, 0, -1, 0]);
    expect(cosineOfTurns(1 / 6)).toBeCloseTo(0.5, 15);
    const next = arguments_('circle', (u) => 10 * u - 5);
    for (let i = 0; i < 1_000; i++) {
      const turn = next();
      expect(cosineOfTurns(turn) ** 2 + sineOfTurns(turn) ** 2).toBeCloseTo(1, 14);
      expect(cosineOfTurns(turn)).toBeCloseTo(Math.cos(2 * Math.PI * turn), 13);
    }
  });
});
