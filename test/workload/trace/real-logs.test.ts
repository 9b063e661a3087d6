import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readLog } from '../../../src/scenario/read-log.ts';
import { describeLog, type LogDescription } from '../../../src/workload/describe.ts';
import { cleanLog } from '../../../src/workload/trace/clean.ts';

const folder = fileURLToPath(new URL('../../../../shared/traces/', import.meta.url));
const fileOf = (name: string) => `${folder}${name}.swf.gz`;
const names = { kth: 'kth-sp2-1996-2', ctc: 'ctc-sp2-1996-easy', theta: 'alcf-theta-2023' };

async function logOf(name: string) {
  const reading = await readLog(fileOf(name));
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return reading.log;
}

async function description(name: string): Promise<LogDescription> {
  const result = describeLog(await logOf(name));
  if (result.jobs === 0) throw new Error('no jobs');
  return result as LogDescription;
}

const counts = ({ cleaning }: LogDescription) =>
  Object.fromEntries(cleaning.changes.map(({ code, count }) => [code, count]));

/** The numbers below were counted from the files by other programs. Skipped, by name, where the logs are absent. */
describe('recorded logs', () => {
  it.skipIf(!existsSync(fileOf(names.kth)))('KTH SP2, 1996', async () => {
    const log = await description(names.kth);
    expect(log).toMatchObject({
      jobs: 28_489,
      users: 214,
      machine: { accelerators: 100, from: 'MaxProcs' },
      span: { first: 0, last: 29_363_618, unixStart: 843_480_031 },
      runtime: { maximum: 226_709, zero: 8 },
      requests: { recorded: 28_489, over: 475 },
      rhythm: { zone: 'Europe/Stockholm' },
    });
    expect(counts(log)).toEqual({ 'allocation-differs': 219, 'run-time-zero': 8, 'over-limit': 475 });
    expect(log.load.allocated).toBeCloseTo(0.689, 3);
    expect(log.load.requested).toBeCloseTo(0.6877, 4);
    const positive = cleanLog(await logOf(names.kth))
      .runtime.filter((runtime) => runtime > 0)
      .sort();
    expect(positive[positive.length >> 1]).toBe(848);
    expect(positive.reduce((sum, runtime) => sum + runtime, 0) / positive.length).toBeCloseTo(8879, 0);
  });

  it.skipIf(!existsSync(fileOf(names.ctc)))('CTC SP2, 1996', async () => {
    const log = await description(names.ctc);
    expect(log).toMatchObject({
      jobs: 77_199,
      users: 679,
      machine: { accelerators: 338 },
      size: { maximum: 336 },
      runtime: { median: 1104, maximum: 64_800, zero: 0 },
      requests: { over: 0 },
      rhythm: { zone: null, weekdays: null },
    });
    expect(log.cleaning.changes).toEqual([]);
    expect(log.load.requested).toBeCloseTo(0.836, 3);
    expect(log.runtime.mean).toBeCloseTo(11_254, -1);
  });

  it.skipIf(!existsSync(fileOf(names.theta)))('ALCF Theta, 2023: absolute times, not sorted', async () => {
    const log = await description(names.theta);
    expect(log).toMatchObject({
      jobs: 8401,
      machine: { accelerators: 4360 },
      size: { maximum: 4389 },
      span: { first: 0, unixStart: 1_693_547_500 },
      runtime: { median: 1959, maximum: 111_456 },
      requests: { over: 2354 },
      rhythm: { zone: 'UTC' },
    });
    expect(counts(log)).toMatchObject({ 'absolute-times': 8401, 'wider-than-machine': 8, 'over-limit': 2354 });
    expect(log.load.requested).toBeCloseTo(0.841, 3);
    expect(log.span.seconds / 86_400).toBeCloseTo(131.9, 1);
    const { submit } = cleanLog(await logOf(names.theta));
    expect(submit.every((time, i) => i === 0 || time >= submit[i - 1]!)).toBe(true);
  });

  it.skipIf(!existsSync(fileOf(names.kth)))(
    'the header is read with its notes, and every job keeps its line',
    async () => {
      const log = await logOf(names.kth);
      expect(log.count).toBe(28_489);
      expect(log.header.notes).toEqual(['uses the EASY scheduler']);
      expect(log.line[0]).toBe(20);
    },
  );
});
