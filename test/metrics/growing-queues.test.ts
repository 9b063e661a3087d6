import { describe, expect, it } from 'vitest';
import { growthOf } from '../../src/metrics/growing-queues.ts';
import type { JobTable } from '../../src/workload/job-table.ts';
import { type HandMadeJob, handMade } from './hand-made.ts';
import { singleServer } from './single-server.ts';

interface PooledJob extends HandMadeJob {
  /** Lists of pools that it accepts. Default: the first pool. */
  readonly accepts?: readonly number[];
}

/** Jobs of several pools in job order. */
function pooled(schedule: readonly PooledJob[]) {
  const ordered = schedule.toSorted((a, b) => a.submit - b.submit);
  const { jobs, outcome } = handMade(ordered);
  const lists = [...new Set(ordered.map(({ accepts = [0] }) => accepts.join(',')))];
  const table: JobTable = {
    ...jobs,
    accepts: Uint16Array.from(ordered, ({ accepts = [0] }) => lists.indexOf(accepts.join(','))),
    acceptance: lists.map((list) => list.split(',').map(Number)),
  };
  return { jobs: table, outcome };
}

function growth(schedule: readonly PooledJob[], from: number, to: number) {
  const { jobs, outcome } = pooled(schedule);
  const found = growthOf(jobs, outcome, from, to);
  const grows = (wanted: (job: number) => boolean) => [
    ...new Set([...found.grows.keys()].filter(wanted).map((job) => found.grows[job]!)),
  ];
  return { ...found, jobs, grows };
}

/** One server of its own, with so many users who take turns. */
function served(load: number, horizon: number, seed: string, more: Partial<PooledJob> = {}): PooledJob[] {
  return singleServer(load, horizon, seed).map((job, k) => ({ ...job, user: `user ${k % 20}`, ...more }));
}

describe('queues that grow without bound', () => {
  it('are told pool by pool where no job connects the pools', () => {
    const { queues, grows, jobs } = growth(
      [...served(1.3, 3000, 'full', { accepts: [0] }), ...served(0.3, 3000, 'idle', { accepts: [1] })],
      300,
      3000,
    );
    expect(queues).toEqual([{ pools: [0], groups: null }]);
    expect(grows((job) => jobs.acceptance[jobs.accepts[job]!]![0] === 0)).toEqual([1]);
    expect(grows((job) => jobs.acceptance[jobs.accepts[job]!]![0] === 1)).toEqual([0]);
  });

  it('are found in a pool that is too small to be seen in the whole machine', () => {
    const machine = Array.from({ length: 100 }, (_, k) => served(0.3, 3000, `big ${k}`, { accepts: [1] })).flat();
    const { queues } = growth([...machine, ...served(1.2, 3000, 'small', { accepts: [0] })], 300, 3000);
    expect(queues).toEqual([{ pools: [0], groups: null }]);
  });

  it('are those of all pools that jobs connect, directly or through others', () => {
    const { queues } = growth(
      [
        ...served(1.3, 3000, 'a', { accepts: [0, 2] }),
        ...served(0.3, 3000, 'b', { accepts: [2, 1] }),
        ...served(0.3, 3000, 'c', { accepts: [3] }),
      ].map((job) => ({ ...job, user: 'everybody' })),
      300,
      3000,
    );
    expect(queues.map(({ pools }) => pools)).toEqual([[0, 1, 2]]);
  });

  it('are those of the class that a rule leaves behind, while others of the same pool are steady', () => {
    const { queues, grows, jobs } = growth(
      [
        ...served(0.4, 10_000, 'first', { class: 'first', accelerators: 1 }),
        ...served(1.4, 10_000, 'last', { class: 'last', accelerators: 1 }),
      ],
      1000,
      10_000,
    );
    expect(queues).toEqual([{ pools: [0], groups: { dimension: 'class', names: ['last'] } }]);
    const isLast = (job: number) => jobs.names.classes[jobs.class[job]!] === 'last';
    expect(grows(isLast)).toEqual([1]);
    expect(grows((job) => !isLast(job))).toEqual([0]);
  });

  it('are found for a tenant who is kept short although hardly anything is asked for by it', () => {
    const others = Array.from({ length: 150 }, (_, k) => served(0.5, 2000, `other ${k}`, { tenant: 'others' })).flat();
    const { queues } = growth([...others, ...served(1.5, 2000, 'short', { tenant: 'short', user: 'one' })], 200, 2000);
    expect(queues).toEqual([{ pools: [0], groups: { dimension: 'tenant', names: ['short'] } }]);
  });

  it('are those of everybody where everybody waits in turn', () => {
    const schedule = served(1.3, 3000, 'in turn').map((job, k) => ({ ...job, class: k % 3 === 0 ? 'a' : 'b' }));
    const { queues, grows } = growth(schedule, 300, 3000);
    expect(queues).toEqual([{ pools: [0], groups: null }]);
    expect(grows(() => true)).toEqual([1]);
  });

  it('are those of jobs that start at once and are then never let finish', () => {
    const { jobs, outcome } = handMade(Array.from({ length: 1000 }, (_, k) => ({ submit: k, start: k, run: 5000 })));
    const two = Array.from({ length: 2000 }, (_, k) => k);
    const segments = {
      offset: Uint32Array.from({ length: 1001 }, (_, job) => 2 * job),
      start: Float64Array.from(two, (k) => (k % 2 === 0 ? k / 2 : 4000 + k / 2)),
      end: Float64Array.from(two, (k) => (k % 2 === 0 ? k / 2 + 0.5 : 5000 + (k - 1) / 2)),
      pool: new Uint8Array(2000),
      accelerators: new Int32Array(2000).fill(1),
      overhead: new Float64Array(2000),
    };
    expect(growthOf(jobs, { ...outcome, segments }, 0, 1000).queues).toHaveLength(1);
    expect(growthOf(jobs, outcome, 0, 1000).queues).toEqual([]);
  });

  it('are not taken from chance where many pools and groups are looked at: at load 0.9 in 1 % of runs at most', () => {
    const runs = 100;
    let alarms = 0;
    for (let seed = 0; seed < runs; seed += 1) {
      const schedule = [0, 1, 2, 3].flatMap((pool) =>
        served(0.9, 1000, `${seed} ${pool}`, { accepts: [pool] }).map((job, k) => ({
          ...job,
          class: `class ${k % 4}`,
        })),
      );
      if (growth(schedule, 100, 1000).queues.length > 0) alarms += 1;
    }
    expect(alarms).toBeLessThanOrEqual(1);
  });
});
