import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClusterSpec, capacityOf, capacitySteps } from '../../src/cluster/index.ts';
import { simulate } from '../../src/simulation/index.ts';
import { jobTable, policy, type Row, units } from '../job-tables.ts';
import { agree } from '../reference/agree.ts';
import { arbitraryRows, drawn } from '../reference/arbitrary-jobs.ts';

type Backfill = Parameters<typeof policy>[1];

interface Machine {
  readonly title: string;
  readonly cluster: ClusterSpec;
  readonly widest: number;
  readonly accepts: readonly number[][];
}

const machines: readonly Machine[] = [
  { title: 'on one pool', cluster: units(8), widest: 8, accepts: [[0]] },
  {
    title: 'on two pools, one of nodes',
    cluster: {
      pools: { nodes: { kind: 'nodes', nodes: 3, acceleratorsPerNode: 2 }, units: { kind: 'units', units: 5 } },
    },
    widest: 5,
    accepts: [[0], [1], [0, 1], [1, 0]],
  },
];

function scenario({ widest, accepts }: Machine, most: number): fc.Arbitrary<Row[]> {
  return fc
    .tuple(
      arbitraryRows({ most, widest, shortest: 1 }),
      fc.array(fc.constantFrom(...accepts), { minLength: most, maxLength: most }),
    )
    .map(([rows, lists]) => rows.map((row, job) => ({ ...row, pools: lists[job]! })));
}

function play(rows: readonly Row[], cluster: ClusterSpec, backfill: Backfill) {
  return simulate({ jobs: jobTable(rows), cluster, policy: policy('fcfs', backfill) });
}

describe.each(machines)('EASY $title', (machine) => {
  const { cluster } = machine;
  const capacities = Object.values(cluster.pools).map(capacityOf);
  it.each([
    ['', {}],
    [', without extra', { extra: false }],
    [', shortest first', { order: 'shortest-first' }],
  ])(
    'starts the head of the queue no later than the shadow time it had when it came to be the blocked head%s',
    (_, options) => {
      fc.assert(
        fc.property(scenario(machine, 40), (rows) => {
          const { start, end, pool } = play(rows, cluster, { kind: 'easy', ...options });
          rows.forEach(({ submit, accelerators, pools }, head) => {
            const since = Math.max(submit, ...start.subarray(0, head));
            if (start[head] === since) return;
            const shadows = pools!.map((p) => {
              // Who ran in the pool when the pass came to the head: those from before, and those ahead of it that started at that instant.
              const running = rows
                .map((row, job) => ({ job, accelerators: row.accelerators, until: start[job]! + row.limit! }))
                .filter(({ job }) => pool[job] === p && start[job]! <= since && since < end[job]!)
                .filter(({ job }) => start[job]! < since || job < head);
              const freeAt = (time: number) =>
                running.reduce((free, job) => (time < job.until ? free - job.accelerators : free), capacities[p]!);
              return Math.min(...running.map(({ until }) => until).filter((time) => freeAt(time) >= accelerators));
            });
            agree(start[head]! <= Math.min(...shadows), true);
          });
        }),
        drawn(400),
      );
    },
  );
});

/**
 * When conservative backfilling promised a job to start. Everything that was in the system when it came is played again without those
 * that came later, and from then on no job ends before its limit: then nothing moves, and it starts when promised.
 */
function promised(rows: readonly Row[], job: number, end: ArrayLike<number>, cluster: ClusterSpec, backfill: Backfill) {
  const now = rows[job]!.submit;
  const frozen = rows
    .slice(0, job + 1)
    .map((row, other) => (end[other]! <= now ? row : { ...row, runtime: row.limit! }));
  return play(frozen, cluster, backfill).start[job]!;
}

