import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lane } from '../../src/scheduler/lane.ts';
import { agree } from '../reference/agree.ts';
import { drawn } from '../reference/arbitrary-jobs.ts';

const jobs = 300;
const columns = fc.record({
  accelerators: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: jobs, maxLength: jobs }),
  estimate: fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constant(0.1)), { minLength: jobs, maxLength: jobs }),
});
type Columns = { readonly accelerators: readonly number[]; readonly estimate: readonly number[] };

const search = fc.record({
  free: fc.integer({ min: 0, max: 9 }),
  window: fc.oneof(fc.integer({ min: -1, max: 12 }), fc.constant(Infinity)),
  extra: fc.nat(9),
  from: fc.nat(),
});
const change = fc.record({ kind: fc.constantFrom('add', 'add', 'remove', 'refill'), which: fc.nat(), search });

/** Looks for what `fitFrom` promises, one job after another. `order` is the lane's jobs in order. */
function checkSearch(
  lane: Lane,
  order: readonly number[],
  { accelerators, estimate }: Columns,
  query: typeof search extends fc.Arbitrary<infer S> ? S : never,
): void {
  agree(lane.size, order.length);
  agree(lane.first(), order[0] ?? -1);
  const positions = order.map((job) => lane.positionOfJob(job));
  positions.forEach((position, i) => {
    if (i > 0) agree(position > positions[i - 1]!, true);
  });
  const from = query.from % ((positions.at(-1) ?? 0) + 2);
  const later = order.filter((job) => lane.positionOfJob(job) >= from);
  agree(lane.from(from), later[0] ?? -1);
  const { free, window } = query;
  const extra = Math.min(query.extra, free);
  const fits = (job: number) => (accelerators[job]! <= free && estimate[job]! <= window) || accelerators[job]! <= extra;
  agree(lane.fitFrom(from, free, window, extra), later.find(fits) ?? -1);
}

function laneOf({ accelerators, estimate }: Columns, positions: number): Lane {
  return new Lane(Int32Array.from(accelerators), Float64Array.from(estimate), new Int32Array(jobs).fill(-1), positions);
}

describe('a lane of waiting jobs', () => {
  it('finds the next job that fits as a walk over all of them would, in order of arrival', () => {
    fc.assert(
      fc.property(
        columns,
        fc.array(change, { maxLength: jobs, size: 'max' }),
        fc.constantFrom(1, 8, 9, 64, 512),
        (column, changes, positions) => {
          const lane = laneOf(column, positions);
          let order: number[] = [];
          changes.forEach(({ kind, which, search: query }, job) => {
            if (kind === 'add') {
              lane.append(job);
              order.push(job);
            } else if (kind === 'remove' && order.length > 0) {
              const gone = order[which % order.length]!;
              lane.remove(gone);
              order = order.filter((other) => other !== gone);
            } else if (kind === 'refill') {
              order = order.toSorted((a, b) => ((a * 31 + which) % 17) - ((b * 31 + which) % 17) || a - b);
              lane.refill(Int32Array.from(order), order.length);
            }
            checkSearch(lane, order, column, query);
          });
        },
      ),
      drawn(100),
    );
  });

  it('finds it as well when every job has a position of its own', () => {
    fc.assert(
      fc.property(columns, fc.array(change, { maxLength: jobs, size: 'max' }), (column, changes) => {
        const lane = laneOf(column, jobs);
        let order: number[] = [];
        const position = (job: number) => (job * 7) % jobs;
        changes.forEach(({ kind, which, search: query }, job) => {
          if (kind !== 'remove') {
            lane.put(job, position(job));
            order = [...order, job].sort((a, b) => position(a) - position(b));
          } else if (order.length > 0) {
            const gone = order[which % order.length]!;
            lane.remove(gone);
            order = order.filter((other) => other !== gone);
          }
          checkSearch(lane, order, column, query);
        });
      }),
      drawn(100),
    );
  });

  it('keeps its order through thousands of arrivals and departures', () => {
    const count = 20_000;
    const lane = new Lane(
      new Int32Array(count).fill(3),
      new Float64Array(count).fill(5),
      new Int32Array(count).fill(-1),
      8,
    );
    for (let job = 0; job < count; job++) {
      lane.append(job);
      if (job % 3 !== 0) lane.remove(lane.first());
    }
    const left: number[] = [];
    for (let job = lane.first(); job >= 0; job = lane.from(lane.positionOfJob(job) + 1)) left.push(job);
    expect(left.length).toBe(lane.size);
    expect(left).toEqual(Array.from({ length: lane.size }, (_, i) => count - lane.size + i));
  });
});
