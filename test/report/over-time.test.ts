import { describe, expect, it } from 'vitest';
import { inExample } from '../../viz/example.ts';
import { peakWithin } from '../../viz/peaks.ts';
import {
  allocationSentence,
  powerSentence,
  scheduleSentence,
  type Waiting,
  waitingSentence,
} from '../../viz/takeaways/over-time.ts';
import { about, alone } from './page-estimates.ts';

const example = inExample({ finished: 10, policies: [{ timeline: { replication: 0 } }] as never });

describe('what is said of time', () => {
  it('names the replication that is drawn, and says that it is an example', () => {
    expect(example).toBe('In replication 1, an example,');
    expect(inExample({ finished: 1, policies: [] })).toBe('In this run');
  });

  it('of waiting jobs: the mean is the study’s, the peak is the example’s, and held jobs have their name', () => {
    const waiting: readonly Waiting[] = [
      { policy: 'FCFS', waiting: about(104.2, 12), held: null, peak: { height: 294, at: 'day 10, 14:51' } },
      { policy: 'EASY', waiting: about(3.5, 0.4), held: null, peak: { height: 37, at: 'day 3, 10:00' } },
    ];
    expect(waitingSentence(waiting, example, true)).toBe(
      'On average over the measured window 104 ± 12 jobs wait under FCFS; 3.5 ± 0.4 under EASY. In replication 1, an example, most wait at once under FCFS: 294 jobs (day 10, 14:51); under EASY 37.',
    );
    expect(waitingSentence([{ ...waiting[1]!, waiting: alone(16.9), held: alone(14.4) }], 'In this run', false)).toBe(
      'On average over the measured window 16.9 jobs wait under EASY, 14.4 of them held before the queue. In this run most wait at once in the time shown under EASY: 37 jobs (day 3, 10:00).',
    );
    const nobody = { ...waiting[1]!, waiting: about(0, 0), peak: { height: 0, at: '' } };
    expect(waitingSentence([nobody], 'In this run', true)).toBe(
      'No job waits in the measured window. In this run no job waits.',
    );
  });

  it('of a queue that grows without bound there is no mean, and of a peak that lies outside of what is shown no word', () => {
    const growing = { policy: 'FCFS', waiting: alone(null), held: null, peak: { height: 9, at: 'day 1' } };
    expect(waitingSentence([growing], 'In this run', true)).toBe(
      'In this run most wait at once under FCFS: 9 jobs (day 1).',
    );
    expect(waitingSentence([{ ...growing, peak: null }], 'In this run', true)).toBe('There is no timeline to show.');
  });

  it('of allocation and power: the study in the measured window, then the example over the time shown', () => {
    const allocation = {
      policy: 'EASY',
      utilisation: about(0.82, 0.01),
      shown: 0.79,
      installed: [64, 128, 96],
      largest: { name: 'chat', share: 0.73 },
    };
    expect(allocationSentence(allocation, example)).toBe(
      'Under EASY 82.0 ± 1.0 % of the machine is allocated over the measured window. In replication 1, an example, 79 % of 64–128 accelerators are allocated on average over the time shown; chat jobs hold 73 % of what is allocated.',
    );
    const power = {
      policy: 'EASY',
      mean: about(2000, 100),
      peak: about(3100, 50),
      shown: { height: 3000, at: 'day 2' },
    } as const;
    expect(powerSentence(power, example, true)).toBe(
      'Under EASY the machine draws 2.00 ± 0.10 kW on average and 3.10 ± 0.05 kW at most over the measured window. In replication 1, an example, it is highest with 3 kW (day 2).',
    );
    expect(powerSentence({ ...power, mean: alone(null), peak: alone(null) }, 'In this run', false)).toBe(
      'In this run it is highest in the time shown under EASY with 3 kW (day 2).',
    );
  });

  it('of the schedule: how many jobs run, and how long half of them waited', () => {
    expect(scheduleSentence('EASY', 20, 0, 1, example)).toBe(
      'In replication 1, an example, 20 jobs run in this window under EASY; at least half of them did not wait; 1 did not run to their end.',
    );
    expect(scheduleSentence('EASY', 1, 60, 0, 'In this run')).toBe(
      'In this run 1 job runs in this window under EASY; half of them waited 1 min or less.',
    );
  });
});

describe('the peak within a window', () => {
  const peaks = {
    from: 0,
    step: 10,
    height: Float64Array.of(3, 7, 7, 2),
    at: Float64Array.of(4, 18.5, 20, 31),
  };

  it('is the moment at which the largest value was first reached, not the start of its step', () => {
    expect(peakWithin(peaks, 0, 40)).toEqual({ height: 7, at: 18.5 });
    expect(peakWithin(peaks, 0, 18)).toBeNull();
    expect(peakWithin(peaks, 0, 10)).toEqual({ height: 3, at: 4 });
  });

  it('is not told where a step at the edge has a higher one outside', () => {
    expect(peakWithin(peaks, 19, 20)).toBeNull();
    expect(peakWithin(peaks, 19, 40)).toEqual({ height: 7, at: 20 });
    expect(peakWithin(peaks, 25, 40)).toBeNull();
    expect(peakWithin(peaks, 30, 40)).toEqual({ height: 2, at: 31 });
  });
});
