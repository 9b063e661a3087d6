import { describe, expect, it } from 'vitest';
import { measuredWindow } from '../../src/metrics/index.ts';
import { handMade } from './hand-made.ts';

const { jobs } = handMade([0, 10, 10, 20, 30].map((submit) => ({ submit, start: submit, run: 5 })));

describe('the measured window', () => {
  it('is from the warm-up to the horizon less the cool-down, its end not included', () => {
    const window = measuredWindow(jobs, { warmup: 10, cooldown: 10, horizon: 40 });
    expect(window).toEqual({ from: 10, to: 30, first: 1, last: 4, open: true });
  });

  it('holds every job without warm-up and horizon, and lasts until the last has left', () => {
    const window = measuredWindow(jobs, { warmup: 0, cooldown: 0, horizon: null });
    expect(window).toEqual({ from: 0, to: Number.POSITIVE_INFINITY, first: 0, last: 5, open: false });
  });

  it('counts a cool-down back from the last submission when there is no horizon', () => {
    const window = measuredWindow(jobs, { warmup: 5, cooldown: 10, horizon: null });
    expect(window).toEqual({ from: 5, to: 20, first: 1, last: 3, open: false });
  });

  it('is empty, not negative, when warm-up and cool-down leave nothing', () => {
    const window = measuredWindow(jobs, { warmup: 25, cooldown: 20, horizon: 40 });
    expect(window).toEqual({ from: 25, to: 25, first: 4, last: 4, open: true });
  });

  it('holds nothing where there are no jobs', () => {
    const none = measuredWindow(handMade([]).jobs, { warmup: 0, cooldown: 5, horizon: null });
    expect(none).toEqual({ from: 0, to: Number.POSITIVE_INFINITY, first: 0, last: 0, open: false });
  });
});
