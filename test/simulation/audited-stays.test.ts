import { describe, expect, it } from 'vitest';
import type { ClusterSpec } from '../../src/cluster/index.ts';
import { signalOf } from '../../src/energy/index.ts';
import { auditClaims, WaitReasons } from '../../src/metrics/index.ts';
import { Audit } from '../../src/simulation/audit.ts';
import { AuditedStays } from '../../src/simulation/audited-stays.ts';
import { type Outcome, simulate } from '../../src/simulation/index.ts';
import type { Segments } from '../../src/simulation/outcome.ts';
import { jobTable, policy } from '../job-tables.ts';

const hour = 3600;

/** Job 1 runs on node 0, pauses, and goes on in a pool of units; job 2 takes its node; job 3 pauses, and its pool is gone before it can go on. */
const rows = [
  { submit: 0, accelerators: 2, runtime: 2 * hour, pools: [0, 1] },
  { submit: 1.5 * hour, accelerators: 2, runtime: 5 * hour, pools: [0] },
  { submit: 0, accelerators: 1, runtime: 2 * hour, pools: [2] },
];
const cluster: ClusterSpec = {
  pools: {
    nodes: { kind: 'nodes', nodes: 1, acceleratorsPerNode: 2 },
    units: { kind: 'units', units: 4 },
    gone: { kind: 'units', units: 1, until: 2.4 * hour },
  },
};

/** A run that was watched by an audit, which is asked to believe something else of it. */
function audited() {
  const sorted = [rows[0]!, rows[2]!, rows[1]!];
  const jobs = {
    ...jobTable(sorted),
    shift: Float64Array.of(3 * hour, 3 * hour, 0),
    interruption: Float64Array.of(0, 0, Number.NaN),
  };
  const price = signalOf({
    times: Float64Array.of(0, hour, 2 * hour, 3 * hour),
    values: Float64Array.of(10, 90, 20, 90),
    period: 5 * hour,
  });
  const input = {
    jobs,
    cluster,
    policy: policy('fcfs', 'easy', { start: { kind: 'price-slots' } }),
    signals: { price },
  };
  const audit = new Audit(input);
  const watch = new WaitReasons(jobs, 4, true, 'Price');
  const outcome = simulate({ ...input, observers: [watch, audit] });
  const window = { from: 0, to: Infinity, first: 0, last: jobs.count, open: false };
  return { jobs, outcome, audit, claims: { jobs, outcome, window, reasons: watch.result() } };
}

const withSegments = (outcome: Outcome, rest: Partial<Segments>): Outcome => ({
  ...outcome,
  segments: { ...outcome.segments!, ...rest },
});
function changed<C extends Float64Array | Int32Array | Uint8Array | Uint32Array>(
  column: C,
  at: number,
  value: number,
): C {
  const copy = column.slice() as C;
  copy[at] = value;
  return copy;
}

