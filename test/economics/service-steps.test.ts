import { describe, expect, it } from 'vitest';
import { mostAtOnce, serviceSteps } from '../../src/economics/service-steps.ts';

const steps = (capacity: number, ...parts: [accelerators: number, from: number, to: number][]) =>
  serviceSteps(
    capacity,
    parts.map(([accelerators, from, to]) => ({ accelerators, from, to })),
  ).map(({ at, accelerators }) => [at, accelerators]);

describe('the size of a pool over time', () => {
  it('is nothing before its purchase is in service and after its life', () => {
    expect(steps(100, [100, 50, 500])).toEqual([
      [0, 0],
      [50, 100],
      [500, 0],
    ]);
  });

  it('begins whole when it was in service before the start', () => {
    expect(steps(100, [100, -50, 500])).toEqual([
      [0, 100],
      [500, 0],
    ]);
  });

  it('holds what no purchase accounts for all the time', () => {
    expect(steps(150, [50, 10, 60])).toEqual([
      [0, 100],
      [10, 150],
      [60, 100],
    ]);
  });

  it('goes from one purchase to its replacement without a gap, and is never larger than the pool', () => {
    expect(steps(100, [100, 0, 50], [100, 50, 90])).toEqual([
      [0, 100],
      [90, 0],
    ]);
    expect(steps(100, [100, 0, 50], [100, 40, 90])).toEqual([
      [0, 100],
      [90, 0],
    ]);
  });

  it('shrinks between a retirement and a later replacement', () => {
    expect(steps(100, [60, 0, 50], [40, 0, 200], [60, 70, 200])).toEqual([
      [0, 100],
      [50, 40],
      [70, 100],
      [200, 0],
    ]);
  });

  it('does not hide what is bought beyond it', () => {
    const serving = [
      { accelerators: 100, from: -10, to: 50 },
      { accelerators: 60, from: 40, to: 90 },
    ];
    expect(mostAtOnce(serving)).toBe(160);
    expect(mostAtOnce(serving.slice(1))).toBe(60);
    expect(mostAtOnce([])).toBe(0);
  });
});
