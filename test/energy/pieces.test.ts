import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elasticPlan } from '../../src/energy/elastic-plan.ts';
import { lowestSlots, lowestWindow, type Piece, type Signal, signalOf, type WorkLeft } from '../../src/energy/index.ts';
import { speedup } from '../../src/workload/speedup.ts';

const hour = 3600;
const slots = (values: readonly number[], length = hour): Signal =>
  signalOf({ times: Float64Array.from(values, (_, i) => i * length), values: Float64Array.from(values), period: null });
const work = (hours: number, rest: Partial<WorkLeft> = {}): WorkLeft => ({
  length: hours * hour,
  interruption: 0,
  begun: false,
  accelerators: 1,
  running: 0,
  ...rest,
});
const inHours = (pieces: readonly Piece[]) => pieces.map(({ from, until }) => [from / hour, until / hour]);
const weight = (pieces: readonly Piece[], signal: Signal) =>
  pieces.reduce((sum, { from, until, accelerators }) => sum + accelerators * signal.integral(from, until), 0);

const example = [300, 280, 200, 150, 120, 130, 220, 310];

describe('the lowest slots', () => {
  test('three of 300, 280, 200, 150, 120, 130, 220, 310 come to 400, 48.7 % less than 780 at once', () => {
    const signal = slots(example);
    const pieces = lowestSlots(signal, work(3), 0, 8 * hour);
    expect(inHours(pieces)).toEqual([[3, 6]]);
    expect(weight(pieces, signal) / hour).toBe(400);
    expect((1 - weight(pieces, signal) / signal.integral(0, 3 * hour)).toFixed(3)).toBe('0.487');
  });

  test('need not follow one another', () => {
    const signal = slots([300, 120, 280, 130, 200, 310, 150, 220]);
    expect(inHours(lowestSlots(signal, work(3), 0, 8 * hour))).toEqual([
      [1, 2],
      [3, 4],
      [6, 7],
    ]);
  });

  test('are one piece where interruptions cost more than they bring', () => {
    const signal = slots([5, 1, 9, 1, 5]);
    const pieces = (interruption: number) =>
      inHours(lowestSlots(signal, work(2, { interruption: interruption * hour }), 0, 5 * hour));
    const split = [
      [1, 2],
      [3, 4],
    ];
    expect(pieces(0)).toEqual(split);
    // Half an hour more, at 5: 2 + 2.5 = 4.5, and in one piece 6.
    expect(pieces(0.5)).toEqual([
      [0.5, 2],
      [3, 4],
    ]);
    // An hour more: 2 + 5 = 7.
    expect(pieces(1)).toEqual([[0, 2]]);
  });

  test('go on at once where work that runs would lose more than it gains, and where the deadline presses', () => {
    const signal = slots([4, 3, 9, 9]);
    const running = work(1, { begun: true, running: 1, interruption: 0.5 * hour });
    expect(inHours(lowestSlots(signal, running, 0, 4 * hour))).toEqual([[0, 1]]);
    expect(inHours(lowestSlots(signal, { ...running, interruption: 0 }, 0, 4 * hour))).toEqual([[1, 2]]);
    // What has been interrupted pays wherever it goes on.
    expect(inHours(lowestSlots(signal, { ...running, running: 0 }, 0, 4 * hour))).toEqual([[0.5, 2]]);
    expect(lowestSlots(signal, work(3), 0, 3 * hour)).toEqual([{ from: 0, until: Infinity, accelerators: 1 }]);
    expect(lowestSlots(signal, work(3), 0, 2 * hour)).toEqual([{ from: 0, until: Infinity, accelerators: 1 }]);
  });

  test('take part of a step next to others', () => {
    expect(inHours(lowestSlots(slots([9, 3, 1, 9]), work(1.5), 0, 4 * hour))).toEqual([[1.5, 3]]);
    expect(inHours(lowestSlots(slots([9, 1, 3, 9]), work(1.5), 0, 4 * hour))).toEqual([[1, 2.5]]);
  });

  const levels = fc.array(fc.integer({ min: -20, max: 100 }), { minLength: 2, maxLength: 12 });

  test('are as low as the lowest quarters of an hour, chosen one by one', () => {
    fc.assert(
      fc.property(levels, fc.integer({ min: 1, max: 20 }), (values, quarters) => {
        fc.pre(quarters < 4 * values.length);
        const signal = slots(values);
        const pieces = lowestSlots(signal, work(quarters / 4), 0, values.length * hour);
        const each = values.flatMap((value) => [value, value, value, value]).sort((a, b) => a - b);
        const least = each.slice(0, quarters).reduce((sum, value) => sum + value, 0) / 4;
        expect(weight(pieces, signal) / hour).toBeCloseTo(least, 9);
      }),
    );
  });

  test('with what interruptions cost do the work in time and are no worse than the lowest window', () => {
    const some = fc.record({
      values: levels,
      quarters: fc.integer({ min: 1, max: 20 }),
      cost: fc.integer({ min: 0, max: 8 }),
      begun: fc.boolean(),
      runs: fc.boolean(),
    });
    fc.assert(
      fc.property(some, ({ values, quarters, cost, begun, runs }) => {
        const signal = slots(values);
        const by = values.length * hour;
        const left = work(quarters / 4, {
          interruption: (cost * hour) / 4,
          begun,
          running: begun && runs ? 1 : 0,
        });
        const resumes = begun && !runs ? left.interruption : 0;
        const pieces = lowestSlots(signal, left, 0, by);
        if (left.length + resumes >= by) {
          expect(pieces).toEqual([{ from: 0, until: Infinity, accelerators: 1 }]);
          return;
        }
        let time = 0;
        pieces.forEach(({ from, until }, i) => {
          expect(until).toBeGreaterThan(from);
          expect(from).toBeGreaterThanOrEqual(i === 0 ? 0 : pieces[i - 1]!.until);
          expect(until).toBeLessThanOrEqual(by + 1e-6);
          time += until - from;
        });
        const goesOn = begun && runs && pieces[0]!.from === 0;
        const paid = pieces.length - (!begun || goesOn ? 1 : 0);
        expect(time).toBeGreaterThanOrEqual(left.length + paid * left.interruption - 1e-6);
        const alone = left.length + (begun ? left.interruption : 0);
        if (alone < by) {
          const start = lowestWindow(signal, alone, 0, by - alone)!;
          expect(weight(pieces, signal)).toBeLessThanOrEqual(signal.integral(start, start + alone) + 1e-6);
        }
      }),
    );
  });
});

