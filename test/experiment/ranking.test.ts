import { describe, expect, it } from 'vitest';
import { commonPolicies, concludeStudy, rankingOf } from '../../src/experiment/index.ts';
import { readMeasure } from '../../src/metrics/index.ts';
import { runsOf, scenarioOf } from './made-runs.ts';

const wait = readMeasure('wait', []).measure!;

function study(
  name: string,
  waits: Readonly<Record<string, readonly (number | null)[]>>,
  unstable: readonly string[] = [],
) {
  const scenario = { ...scenarioOf(Object.keys(waits), 10), name };
  const runs = runsOf(waits).map((run) =>
    unstable.includes(run.policy)
      ? { ...run, unstable: true, groups: run.groups.map((group) => ({ ...group, unstable: true as const })) }
      : run,
  );
  return concludeStudy({ scenario, runs, knowledge: new Map(), cleaning: [], notes: [], partial: false });
}
const swing = [0, 1, -1, 2, -2, 1, -1, 2, -2, 0];
const around = (mean: number) => swing.map((s) => mean + s);

describe('a ranking over workloads', () => {
  it('ranks within each workload by paired differences: what cannot be told apart shares a rank', () => {
    const noise = [3, -2, 1, -4, 2, -1, -3, 4, -2, 1];
    const { standings } = rankingOf(
      [study('kth', { fcfs: around(100), easy: around(50), sjf: swing.map((s, k) => 50 + s + noise[k]!) })],
      wait,
    );
    // Against fcfs both are better; their own difference is noise of mean −0.1.
    expect(standings[0]!.places.map(({ policy, rank }) => [policy, rank])).toEqual([
      ['fcfs', 3],
      ['easy', 1],
      ['sjf', 1],
    ]);
    expect(standings[0]!.places.map(({ ratio }) => ratio)).toEqual([1, 0.5, expect.closeTo(0.499, 6)]);
  });

  it('counts first places and the worst, and gives geometric means of ratios, which do not hang on the baseline', () => {
    const studies = [
      study('a', { fcfs: around(100), easy: around(50) }),
      study('b', { fcfs: around(100), easy: around(200) }),
      study('c', { fcfs: around(1000), easy: around(250) }),
    ];
    const { counts, answer } = rankingOf(studies, wait);
    expect(counts).toEqual([
      { policy: 'fcfs', first: 1, worst: 2, ratio: 1 },
      // ∛(0.5 · 2 · 0.25) = 0.62996; the arithmetic mean, 0.9167, would nearly hide it, and of the inverses it is 2.17, not 1.09.
      { policy: 'easy', first: 2, worst: 2, ratio: expect.closeTo(0.629961, 6) },
    ]);
    expect(answer).toBe(
      'No rule is first in mean wait on every workload; EASY is on 2 of 3. The choice hangs on the workload.',
    );
  });

  it('says so when one is first everywhere', () => {
    const studies = [1, 2].map((k) => study(`${k}`, { fcfs: around(100 * k), easy: around(50 * k) }));
    expect(rankingOf(studies, wait).answer).toBe(
      'EASY is first, or not told from the first, in mean wait on all 2 workloads.',
    );
  });

  it('gives no rank, and no ratio, where a queue grows without bound', () => {
    const studies = [
      study('a', { fcfs: around(100), easy: around(50) }),
      study('b', { fcfs: around(100), easy: around(50) }, ['fcfs']),
    ];
    const { standings, counts } = rankingOf(studies, wait);
    expect(standings[1]!.places.map(({ rank }) => rank)).toEqual([null, 1]);
    expect(counts[0]).toEqual({ policy: 'fcfs', first: 0, worst: null, ratio: null });
    expect(counts[1]).toMatchObject({ first: 2, worst: 1, ratio: null });
  });

  it('ranks by what is better where more is', () => {
    const higher = { ...wait, better: 'higher' as const };
    const { standings } = rankingOf([study('a', { fcfs: around(100), easy: around(50) })], higher);
    expect(standings[0]!.places.map(({ rank }) => rank)).toEqual([1, 2]);
  });

  it('is of the policies that all have, in the order of the first', () => {
    const policies = (...names: string[]) => ({ policies: Object.fromEntries(names.map((name) => [name, {}])) });
    expect(commonPolicies([policies('a', 'b', 'c'), policies('c', 'x', 'a')])).toEqual(['a', 'c']);
  });
});
