import { describe, expect, it } from 'vitest';
import { describeLog, type LogDescription } from '../../src/workload/describe.ts';
import { countsIn } from '../../src/workload/description/arrivals.ts';
import { rankCorrelation } from '../../src/workload/description/rank-correlation.ts';
import { logOf, logText } from './trace/lines.ts';

function described(header: string, jobs: Parameters<typeof logText>[0], machine?: number): LogDescription {
  const result = describeLog(logOf(header + logText(jobs)), machine === undefined ? {} : { machine });
  if (result.jobs === 0) throw new Error('no jobs');
  return result as LogDescription;
}

describe('describing a log', () => {
  const jobs = [
    { submit: 0, runtime: 100, requestedProcessors: 1, allocatedProcessors: 1, requestedTime: 200, user: 1, group: 1 },
    { submit: 3600, runtime: 50, requestedProcessors: 2, allocatedProcessors: 4, requestedTime: 50, user: 1, group: 1 },
    { submit: 7200, runtime: 0, requestedProcessors: 3, allocatedProcessors: 3, requestedTime: 200, user: 2, group: 1 },
    {
      submit: 10_000,
      runtime: 300,
      requestedProcessors: 8,
      allocatedProcessors: 8,
      requestedTime: 200,
      user: 3,
      group: 2,
    },
  ];
  const log = described('; MaxProcs: 10\n', jobs);

  it('counts jobs, users, groups and queues, and says what cleaning would do', () => {
    expect(log).toMatchObject({ jobs: 4, users: 3, groups: 2, queues: null });
    expect(log.cleaning.changes.map(({ code }) => code)).toEqual(['allocation-differs', 'run-time-zero', 'over-limit']);
  });

  it('tells the load by requested and by allocated processors, on the machine of the header or a given one', () => {
    expect(log.machine).toEqual({ accelerators: 10, from: 'MaxProcs' });
    expect(log.load.work).toBe(2600);
    expect(log.load.requested).toBeCloseTo(2600 / 100_000, 12);
    expect(log.load.allocated).toBeCloseTo(2700 / 100_000, 12);
    expect(described('', jobs, 5).load.requested).toBeCloseTo(200 / 50_000, 12);
    expect(described('', jobs)).toMatchObject({
      machine: { accelerators: null, from: null },
      load: { requested: null },
    });
    expect(described('; MaxNodes: 9\n', jobs).machine).toEqual({ accelerators: 9, from: 'MaxNodes' });
  });

  it('finds the busiest hour wherever it begins', () => {
    const jobs = [0, 3000, 3500, 3700, 6599, 6600, 20_000].map((submit) => ({ submit }));
    // From 3,000 s to 6,599 s.
    expect(described('', jobs).arrivals.busiestHour).toBe(4);
  });

  it('counts nobody for jobs that name no user, and shares of the whole for those that do', () => {
    const { users, concentration } = described('', [
      { runtime: 10, user: 1 },
      { runtime: 10, user: 1 },
      { runtime: 60, user: 2 },
      { runtime: 20, user: -1 },
    ]);
    expect(users).toBe(2);
    expect(concentration).toMatchObject({
      unknownJobs: 0.25,
      unknownWork: 0.2,
      topJobs: { user: 'user 1', share: 0.5 },
      topWork: { user: 'user 2', share: 0.6 },
      topTenJobs: 0.75,
      topTenWork: 0.8,
    });
    expect(described('', [{ user: -1 }])).toMatchObject({ users: null, concentration: null });
  });

  it('tells dates and hours by one clock, that of the zone of the log', () => {
    // 22:30 in UTC on 31 December is half an hour before midnight in Stockholm; 2 h 47 min later it is the new year.
    const header = `; UnixStartTime: ${Date.parse('1996-12-31T22:30Z') / 1000}\n; TimeZoneString: Europe/Stockholm\n`;
    const { span, rhythm } = described(header, jobs);
    expect(rhythm.zone).toBe('Europe/Stockholm');
    expect(span.dates).toEqual({ from: '1996-12-31T23:30:00+01:00', to: '1997-01-01T02:16:40+01:00' });
    expect(log.span.dates).toBeNull();
  });

  it('bins sizes by powers of two, with the share of the work of each', () => {
    expect(log.size).toMatchObject({ minimum: 1, median: 2.5, maximum: 8, mean: 3.5, serial: 0.25, powerOfTwo: 0.75 });
    expect(log.size.bins).toEqual([
      { low: 1, high: 1, jobs: 1, work: 100 / 2600 },
      { low: 2, high: 2, jobs: 1, work: 100 / 2600 },
      { low: 3, high: 4, jobs: 1, work: 0 },
      { low: 5, high: 8, jobs: 1, work: 2400 / 2600 },
    ]);
  });

  it('gives run times with their quantiles, and the zeros apart', () => {
    expect(log.runtime).toMatchObject({ minimum: 0, median: 75, maximum: 300, mean: 112.5, zero: 1 });
    expect(log.runtime.bins.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });

  it('measures how well people ask', () => {
    expect(log.requests).toMatchObject({ recorded: 4, exact: 1, over: 1, distinct: 2 });
    expect(log.requests.accuracyBins).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1]);
    expect(log.requests.popular).toEqual([
      { time: 200, share: 0.75 },
      { time: 50, share: 0.25 },
    ]);
    expect(described('', [{ runtime: 5 }]).requests).toMatchObject({ recorded: 0, accuracy: null, popular: [] });
  });

  it('tells who submits how much', () => {
    expect(log.concentration).toMatchObject({
      topJobs: { user: 'user 1', share: 0.5 },
      topWork: { user: 'user 3', share: 2400 / 2600 },
      topTenJobs: 1,
    });
    expect(log.concentration!.giniJobs).toBeCloseTo(1 / 6, 12);
    expect(described('', [{ runtime: 5 }]).concentration).toBeNull();
  });

  it('measures bursts: gaps and counts', () => {
    expect(log.arrivals.meanGap).toBeCloseTo(10_000 / 3, 9);
    expect([...countsIn(Float64Array.of(5, 6, 15, 40), 10)]).toEqual([2, 1, 0]);
    const regular = described(
      '',
      Array.from({ length: 100 }, (_, i) => ({ submit: i * 1800 })),
    );
    expect(regular.arrivals).toMatchObject({ gapCv: 0, hourlyDispersion: 0, busiestHour: 2 });
    const bursts = described(
      '',
      Array.from({ length: 100 }, (_, i) => ({ submit: Math.floor(i / 10) * 36_000 + (i % 10) })),
    );
    // Windows of 10 and 0, one in ten busy: variance 9.1 / mean 1, unbiased over the 90 whole hours.
    expect(bursts.arrivals.hourlyDispersion).toBeCloseTo((90 * 9) / 89, 9);
    expect(bursts.arrivals.busiestHour).toBe(10);
  });

  it('tells the hours and days of submission by the clock of the zone, summer time included', () => {
    // 2021-03-28 is the Sunday on which Stockholm's clocks go forward at 01:00 UTC.
    const midnight = Date.UTC(2021, 2, 28) / 1000;
    const at = (zone: string) =>
      described(`; UnixStartTime: ${midnight}\n${zone}`, [{ submit: 0 }, { submit: 7200 }]).rhythm;
    const hours = (rhythm: { hours: readonly number[] }) =>
      [...rhythm.hours.keys()].filter((hour) => rhythm.hours[hour]! > 0);
    expect(at('; TimeZoneString: Europe/Stockholm\n').zone).toBe('Europe/Stockholm');
    expect(hours(at('; TimeZoneString: Europe/Stockholm\n'))).toEqual([1, 4]);
    expect(hours(at('; TimeZone: -3600\n'))).toEqual([1, 23]);
    expect(at('; TimeZone: -3600\n')).toMatchObject({
      zone: 'UTC-01:00',
      weekdays: [0, 0, 0, 0, 0, 0.5, 0.5].map(() => expect.any(Number)),
    });
    expect(at('; TimeZone: -3600\n').weekdays).toEqual([0, 0, 0, 0, 0, 0.5, 0.5]);
    expect(hours(at('; TimeZoneString: Nowhere/Land\n'))).toEqual([0, 2]);
    expect(at('')).toMatchObject({ zone: 'UTC' });
    expect(described('', [{ submit: 7200 }]).rhythm).toMatchObject({ zone: null, weekdays: null });
  });

  it('survives a log of one job, and one that cleaning empties', () => {
    expect(described('; MaxProcs: 4\n', [{ submit: 5 }])).toMatchObject({
      load: { requested: null },
      arrivals: { meanGap: null, gapCv: null, hourlyDispersion: null },
      size: { runtimeCorrelation: null },
    });
    expect(describeLog(logOf(logText([{ runtime: -1 }])))).toMatchObject({
      jobs: 0,
      cleaning: { records: 1, jobs: 0 },
    });
  });

  it('correlates sizes and run times by rank', () => {
    expect(rankCorrelation([1, 2, 3, 4], [10, 20, 90, 100])).toBeCloseTo(1, 12);
    expect(rankCorrelation([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1, 12);
    // Ranks 1.5 1.5 3 4 and 1 2 3 4: 4.5 / √(4.5 · 5).
    expect(rankCorrelation([5, 5, 6, 7], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });
});
