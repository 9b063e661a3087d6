import { describe, expect, it } from 'vitest';
import type { PageComparison, PageThreshold } from '../../src/output/payload.ts';
import { forestSentence } from '../../viz/takeaways/forest.ts';
import { promisesSentence } from '../../viz/takeaways/promises.ts';
import { quadrantOf, quadrantSentence } from '../../viz/takeaways/quadrant.ts';
import { about, alone } from './page-estimates.ts';

const difference = (more: Partial<PageComparison>): PageComparison => ({
  metric: 'wait',
  statistic: 'mean',
  dimension: 'all',
  group: 'all',
  baseline: 'FCFS',
  policy: 'EASY',
  difference: about(-3600, 500),
  relative: about(-0.41, 0.06),
  verdict: 'better',
  ...more,
});
const none = { relative: [-0.9, -1, 1.1], verdict: 'no-difference-shown' } as const;
const label = () => ({ label: 'Wait', of: 'jobs' }) as const;

describe('the forest of differences', () => {
  it('names the largest difference that is shown, not the largest there is', () => {
    expect(forestSentence([difference({}), difference({ ...none, policy: 'SJF' })], label)).toBe(
      '1 of 2 differences from FCFS is shown: its interval excludes zero. The largest is the mean wait under EASY, 41 % ± 6 % shorter: better.',
    );
  });
  it('does not hide who loses', () => {
    const loser = difference({
      dimension: 'class',
      group: 'wide',
      relative: about(0.2, 0.05),
      difference: about(600, 100),
      verdict: 'worse',
    });
    expect(forestSentence([difference({}), loser], label)).toMatch(
      /Not all gain: the mean wait of class wide under EASY is 20 % ± 5 % longer: worse\.$/,
    );
  });
  it('what the whole machine does has no mean over jobs', () => {
    expect(forestSentence([difference({ metric: 'emissions' })], () => ({ label: 'Emissions', of: 'system' }))).toMatch(
      /The largest is the emissions under EASY, 41 % ± 6 % lower: better\.$/,
    );
  });
  it('claims nothing when every interval holds zero, and nothing sure of one run', () => {
    expect(forestSentence([difference(none), difference(none)], label)).toBe(
      'None of 2 differences from FCFS is shown: every interval holds zero.',
    );
    expect(forestSentence([difference({ verdict: 'single-run', relative: alone(-0.41) })], label)).toMatch(
      /^One run shows what happened, not how sure it is: .* 41 % shorter in this one run\.$/,
    );
  });
});

const alike = { changes: false, pools: [] };

describe('load against waiting', () => {
  it('has four fields: three quarters of the machine, and a wait as long as the mean run time', () => {
    expect(quadrantOf(0.5, 10, 100)).toBe('under-used');
    expect(quadrantOf(0.75, 100, 100)).toBe('optimal');
    expect(quadrantOf(0.74, 101, 100)).toBe('contention');
    expect(quadrantOf(0.9, 101, 100)).toBe('congestion');
  });
  it('says where each policy stands, whose interval reaches over a boundary, and whose queue grows', () => {
    expect(
      quadrantSentence(
        [
          { policy: 'FCFS', load: about(0.8, 0.02), wait: about(7200, 600), unstable: false },
          { policy: 'EASY', load: about(0.8, 0.02), wait: about(3300, 600), unstable: false },
          { policy: 'LJF', load: about(0.98, 0.01), wait: alone(null), unstable: true },
        ],
        3600,
        alike,
      ),
    ).toBe(
      'Congestion under FCFS, 80 % in use, mean wait 2 h (busy and waiting). The interval of EASY reaches over a boundary, so nothing is concluded of it. Under LJF a queue grows without bound: this rule cannot keep up with what is asked for.',
    );
  });
  it('concludes nothing from single runs, and says that they are', () => {
    const point = (policy: string, wait: number) => ({ policy, load: alone(0.6), wait: alone(wait), unstable: false });
    const told = quadrantSentence([point('FCFS', 3900), point('EASY', 3300)], 3600, alike);
    expect(told).toMatch(/^Single runs, without intervals, show no more than themselves: 60 % in use/);
    expect(told).not.toMatch(/Contention|Under-used/);
  });
  it('concludes nothing where the machine changes, or where pools are used unlike', () => {
    const points = [{ policy: 'EASY', load: about(0.5, 0.01), wait: about(60, 1), unstable: false }];
    expect(quadrantSentence(points, 3600, { ...alike, changes: true })).toMatch(
      /^The machine changes while it is measured/,
    );
    const pools = [{ policy: 'EASY', uses: [0.97, 0] }];
    expect(quadrantSentence(points, 3600, { ...alike, pools })).toMatch(/^The pools are used unlike, from 0 % to 97 %/);
    expect(quadrantSentence(points, 3600, { ...alike, pools: [{ policy: 'EASY', uses: [0.5, 0.6] }] })).toMatch(
      /^Under-used/,
    );
  });
});

describe('thresholds', () => {
  const promise = (text: string, policy: string, verdict: PageThreshold['verdict']): PageThreshold => ({
    text,
    policy,
    kind: 'duration',
    unit: 's',
    limit: 3600,
    holdsWhen: 'below',
    value: about(1800, 60),
    verdict,
    words: verdict,
  });
  it('say who keeps all, who fails, and for whom not all is decided', () => {
    expect(
      promisesSentence([
        promise('a', 'FCFS', 'fails'),
        promise('a', 'EASY', 'holds'),
        promise('a', 'SJF', 'holds'),
        promise('b', 'FCFS', 'holds'),
        promise('b', 'EASY', 'holds'),
        promise('b', 'SJF', 'not-decided'),
      ]),
    ).toBe('EASY keeps both thresholds; FCFS fails one threshold; for SJF not all is decided.');
    expect(promisesSentence([promise('a', 'FCFS', 'not-decided')])).toBe(
      'No policy is shown to keep the threshold; for FCFS not all is decided.',
    );
  });

  it('counts for each policy the thresholds that are for it', () => {
    const of = (...more: readonly PageThreshold[]) =>
      promisesSentence([
        promise('a', 'FCFS', 'fails'),
        promise('a', 'SJF', 'holds'),
        promise('b', 'SJF', 'holds'),
        ...more,
      ]);
    expect(of(promise('c', 'FCFS', 'fails'))).toBe(
      'SJF keeps both thresholds that it is held to; FCFS fails 2 thresholds.',
    );
    expect(of(promise('a', 'EASY', 'holds'))).toBe(
      'SJF and EASY keep all thresholds that they are held to; FCFS fails one threshold.',
    );
  });
});
