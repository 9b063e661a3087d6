import { describe, expect, it } from 'vitest';
import { boardColumns, boardWidth, progressObserver } from '../../../src/experiment/crew/progress.ts';

const jobs = { count: 4096, submit: Float64Array.from({ length: 4096 }, (_, job) => 1000 + job) };

describe('how far a run is', () => {
  it('moves while no job ends, with the simulated time in which jobs come', () => {
    const row = new Float64Array(boardWidth);
    const observer = progressObserver(row, jobs);
    for (let time = 0; time < 2048; time += 1) observer.instant!(1000 + time);
    expect(row[boardColumns.ended]).toBe(0);
    expect(row[boardColumns.time]).toBe(3047);
    expect(row[boardColumns.share]).toBeCloseTo(0.25, 3);
  });

  it('is all of it when the last job has come and the last has ended, and half when all have come and none has ended', () => {
    const row = new Float64Array(boardWidth);
    const observer = progressObserver(row, jobs);
    for (let time = 0; time < 1024; time += 1) observer.instant!(1e6);
    expect(row[boardColumns.share]).toBe(0.5);
    for (let job = 0; job < 4096; job += 1) observer.ended!(job, 1e6);
    expect(row[boardColumns.share]).toBe(1);
  });

  it('is told by the jobs alone where all are there at the start', () => {
    const row = new Float64Array(boardWidth);
    const observer = progressObserver(row, { count: 4096, submit: new Float64Array(4096) });
    for (let job = 0; job < 1024; job += 1) observer.ended!(job, 5);
    expect(row[boardColumns.share]).toBe(0.25);
  });
});
