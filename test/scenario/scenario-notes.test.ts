import { describe, expect, test } from 'vitest';
import { read, sound } from './reading.ts';

const notes = (text: string) =>
  (read(text).notes ?? []).map(({ code, severity, text }) => `${severity} ${code}: ${text}`);
/** Shares are said to act on nothing, which is another test's. */
const unshared = sound.replace('{ share: 60 % }', '{}').replace('{ share: 40 % }', '{}');
const quiet = unshared.replace('  b: {}\n', '');

describe('notes on a scenario before it is played', () => {
  test('none where there is nothing to say', () => {
    // 40 jobs a day of 2.75 accelerators and 5 h each keep 22.9 of 64 busy.
    expect(notes(quiet)).toEqual([]);
  });

  test('an offered load of one or more is a note, not a fault', () => {
    // At 160 a day they keep 91.7 of 64 busy.
    expect(notes(quiet.replace('40 per day', '160 per day'))).toEqual([
      expect.stringContaining('warning offered-load: the offered load on pool gpus is 143 % on average'),
    ]);
    const exactly = quiet.replace('{ choice: [1, 8], weights: [3, 1] }', '64').replace('40 per day', '4.8 per day');
    expect(notes(exactly)[0]).toContain('is 100 % on average');
  });

  test('a load that only one of two pools may serve counts against that one', () => {
    const two = quiet
      .replace('{ units: 64 }', '{ units: 16 }\n    cpus: { units: 1000 }')
      .replace('policy:', '  others: { arrivals: { process: poisson, rate: 1 per day }, duration: 1 h }\npolicy:');
    expect(notes(two)).toEqual([expect.stringContaining('the offered load on pool gpus is 143 % on average')]);
  });

  test('a pool that no workload accepts, and a tenant that none belongs to', () => {
    expect(notes(unshared.replace('{ units: 64 }', '{ units: 64 }\n    spare: { units: 8 }'))).toEqual([
      "info pool-unused: no workload accepts the pool 'spare': it stays idle",
      "info tenant-unused: no workload belongs to the tenant 'b'",
    ]);
  });

  test('a shake of more than a tenth of the horizon moves the load itself', () => {
    expect(notes(quiet.replace('warmup:', 'shake: 1 d\nwarmup:'))).toEqual([]);
    expect(notes(quiet.replace('warmup:', 'shake: 36 h\nwarmup:'))).toEqual([
      expect.stringContaining('warning long-shake: a shake of 36 h is 15 % of the horizon: it moves the load itself'),
    ]);
  });
});
