import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { PassSpec } from '../../src/scheduler/index.ts';
import { simulate } from '../../src/simulation/index.ts';
import { jobTable, policy, units } from '../job-tables.ts';
import { agree } from '../reference/agree.ts';
import { arbitraryRows, drawn } from '../reference/arbitrary-jobs.ts';
import { backfillings, checkAgainstTextbook } from '../reference/textbook/check.ts';
import { scores } from '../reference/textbook/orders.ts';

const anyOrder = fc.constantFrom(...Object.keys(scores));

describe.each(backfillings)(
  'on random small scenarios every job starts when the textbook says: $name',
  ({ spec, rule }) => {
    it('in any order of the queue, told limits or true run times', () => {
      fc.assert(
        fc.property(arbitraryRows({ shortest: 1 }), anyOrder, fc.boolean(), (rows, order, oracle) => {
          checkAgainstTextbook(rows, 8, spec, { order, rule: rule(), oracle });
        }),
        drawn(300),
      );
    });

    it('with run times of zero and the queue in order of arrival', () => {
      fc.assert(
        fc.property(arbitraryRows({ most: 25 }), (rows) => {
          checkAgainstTextbook(rows, 8, spec, { order: 'fcfs', rule: rule() });
        }),
        drawn(200),
      );
    });

    it('with a pass after every event', () => {
      fc.assert(
        fc.property(arbitraryRows(), anyOrder, (rows, order) => {
          checkAgainstTextbook(rows, 8, spec, { order, rule: rule(), pass: 'per-event' });
        }),
        drawn(200),
      );
    });

    it('with passes in the order of pyss', () => {
      fc.assert(
        fc.property(arbitraryRows({ most: 25 }), anyOrder, (rows, order) => {
          checkAgainstTextbook(rows, 8, spec, { order, rule: rule(), pass: 'pyss' });
        }),
        drawn(300),
      );
    });

    it('when jobs may outlive their limits, for a while or for ever', () => {
      fc.assert(
        fc.property(arbitraryRows(), anyOrder, fc.constantFrom(1, 3, 7, Infinity), (rows, order, grace) => {
          checkAgainstTextbook(rows, 8, spec, { order, rule: rule(), grace });
        }),
        drawn(200),
      );
    });
  },
);

describe('jobs that are known to take no time start when the textbook says', () => {
  const promiseless = backfillings.filter(({ name }) => !name.startsWith('conservative'));
  it.each(promiseless)('$name', ({ spec, rule }) => {
    fc.assert(
      fc.property(
        arbitraryRows({ most: 20 }),
        anyOrder,
        fc.constantFrom('per-instant' as const, 'per-event' as const),
        (rows, order, pass) => {
          checkAgainstTextbook(rows, 8, spec, { order, rule: rule(), oracle: true, pass });
        },
      ),
      drawn(300),
    );
  });
});

describe('with passes every few seconds every job starts when the textbook says', () => {
  const planless = backfillings.filter(({ name }) => !name.startsWith('conservative'));
  const every = fc.integer({ min: 1, max: 7 });
  const main = fc.integer({ min: 1, max: 4 });

  it.each(planless)('$name', ({ spec, rule }) => {
    fc.assert(
      fc.property(arbitraryRows(), anyOrder, fc.record({ every }), (rows, order, pass) => {
        checkAgainstTextbook(rows, 8, spec, { order, rule: rule(), pass });
      }),
      drawn(200),
    );
  });

  it('and with tries of the head of the queue between them', () => {
    fc.assert(
      fc.property(
        arbitraryRows(),
        anyOrder,
        fc.constantFrom(...planless),
        fc.record({ every, main }),
        (rows, order, { spec, rule }, pass) => {
          checkAgainstTextbook(rows, 8, spec, { order, rule: rule(), pass });
        },
      ),
      drawn(1000),
    );
  });

  it('conservative backfilling asked every second plans as if asked at every instant', () => {
    fc.assert(
      fc.property(arbitraryRows({ most: 25 }), anyOrder, fc.boolean(), (rows, order, compress) => {
        const play = (pass: PassSpec) => {
          const rules = policy(order, { kind: 'conservative', compress }, { pass });
          return simulate({ jobs: jobTable(rows), cluster: units(8), policy: rules }).start.join();
        };
        // An order that changes with time is renewed by every pass, so only there a pass with nothing new may matter.
        fc.pre(!['wfp3', 'unicef', 'expansion-factor'].includes(order));
        agree(play({ kind: 'periodic', every: 1, main: null }), play({ kind: 'per-instant' }));
      }),
      drawn(300),
    );
  });
});
