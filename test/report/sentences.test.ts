import { describe, expect, it } from 'vitest';
import type { PageComparison, PageEstimate } from '../../src/output/payload.ts';
import {
  allocationSentence,
  groupSentence,
  machineSentence,
  queueSentence,
  reasonSentence,
  scheduleSentence,
  sizeSentence,
  slowdownSentence,
  verdict,
  waitSentence,
} from '../../viz/sentences.ts';
import { standings } from '../../viz/standing.ts';

const comparison = (
  verdictWord: PageComparison['verdict'],
  difference: PageEstimate,
  relative: PageEstimate,
): PageComparison => ({
  metric: 'wait',
  statistic: 'mean',
  dimension: 'all',
  group: 'all',
  baseline: 'FCFS',
  policy: 'EASY',
  difference,
  relative,
  relativeInterval: null,
  verdict: verdictWord,
});

describe('verdicts', () => {
  it('say the size, its interval and the direction in the words of the metric', () => {
    expect(verdict(comparison('better', [-3600, 500], [-0.41, 0.06]))).toBe('41 % ± 6 % shorter: better');
    expect(verdict(comparison('worse', [3600, 500], [0.41, 0.06]))).toBe('41 % ± 6 % longer: worse');
    expect(verdict({ ...comparison('worse', [3, 1], [0.5, 0.1]), metric: 'bounded-slowdown' })).toMatch(
      /higher: worse$/,
    );
  });
  it('claim nothing that is not shown', () => {
    expect(verdict(comparison('no-difference-shown', [-10, 500], [-0.01, 0.5]))).toBe('no difference shown');
    expect(verdict(comparison('single-run', [-3600, null], [-0.41, null]))).toBe('41 % shorter in this one run');
  });
});

describe('standings', () => {
  it('call one the best only when no other interval touches its own', () => {
    expect(
      standings(
        [
          [10, 1],
          [20, 2],
          [30, 2],
        ],
        'lower',
      ),
    ).toEqual(['best', '', '']);
    expect(
      standings(
        [
          [10, 1],
          [11, 1],
          [30, 2],
        ],
        'lower',
      ),
    ).toEqual(['among the best', 'among the best', '']);
    expect(
      standings(
        [
          [10, 1],
          [20, 2],
          [30, 2],
        ],
        'higher',
      ),
    ).toEqual(['', '', 'best']);
  });
  it('say nothing when all touch, when nothing is better, or when there is nothing to compare', () => {
    expect(
      standings(
        [
          [10, 5],
          [11, 5],
        ],
        'lower',
      ),
    ).toEqual(['', '']);
    expect(
      standings(
        [
          [10, 1],
          [20, 1],
        ],
        'neither',
      ),
    ).toEqual(['', '']);
    expect(
      standings(
        [
          [10, 1],
          [null, null],
        ],
        'lower',
      ),
    ).toEqual(['', '']);
    expect(
      standings(
        [
          [5, null],
          [5, null],
        ],
        'lower',
      ),
    ).toEqual(['', '']);
  });
  it('call the extreme of single runs only what it is', () => {
    expect(
      standings(
        [
          [10, null],
          [20, null],
        ],
        'lower',
      ),
    ).toEqual(['lowest', '']);
  });
});

