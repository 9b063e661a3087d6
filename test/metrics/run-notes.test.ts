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
    expect(notes.map(({ code }) => code)).toEqual([
      'utilisation-is-offered-load',
      'no-makespan',
      'arrival-dispersion',
      'jobs-shorter-than-bound',
    ]);
    expect(notes[0]!.text).toMatch(/offered load \(\d\d(\.\d)? %\)/);
  });

  it('do not say so of a list of jobs that is worked off', () => {
    expect(codes(busy, 1)).toEqual(['no-makespan', 'arrival-dispersion', 'jobs-shorter-than-bound']);
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

  describe('where a log is replayed', () => {
    const come = Array.from({ length: 50 }, (_, k) => ({ submit: 100 * k, run: 80, start: 100 * k }));
    const notes = (...[schedule, settings]: [Parameters<typeof measured>[0], Parameters<typeof measured>[2]?]) =>
      measured(schedule, 1, { replays: true, ...settings }).notes.filter(({ code }) => /^empty-|^use-/.test(code));

    it('say nothing of one that fills its window', () => {
      expect(notes(come)).toEqual([]);
      expect(notes(come, { horizon: 5_000 })).toEqual([]);
    });

    it('warn of a window that begins long before the first job, and of one that ends long after the last', () => {
      const later = come.map((job) => ({ ...job, submit: job.submit + 9_000, start: job.start + 9_000 }));
      expect(notes(later).map(({ code, severity }) => [code, severity])).toEqual([['empty-before', 'warning']]);
      expect(notes(later)[0]!.text).toContain(
        "first 2 h 30 min of the measured window, 64.4 % of it, no job is submitted; that time is measured too. 'warmup: 9000 s' leaves it out.",
      );
      expect(notes(later, { warmup: 9_000 })).toEqual([]);
      const after = notes(come, { horizon: 20_000 });
      expect(after.map(({ code }) => code)).toEqual(['empty-after']);
      expect(after[0]!.text).toContain("'horizon: 4901 s' ends with the jobs");
    });

    it('tell use far below the load, and the job that keeps the window open', () => {
      const long = come.map((job, k) => (k === 7 ? { ...job, run: 100_000 } : job));
      const wide = measured(long, 4, { replays: true }).notes.find(({ code }) => code === 'use-below-load');
      expect(wide).toMatchObject({ severity: 'warning' });
      expect(wide!.text).toMatch(
        /^Only 25\.\d+ % of the machine is in use, although jobs ask for \d+ % of it while they come/,
      );
      expect(wide!.text).toContain('(job 8, which runs for 27 h 47 min)');
      expect(wide!.text).toContain("'horizon: 4901 s'");
    });
  });
});
