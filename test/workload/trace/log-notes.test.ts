import { describe, expect, it } from 'vitest';
import { jobsOf, units } from '../workloads.ts';
import { logOf, logText } from './lines.ts';

type Fields = Parameters<typeof logText>[0][number];
const every = (count: number, gap: number, from = 0): Fields[] =>
  Array.from({ length: count }, (_, k) => ({ submit: from + k * gap, requestedTime: 60 }));

function noted(jobs: readonly Fields[], options: Record<string, unknown> = {}, header = '', machine = 4) {
  const log = logOf(header + logText(jobs));
  const { notes } = jobsOf(
    { log: { kind: 'trace', file: 'log', ...options } },
    { cluster: units(machine), logs: { log } },
  );
  return (code: string) => notes.filter((note) => note.code === code).map(({ text }) => text);
}

const day = 86_400;

describe('what is noted of a log', () => {
  it('is nothing of one that is in order, also when it rests at night', () => {
    const nights = Array.from({ length: 3 }, (_, k) => every(60, 480, k * day)).flat();
    for (const jobs of [every(50, 100), nights]) {
      const codes = noted(jobs);
      expect([...codes('log-pause'), ...codes('log-long-job'), ...codes('stray-submission')]).toEqual([]);
    }
  });

  it('is a record that was left out as a stray, unless it is to be kept', () => {
    const jobs = [...every(20, 100, 1_700_000_000), { submit: 0 }];
    expect(noted(jobs)('stray-submission')).toEqual([
      "In the log of 'log', 1 record submitted 53.9 years before all others was dropped, as the log cannot have lasted so long; 'keepStrays: true' keeps it.",
    ]);
    const kept = noted(jobs, { keepStrays: true });
    expect(kept('stray-submission')).toEqual([]);
    expect(kept('log-pause')).toHaveLength(1);
  });

  it('is a long pause: its length, its share, its place, and what leaves it out', () => {
    const lead = noted([...every(2, 100), ...every(40, 100, 3 * day)])('log-pause');
    expect(lead).toEqual([
      expect.stringContaining('nobody submits for 3 d, 98.5 % of its time, from 1 min 40 s after'),
    ]);
    expect(lead[0]).toContain("Only 2 jobs come before it: 'from: 259200 s'");
    const tail = noted([...every(40, 100), ...every(1, 100, 3 * day)])('log-pause');
    expect(tail[0]).toContain("Only 1 job comes after it: 'to: 3901 s'");
    const middle = noted([...every(40, 100), ...every(40, 100, 3 * day)])('log-pause');
    expect(middle[0]).toContain("'to: 3901 s' takes what comes before it, 'from: 259200 s' what comes after.");
    const almost = noted([...every(40, 100), ...every(40, 100, 30 * day)])('log-pause');
    expect(almost[0]).toContain('more than 99 % of its time');
  });

  it('is a pause of years even between two jobs', () => {
    const two = noted([{ submit: 0 }, { submit: 1_700_000_000 }])('log-pause');
    expect(two).toEqual([expect.stringContaining('nobody submits for 53.9 years')]);
  });

  it('is times that count thousandths of seconds, which tell no date', () => {
    const log = every(20, 300_000, 1_700_000_000_000);
    expect(noted(log)('log-thousandths')).toEqual([expect.stringContaining('Divide them by 1,000.')]);
    expect(noted(every(20, 300, 1_700_000_000))('log-thousandths')).toEqual([]);
  });

  it('is what the header says and nobody can read', () => {
    const header = '; UnixStartTime: 2022-01-01\n; TimeZoneString: Mars/Phobos\n';
    expect(noted(every(2, 100), {}, header)('header-unclear')).toEqual([
      "In the log of 'log' the header's UnixStartTime '2022-01-01' (line 1) is no whole number; it is not used.",
      "In the log of 'log' the header's TimeZoneString 'Mars/Phobos' (line 2) is no zone that is known; it is not used.",
    ]);
    expect(noted(every(2, 100), {}, '; TimeZoneString: Europe/Berlin\n')('header-unclear')).toEqual([]);
  });

  it('gives values that do leave the pause out', () => {
    const jobs = [...every(2, 100), ...every(40, 100, 3 * day)];
    expect(noted(jobs, { from: '259200 s' })('log-pause')).toEqual([]);
    expect(noted([...every(40, 100), ...every(1, 100, 3 * day)], { to: '3901 s' })('log-pause')).toEqual([]);
    const slice = noted(jobs, { from: '1 h' })('log-pause');
    expect(slice[0]).toContain("at its beginning; that time is measured too. No job comes before it: 'from: 259200 s'");
  });

  it('is one job that is most of the work and runs longer than all submissions take', () => {
    const jobs = every(20, 100).map((job, k) => (k === 4 ? { ...job, runtime: 205_035_844, requestedTime: -1 } : job));
    expect(noted(jobs)('log-long-job')).toEqual([
      expect.stringMatching(/one job \(line 5\) runs for 6.5 years, .* and ends long after .*'horizon: 1901 s'/),
    ]);
    const limited = noted(jobs.map((job) => ({ ...job, requestedTime: 600 })))('log-long-job');
    expect(limited[0]).toContain('though it asked for 10 min: where jobs are stopped at their limit');
  });
});

describe('the machine of a log', () => {
  const size = (header: string, machine: number) => noted(every(5, 100), {}, header, machine)('machine-differs');

  it('is held against the machine it is replayed on', () => {
    expect(size('; MaxProcs: 128\n', 128)).toEqual([]);
    expect(size('; MaxNodes: 9\n', 9)).toEqual([]);
    expect(size('', 9)).toEqual([]);
    expect(size('; MaxProcs: 8192\n; MaxNodes: 1024\n', 1024)).toEqual([
      "The log of 'log' was recorded on MaxProcs 8,192 (MaxNodes 1,024), and pool gpus has 1,024: the load is another, and so are waits and use. Set the size of the machine to the log's, unless the difference is what you study.",
    ]);
  });

  it('may be that of several logs together, or of a pool at some time', () => {
    const log = (procs: number) => logOf(`; MaxProcs: ${procs}\n${logText(every(5, 100))}`);
    const both = { a: { kind: 'trace', file: 'a' }, b: { kind: 'trace', file: 'b' } };
    const differs = (machine: number) =>
      jobsOf(both, { cluster: units(machine), logs: { a: log(10), b: log(30) } }).notes.filter(
        ({ code }) => code === 'machine-differs',
      ).length;
    expect([40, 10, 30, 20].map(differs)).toEqual([0, 1, 1, 2]);
    const growing = { pools: { gpus: { kind: 'units' as const, units: 4, changes: [{ at: 100, units: 10 }] } } };
    expect(jobsOf({ a: both.a }, { cluster: growing, logs: { a: log(10) } }).notes).toEqual([]);
  });
});
