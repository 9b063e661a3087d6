import { describe, expect, it } from 'vitest';
import { jobMetrics } from '../../src/metrics/index.ts';

/** A metric of a job that waited, ran, held accelerators and asked for a limit. */
function value(name: string, wait: number, run: number, accelerators = 1, limit = run): number {
  return jobMetrics.find(name)!.value(wait, run, accelerators, limit);
}

describe('metrics of a job', () => {
  it('wait is what was waited, response what passed in all', () => {
    expect(value('wait', 30, 60)).toBe(30);
    expect(value('response', 30, 60)).toBe(90);
  });

  it('slowdown is response ÷ run time, and does not apply to a run time of 0', () => {
    expect(value('slowdown', 30, 60)).toBe(1.5);
    expect(value('slowdown', 30, 0)).toBeNaN();
  });

  it('bounded slowdown counts a run time below 10 s as 10 s and is never below 1', () => {
    expect(value('bounded-slowdown', 30, 60)).toBe(1.5);
    expect(value('bounded-slowdown', 30, 1)).toBe(3.1);
    expect(value('bounded-slowdown', 30, 0)).toBe(3);
    expect(value('bounded-slowdown', 0, 1)).toBe(1);
  });

  it('bounded slowdown per accelerator divides by the width and is never below 1', () => {
    expect(value('per-processor-bounded-slowdown', 300, 60, 2)).toBe(3);
    expect(value('per-processor-bounded-slowdown', 300, 60, 64)).toBe(1);
  });

  it('run time, area and limit accuracy are what the job took and what it asked for', () => {
    expect(value('run-time', 30, 60)).toBe(60);
    expect(value('area', 30, 60, 8)).toBe(480);
    expect(value('limit-accuracy', 30, 60, 8, 240)).toBe(0.25);
    expect(value('limit-accuracy', 30, 0, 1, 0)).toBeNaN();
  });

  it('does not apply to a job that never started', () => {
    for (const { name } of jobMetrics.entries) expect(value(name, Number.NaN, Number.NaN, 4, 100)).toBeNaN();
  });
});