describe.each(machines)('conservative backfilling $title', (machine) => {
  const { cluster } = machine;
  const compressing = { kind: 'conservative', compress: true };
  const keeping = { kind: 'conservative', compress: false };

  it('starts no job later than first promised', () => {
    fc.assert(
      fc.property(scenario(machine, 25), (rows) => {
        const { start, end } = play(rows, cluster, compressing);
        rows.forEach((_row, job) => {
          agree(start[job]! <= promised(rows, job, end, cluster, compressing), true);
        });
      }),
      drawn(200),
    );
  });

  it('without compression starts every job exactly when promised', () => {
    fc.assert(
      fc.property(scenario(machine, 25), (rows) => {
        const { start, end } = play(rows, cluster, keeping);
        rows.forEach((_row, job) => {
          agree(start[job], promised(rows, job, end, cluster, keeping));
        });
      }),
      drawn(200),
    );
  });

  it('lets no later job delay an earlier one when all limits are exact', () => {
    fc.assert(
      fc.property(scenario(machine, 25), (drawnRows) => {
        const rows = drawnRows.map((row) => ({ ...row, limit: row.runtime }));
        const { start } = play(rows, cluster, compressing);
        rows.forEach((_row, job) => {
          agree(start[job], play(rows.slice(0, job + 1), cluster, compressing).start[job]);
        });
      }),
      drawn(200),
    );
  });
});

/** Eight units, later fewer, more, none for a while, and in the end enough for everybody again. */
const changing: Machine = {
  title: 'on a pool that changes, as announced',
  cluster: {
    pools: {
      machine: {
        kind: 'units',
        units: 8,
        changes: [
          { at: 12, units: 3 },
          { at: 25, units: 10 },
          { at: 40, units: 0 },
          { at: 43, units: 6 },
          { at: 60, units: 8 },
        ],
      },
    },
  },
  widest: 8,
  accepts: [[0]],
};

describe(changing.title, () => {
  const { cluster } = changing;
  const steps = capacitySteps(cluster.pools.machine!);
  const capacityAt = (time: number) => steps.findLast(({ at }) => at <= time)!.capacity;

  it('EASY starts the head of the queue no later than the shadow time it had when it came to be the blocked head', () => {
    fc.assert(
      fc.property(scenario(changing, 40), (rows) => {
        const { start, end } = play(rows, cluster, 'easy');
        rows.forEach(({ submit, accelerators, limit }, head) => {
          const since = Math.max(submit, ...start.subarray(0, head));
          if (start[head] === since) return;
          const running = rows
            .map((row, job) => ({ job, n: row.accelerators, until: start[job]! + row.limit! }))
            .filter(({ job }) => start[job]! <= since && since < end[job]! && (start[job]! < since || job < head));
          const freeAt = (time: number) =>
            capacityAt(time) - running.reduce((sum, { n, until }) => (time < until ? sum + n : sum), 0);
          const moments = [since, ...running.map(({ until }) => until), ...steps.map(({ at }) => at)].filter(
            (at) => at >= since,
          );
          const fits = (from: number) =>
            [from, ...moments.filter((at) => at > from && at < from + limit!)].every(
              (at) => freeAt(at) >= accelerators,
            );
          agree(start[head]! <= Math.min(...moments.filter(fits)), true);
        });
      }),
      drawn(400),
    );
  });

  it.each([true, false])(
    'conservative backfilling starts no job later than first promised; with compression: %s',
    (compress) => {
      const backfill = { kind: 'conservative', compress };
      fc.assert(
        fc.property(scenario(changing, 25), (rows) => {
          const { start, end } = play(rows, cluster, backfill);
          rows.forEach((_row, job) => {
            agree(start[job]! <= promised(rows, job, end, cluster, backfill), true);
          });
        }),
        drawn(200),
      );
    },
  );
});

describe('a job that takes no time at all', () => {
  const rows: Row[] = [
    { submit: 0, accelerators: 4, runtime: 20 },
    { submit: 0, accelerators: 4, runtime: 10 },
    { submit: 1, accelerators: 5, runtime: 0 },
    { submit: 2, accelerators: 4, runtime: 100 },
  ];
  it.each<Backfill>([
    'easy',
    { kind: 'depth-k', k: 1 },
    { kind: 'depth-k', k: 2 },
    { kind: 'conservative', compress: true },
    { kind: 'conservative', compress: false },
  ])('keeps its reserved place against later, longer ones: %o', (backfill) => {
    expect(play(rows, units(8), backfill).start[2]).toBe(20);
  });
});
