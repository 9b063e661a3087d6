import { describe, expect, it } from 'vitest';
import { concludeStudy } from '../../src/experiment/index.ts';
import { runOf, scenarioOf } from './made-runs.ts';

const hour = 3600;

/** Ten values around a mean. */
const around = (mean: number, spread: number) => [-2, -1, -1, 0, 0, 0, 0, 1, 1, 2].map((n) => mean + n * spread);
const always = (value: number) => around(value, 0);
/** Ten values whose mean cannot be told from the one given. */
const unclear = (mean: number) => [3, -2, 1, -4, 2, -1, -3, 4, -2, 2].map((n) => mean + n);

interface Values {
  readonly wait: readonly number[];
  readonly p95: readonly number[];
  readonly slowdown?: readonly number[];
}

function conclude(policies: Readonly<Record<string, Values>>, more: readonly string[] = []) {
  const replications = Object.values(policies)[0]!.wait.length;
  const runs = Object.entries(policies).flatMap(([policy, { wait, p95, slowdown }]) =>
    wait.map((mean, replication) =>
      runOf({ policy, replication, wait: mean, p95: p95[replication]!, slowdown: slowdown?.[replication] ?? 5 }),
    ),
  );
  const scenario = scenarioOf(Object.keys(policies), replications, 'synthetic', more);
  return concludeStudy({ scenario, runs, knowledge: new Map(), cleaning: [], notes: [], partial: false });
}

const answer = (policies: Readonly<Record<string, Values>>, more: readonly string[] = []) =>
  conclude(policies, more).answer;

const strict = { wait: always(2 * hour), p95: always(10 * hour) };

