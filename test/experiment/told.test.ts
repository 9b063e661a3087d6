import { describe, expect, it } from 'vitest';
import { concludeStudy } from '../../src/experiment/index.ts';
import { runOf, scenarioOf } from './made-runs.ts';

const hour = 3600;
const noise = [-2, -1, -1, 0, 0, 0, 0, 1, 1, 2];
const around = (mean: number, spread: number) => noise.map((n) => mean + n * spread);

type Values = Readonly<Record<string, readonly number[]>>;

/** A study of made-up runs: of each policy, its mean waits and what the machine's metrics came to, replication by replication. */
function conclude(
  policies: Readonly<
    Record<string, { readonly wait: readonly (number | null)[]; readonly system: Values; readonly unstable?: boolean }>
  >,
  more: readonly string[],
) {
  const scenario = scenarioOf(Object.keys(policies), 10, 'synthetic', more);
  const runs = Object.entries(policies).flatMap(([policy, { wait, system, unstable = false }]) =>
    wait.map((mean, replication) =>
      runOf({
        policy,
        replication,
        wait: mean,
        classes: { jobs: mean === null ? null : 2 * mean },
        unstable,
        system: Object.fromEntries(Object.entries(system).map(([metric, values]) => [metric, values[replication]!])),
      }),
    ),
  );
  return concludeStudy({ scenario, runs, knowledge: new Map(), cleaning: [], notes: [], partial: false });
}

const money = [
  'economics: { currency: EUR, years: 5, discount: 4 %, purchases: { machine: { cost: 1 M EUR, life: 5 years } } }',
];
const two = {
  fcfs: { wait: around(2 * hour, 60), system: { 'cost-per-useful-hour': around(4, 0.02) } },
  easy: { wait: around(hour, 60), system: { 'cost-per-useful-hour': around(3, 0.01) } },
};

describe('the answer of a scenario with money', () => {
  it('opens with what a useful hour costs, with intervals, and against the first; waits follow', () => {
    // Half-widths: t(0.975, 9) = 2.262157 times 0.02 (0.01) times √(12 ÷ 9) ÷ √10.
    expect(conclude(two, money).answer).toMatch(
      /^EASY cut the cost per useful hour by 25\.\d+ % ± 0\.\d+ % \(from 4\.000 ± 0\.017 to 3\.000 ± 0\.008 EUR\/h\) against FCFS\. EASY cut the mean wait by 50/,
    );
  });

  it('tells it of a single policy, and where waits cannot be given', () => {
    const { easy } = two;
    expect(conclude({ easy }, money).answer).toMatch(
      /^The cost per useful hour came to 3\.000 ± 0\.008 EUR\/h\. Jobs waited 1\.000 ± 0\.014 h on average under EASY/,
    );
    const boundless = { ...two.easy, wait: noise.map(() => null), unstable: true };
    const { answer } = conclude(
      { fcfs: { ...two.fcfs, wait: noise.map(() => null), unstable: true }, easy: boundless },
      money,
    );
    expect(answer).toMatch(/^EASY cut the cost per useful hour .* against FCFS\. No rule kept up: /);
  });

  it('of many rules tells the cheapest, what cannot be told from it, and the dearest', () => {
    const of = (cost: number) => ({ wait: around(hour, 60), system: { 'cost-per-useful-hour': around(cost, 0.01) } });
    const { answer } = conclude({ fcfs: of(4), a: of(3), b: of(3), c: of(3.5), d: of(5), e: of(4.5) }, money);
    expect(answer).toMatch(
      /^Of 6 rules, a has the lowest cost per useful hour, 3\.000 ± 0\.008 EUR\/h, 25\.\d+ % ± 0\.\d+ % less than FCFS \(4\.000 ± 0\.008 EUR\/h\); b shows no difference from it; the highest is 5\.000 ± 0\.008 EUR\/h under d\. Of 6 rules, /,
    );
  });
});

describe('an answer that is asked for', () => {
  it('tells each measure named, in its order, and the mean wait last unless waits are among them', () => {
    const { answer, comparisons } = conclude(two, [...money, 'answer: [cost-per-useful-hour, jobs.wait]']);
    expect(answer).toMatch(
      /^EASY cut the cost per useful hour by .* against FCFS\. EASY cut the mean wait of jobs by 50\.\d+ % ± 0\.\d+ % \(from 4 h to 2 h\) against FCFS\.$/,
    );
    expect(comparisons.map(({ metric, group }) => `${metric} ${group}`)).toEqual([
      'wait all',
      'wait all',
      'bounded-slowdown all',
      'cost-per-useful-hour all',
      'wait jobs',
    ]);
  });

  it('tells what is better neither high nor low as it is, and compares nothing of it', () => {
    const { answer, comparisons } = conclude(two, ['answer: utilisation']);
    expect(answer).toMatch(/^The utilisation came to 80 % under FCFS and 80 % under EASY\. EASY cut the mean wait/);
    expect(comparisons).toHaveLength(3);
  });

  it('tells differences of shares in points', () => {
    const share = (mean: number) => ({ wait: around(hour, 60), system: { 'capacity-lost': around(mean, 0.001) } });
    expect(conclude({ fcfs: share(0.3), easy: share(0.2) }, ['answer: capacity-lost']).answer).toMatch(
      /^EASY cut the lost capacity by 10 points \(from 30\.00 ± 0\.08 to 20\.00 ± 0\.08 %\) against FCFS\./,
    );
  });
});

describe('totals that grow with the work done', () => {
  const priced = (cost: readonly number[], work: readonly number[]) => ({
    wait: around(hour, 60),
    system: { 'electricity-cost': cost, 'useful-work': work },
  });
  const verdictOf = (before: ReturnType<typeof priced>, after: ReturnType<typeof priced>) =>
    conclude({ fcfs: before, easy: after }, []).comparisons.find(({ metric }) => metric === 'electricity-cost')!
      .verdict;

  it('are not worse for being higher when more work was done for them, nor better when less was', () => {
    // 10 % more for 20 % more work: the same work is cheaper.
    const [little, much] = [priced(around(100, 0.1), around(0.5, 0.001)), priced(around(110, 0.1), around(0.6, 0.001))];
    expect(verdictOf(little, much)).toBe('more-work');
    expect(verdictOf(much, little)).toBe('less-work');
  });

  it('are worse when the same work costs more, whatever was done', () => {
    const [little, dear] = [priced(around(100, 0.1), around(0.5, 0.001)), priced(around(150, 0.1), around(0.6, 0.001))];
    expect(verdictOf(little, dear)).toBe('worse');
    expect(verdictOf(dear, little)).toBe('better');
    expect(verdictOf(little, priced(around(110, 0.1), around(0.5, 0.001)))).toBe('worse');
  });

  it('show no difference when they show none', () => {
    const same = around(0.5, 0.001);
    expect(verdictOf(priced(around(100, 5), same), priced(around(100, 5), same))).toBe('no-difference-shown');
  });

  it('are told with the work in the answer', () => {
    const { answer } = conclude(
      { fcfs: priced(around(100, 0.1), around(0.5, 0.001)), easy: priced(around(110, 0.1), around(0.6, 0.001)) },
      ['answer: electricity-cost', 'electricity: { price: 0.1 EUR per kWh }'],
    );
    expect(answer).toMatch(
      /^EASY raised the electricity cost by 10\.\d* % (?:± 0\.\d* % )?\(from 100\.\d+ ± 0\.\d+ to 110\.\d+ ± 0\.\d+ EUR\) against FCFS, with more work done\./,
    );
  });
});
