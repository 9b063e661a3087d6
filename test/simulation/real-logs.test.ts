import { describe, it } from 'vitest';
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
