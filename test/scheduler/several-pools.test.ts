import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { ClusterSpec } from '../../src/cluster/index.ts';
import { orderings, type PolicySpec } from '../../src/scheduler/index.ts';
import { type Outcome, simulate } from '../../src/simulation/index.ts';
import { jobTable, policy, type Row, units } from '../job-tables.ts';
import { agree } from '../reference/agree.ts';
import { arbitraryRows, drawn } from '../reference/arbitrary-jobs.ts';
import { backfillings } from '../reference/textbook/check.ts';

const sizes = [8, 5, 3];
const threePools: ClusterSpec = {
  pools: Object.fromEntries(sizes.map((count, i) => [`pool ${i}`, { kind: 'units', units: count }])),
};
/** An order that changes with time is renewed by every pass, so events in other pools may matter to it. */
const unchanging = orderings.names.filter((name) => !['expansion-factor', 'wfp3', 'unicef'].includes(name));

function play(rows: readonly Row[], cluster: ClusterSpec, rules: PolicySpec): Outcome {
  return simulate({ jobs: jobTable(rows), cluster, policy: rules, audit: true });
}

const anyPool = fc.infiniteStream(fc.integer({ min: 0, max: 2 }));

function checkEachAlone(drawnRows: readonly Row[], pools: fc.Stream<number>, rules: PolicySpec): void {
  const rows = drawnRows.map((row) => ({ ...row, pools: [pools.next().value as number] }));
  const together = play(rows, threePools, rules);
  sizes.forEach((size, p) => {
    const own = rows.map((_row, job) => job).filter((job) => rows[job]!.pools[0] === p);
    if (own.length === 0) return;
    const alone = play(
      own.map((job) => ({ ...rows[job]!, pools: [0] })),
      units(size),
      rules,
    );
    for (const column of ['start', 'end', 'state'] as const) {
      agree(own.map((job) => together[column][job]).join(), alone[column].join());
    }
  });
}

describe('pools that no job shares behave as if each stood alone', () => {
  it.each(backfillings)('$name', ({ spec }) => {
    fc.assert(
      fc.property(arbitraryRows({ most: 24 }), anyPool, fc.constantFrom(...unchanging), (rows, pools, order) => {
        checkEachAlone(rows, pools, policy(order, spec));
      }),
      drawn(200),
    );
  });

  it('when jobs outlive their limits, too', () => {
    const walltime = fc.constantFrom<PolicySpec['walltime']>({ rule: 'extend' }, { rule: 'grace', grace: 3 });
    const backfilling = fc.constantFrom(...backfillings);
    const order = fc.constantFrom(...unchanging);
    fc.assert(
      fc.property(
        arbitraryRows({ most: 24 }),
        anyPool,
        backfilling,
        walltime,
        order,
        (rows, pools, { spec }, w, name) => {
          checkEachAlone(rows, pools, policy(name, spec, { walltime: w }));
        },
      ),
      drawn(1000),
    );
  });
});

describe('EASY on one pool, written tightly, and EASY on any pools', () => {
  const withAnother = { pools: { ...units(8).pools, other: { kind: 'units' as const, units: 3 } } };
  it.each([
    ['with extra', { kind: 'easy' }],
    ['without extra', { kind: 'easy', extra: false }],
  ])('agree in any order and with any pass: %s', (_, spec) => {
    const pass = fc.constantFrom<PolicySpec['pass']>(
      { kind: 'per-instant' },
      { kind: 'per-event' },
      { kind: 'periodic', every: 3, main: 2 },
    );
    const walltime = fc.constantFrom<PolicySpec['walltime']>(
      { rule: 'kill' },
      { rule: 'extend' },
      { rule: 'grace', grace: 2 },
    );
    const order = fc.constantFrom(...orderings.names);
    fc.assert(
      fc.property(arbitraryRows({ most: 40 }), order, pass, walltime, fc.boolean(), (rows, name, p, w, oracle) => {
        const rules = policy(name, spec, { pass: p, walltime: w, oracle });
        const tight = play(rows, units(8), rules);
        const general = play(rows, withAnother, rules);
        for (const column of ['start', 'end', 'startedBy'] as const) {
          agree(general[column].join(' '), tight[column].join(' '));
        }
        agree(general.passes, tight.passes);
      }),
      drawn(500),
    );
  });
});
