import { describe, expect, it } from 'vitest';
import { concludeStudy, policyLabel } from '../../src/experiment/index.ts';
import { runOf, runsOf, scenarioOf } from './made-runs.ts';

const hour = 3600;

function answer(
  waits: Readonly<Record<string, readonly (number | null)[]>>,
  kind: 'synthetic' | 'trace' = 'synthetic',
): string {
  const replications = Math.max(...Object.values(waits).map((values) => values.length));
  const scenario = { ...scenarioOf(Object.keys(waits), 1, kind), replications };
  return concludeStudy({ scenario, runs: runsOf(waits), knowledge: new Map(), cleaning: [], notes: [], partial: false })
    .answer;
}

/** Ten values around a mean. */
const around = (mean: number, spread: number) => [-2, -1, -1, 0, 0, 0, 0, 1, 1, 2].map((n) => mean + n * spread);

describe('the answer', () => {
  it('says by how much the others changed the mean wait of the first, and how far that is known', () => {
    expect(answer({ fcfs: around(2 * hour, 60), easy: around(1.2 * hour, 30) })).toBe(
      'EASY cut the mean wait by 40.00 % ± 0.09 % (from 2 h to 1.2 h) against FCFS.',
    );
  });

  it('says so when no difference is shown, to the first and between the best', () => {
    const noise = [3, -2, 1, -4, 2, -1, -3, 4, -2, 2];
    expect(answer({ fcfs: noise.map(() => 2 * hour), other: noise.map((n) => 2 * hour + n) })).toBe(
      'other shows no difference from FCFS in the mean wait (2 h under FCFS).',
    );
    expect(
      answer({
        fcfs: around(2 * hour, 60),
        easy: around(hour, 10),
        conservative: around(hour, 10).map((wait, i) => wait + noise[i]!),
      }),
    ).toBe(
      'EASY cut the mean wait by 50.00 % ± 0.35 % (from 2 h to 1 h) against FCFS; conservative cut it by 50.00 % ± 0.35 % (from 2 h to 1 h); conservative shows no difference from EASY.',
    );
  });

  it('says when a rule makes waits longer, and in time rather than per cent when it is threefold', () => {
    expect(answer({ easy: around(hour, 10), fcfs: around(1.5 * hour, 10) })).toMatch(
      /^FCFS raised the mean wait by 50\.00 % ± 0\.\d+ % \(from 1 h to 1\.5 h\) against EASY\.$/,
    );
    expect(answer({ easy: around(hour, 10), fcfs: around(5 * hour, 10) })).toBe(
      'FCFS raised the mean wait by 4 h (from 1 h to 5 h) against EASY.',
    );
  });

  it('holds for one log or one run only, and says so', () => {
    expect(answer({ fcfs: [7200], easy: [3600] }, 'trace')).toBe(
      'In this one log, EASY cut the mean wait by 50 % (from 2 h to 1 h) against FCFS.',
    );
    expect(answer({ fcfs: [7200], easy: [3600] })).toMatch(/^In this one run, /);
  });

  it('of a single policy gives its waits and how much of the machine was in use', () => {
    expect(answer({ easy: around(hour, 60) })).toMatch(
      /^Jobs waited 1\.000 ± 0\.014 h on average under EASY, and 95 % of them at most .* h; 80 % of the machine was in use\.$/,
    );
  });

  it('names systems whose queue grows without bound and gives no means of them', () => {
    const of = (unstable: readonly string[]) => {
      const scenario = scenarioOf(['fcfs', 'easy'], 2);
      const runs = ['fcfs', 'easy'].flatMap((policy) =>
        [0, 1].map((replication) =>
          runOf({
            policy,
            replication,
            wait: unstable.includes(policy) ? null : 60,
            unstable: unstable.includes(policy),
          }),
        ),
      );
      return concludeStudy({ scenario, runs, knowledge: new Map(), cleaning: [], notes: [], partial: false }).answer;
    };
    expect(of(['fcfs'])).toBe(
      'Under FCFS the queue grew without bound, so no wait can be given; jobs waited 1 min under EASY on average.',
    );
    expect(of(['fcfs', 'easy'])).toBe(
      'No rule kept up: under each the queue grew without bound, so no wait can be given.',
    );
  });

  it('says so when too few jobs were measured to tell any wait', () => {
    expect(answer({ fcfs: [null, null], easy: [null, null] })).toBe(
      'No wait can be told under any rule: too few jobs.',
    );
  });

  it('of many rules tells the best, how it compares with the first, what cannot be told from it, and the worst', () => {
    const noise = [3, -2, 1, -4, 2, -1, -3, 4, -2, 2];
    const five = {
      fcfs: around(4 * hour, 60),
      easy: around(hour, 10),
      conservative: around(hour, 10).map((wait, i) => wait + noise[i]! + 0.2),
      longest: around(9 * hour, 10),
      smallest: around(3 * hour, 10),
      largest: around(5 * hour, 10),
    };
    expect(answer(five)).toBe(
      'Of 6 rules, EASY has the shortest mean wait, 1.0000 ± 0.0023 h, 75.00 % ± 0.05 % less than FCFS (4.000 ± 0.014 h); conservative shows no difference from it; the longest is 9.0000 ± 0.0023 h under longest.',
    );
    const once = Object.fromEntries(Object.entries(five).map(([name, waits]) => [name, waits.slice(0, 1)]));
    expect(answer(once)).toMatch(
      /^In this one run, of 6 rules, EASY has the shortest mean wait, 59 min \d+ s, 7\d(?:\.\d+)? % less than FCFS \(.*\); the longest is .* under longest\.$/,
    );
  });

  it('of many rules tells how many did not keep up', () => {
    const names = ['fcfs', 'a', 'b', 'c', 'd', 'e'];
    const grows = (policy: string) => policy !== 'a';
    const of = (unstable: (policy: string) => boolean) =>
      concludeStudy({
        scenario: scenarioOf(names, 2),
        runs: names.flatMap((policy) =>
          [0, 1].map((replication) =>
            runOf({ policy, replication, wait: unstable(policy) ? null : 60, unstable: unstable(policy) }),
          ),
        ),
        knowledge: new Map(),
        cleaning: [],
        notes: [],
        partial: false,
      }).answer;
    expect(of(grows)).toBe(
      'Of 6 rules, a has the shortest mean wait, 1 min; under 5 rules the queue grew without bound, so no wait can be given.',
    );
    expect(of(() => true)).toBe('No rule kept up: under each the queue grew without bound, so no wait can be given.');
  });

  it('says when there is none', () => {
    expect(
      concludeStudy({
        scenario: scenarioOf(['fcfs'], 1),
        runs: [],
        knowledge: new Map(),
        cleaning: [],
        notes: [],
        partial: true,
      }).answer,
    ).toBe('No run was finished, so there is no answer.');
  });
});

describe('policy names', () => {
  it('are written as people write them', () => {
    expect(['fcfs', 'easy-sjf', 'mine', 'fcfs+none', 'shortest-first+easy'].map(policyLabel)).toEqual([
      'FCFS',
      'EASY-SJF',
      'mine',
      'FCFS without backfilling',
      'shortest-first with EASY backfilling',
    ]);
  });
});
