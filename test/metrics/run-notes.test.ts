import { describe, expect, it } from 'vitest';
import { measured } from './hand-made.ts';
import { singleServer } from './single-server.ts';

function codes(...[schedule, installed, settings]: Parameters<typeof measured>): string[] {
  return measured(schedule, installed, settings).notes.map(({ code }) => code);
}

describe('notes on a run', () => {
  const busy = singleServer(0.8, 4_000, 'notes');

  it('say that utilisation equals the offered load in a stable open system, so no policy may claim it', () => {
    const { notes, system } = measured(busy, 1, { horizon: 4_000, warmup: 500 });
    expect(system.utilisation! / system['offered-load']!).toBeCloseTo(1, 1);
    expect(notes.map(({ code }) => code)).toEqual(['utilisation-is-offered-load', 'no-makespan', 'arrival-dispersion']);
    expect(notes[0]!.text).toMatch(/offered load \(\d\d(\.\d)? %\)/);
  });

  it('do not say so of a list of jobs that is worked off', () => {
    expect(codes(busy, 1)).toEqual(['no-makespan', 'arrival-dispersion']);
  });

  it('warn of an open system that is measured from an empty start', () => {
    expect(codes(busy, 1, { horizon: 4_000 })).toContain('no-warm-up');
  });

  it('name the classes too small for a 95 % quantile', () => {
    const schedule = Array.from({ length: 100 }, (_, k) => ({
      submit: k,
      start: k,
      run: 1,
      class: k < 59 ? 'enough' : 'few',
    }));
    const note = measured(schedule, 1).notes.find(({ code }) => code === 'few-jobs');
    expect(note).toMatchObject({ severity: 'info', count: 1 });
    expect(note!.text).toContain('few (41)');
    expect(note!.text).not.toContain('enough');
  });

  it('count rejected jobs, jobs killed at their limit, and jobs without a slowdown', () => {
    const { notes } = measured(
      [
        { submit: 0, run: 5 },
        { submit: 0, run: 5, start: 0, state: 'timed-out' },
        { submit: 0, run: 0, start: 0 },
      ],
      4,
    );
    const count = (code: string) => notes.find((note) => note.code === code)?.count;
    expect(count('rejected-jobs')).toBe(1);
    expect(count('killed-at-limit')).toBe(1);
    expect(count('slowdown-undefined')).toBe(1);
  });

  it('say so when nothing was measured at all', () => {
    expect(codes([{ submit: 0, run: 5, start: 0 }], 1, { warmup: 10, horizon: 20 })).toEqual(['nothing-measured']);
  });
});