describe('beside the mean wait the answer tells', () => {
  // Three comparisons: t(1 − 0.05 ÷ 6, 9) = 2.933 times 1 h times √(12 ÷ 9) ÷ √10 is 1.07 h of 10 h, and of 5: 0.214.
  it('what the 95 % wait shows where the mean shows no difference, with the interval of the tables', () => {
    const { answer, comparisons } = conclude({
      strict,
      easy: { wait: unclear(2 * hour), p95: around(2 * hour, hour) },
    });
    expect(answer).toBe(
      'EASY shows no difference from strict in the mean wait (2 h under strict), but cut the 95 % wait by 80 % ± 11 %.',
    );
    const found = comparisons.find(({ statistic }) => statistic === 'p95')!;
    expect([found.verdict, found.relative, found.relativeHalfWidth!.toFixed(3)]).toEqual(['better', -0.8, '0.107']);
  });

  it('a 95 % wait that went to the other side than the mean', () => {
    expect(answer({ strict, easy: { wait: always(hour), p95: around(12 * hour, hour) } })).toBe(
      'EASY cut the mean wait by 50 % (from 2 h to 1 h) against strict, but raised the 95 % wait by 20 % ± 11 %.',
    );
    expect(answer({ strict, easy: { wait: always(3 * hour), p95: around(5 * hour, hour) } })).toBe(
      'EASY raised the mean wait by 50 % (from 2 h to 3 h) against strict, but cut the 95 % wait by 50 % ± 11 %.',
    );
  });

  it('nothing where it goes with the mean, or where no difference is shown in it either', () => {
    expect(answer({ strict, easy: { wait: always(hour), p95: always(5 * hour) } })).toBe(
      'EASY cut the mean wait by 50 % (from 2 h to 1 h) against strict.',
    );
    expect(answer({ strict, easy: { wait: unclear(2 * hour), p95: around(10.5 * hour, hour) } })).toBe(
      'EASY shows no difference from strict in the mean wait (2 h under strict).',
    );
  });

  it('the mean bounded slowdown where waits show nothing, or it goes against them', () => {
    const slowdown = around(4, 0.2);
    expect(answer({ strict, easy: { wait: unclear(2 * hour), p95: always(10 * hour), slowdown } })).toBe(
      'EASY shows no difference from strict in the mean wait (2 h under strict), but cut the mean bounded slowdown by 20 % ± 4 %.',
    );
    expect(answer({ strict, easy: { wait: unclear(2 * hour), p95: always(5 * hour), slowdown } })).toBe(
      'EASY shows no difference from strict in the mean wait (2 h under strict), but cut the 95 % wait by 50 %.',
    );
    expect(answer({ strict, easy: { wait: unclear(2 * hour), p95: always(15 * hour), slowdown } })).toBe(
      'EASY shows no difference from strict in the mean wait (2 h under strict), but raised the 95 % wait by 50 % and cut the mean bounded slowdown by 20 % ± 4 %.',
    );
  });

  it('of several rules whose it is', () => {
    const same = { wait: unclear(2 * hour), p95: always(10 * hour) };
    expect(answer({ strict, easy: { ...same, p95: always(5 * hour) }, other: same })).toBe(
      'EASY and other show no difference from strict in the mean wait (2 h under strict), but EASY cut the 95 % wait by 50 %.',
    );
    const easy = { ...same, p95: always(5 * hour) };
    expect(answer({ strict, easy, other: { ...same, p95: always(4 * hour) } })).toBe(
      'EASY and other show no difference from strict in the mean wait (2 h under strict), but EASY cut the 95 % wait by 50 % and other by 60 %.',
    );
    expect(answer({ strict, easy, other: { ...same, p95: always(12 * hour) } })).toBe(
      'EASY and other show no difference from strict in the mean wait (2 h under strict), but EASY cut the 95 % wait by 50 % and other raised the 95 % wait by 20 %.',
    );
    expect(
      answer({
        strict,
        easy: { wait: always(hour), p95: always(15 * hour) },
        last: { wait: always(1.5 * hour), p95: always(10 * hour) },
        other: { ...same, p95: always(5 * hour) },
      }),
    ).toBe(
      'EASY cut the mean wait by 50 % (from 2 h to 1 h) against strict, but raised the 95 % wait by 50 %; last cut the mean wait by 25 % (from 2 h to 1.5 h); other shows no difference from strict in the mean wait, but cut the 95 % wait by 50 %.',
    );
  });

  it('of one run what happened in it', () => {
    const once = { wait: [2 * hour], p95: [10 * hour] };
    expect(answer({ strict: once, easy: { wait: [hour], p95: [11 * hour] } })).toBe(
      'In this one run, EASY cut the mean wait by 50 % (from 2 h to 1 h) against strict, but raised the 95 % wait by 10 %.',
    );
  });

  it('nothing that a sentence of its own tells', () => {
    const easy = { wait: unclear(2 * hour), p95: always(5 * hour) };
    expect(answer({ strict, easy }, ['answer: [wait.p95, wait]'])).toBe(
      'EASY cut the 95 % wait by 50 % (from 10 h to 5 h) against strict. EASY shows no difference from strict in the mean wait (2 h under strict).',
    );
  });

  it('of many rules what the means of the best and the worst hide', () => {
    const same = { wait: always(3 * hour), p95: always(10 * hour) };
    const best = { wait: always(hour), p95: always(12 * hour) };
    const worst = { wait: always(4 * hour), p95: always(5 * hour) };
    expect(answer({ strict, a: same, b: same, c: same, best, worst })).toBe(
      'Of 6 rules, best has the shortest mean wait, 1 h, 50 % less than strict (2 h), but it raised the 95 % wait by 20 %; every other waits longer; the longest is 4 h under worst, but it cut the 95 % wait by 50 % against strict.',
    );
  });

  it('of many rules that the mean does not part from the first, which other measures do', () => {
    const tied = (p95: number) => ({ wait: unclear(2 * hour + 1), p95: always(p95 * hour) });
    const worst = { wait: always(4 * hour), p95: always(10 * hour) };
    expect(answer({ strict, a: tied(5), b: tied(10), c: tied(10), d: tied(10), worst })).toBe(
      'Of 6 rules, strict has the shortest mean wait, 2 h; a, b, c and d show no difference from it; but against strict a cut the 95 % wait by 50 %; the longest is 4 h under worst.',
    );
    expect(answer({ strict, a: tied(5), b: tied(4), c: tied(12), d: tied(10), worst })).toBe(
      'Of 6 rules, strict has the shortest mean wait, 2 h; a, b, c and d show no difference from it; but against strict b and a cut the 95 % wait (b by 60 %) and c raised the 95 % wait by 20 %; the longest is 4 h under worst.',
    );
  });
});
