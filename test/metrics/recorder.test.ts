import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecorder, measuredWindow } from '../../src/metrics/index.ts';
import { type HandMade, handMade, watch } from './hand-made.ts';

/** What a job adds to an integral over [from, to): its overlap with it. */
function overlap(a: number, b: number, from: number, to: number): number {
  return Math.max(0, Math.min(b, to) - Math.max(a, from));
}

/** The same integrals from the columns alone. */
function integralsOf({ jobs, outcome }: HandMade, from: number, to: number) {
  const sums = { allocated: 0, queuedJobs: 0, queuedAccelerators: 0, runningJobs: 0 };
  for (let job = 0; job < jobs.count; job += 1) {
    const width = jobs.accelerators[job]!;
    const waited = overlap(jobs.submit[job]!, outcome.start[job]!, from, to);
    const ran = overlap(outcome.start[job]!, outcome.end[job]!, from, to);
    sums.allocated += width * ran;
    sums.runningJobs += ran;
    sums.queuedJobs += waited;
    sums.queuedAccelerators += width * waited;
  }
  return sums;
}

/** Random schedules on unlimited accelerators: what is recorded does not depend on a policy being sensible. */
const schedules = fc
  .array(
    fc.record({
      submit: fc.double({ min: 0, max: 1000, noNaN: true }),
      delay: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 500, noNaN: true })),
      run: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 300, noNaN: true })),
      accelerators: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((jobs) =>
    jobs
      .sort((a, b) => a.submit - b.submit)
      .map(({ submit, delay, run, accelerators }) => ({ submit, run, accelerators, start: submit + delay })),
  );

function near(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}

describe('the recorder', () => {
  it('integrates over the measured window what the columns say, on any schedule and any window', () => {
    fc.assert(
      fc.property(
        schedules,
        fc.double({ min: 0, max: 900, noNaN: true }),
        fc.double({ min: 1, max: 900, noNaN: true }),
        (schedule, from, length) => {
          const made = handMade(schedule);
          const window = { from, to: from + length };
          const integrals = watch(made, 400, { ...window, first: 0, last: 0, open: true }).integrals();
          const expected = integralsOf(made, window.from, window.to);
          near(integrals.span, length);
          near(integrals.allocated, expected.allocated);
          near(integrals.runningJobs, expected.runningJobs);
          near(integrals.queuedJobs, expected.queuedJobs);
          near(integrals.queuedAccelerators, expected.queuedAccelerators);
          near(integrals.installed, 400 * length);
          near(integrals.allocated + integrals.lostToPolicy + integrals.lostToFit + integrals.idle, 400 * length);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('draws a timeline whose every step has the mean the columns say', () => {
    fc.assert(
      fc.property(schedules, fc.integer({ min: 2, max: 40 }), (schedule, steps) => {
        const made = handMade(schedule);
        const timeline = watch(
          made,
          400,
          measuredWindow(made.jobs, { warmup: 0, cooldown: 0, horizon: null }),
          steps,
        ).timeline();
        const { step, allocated } = timeline;
        expect(allocated.length).toBeLessThanOrEqual(steps + 1);
        for (let k = 0; k < allocated.length; k += 1) {
          const expected = integralsOf(made, k * step, (k + 1) * step);
          near(allocated[k]! * step, expected.allocated);
          near(timeline.runningJobs[k]! * step, expected.runningJobs);
          near(timeline.queuedJobs[k]! * step, expected.queuedJobs);
          near(timeline.queuedAccelerators[k]! * step, expected.queuedAccelerators);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('has at most as many steps as asked for, and at least half, whatever the end', () => {
    for (const end of [1, 37, 1000, 86_400, 3.2e7, 1e9]) {
      const made = handMade([{ submit: 0, start: 0, run: end }]);
      const { step, allocated } = watch(
        made,
        1,
        measuredWindow(made.jobs, { warmup: 0, cooldown: 0, horizon: null }),
        500,
      ).timeline();
      expect(allocated.length).toBeLessThanOrEqual(500);
      expect(allocated.length).toBeGreaterThanOrEqual(250);
      expect(Number.isInteger(Math.log2(step))).toBe(true);
    }
  });

  it('keeps the longest queue of each step and of the window', () => {
    // Three jobs queue behind one that runs 0–10; the queue is 3 long only in [2, 10).
    const made = handMade([
      { submit: 0, start: 0, run: 10 },
      { submit: 1, start: 10, run: 1 },
      { submit: 2, start: 11, run: 1 },
      { submit: 2, start: 12, run: 1 },
    ]);
    const window = { from: 10.5, to: 12, first: 0, last: 4, open: true };
    const recorder = watch(made, 1, window, 16);
    expect(recorder.integrals().maximumQueuedJobs).toBe(2);
    const { step, maximumQueuedJobs } = recorder.timeline();
    expect(step).toBe(1);
    expect([...maximumQueuedJobs]).toEqual([0, 1, 3, 3, 3, 3, 3, 3, 3, 3, 2, 1, 0]);
  });

  it('tells idle accelerators held back by the rule from those that nothing fitted and those that nobody wanted', () => {
    // Four accelerators; 3 are busy in [0, 10). A job of 2 waits from 2 on: 1 idle, does not fit. A job of 1 waits from 5 on and would fit.
    const made = handMade([
      { submit: 0, accelerators: 3, start: 0, run: 10 },
      { submit: 2, accelerators: 2, start: 10, run: 10 },
      { submit: 5, accelerators: 1, start: 10, run: 4 },
    ]);
    const { lostToFit, lostToPolicy, idle } = watch(made, 4, {
      from: 0,
      to: 20,
      first: 0,
      last: 3,
      open: true,
    }).integrals();
    expect(lostToFit).toBe(3);
    expect(lostToPolicy).toBe(5);
    expect(idle).toBe(2 + 4 * 1 + 6 * 2);
  });

  it('watches an empty machine to the end of the window when the last job leaves before it', () => {
    const made = handMade([{ submit: 0, start: 0, run: 30 }]);
    const { span, allocated, idle } = watch(made, 2, { from: 10, to: 100, first: 0, last: 1, open: true }).integrals();
    expect([span, allocated, idle]).toEqual([90, 20, 160]);
  });

  it('has one empty step when no time passes', () => {
    const recorder = createRecorder({ window: { from: 0, to: Number.POSITIVE_INFINITY }, timelineSteps: 10 });
    recorder.begin({
      installed: 4,
      allocated: 0,
      queuedJobs: 0,
      queuedAccelerators: 0,
      heldJobs: 0,
      heldAccelerators: 0,
      runningJobs: 0,
      fitsNow: () => false,
      poolOfJob: () => 0,
      queueTurns: 0,
      holds: () => false,
      waits: () => false,
      free: new Int32Array(1),
      accelerators: new Int32Array(0),
      firstWaiting: () => -1,
    });
    recorder.finish(0);
    expect([...recorder.timeline().allocated]).toEqual([0]);
    expect(recorder.integrals().span).toBe(0);
  });
});
