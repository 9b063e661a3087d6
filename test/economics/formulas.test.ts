import { describe, expect, it } from 'vitest';
import { annuity, capitalRecoveryFactor, presentValue } from '../../src/economics/capital-recovery.ts';
import { bookValue, strandedValue } from '../../src/economics/depreciation.ts';
import { levelisedCost, netPresentCost } from '../../src/economics/net-present-cost.ts';

describe('the capital recovery factor', () => {
  it.each([
    [0.05, [0.367209, 0.282012, 0.230975, 0.129505]],
    [0.08, [0.388034, 0.301921, 0.250456, 0.149029]],
    [0.1, [0.402115, 0.315471, 0.263797, 0.162745]],
  ])('at %f over 3, 4, 5 and 10 years is that of the tables', (rate, factors) => {
    [3, 4, 5, 10].forEach((years, k) => {
      expect(capitalRecoveryFactor(rate, years)).toBeCloseTo(factors[k]!, 6);
    });
  });

  it('without interest spreads the cost evenly', () => {
    expect(capitalRecoveryFactor(0, 4)).toBe(0.25);
    expect(annuity(100, 0, 4, 20)).toBe(20);
  });

  it('makes annuities whose present value is the cost less that of what is left', () => {
    const perYear = annuity(1000, 0.07, 6, 150);
    const paid = [1, 2, 3, 4, 5, 6].reduce((sum, year) => sum + perYear / 1.07 ** year, 0);
    expect(paid + 150 / 1.07 ** 6).toBeCloseTo(1000, 9);
  });
});

describe('present values', () => {
  it('are the amounts themselves at the start, and halve in the time in which money doubles', () => {
    expect(presentValue(500, 0.08, 0)).toBe(500);
    expect(presentValue(500, 1, 1)).toBe(250);
  });

  it('of payments and sales add to the net present cost', () => {
    const flows = [
      { amount: 100, years: 0 },
      { amount: 10, years: 1 },
      { amount: -40, years: 2 },
    ];
    expect(netPresentCost(flows, 0.1)).toBeCloseTo(100 + 10 / 1.1 - 40 / 1.21, 12);
  });

  it('divided by discounted hours are the levelised cost; without hours there is none', () => {
    expect(levelisedCost(100, [50, 50], 0.1)).toBeCloseTo(100 / (50 / 1.1 + 50 / 1.21), 12);
    expect(levelisedCost(100, [0, 0], 0.1)).toBeNull();
  });
});

describe('straight-line depreciation', () => {
  it.each([
    [4, [1000, 775, 550, 325, 100, 100]],
    [5, [1000, 820, 640, 460, 280, 100]],
    [6, [1000, 850, 700, 550, 400, 250]],
  ])('over %i years loses the same every year down to what is left', (life, values) => {
    const asset = { cost: 1000, left: 100, life };
    values.forEach((value, age) => {
      expect(bookValue(asset, age)).toBeCloseTo(value, 9);
    });
  });

  it('is the whole cost before service begins', () => {
    expect(bookValue({ cost: 1000, left: 0, life: 5 }, -1)).toBe(1000);
  });

  it('strands what a sale does not bring, and never less than nothing', () => {
    const asset = { cost: 1000, left: 0, life: 5 };
    expect(strandedValue(asset, 3, 150)).toBeCloseTo(250, 9);
    expect(strandedValue(asset, 3, 900)).toBe(0);
  });
});
