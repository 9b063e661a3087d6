import { describe, expect, it } from 'vitest';
import type { PageComparison, PageEstimate } from '../../src/output/payload.ts';
import {
  groupSentence,
  machineSentence,
  reasonSentence,
  sizeSentence,
  slowdownSentence,
  verdict,
  type WaitEstimates,
  waitSentence,
} from '../../viz/sentences.ts';
import { standings } from '../../viz/standing.ts';
import { about, alone } from './page-estimates.ts';

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
  verdict: verdictWord,
});

describe('verdicts', () => {
  it('say the size, its interval and the direction in the words of the metric', () => {
    expect(verdict(comparison('better', about(-3600, 500), about(-0.41, 0.06)))).toBe('41 % ± 6 % shorter: better');
    expect(verdict(comparison('worse', about(3600, 500), about(0.41, 0.06)))).toBe('41 % ± 6 % longer: worse');
    expect(verdict({ ...comparison('worse', about(3, 1), about(0.5, 0.1)), metric: 'bounded-slowdown' })).toMatch(
      /higher: worse$/,
    );
  });
  it('claim nothing that is not shown', () => {
    expect(verdict(comparison('no-difference-shown', about(-10, 500), about(-0.01, 0.5)))).toBe('no difference shown');
    expect(verdict(comparison('single-run', alone(-3600), alone(-0.41)))).toBe('41 % shorter in this one run');
  });
});

describe('standings', () => {
  it('call one the best only when no other interval touches its own', () => {
    expect(standings([about(10, 1), about(20, 2), about(30, 2)], 'lower')).toEqual(['best', '', '']);
    expect(standings([about(10, 1), about(11, 1), about(30, 2)], 'lower')).toEqual([
      'among the best',
      'among the best',
      '',
    ]);
    expect(standings([about(10, 1), about(20, 2), about(30, 2)], 'higher')).toEqual(['', '', 'best']);
  });
  it('say nothing when all touch, when nothing is better, or when there is nothing to compare', () => {
    expect(standings([about(10, 5), about(11, 5)], 'lower')).toEqual(['', '']);
    expect(standings([about(10, 1), about(20, 1)], 'neither')).toEqual(['', '']);
    expect(standings([about(10, 1), alone(null)], 'lower')).toEqual(['', '']);
    expect(standings([alone(5), alone(5)], 'lower')).toEqual(['', '']);
  });
  it('call the extreme of single runs only what it is', () => {
    expect(standings([alone(10), alone(20)], 'lower')).toEqual(['lowest', '']);
  });
});

describe('the sentence of each figure', () => {
  it('names the shortest and the longest waits', () => {
    const waits: readonly WaitEstimates[] = [
      { policy: 'FCFS', none: about(0.1, 0.01), p50: about(79_200, 7200), p90: about(176_400, 14_400) },
      { policy: 'EASY', none: about(0.6, 0.05), p50: about(0, 0), p90: about(3600, 600) },
    ];
    expect(waitSentence(waits, '')).toBe(
      'Nine in ten jobs start within 1.00 ± 0.17 h under EASY, within 2.04 ± 0.17 d under FCFS; 60 ± 5 % start at once under EASY, 10.0 ± 1.0 % under FCFS.',
    );
    const chat: WaitEstimates = { ...waits[1]!, none: alone(null) };
    expect(waitSentence([chat], 'chat')).toBe('Nine in ten chat jobs start within 1.00 ± 0.17 h; half start at once.');
    expect(waitSentence([chat, { ...chat, policy: 'FCFS', p90: alone(7200) }], '')).toMatch(
      /half start at once under both\.$/,
    );
    expect(waitSentence([waits[0]!, { ...waits[0]!, policy: 'EASY' }], '')).toMatch(/hardly differ/);
    expect(waitSentence([], '')).toBe('There are no measured jobs to show.');
    expect(waitSentence([{ ...chat, p90: alone(null) }], '')).toMatch(/too few measured jobs/);
    expect(
      slowdownSentence([
        { ...chat, p90: about(1.5, 0.2) },
        { ...waits[0]!, p90: about(49, 6) },
      ]),
    ).toBe(
      'One job in ten takes more than 1.50 ± 0.20 times its own length under EASY, more than 49 ± 6 times under FCFS.',
    );
  });
  it('names what the machine does', () => {
    const shares = [
      { policy: 'FCFS', work: 0.78, lost: 0.11, held: 0, empty: 0.11 },
      { policy: 'EASY', work: 0.78, lost: 0.02, held: 0, empty: 0.2 },
    ];
    expect(machineSentence(shares)).toBe(
      'Under FCFS, 11 % of the machine stands idle although jobs wait; under EASY 2 %. What is idle while nobody waits (20 % under EASY) is room for more work.',
    );
    expect(machineSentence(shares.slice(0, 1))).toMatch(/78 % is at work\.$/);
    expect(machineSentence([{ policy: 'window', work: 0.29, lost: 0.69, held: 0.68, empty: 0.02 }])).toBe(
      'Under window, 69 % of the machine stands idle although jobs wait (nearly all of it while all that wait are held before the queue); 29 % is at work.',
    );
  });
  it('compares sizes and groups only where they can be estimated', () => {
    const bins = (one: number | null, many: number | null) => [
      { name: '1', p90: alone(one) },
      { name: '2', p90: alone(null) },
      { name: '65-128', p90: alone(many) },
    ];
    expect(sizeSentence([{ policy: 'EASY', bins: bins(60, 86_400) }])).toBe(
      'Nine in ten jobs on 1 accelerator start within 1 min, on 65–128 accelerators within 24 h.',
    );
    expect(sizeSentence([{ policy: 'EASY', bins: bins(null, 5) }])).toMatch(/too few/);
    expect(
      groupSentence('class', 'EASY', [
        { name: 'a', p90: about(60, 60) },
        { name: 'b', p90: about(3600, 60) },
        { name: 'c', p90: alone(null) },
      ]),
    ).toBe(
      'Under EASY, b waits longest (nine in ten within 1.000 ± 0.017 h), a least (1.0 ± 1.0 min). Of one with too few jobs it is not estimable.',
    );
  });
  it('gives the commonest reason for waiting', () => {
    const waits = [
      { policy: 'EASY', wait: alone(7200), share: 0.8, reason: 'earlier jobs go first' },
      { policy: 'FCFS', wait: alone(36_000), share: 0.95, reason: 'earlier jobs go first' },
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
  it('say it in words when nobody waits, or next to nothing is lost', () => {
    const none = [
      { name: '1', p90: alone(0) },
      { name: '5-8', p90: alone(0) },
    ];
    expect(
      sizeSentence([
        { policy: 'FCFS', bins: none },
        { policy: 'EASY', bins: none },
      ]),
    ).toBe('Nine in ten jobs start at once, the narrowest and the widest alike.');
    expect(
      groupSentence(
        'class',
        'EASY',
        none.map(({ name }) => ({ name, p90: about(0, 0) })),
      ),
    ).toBe('Under EASY, nine in ten jobs of every class start at once.');
    expect(
      groupSentence('class', 'EASY', [
        { name: 'east', p90: about(660, 500) },
        { name: 'west', p90: about(600, 400) },
      ]),
    ).toBe(
      'Under EASY, no class is shown to wait longer than another: nine in ten of each start within 10 min to 11 min.',
    );
    expect(machineSentence([{ policy: 'EASY', work: 0.61, lost: 2e-6, held: 0, empty: 0.39 }])).toBe(
      'Hardly any of the machine stands idle while jobs wait; 61 % is at work.',
    );
  });
});
