import { describe, it } from 'vitest';
import { simulate } from '../../src/simulation/index.ts';
import { jobTable, policy, units } from '../job-tables.ts';
import { agree } from '../reference/agree.ts';
import { isThere, logs, rowsOf, textOf } from '../reference/swf-rows.ts';
import { backfillings, checkAgainstTextbook } from '../reference/textbook/check.ts';

describe.each([
  ['KTH', logs.KTH, 9_000, 10_500],
  ['CTC', logs.CTC, 0, 700],
] as const)('on a part of the %s log every job starts when the textbook says', (_, log, from, to) => {
  const there = isThere(log);
  const rows = there ? rowsOf(textOf(log), log.size).slice(from, to) : [];
  it.skipIf(!there).each(backfillings.filter(({ name }) => name !== 'depth 100'))('$name', ({ spec, rule }) => {
    checkAgainstTextbook(rows, log.size, spec, { order: 'fcfs', rule: rule() });
  });
});

describe('the EASY schedule of the CTC log that is published, made by pyss', () => {
  const there = isThere(logs.CTC);
  it.skipIf(!there)('is that of passes in its order, start by start', () => {
    const text = textOf(logs.CTC);
    const rows = rowsOf(text, logs.CTC.size);
    const { start } = simulate({
      jobs: jobTable(rows),
      cluster: units(logs.CTC.size),
      policy: policy('fcfs', 'easy', { pass: { kind: 'pyss' } }),
    });
    // Its third field is not what was recorded but the wait in that schedule.
    const published = text
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith(';'))
      .map((line) => line.trim().split(/\s+/).map(Number))
      .map(([, submit, wait]) => submit! + wait!);
    agree(published.length, 77_199);
    agree(start.length, published.length);
    published.forEach((time, job) => {
      agree(start[job], time);
    });
  });
});
