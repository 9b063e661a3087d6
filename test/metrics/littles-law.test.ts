import { describe, expect, it } from 'vitest';
import { littlesLaw } from '../../src/metrics/index.ts';
import { handMade } from './hand-made.ts';
import { singleServer } from './single-server.ts';

const nobody = { present: 0, rate: 0, stay: 0, error: 0 };

describe('Little’s law', () => {
  it('holds for every class to 1e-9 on a run that starts and ends empty', () => {
    const schedule = singleServer(0.8, 20_000, 'little').map((job, k) => ({ ...job, class: `class-${k % 3}` }));
    const { jobs, outcome } = handMade(schedule);
    const laws = littlesLaw(jobs, outcome);
    expect(laws.map(({ name }) => name)).toEqual(['class-0', 'class-1', 'class-2']);
    for (const { error, present, rate, stay } of laws) {
      expect(error).toBeLessThan(1e-9);
      expect(present).toBeCloseTo(rate * stay, 6);
      expect(rate).toBeCloseTo(0.8 / 3, 1);
    }
  });

  it('is worked by hand: two jobs that are there for 3 s and 5 s of 10 s', () => {
    const { jobs, outcome } = handMade([
      { submit: 0, start: 1, run: 2 },
      { submit: 5, start: 5, run: 5 },
    ]);
    expect(littlesLaw(jobs, outcome)).toEqual([
      {
        ...{ name: 'work', present: 0.8, rate: 0.2, stay: 4, error: 0 },
        waiting: { present: 0.1, rate: 0.2, stay: 0.5, error: 0 },
      },
    ]);
  });

  it('is broken, and shown to be, when the run is said to end after a job that is still there', () => {
    const { jobs, outcome } = handMade([{ submit: 0, start: 0, run: 10 }]);
    const misplaced = { ...outcome, end: Float64Array.of(Number.POSITIVE_INFINITY) };
    expect(littlesLaw(jobs, misplaced)[0]!.error).not.toBeLessThan(1e-9);
  });

  it('leaves out rejected jobs and has nothing to say of a class without any', () => {
    const { jobs, outcome } = handMade([{ submit: 0, run: 5, class: 'rejected' }]);
    expect(littlesLaw(jobs, outcome)).toEqual([{ name: 'rejected', ...nobody, waiting: nobody }]);
  });
});
