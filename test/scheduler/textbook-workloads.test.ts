import { describe, it } from 'vitest';
import { randomRows } from '../reference/arbitrary-jobs.ts';
import { backfillings, checkAgainstTextbook } from '../reference/textbook/check.ts';

const orders = ['shortest-first', 'wfp3', 'largest', 'unicef', 'smallest-area', 'expansion-factor', 'f3'];

describe.each(backfillings.map((backfilling, i) => ({ ...backfilling, order: orders[i % orders.length]! })))(
  'on a thousand random jobs every job starts when the textbook says: $name',
  ({ spec, rule, order }) => {
    it.each([
      ['first come, first served, at load 0.9', 'fcfs', 0.9],
      [`in order ${order}, at load 0.8`, order, 0.8],
    ])('%s', (title, chosen, load) => {
      const rows = randomRows(title, 1000, 64, load);
      checkAgainstTextbook(rows, 64, spec, { order: chosen, rule: rule() });
    });
  },
);