describe('an elastic plan', () => {
  const elastic = (left: WorkLeft, least: number, most: number, parallel: number) => ({
    ...left,
    least,
    most,
    speed: (n: number) => speedup(parallel, n) / speedup(parallel, left.accelerators),
  });
  const shape = (pieces: readonly Piece[]) =>
    pieces.map(({ from, until, accelerators }) => [from / hour, until / hour, accelerators]);

  test('of work that spreads perfectly does all of it in the lowest step', () => {
    const signal = slots(example);
    const pieces = elasticPlan(signal, elastic(work(3), 1, 3, 1), 0, 8 * hour);
    expect(shape(pieces)).toEqual([[4, 5, 3]]);
    expect(weight(pieces, signal) / hour).toBe(360);
  });

  test('widens only as far as progress is worth its price', () => {
    // On two, 4/3 of the speed of one (p = 1/2): the second adds 1/3 of an hour's work for 100, 300 an hour; the other step costs 250.
    const pieces = elasticPlan(slots([100, 250]), elastic(work(1.25), 1, 2, 0.5), 0, 2 * hour);
    expect(shape(pieces)).toEqual([[0, 1.25, 1]]);
    const dearer = elasticPlan(slots([100, 350]), elastic(work(1.25), 1, 2, 0.5), 0, 2 * hour);
    expect(shape(dearer)).toEqual([
      [0, expect.closeTo(0.75, 12), 2],
      [expect.closeTo(0.75, 12), 1, 1],
    ]);
  });

  test('takes as many as it can where time presses', () => {
    expect(elasticPlan(slots([1, 1]), elastic(work(9), 1, 4, 1), 0, 2 * hour)).toEqual([
      { from: 0, until: Infinity, accelerators: 4 },
    ]);
  });

  test('is no worse than any plan in half hours, found by trying all', () => {
    const some = fc.record({
      values: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 3 }),
      quarters: fc.integer({ min: 1, max: 10 }),
      parallel: fc.constantFrom(0.5, 0.8, 0.95, 1),
      least: fc.integer({ min: 1, max: 2 }),
    });
    fc.assert(
      fc.property(some, ({ values, quarters, parallel, least }) => {
        const signal = slots(values);
        const left = elastic({ ...work(quarters / 4), accelerators: 2 }, least, 3, parallel);
        fc.pre(left.speed(3) * values.length * hour > left.length);
        const pieces = elasticPlan(signal, left, 0, values.length * hour);
        const done = pieces.reduce(
          (sum, { from, until, accelerators }) => sum + left.speed(accelerators) * (until - from),
          0,
        );
        expect(done).toBeCloseTo(left.length, 5);
        const widths = [0, ...Array.from({ length: 4 - least }, (_, i) => least + i)];
        const halves = values.flatMap((value) => [value, value]);
        const search = (i: number, progress: number, cost: number): number => {
          if (progress >= left.length - 1e-6) return cost;
          if (i === halves.length) return Infinity;
          return Math.min(
            ...widths.map((n) =>
              search(i + 1, progress + (n === 0 ? 0 : (left.speed(n) * hour) / 2), cost + (n * halves[i]! * hour) / 2),
            ),
          );
        };
        expect(weight(pieces, signal)).toBeLessThanOrEqual(search(0, 0, 0) + 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  test('with what changes of width cost still does the work in time', () => {
    const some = fc.record({
      values: fc.array(fc.integer({ min: -5, max: 50 }), { minLength: 2, maxLength: 12 }),
      quarters: fc.integer({ min: 1, max: 24 }),
      cost: fc.integer({ min: 0, max: 3 }),
      parallel: fc.constantFrom(0.5, 0.9, 1),
      begun: fc.boolean(),
      running: fc.constantFrom(0, 2, 3),
    });
    fc.assert(
      fc.property(some, ({ values, quarters, cost, parallel, begun, running }) => {
        const signal = slots(values);
        const by = values.length * hour;
        const left = elastic(
          {
            length: (quarters * hour) / 4,
            interruption: (cost * hour) / 4,
            begun,
            accelerators: 2,
            running: begun ? running : 0,
          },
          1,
          4,
          parallel,
        );
        const pieces = elasticPlan(signal, left, 0, by);
        if (pieces[0]!.until === Infinity) return;
        const done = pieces.reduce((sum, { from, until, accelerators }, i) => {
          const free = i === 0 && (!begun || (from === 0 && accelerators === running));
          return sum + left.speed(accelerators) * (until - from - (free ? 0 : left.interruption));
        }, 0);
        expect(done).toBeGreaterThanOrEqual(left.length - 1e-6);
        expect(pieces.at(-1)!.until).toBeLessThanOrEqual(by + 1e-6);
      }),
    );
  });
});
