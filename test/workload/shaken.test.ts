import { describe, expect, it } from 'vitest';
import { buildJobTable } from '../../src/workload/index.ts';
import { scenarioOf, sound } from '../scenario/reading.ts';

const text = sound.replace(
  '{ process: poisson, rate: 40 per day }',
  '{ process: at, times: [0 s, 100 s, 110 s, 5000 s] }',
);
const table = (replication: number, shake?: number, more = '') =>
  buildJobTable({ ...scenarioOf(`${text}${more}`), replication, ...(shake === undefined ? {} : { shake }) }).jobs;
/** Which job is which: run times are drawn, and no two are the same. */
const byRunTime = (replication: number, shake?: number) => {
  const { submit, runtime, accelerators } = table(replication, shake);
  return new Map(Array.from(runtime, (run, job) => [run, { submit: submit[job]!, accelerators: accelerators[job]! }]));
};

describe('shaken submissions', () => {
  it('move by at most the time given, to either side and not before the start; the jobs stay what they are', () => {
    const before = byRunTime(3);
    const moves: number[] = [];
    for (const [run, { submit, accelerators }] of byRunTime(3, 30)) {
      expect(before.get(run)!.accelerators).toBe(accelerators);
      expect(submit).toBeGreaterThanOrEqual(0);
      moves.push(submit - before.get(run)!.submit);
    }
    expect(moves).toHaveLength(4);
    expect(Math.max(...moves.map(Math.abs))).toBeLessThanOrEqual(30);
    expect(new Set(moves).size).toBeGreaterThan(2);
  });

  it('leave the table in order of submission, and jobs may change places', () => {
    const places = Array.from({ length: 20 }, (_, k) => {
      const { submit } = table(k + 1, 60);
      expect([...submit].toSorted((a, b) => a - b)).toEqual([...submit]);
      const [, second, third] = [...byRunTime(k + 1)].map(([run]) => byRunTime(k + 1, 60).get(run)!.submit);
      return second! > third!;
    });
    expect(new Set(places)).toEqual(new Set([true, false]));
  });

  it('are the same every time, differ between replications, and are as they were in the first', () => {
    expect(table(1, 30).submit).toEqual(table(1, 30).submit);
    expect(table(1, 30).submit).not.toEqual(table(2, 30).submit);
    expect(table(0, 30).submit).toEqual(table(0).submit);
  });
});
