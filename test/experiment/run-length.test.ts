import { describe, expect, it } from 'vitest';
import { runLengthNotes } from '../../src/experiment/run-length.ts';
import type { RunResult } from '../../src/metrics/index.ts';
import { stream } from '../../src/random/index.ts';
import { runOf, scenarioOf } from './made-runs.ts';

/** A run of a thousand seconds whose queue keeps a share of its length from one fiftieth to the next. */
function run(memory: number, replication: number): RunResult {
  const draw = stream('run length', replication, 'noise');
  const made = runOf({ policy: 'easy', replication, wait: 1 });
  let jobs = 0;
  const level = Array.from({ length: 50 }, () => (jobs = memory * jobs + draw() - 0.5));
  const queuedJobs = Float64Array.from({ length: 1000 }, (_, second) => 10 + level[Math.floor(second / 20)]!);
  const timeline = { ...made.timeline, step: 1, queuedJobs, runningJobs: new Float64Array(1000) };
  return { ...made, timeline, window: { from: 0, to: 1000 } };
}
const runs = (memory: number) => Array.from({ length: 10 }, (_, replication) => run(memory, replication));
const scenario = scenarioOf(['easy'], 10);

describe('the length of a run', () => {
  it('is too short where one twentieth of it resembles the next', () => {
    const [note] = runLengthNotes(scenario, runs(0.98));
    expect(note).toMatchObject({ code: 'short-run', severity: 'warning', policy: 'easy' });
    expect(note!.text).toContain('Lengthen the horizon');
  });

  it('is enough where it does not', () => {
    expect(runLengthNotes(scenario, runs(0))).toEqual([]);
  });

  it('is not asked of a log, which is as long as it is, nor of a timeline too coarse to tell', () => {
    expect(runLengthNotes({ ...scenario, horizon: null }, runs(0.98))).toEqual([]);
    const coarse = runs(0.98).map((one) => ({ ...one, timeline: { ...one.timeline, step: 100 } }));
    expect(runLengthNotes(scenario, coarse)).toEqual([]);
  });
});
