import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeRows } from '../../viz/gantt/free-rows.ts';
import { type Lanes, packLanes } from '../../viz/gantt/lanes.ts';
import { visibleStretches } from '../../viz/gantt/visible.ts';
import type { Stretches } from '../../viz/schedule.ts';
import { startOrder } from '../../viz/start-order.ts';
import { madeStudy } from './made-study.ts';

const noPause = () => Promise.resolve();

async function lanesOf(
  details: ReturnType<typeof madeStudy>['details'],
  policy: number,
  pools: Parameters<typeof packLanes>[1],
) {
  const { jobs, outcome } = details[policy]!;
  const { start, end } = outcome;
  const stretches: Stretches = {
    whole: true,
    jobOf: (stretch) => stretch,
    of: (job) => [job, job + 1],
    start,
    end,
    accelerators: Float64Array.from(jobs.accelerators),
    pool: Float64Array.from(outcome.pool),
    placement: outcome.placement
      ? {
          offset: outcome.placement.offset,
          node: Float64Array.from(outcome.placement.node),
          span: Float64Array.from(outcome.placement.span),
          accelerators: Float64Array.from(outcome.placement.accelerators),
        }
      : null,
    order: startOrder(start, 1),
  };
  return { lanes: await packLanes(stretches, pools, noPause), jobs, start, end, order: stretches.order };
}

/** Pairs of jobs that share a row at the same time. */
function overlaps(lanes: Lanes, start: Float64Array, end: Float64Array, rows: number): number {
  const byRow: [number, number][][] = Array.from({ length: rows }, () => []);
  for (let job = 0; job < start.length; job++) {
    if (end[job] === start[job]) continue;
    for (let run = lanes.offset[job]!; run < lanes.offset[job + 1]!; run++) {
      for (let row = 0; row < lanes.length[run]!; row++) byRow[lanes.first[run]! + row]!.push([start[job]!, end[job]!]);
    }
  }
  return byRow.reduce((sum, intervals) => {
    intervals.sort((a, b) => a[0] - b[0]);
    return sum + intervals.filter(([from], i) => i > 0 && from < intervals[i - 1]![1]).length;
  }, 0);
}

describe('rows of the schedule', () => {
  const rowsHeld = (lanes: Lanes, job: number) => {
    let held = 0;
    for (let run = lanes.offset[job]!; run < lanes.offset[job + 1]!; run++) held += lanes.length[run]!;
    return held;
  };

  it('on nodes: every job covers as many rows as accelerators, on its own nodes, and no row twice at a time', async () => {
    const { details } = madeStudy({ jobs: 1500, replications: 1 });
    for (const policy of [0, 1, 2]) {
      const { lanes, jobs, start, end } = await lanesOf(details, policy, [{ name: 'h100', capacity: 256, nodes: 32 }]);
      for (let job = 0; job < jobs.count; job++) expect(rowsHeld(lanes, job)).toBe(jobs.accelerators[job]);
      expect(overlaps(lanes, start, end, 256)).toBe(0);
      const { offset, node, span } = details[policy]!.outcome.placement!;
      for (let job = 0; job < 200; job++) {
        const own = new Set<number>();
        for (let k = offset[job]!; k < offset[job + 1]!; k++)
          for (let at = 0; at < span[k]!; at++) own.add(node[k]! + at);
        for (let run = lanes.offset[job]!; run < lanes.offset[job + 1]!; run++) {
          for (let row = 0; row < lanes.length[run]!; row++)
            expect(own.has(Math.floor((lanes.first[run]! + row) / 8))).toBe(true);
        }
      }
    }
  });

  it('in counted pools: jobs stay within their pool, cover what they hold, and no row twice at a time', async () => {
    const pools = { a: { kind: 'units' as const, units: 96 }, b: { kind: 'units' as const, units: 160 } };
    const { details } = madeStudy({ jobs: 1500, replications: 1, cluster: { pools } });
    const { lanes, jobs, start, end } = await lanesOf(details, 1, [
      { name: 'a', capacity: 96, nodes: null },
      { name: 'b', capacity: 160, nodes: null },
    ]);
    const pool = details[1]!.outcome.pool;
    for (let job = 0; job < jobs.count; job++) {
      if (Number.isNaN(start[job]!)) continue;
      expect(rowsHeld(lanes, job)).toBe(jobs.accelerators[job]);
      const first = lanes.first[lanes.offset[job]!]!;
      expect(first < 96 ? 0 : 1).toBe(pool[job]);
    }
    expect(overlaps(lanes, start, end, 256)).toBe(0);
  });

  it('free rows are given out and taken back without loss, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.boolean()), { maxLength: 80 }), (steps) => {
        const rows = freeRows(5, 20);
        const held: [number, number][][] = [];
        let free = 20;
        for (const [count, give] of steps) {
          if (give && held.length > 0) {
            for (const [first, length] of held.splice(count % held.length, 1)[0]!) {
              rows.give(first, length);
              free += length;
            }
          } else if (count <= free) {
            const taken: [number, number][] = [];
            rows.take(count, (first, length) => taken.push([first, length]));
            expect(taken.reduce((sum, [, length]) => sum + length, 0)).toBe(count);
            held.push(taken);
            free -= count;
          }
          const all = held.flat().flatMap(([first, length]) => Array.from({ length }, (_, i) => first + i));
          expect(new Set(all).size).toBe(all.length);
          expect(all.every((row) => row >= 5 && row < 25)).toBe(true);
        }
      }),
    );
  });
});

describe('the jobs of a window', () => {
  it('are exactly those that run in it, by start', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 90 }), fc.boolean()), {
          maxLength: 1300,
        }),
        fc.integer({ min: 0, max: 450 }),
        fc.integer({ min: 0, max: 60 }),
        (jobs, from, width) => {
          const start = Float64Array.from(jobs, ([at, , never]) => (never ? Number.NaN : at));
          const end = Float64Array.from(jobs, ([at, run], i) => (Number.isNaN(start[i]!) ? Number.NaN : at + run));
          const order = startOrder(start, 1);
          const expected = [...start.keys()]
            .filter((job) => !Number.isNaN(start[job]!))
            .sort((a, b) => start[a]! - start[b]! || a - b);
          expect([...order]).toEqual(expected);
          const found = visibleStretches({ order, start, end } as Parameters<typeof visibleStretches>[0])(
            from,
            from + width,
          );
          expect([...found]).toEqual(expected.filter((job) => start[job]! <= from + width && end[job]! >= from));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are ordered by start also where ticks do not fit into 32 bits', () => {
    const start = Float64Array.from([9e9, 3, Number.NaN, 9e9, 5e9]);
    expect([...startOrder(start, 1e-3)]).toEqual([1, 4, 0, 3]);
  });
});