describe('what the run says of its jobs in the end', () => {
  it('is held against what the audit saw of them, and agrees', () => {
    const { audit, outcome, claims } = audited();
    expect([...outcome.segments!.pool]).toEqual([0, 1, 2, 0]);
    expect([...outcome.end]).toEqual([3 * hour, hour, 6.5 * hour]);
    expect(() => audit.check(outcome)).not.toThrow();
    expect(() => auditClaims(claims)).not.toThrow();
  });

  it.each<[string, (outcome: Outcome) => Outcome]>([
    ['first held accelerators at', (outcome) => ({ ...outcome, start: changed(outcome.start, 0, 5) })],
    [
      'job 2 says it ended at 9000 s, but its last segment ends at 3600 s',
      (outcome) => ({ ...outcome, end: changed(outcome.end, 1, 9000) }),
    ],
    ['says it ran last in pool 0, not 1', (outcome) => ({ ...outcome, pool: changed(outcome.pool, 0, 0) })],
    ["is said to be 'completed'", (outcome) => ({ ...outcome, state: changed(outcome.state, 1, 7) })],
    ['that came', (outcome) => ({ ...outcome, rejection: changed(outcome.rejection, 1, 0) })],
    ['that never came', (outcome) => ({ ...outcome, rejection: changed(outcome.rejection, 0, 1) })],
    ['says it was cancelled at 5 s', (outcome) => ({ ...outcome, cancelledAt: changed(outcome.cancelledAt!, 1, 5) })],
    [
      'job 1 has 1 segments, but was on the machine 2 times',
      (outcome) => withSegments(outcome, { offset: Uint32Array.of(0, 1, 2, 3) }),
    ],
    ['says until 1', (outcome) => withSegments(outcome, { end: changed(outcome.segments!.end, 0, 1) })],
    ['says pool 1, not 0', (outcome) => withSegments(outcome, { pool: changed(outcome.segments!.pool, 0, 1) })],
    [
      'says accelerators 3, not 2',
      (outcome) => withSegments(outcome, { accelerators: changed(outcome.segments!.accelerators, 0, 3) }),
    ],
    ['to reading its checkpoint', (outcome) => withSegments(outcome, { overhead: Float64Array.of(0, 1e9, 0, 0) })],
    [
      'segment 2 of job 1 names nodes 0 to 0, which pool 1 does not have',
      (outcome) => {
        const { placement } = outcome.segments!;
        const twice = (column: Int32Array) => Int32Array.of(column[0]!, column[0]!, column[1]!);
        return withSegments(outcome, {
          placement: {
            offset: Uint32Array.of(0, 1, 2, 2, 3),
            node: twice(placement!.node),
            span: twice(placement!.span),
            accelerators: twice(placement!.accelerators),
          },
        });
      },
    ],
    [
      'names 1 accelerators on its nodes, not 2',
      (outcome) => {
        const placement = outcome.segments!.placement!;
        return withSegments(outcome, {
          placement: { ...placement, accelerators: changed(placement.accelerators, 0, 1) },
        });
      },
    ],
  ])('is refused by the audit where %s', (words, spoil) => {
    const { audit, outcome } = audited();
    expect(() => audit.check(spoil(outcome))).toThrow(words);
  });

  it('is refused where a wait is not the gaps between segments, or its reasons do not add up to it', () => {
    const { claims, outcome } = audited();
    const late = { ...outcome, cancelledAt: changed(outcome.cancelledAt!, 1, 3 * hour) };
    expect(() => auditClaims({ ...claims, outcome: late })).toThrow(/job 2 waited .* of which its reasons explain/);
    const { held } = claims.reasons;
    const short = { ...held!, seconds: changed(held!.seconds, 1, 0) };
    expect(() => auditClaims({ ...claims, reasons: { ...claims.reasons, held: short } })).toThrow(
      /job 2 waited 3600 s, of which its reasons explain 0 s/,
    );
    const negative = { ...claims.reasons, priority: changed(claims.reasons.priority, 0, -50) };
    expect(() => auditClaims({ ...claims, reasons: negative })).toThrow('waited -50 s for one of its reasons');
  });
});

describe('the audit of a whole run', () => {
  const start = (pool: number, from: number, until: number, node: number, each: number) => ({
    pool,
    accelerators: each,
    from,
    until,
    nodes: pool === 0 ? [{ node, span: 1, accelerators: each }] : [],
  });

  it.each([
    ['node 0 has given out 4 of 2', 0],
    ['pool 1 has given out 6 of 4', 1],
  ])('finds accelerators that were given to two jobs at once: %s', (words, pool) => {
    const each = pool === 0 ? 2 : 3;
    const jobs = jobTable([0, 1].map(() => ({ submit: 0, accelerators: each, runtime: 5, pools: [pool] })));
    const stays = new AuditedStays({ jobs, cluster, policy: policy('fcfs', 'none') }, (holds, otherwise) => {
      if (!holds) throw new Error(otherwise());
    });
    stays.add(0, start(pool, 0, 5, 0, each));
    stays.add(1, start(pool, 4, 9, 0, each));
    const nodes = pool === 0 ? { placement: twoRows(each) } : {};
    const outcome: Outcome = {
      start: Float64Array.of(0, 4),
      end: Float64Array.of(5, 9),
      state: Uint8Array.of(7, 7),
      pool: Uint8Array.of(pool, pool),
      startedBy: Uint8Array.of(1, 1),
      rejection: Uint8Array.of(0, 0),
      finished: 9,
      passes: 2,
      events: 4,
      ...nodes,
    };
    expect(() => stays.check(outcome)).toThrow(words);
  });
});

function twoRows(each: number) {
  return {
    offset: Uint32Array.of(0, 1, 2),
    node: Int32Array.of(0, 0),
    span: Int32Array.of(1, 1),
    accelerators: Int32Array.of(each, each),
  };
}
