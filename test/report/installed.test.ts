import { describe, expect, it } from 'vitest';
import { installedSteps } from '../../src/cluster/index.ts';
import { installedAt, installedIn, meanInstalled } from '../../viz/installed.ts';

/** Eight of one pool until 20, ten of another from 10 on. */
const steps = installedSteps({
  pools: { old: { kind: 'units', units: 8, until: 20 }, young: { kind: 'units', units: 10, from: 10 } },
});

describe('what is installed over the time shown', () => {
  it('is the sum of the pools that are there', () => {
    expect(steps).toEqual([
      { at: 0, capacity: 8 },
      { at: 10, capacity: 18 },
      { at: 20, capacity: 10 },
    ]);
    expect([-1, 9.9, 10, 25].map((time) => installedAt(steps, time))).toEqual([8, 8, 18, 10]);
  });

  it('is drawn and averaged stretch by stretch', () => {
    expect(installedIn(steps, 5, 30)).toEqual([
      { from: 5, to: 10, capacity: 8 },
      { from: 10, to: 20, capacity: 18 },
      { from: 20, to: 30, capacity: 10 },
    ]);
    expect(meanInstalled(steps, 5, 30)).toBe((5 * 8 + 10 * 18 + 10 * 10) / 25);
    expect(installedIn(steps, 12, 14)).toEqual([{ from: 12, to: 14, capacity: 18 }]);
    expect(meanInstalled(steps, 12, 14)).toBe(18);
  });
});
