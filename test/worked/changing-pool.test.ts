import { describe, expect, it } from 'vitest';
import type { ClusterSpec, PoolSpec } from '../../src/cluster/index.ts';
import { createRecorder } from '../../src/metrics/index.ts';
import { type Outcome, rejectionReasons, simulate } from '../../src/simulation/index.ts';
import { jobTable, policy, type Row } from '../job-tables.ts';

/**
 * Worked by hand. Four units, six from 10 on, two from 20 on.
 *
 * | job | submitted | units | limit | run time |
 * | --- | --- | --- | --- | --- |
 * | A | 0 | 3 | 12 | 12 |
 * | B | 1 | 6 | 5 | 5 |
 * | C | 2 | 1 | 9 | 9 |
 * | D | 3 | 1 | 3 | 3 |
 * | E | 4 | 3 | 9 | 9 |
 * | F | 5 | 7 | 1 | 1 |
 * | G | 6 | 5 | 11 | 11 |
 * | H | 7 | 2 | 9 | 9 |
 *
 * A runs from 0 to 12. B is wider than the machine of its day but not than that of day 10: it waits, and fits first when A has ended, at 12, until 17.
 * C may run from 2 to 11 on the unit that A leaves. D finds the machine full until 10; from 10 on 6 − 3 − 1 = 2 are free, but its end at 13 passes
 * B's start at 12, where nothing is left over: it runs from 17 to 20. E must have ended at 20, when two units are left, so start by 11; then A and C
 * leave it two: it is rejected at 11. F is wider than the machine ever is, and G longer than five units are ever there: both are
 * rejected when they are submitted. H could run from 10 only by delaying B; it starts at 17 and keeps the two units that are left at 20.
 */
const pool: PoolSpec = {
  kind: 'units',
  units: 4,
  changes: [
    { at: 10, units: 6 },
    { at: 20, units: 2 },
  ],
};
const rows: readonly Row[] = [
  { submit: 0, accelerators: 3, runtime: 12 },
  { submit: 1, accelerators: 6, runtime: 5 },
  { submit: 2, accelerators: 1, runtime: 9 },
  { submit: 3, accelerators: 1, runtime: 3 },
  { submit: 4, accelerators: 3, runtime: 9 },
  { submit: 5, accelerators: 7, runtime: 1 },
  { submit: 6, accelerators: 5, runtime: 11 },
  { submit: 7, accelerators: 2, runtime: 9 },
];
const never = Number.NaN;

function play(spec: PoolSpec, jobs: readonly Row[], backfill: Parameters<typeof policy>[1]): Outcome {
  const cluster: ClusterSpec = { pools: { machine: spec } };
  return simulate({ jobs: jobTable(jobs), cluster, policy: policy('fcfs', backfill), audit: true });
}

const reasons = ({ rejection }: Outcome) => Array.from(rejection, (code) => rejectionReasons[code]);

describe('a pool that grows and shrinks, as announced', () => {
  it.each(['easy', { kind: 'depth-k', k: 1 }, { kind: 'conservative', compress: true }])('%o', (backfill) => {
    const outcome = play(pool, rows, backfill);
    expect([...outcome.start]).toEqual([0, 12, 2, 17, never, never, never, 17]);
    expect(reasons(outcome).slice(4, 7)).toEqual(['pool-retired', 'wider-than-every-pool', 'outlasts-every-pool']);
  });

  it('in strict order: what is wider than the machine of the day holds nobody back, until the machine is wide enough', () => {
    // Strictly in order C starts at 2, past B; from 10 on B could, and blocks: so nothing changes for D, E and H.
    expect([...play(pool, rows, 'none').start]).toEqual([0, 12, 2, 17, never, never, never, 17]);
  });
});

describe('what is installed on a pool that changes', () => {
  it('is what is there: 4 units for 10 s, 6 for 10 s, 2 for the last 6 s, of which 96 unit-seconds are allocated', () => {
    const recorder = createRecorder({ window: { from: 0, to: Infinity }, timelineSteps: 26 });
    simulate({
      jobs: jobTable(rows),
      cluster: { pools: { machine: pool } },
      policy: policy('fcfs', 'easy'),
      observers: [recorder],
    });
    const { installed, allocated, span } = recorder.integrals();
    expect([span, installed, allocated]).toEqual([26, 4 * 10 + 6 * 10 + 2 * 6, 36 + 30 + 9 + 3 + 18]);
    expect(recorder.timeline().step).toBe(1);
    expect([...recorder.timeline().installed]).toEqual([
      ...Array(10).fill(4),
      ...Array(10).fill(6),
      ...Array(6).fill(2),
    ]);
  });

  it('is watched to the end of the horizon, also when no job is left', () => {
    const recorder = createRecorder({ window: { from: 0, to: 30 }, timelineSteps: 30 });
    const cluster = { pools: { machine: { kind: 'units' as const, units: 4, changes: [{ at: 20, units: 1 }] } } };
    const jobs = jobTable([{ submit: 0, accelerators: 1, runtime: 5 }]);
    simulate({ jobs, cluster, policy: policy('fcfs', 'easy'), observers: [recorder], until: 30 });
    expect(recorder.integrals().installed).toBe(4 * 20 + 1 * 10);
  });

  it('holds what has left as long as a job does', () => {
    const recorder = createRecorder({ window: { from: 0, to: 20 }, timelineSteps: 20 });
    const cluster = { pools: { machine: { kind: 'units' as const, units: 4, until: 10, announced: false } } };
    const jobs = jobTable([{ submit: 0, accelerators: 3, runtime: 15 }]);
    simulate({ jobs, cluster, policy: policy('fcfs', 'easy'), observers: [recorder], until: 20 });
    expect(recorder.integrals().installed).toBe(4 * 10 + 3 * 5);
  });
});

describe('a pool that retires', () => {
  const retiring: PoolSpec = { kind: 'units', units: 4, until: 20 };
  const jobs: readonly Row[] = [
    { submit: 0, accelerators: 4, runtime: 10, limit: 15 },
    { submit: 1, accelerators: 4, runtime: 8, limit: 12 },
    { submit: 2, accelerators: 2, runtime: 8, limit: 9 },
  ];

  it('is empty at that moment: who could no longer end before is rejected at the last moment to start', () => {
    // The second could start until 8 and the machine is free at 10; the third until 11, and does at 10.
    const outcome = play(retiring, jobs, 'easy');
    expect([...outcome.start]).toEqual([0, never, 10]);
    expect(reasons(outcome)).toEqual(['accepted', 'pool-retired', 'accepted']);
    expect(outcome.finished).toBe(18);
  });

  it('runs out when nobody was told: jobs start until the last moment and run to their end', () => {
    const outcome = play({ ...retiring, announced: false }, jobs, 'easy');
    expect([...outcome.start]).toEqual([0, 10, 18]);
    expect([...outcome.end]).toEqual([10, 18, 26]);
  });

  it('may come back: what did not fit before waits for it', () => {
    const closed: PoolSpec = {
      kind: 'units',
      units: 4,
      changes: [
        { at: 12, units: 0 },
        { at: 15, units: 4 },
      ],
    };
    expect([...play(closed, jobs, 'easy').start]).toEqual([15, 25, 2]);
  });
});