describe('the sentence of each figure', () => {
  it('names the shortest and the longest waits', () => {
    const waits = [
      { policy: 'FCFS', none: 0.1, p50: 79_200, p90: 176_400 },
      { policy: 'EASY', none: 0.6, p50: 0, p90: 3600 },
    ];
    expect(waitSentence(waits, '')).toBe(
      'Nine in ten jobs start within 1 h under EASY, within 2 d 1 h under FCFS; half start at once under EASY, within 22 h under FCFS.',
    );
    expect(waitSentence(waits.slice(1), 'chat')).toBe(
      'Half of the chat jobs start at once, nine in ten within 1 h; 60 % do not wait at all.',
    );
    expect(
      waitSentence(
        waits.map((w) => ({ ...w, p50: 0 })),
        '',
      ),
    ).toMatch(/half start at once under both\.$/);
    expect(waitSentence([waits[0]!, { ...waits[0]!, policy: 'EASY' }], '')).toMatch(/hardly differ/);
    expect(waitSentence([], '')).toBe('There are no measured jobs to show.');
    expect(slowdownSentence(waits.map((w) => ({ ...w, p90: w.p90 / 3600 })))).toBe(
      'One job in ten takes more than 1 times its own length under EASY, more than 49 times under FCFS.',
    );
  });
  it('names the peak of the queue and its mean', () => {
    const peaks = [
      { policy: 'FCFS', mean: 104.2, peak: 294, at: 'day 10, 14:51' },
      { policy: 'EASY', mean: 3.5, peak: 37, at: 'day 3' },
    ];
    expect(queueSentence(peaks, true)).toBe(
      'Under FCFS the queue peaks at 294 waiting jobs (day 10, 14:51) and holds 104 on average; under EASY 37 and 3.5.',
    );
    expect(queueSentence(peaks.slice(1), false)).toBe(
      'Under EASY the queue peaks at 37 waiting jobs (day 3) and holds 3.5 on average in the time shown.',
    );
    expect(queueSentence([{ ...peaks[1]!, peak: 0 }], true)).toBe('No job waits.');
  });
  it('names what the machine does', () => {
    expect(allocationSentence('EASY', 0.82, [256], { name: 'chat', share: 0.73 })).toBe(
      'Under EASY, 82 % of 256 accelerators are allocated on average over the time shown; chat jobs hold 73 % of what is allocated.',
    );
    expect(allocationSentence('EASY', 0.5, [64, 128, 96], null)).toBe(
      'Under EASY, 50 % of 64–128 accelerators are allocated on average over the time shown.',
    );
    const shares = [
      { policy: 'FCFS', work: 0.78, lost: 0.11, empty: 0.11 },
      { policy: 'EASY', work: 0.78, lost: 0.02, empty: 0.2 },
    ];
    expect(machineSentence(shares)).toBe(
      'Under FCFS, 11 % of the machine stands idle although jobs wait; under EASY 2 %. What is idle while nobody waits (20 % under EASY) is room for more work.',
    );
    expect(machineSentence(shares.slice(0, 1))).toMatch(/78 % is at work\.$/);
  });
  it('compares sizes and groups only where they can be estimated', () => {
    const bins = (one: number | null, many: number | null) => [
      { name: '1', p90: one },
      { name: '2', p90: null },
      { name: '65-128', p90: many },
    ];
    expect(sizeSentence([{ policy: 'EASY', bins: bins(60, 86_400) }])).toBe(
      'One job in ten waits longer than 1 min on 1 accelerator and longer than 1 d on 65–128 accelerators.',
    );
    expect(sizeSentence([{ policy: 'EASY', bins: bins(null, 5) }])).toMatch(/too few/);
    expect(
      groupSentence('class', 'EASY', [
        { name: 'a', p90: 60 },
        { name: 'b', p90: 3600 },
        { name: 'c', p90: null },
      ]),
    ).toBe('Under EASY, b waits longest (nine in ten within 1 h), a least (1 min).');
  });
  it('gives the commonest reason for waiting', () => {
    const waits = [
      { policy: 'EASY', wait: 7200, share: 0.8, reason: 'earlier jobs go first' },
      { policy: 'FCFS', wait: 36_000, share: 0.95, reason: 'earlier jobs go first' },
    ];
    expect(reasonSentence(waits)).toBe(
      'Of the mean wait under FCFS (10 h), 95 % is because earlier jobs go first; under EASY (2 h) it is 80 %.',
    );
    expect(reasonSentence([{ ...waits[0]!, reason: 'first in the queue, too few accelerators are free' }])).toBe(
      'Of the mean wait under EASY (2 h), 80 % is because too few accelerators are free for the first of the queue.',
    );
    expect(reasonSentence([{ ...waits[0]!, reason: 'held until electricity is cleaner' }])).toBe(
      'Of the mean wait under EASY (2 h), 80 % is because jobs are held until electricity is cleaner.',
    );
  });
  it('counts the jobs in view', () => {
    expect(scheduleSentence('EASY', 20, 0, 1)).toBe(
      '20 jobs run in this window under EASY; at least half of them did not wait; 1 did not run to their end.',
    );
    expect(scheduleSentence('EASY', 1, 60, 0)).toBe(
      '1 job runs in this window under EASY; half of them waited 1 min or less.',
    );
  });

  it('say it in words when nobody waits, or next to nothing is lost', () => {
    const none = [
      { name: '1', p90: 0 },
      { name: '5-8', p90: 0 },
    ];
    expect(
      sizeSentence([
        { policy: 'FCFS', bins: none },
        { policy: 'EASY', bins: none },
      ]),
    ).toBe('Nine in ten jobs start at once, the narrowest and the widest alike.');
    expect(groupSentence('class', 'EASY', none)).toBe('Under EASY, nine in ten jobs of every class start at once.');
    expect(machineSentence([{ policy: 'EASY', work: 0.61, lost: 2e-6, empty: 0.39 }])).toBe(
      'Hardly any of the machine stands idle while jobs wait; 61 % is at work.',
    );
  });
});
