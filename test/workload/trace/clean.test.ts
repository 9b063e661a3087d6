import { describe, expect, it } from 'vitest';
import { type CleanOptions, cleanLog } from '../../../src/workload/trace/clean.ts';
import { cleaningRules } from '../../../src/workload/trace/cleaning-rules.ts';
import { logOf, logText } from './lines.ts';

type Jobs = Parameters<typeof logText>[0];

function clean(jobs: Jobs, options?: CleanOptions) {
  const { changes, ...columns } = cleanLog(logOf(logText(jobs)), options);
  const counts = Object.fromEntries(changes.map(({ code, count }) => [code, count]));
  const list = (column: ArrayLike<number>) => Array.from(column);
  return {
    counts,
    changes,
    shift: columns.shift,
    number: list(columns.number),
    submit: list(columns.submit),
    runtime: list(columns.runtime),
    limit: list(columns.limit),
    accelerators: list(columns.accelerators),
  };
}

describe('cleaning a log', () => {
  it('changes nothing in a log that is in order', () => {
    const jobs = clean([
      { submit: 0, runtime: 5, requestedProcessors: 2, requestedTime: 60 },
      { submit: 3, runtime: 7, requestedProcessors: 1, requestedTime: 7 },
    ]);
    expect(jobs).toMatchObject({
      changes: [],
      number: [1, 2],
      submit: [0, 3],
      runtime: [5, 7],
      limit: [60, 7],
      accelerators: [2, 1],
    });
  });

  it('drops records without a submission time', () => {
    expect(clean([{ submit: -1 }, { submit: 5 }])).toMatchObject({ number: [2], counts: { 'submit-missing': 1 } });
  });

  it('drops jobs without a run time, with an absurd one, and those cancelled before the start', () => {
    const jobs = clean([
      { runtime: -1 },
      { runtime: 4e9 },
      { runtime: -1, status: 5 },
      { runtime: 0, status: 5 },
      { runtime: 3, status: 5 },
    ]);
    expect(jobs.number).toEqual([5]);
    expect(jobs.counts).toEqual({
      'run-time-missing': 1,
      'run-time-absurd': 1,
      'cancelled-before-start': 2,
      'limit-missing': 1,
    });
  });

  it('tells a run time below 0 from none, and keeps a submission before the clock of the log', () => {
    const jobs = clean([{ submit: -30, requestedTime: 99 }, { submit: 10, requestedTime: 99 }, { runtime: -7 }]);
    expect(jobs).toMatchObject({
      number: [1, 2],
      submit: [0, 40],
      counts: { 'run-time-negative': 1, 'times-shifted': 2 },
    });
  });

  it('lets no record set time 0, or count as unsorted, that is dropped', () => {
    const unix = Array.from({ length: 20 }, (_, k) => ({ submit: 1_700_000_000 + 100 * k, requestedTime: 99 }));
    for (const dropped of [
      { submit: 0 },
      { submit: 0, runtime: -1 },
      { submit: 5, runtime: -1, status: 5 },
      { submit: 4e9 },
    ]) {
      const jobs = clean([...unix.slice(0, 10), dropped, ...unix.slice(10)]);
      expect(jobs.submit).toEqual(unix.map((_, k) => 100 * k));
      expect(jobs.shift).toBe(1_700_000_000);
      expect(jobs.counts).not.toHaveProperty('unsorted');
    }
  });

  it('leaves out strays, told with how far they lie, or keeps them', () => {
    const part = Array.from({ length: 20 }, (_, k) => ({ submit: 5_000_000 + 100 * k, requestedTime: 99 }));
    const log = [...part, { submit: 0, requestedTime: 99 }];
    const { submit, changes } = clean(log);
    expect(submit).toHaveLength(20);
    expect(changes.find(({ code }) => code === 'stray-submission')).toMatchObject({
      count: 1,
      examples: [21],
      text: expect.stringContaining('57.9 d before all others'),
    });
    expect(clean(log, { keepStrays: true }).submit.slice(0, 2)).toEqual([0, 5_000_000]);
  });

  it('keeps run time 0', () => {
    const jobs = clean([{ runtime: 0, requestedTime: 60 }]);
    expect(jobs).toMatchObject({ runtime: [0], limit: [60], counts: { 'run-time-zero': 1 } });
  });

  it('takes requested processors, else allocated ones, and drops jobs with neither', () => {
    const jobs = clean([
      { requestedProcessors: 4, allocatedProcessors: 8, requestedTime: 99 },
      { requestedProcessors: -1, allocatedProcessors: 8, requestedTime: 99 },
      { requestedProcessors: 0, allocatedProcessors: 2, requestedTime: 99 },
      { requestedProcessors: -1, allocatedProcessors: 0, requestedTime: 99 },
      { requestedProcessors: 2.5, requestedTime: 99 },
      { requestedProcessors: 3e9, requestedTime: 99 },
    ]);
    expect(jobs.accelerators).toEqual([4, 8, 2, 3]);
    expect(jobs.counts).toEqual({
      'allocation-differs': 1,
      'processors-from-allocation': 2,
      'processors-missing': 1,
      'processors-fractional': 1,
      'processors-absurd': 1,
    });
  });

  it('takes the run time where no time was requested, and keeps run times over the request', () => {
    const jobs = clean([
      { runtime: 10, requestedTime: -1 },
      { runtime: 10, requestedTime: 0 },
      { runtime: 10, requestedTime: 4 },
    ]);
    expect(jobs).toMatchObject({ limit: [10, 10, 4], counts: { 'limit-missing': 2, 'over-limit': 1 } });
  });

  it('counts jobs that asked for exactly the time they ran where nearly all did, as no people ask', () => {
    const asked = (exact: number, others: number) =>
      clean(Array.from({ length: exact + others }, (_, k) => ({ runtime: 10, requestedTime: k < exact ? 10 : 60 })))
        .counts;
    expect(asked(18, 2)).toMatchObject({ 'limit-exact': 18 });
    expect(asked(17, 3)).not.toHaveProperty('limit-exact');
    expect(asked(5, 0)).not.toHaveProperty('limit-exact');
  });

  it('sorts by submission, then job number, and counts records that stood after a later one', () => {
    const jobs = clean([
      { number: 1, submit: 50, requestedTime: 99 },
      { number: 3, submit: 20, requestedTime: 99 },
      { number: 2, submit: 20, requestedTime: 99 },
      { number: 4, submit: 60, requestedTime: 99 },
    ]);
    expect(jobs).toMatchObject({ number: [2, 3, 1, 4], submit: [0, 0, 30, 40], counts: { unsorted: 2 } });
    expect(jobs.changes.find(({ code }) => code === 'unsorted')!.examples).toEqual([2, 3]);
  });

  it('keeps jobs with the same number, and numbers those without one', () => {
    const jobs = clean([
      { number: 7, submit: 1, requestedTime: 99 },
      { number: 7, submit: 2, requestedTime: 99 },
      { number: -1, submit: 3, requestedTime: 99 },
    ]);
    expect(jobs).toMatchObject({ number: [7, 7, 3], counts: { 'duplicate-number': 1, 'number-missing': 1 } });
  });

  it('keeps jobs wider than the machine, counted', () => {
    const jobs = clean(
      [
        { requestedProcessors: 9, requestedTime: 99 },
        { requestedProcessors: 8, requestedTime: 99 },
      ],
      { widest: 8 },
    );
    expect(jobs).toMatchObject({ accelerators: [9, 8], counts: { 'wider-than-machine': 1 } });
  });

  it('drops pieces of jobs that have a record of their own, and only those', () => {
    const jobs = clean([
      { number: 1, status: 1, runtime: 30, requestedTime: 99 },
      { number: 1, status: 2, runtime: 10, requestedTime: 99 },
      { number: 1, status: 3, runtime: 20, requestedTime: 99 },
      { number: 2, status: 3, runtime: 5, requestedTime: 99 },
    ]);
    expect(jobs).toMatchObject({ number: [1, 2], runtime: [30, 5], counts: { 'partial-execution': 2 } });
  });

  it('shifts times so that the first job that is kept is time 0, whether they count from 1970 or from an earlier beginning', () => {
    const absolute = clean([
      { submit: 1_693_547_510, requestedTime: 99 },
      { submit: 1_693_547_500, requestedTime: 99 },
    ]);
    expect(absolute).toMatchObject({
      submit: [0, 10],
      shift: 1_693_547_500,
      counts: { 'absolute-times': 2, unsorted: 1 },
    });
    const later = clean([
      { submit: 10_800, requestedTime: 99 },
      { submit: 10_807, requestedTime: 99 },
    ]);
    expect(later).toMatchObject({ submit: [0, 7], shift: 10_800, counts: { 'times-shifted': 2 } });
    expect(later.changes[0]!.text).toBe(
      'the first job that is kept was submitted at 3 h of the log; 2 jobs were shifted so that this is time 0',
    );
  });

  it('drops submissions a century after the first, which would make a simulation of nothing', () => {
    const jobs = clean([{ submit: 0, requestedTime: 99 }, { submit: 99_999_999_999 }]);
    expect(jobs).toMatchObject({ number: [1], counts: { 'submit-absurd': 1 } });
  });

  it('cuts a slice of time, whose beginning becomes time 0', () => {
    const jobs = clean(
      [0, 10, 20, 30].map((submit) => ({ submit, requestedTime: 99 })),
      { from: 10, to: 30 },
    );
    expect(jobs).toMatchObject({ number: [2, 3], submit: [0, 10], counts: { 'outside-slice': 2 } });
  });

  it('counts changes within the slice only', () => {
    const jobs = clean(
      [
        { submit: 0, requestedTime: 99 },
        { submit: 10, runtime: -1 },
        { submit: 50, runtime: -1 },
        { submit: 60, requestedTime: 99 },
      ],
      { from: 40 },
    );
    expect(jobs).toMatchObject({ submit: [20], counts: { 'outside-slice': 2, 'run-time-missing': 1 } });
  });

  it('takes the first n of the jobs that remain', () => {
    const jobs = clean(
      [
        { runtime: -1 },
        { submit: 1, requestedTime: 9 },
        { submit: 2, requestedTime: 9 },
        { submit: 3, requestedTime: 9 },
      ],
      { first: 2 },
    );
    expect(jobs).toMatchObject({ number: [2, 3], counts: { 'run-time-missing': 1, 'beyond-first': 1 } });
  });

  it('reports each change with its count, a sentence and the lines of the first five', () => {
    const { changes } = clean(Array.from({ length: 7 }, () => ({ runtime: -1 })));
    expect(changes).toEqual([
      {
        code: 'run-time-missing',
        action: 'dropped',
        count: 7,
        text: '7 jobs without a run time were dropped',
        examples: [1, 2, 3, 4, 5],
      },
    ]);
  });

  it('passes on what the reader skipped', () => {
    const log = logOf(`junk\n${logText([{ requestedTime: 99 }])}`, { skipUnreadable: true });
    expect(cleanLog(log).changes).toMatchObject([{ code: 'unreadable', action: 'dropped', count: 1, examples: [1] }]);
  });

  it('has a distinct code and a sentence for one and for many in every rule', () => {
    const rules = Object.values(cleaningRules);
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule.text(1)).toMatch(/\b(1|times)\b/);
      expect(rule.text(1)).not.toMatch(/\b1 (jobs|records|lines)\b|\b1 \w+ were\b/);
      expect(rule.text(2)).toContain('2');
    }
  });
});
