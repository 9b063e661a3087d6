import { describe, expect, it } from 'vitest';
import { count, duration, estimateText, relativeText, unbroken } from '../../viz/format.ts';
import { about, alone } from './page-estimates.ts';

describe('durations on the page', () => {
  it.each([
    [0, '0 s'],
    [0.35, '350 ms'],
    [3.44, '3.44 s'],
    [1, '1 s'],
    [34.2, '34.2 s'],
    [60, '1 min'],
    [77, '1 min 17 s'],
    [720, '12 min'],
    [3599.6, '1 h'],
    [7500, '2 h 5 min'],
    [86_399, '24 h'],
    [87_360, '24 h 16 min'],
    [86_400 * 400, '400 d'],
    [-90, '−1 min 30 s'],
    [Number.NaN, '–'],
  ])('%d s reads %s', (seconds, text) => expect(duration(seconds)).toBe(text));
});

describe('estimates', () => {
  it('show no more of the mean than the half-width supports, and round both to the same step', () => {
    expect(estimateText(about(7512.3, 731), 'duration')).toBe('2.09 ± 0.20 h');
    expect(estimateText(about(19_300, 4680), 'duration')).toBe('5.4 ± 1.3 h');
    expect(estimateText(about(4.5678, 0.2345), 'number')).toBe('4.57 ± 0.23');
    expect(estimateText(about(0.81234, 0.0312), 'share')).toBe('81.2 ± 3.1 %');
  });
  it('stand alone without an interval, and say when they cannot be told', () => {
    expect(estimateText(alone(7500), 'duration')).toBe('2 h 5 min');
    expect(estimateText(alone(null), 'duration')).toBe('not estimable');
    expect(relativeText(about(-0.41, 0.061))).toBe('41 % ± 6 %');
  });
});

describe('words', () => {
  it('are counted as people do', () => {
    expect(count(1, 'job')).toBe('1 job');
    expect(count(2000, 'job')).toBe('2,000 jobs');
  });
  it('keep a number and its unit on one line', () => {
    expect(unbroken('within 2 h 5 min, 4 % of 3 dogs')).toBe('within 2\u00a0h 5\u00a0min, 4\u00a0% of 3 dogs');
    expect(unbroken('65–128')).toBe('65\u2060–\u2060128');
  });
});
