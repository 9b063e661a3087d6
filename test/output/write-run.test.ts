import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { headerOf } from '../../src/output/column.ts';
import { csvFiles } from '../../src/output/csv-files.ts';
import { mostRows } from '../../src/output/kept-tables.ts';
import { writeRun } from '../../src/output/write-run.ts';
import type { HandMadeJob } from '../metrics/hand-made.ts';
import { finishedRun, scenarioOf } from './hand-made-study.ts';
import { readTable } from './read-table.ts';

const version = '1.2.3';
const folder = () => mkdtempSync(join(tmpdir(), 'queueworks-'));

/** Hostile names, a killed job, a rejected one, fractions, and a warm-up that leaves the first job out. */
const schedule: readonly HandMadeJob[] = [
  { submit: 0, accelerators: 4, run: 10, start: 0, user: '=HYPERLINK("x")' },
  {
    submit: 2.5,
    accelerators: 2,
    run: 4,
    limit: 4,
    start: 10,
    tenant: 'a, "b"',
    state: 'timed-out',
    startedBy: 'backfilled',
  },
  { submit: 3, accelerators: 20, run: 5.125, limit: 60, start: 3, class: '<b>' },
  { submit: 12, accelerators: 99, run: 5, limit: 3600 },
];
const scenario = scenarioOf('policy: { ordering: fcfs, backfill: none }\nwarmup: 1 s\noutputs: { timelineSteps: 4 }');
const made = finishedRun(scenario, schedule, {
  placement: {
    offset: Uint32Array.of(0, 0, 0, 2, 2),
    node: Int32Array.of(0, 3),
    span: Int32Array.of(2, 1),
    accelerators: Int32Array.of(8, 4),
  },
});
const run = { ...made, outcome: { ...made.outcome, pool: Uint8Array.of(0, 0, 1, 255) } };

describe('the files of a run', () => {
  const place = folder();
  const text = (name: string) => readFileSync(join(place, name), 'utf8');
  beforeAll(() => writeRun(place, run, { scenario, version }));

  it('jobs.csv has one row a job, to the byte', () => {
    expect(text('jobs.csv')).toBe(
      [
        'job,workload,class,tenant,user,submit_s,start_s,end_s,state,accelerators,limit_s,runtime_s,wait_s,bounded_slowdown,preemptions,restarts,lost_gpu_s,pool,nodes,started_by,rejection,measured,policy,replication,scenario_hash,seed,version',
        '1,work,work,everyone,"\'=HYPERLINK(""x"")",0,0,10,completed,4,10,10,0,1,0,0,0,units,,in-order,,0,fcfs+none,1,0123456789ab,winter,1.2.3',
        '2,work,work,"a, ""b""",someone,2.5,10,14,timed-out,2,4,4,7.5,1.15,0,0,8,units,,backfilled,,1,fcfs+none,1,0123456789ab,winter,1.2.3',
        '3,work,<b>,everyone,someone,3,3,8.125,completed,20,60,5.125,0,1,0,0,0,nodes,3,in-order,,1,fcfs+none,1,0123456789ab,winter,1.2.3',
        '4,work,work,everyone,someone,12,,,rejected,99,3600,,,,0,0,0,,,,wider-than-every-pool,1,fcfs+none,1,0123456789ab,winter,1.2.3',
        '',
      ].join('\n'),
    );
  });

  it('segments.csv has one row a stretch on the machine, and where it was', () => {
    expect(text('segments.csv')).toBe(
      [
        'job,segment,start_s,end_s,pool,accelerators,nodes,placement,ended_how,overhead_s,policy,replication,scenario_hash,seed,version',
        '1,1,0,10,units,4,,,completed,0,fcfs+none,1,0123456789ab,winter,1.2.3',
        '2,1,10,14,units,2,,,timed-out,0,fcfs+none,1,0123456789ab,winter,1.2.3',
        '3,1,3,8.125,nodes,20,3,n0-1*8 n3*4,completed,0,fcfs+none,1,0123456789ab,winter,1.2.3',
        '',
      ].join('\n'),
    );
  });

  it('timeline.csv has one row a step, means over it', () => {
    expect(text('timeline.csv')).toBe(
      [
        'from_s,to_s,allocated_accelerators,queued_jobs,queued_accelerators,running_jobs,queued_jobs_max,installed_accelerators,policy,replication,scenario_hash,seed,version',
        '0,4,9,0.375,0.75,1.25,1,36,fcfs+none,1,0123456789ab,winter,1.2.3',
        '4,8,24,1,2,2,1,36,fcfs+none,1,0123456789ab,winter,1.2.3',
        '8,12,3.625,0.5,1,1.03125,1,36,fcfs+none,1,0123456789ab,winter,1.2.3',
        '12,16,1,0,0,0.5,0,36,fcfs+none,1,0123456789ab,winter,1.2.3',
        '',
      ].join('\n'),
    );
  });

  it('groups.csv has one row a value of the measured jobs, empty where it is not estimable', async () => {
    const rows = await readTable(join(place, 'groups.csv'));
    const value = (dimension: string, name: string, metric: string, statistic: string) =>
      rows.find(
        (row) =>
          [row.dimension, row.name, row.metric, row.statistic].join() === [dimension, name, metric, statistic].join(),
      );
    expect(value('all', 'all', 'jobs-submitted', 'sum')).toMatchObject({
      value: '3',
      unit: 'jobs',
      half_width: '',
      replications: '1',
    });
    expect(value('all', 'all', 'jobs-rejected', 'sum')).toMatchObject({ value: '1' });
    expect(value('all', 'all', 'accelerator-seconds', 'sum')).toMatchObject({ value: '110.5', unit: 'accelerator·s' });
    expect(value('all', 'all', 'wait', 'mean')).toMatchObject({ value: '3.75', unit: 's', jobs: '2' });
    expect(value('all', 'all', 'wait', 'p95')).toMatchObject({ value: '', jobs: '2' });
    expect(value('tenant', 'a, "b"', 'wait', 'max')).toMatchObject({ value: '7.5', jobs: '1' });
    expect(value('size', '17-32', 'run-time', 'mean')).toMatchObject({ value: '5.125' });
    expect(value('class', '<b>', 'bounded-slowdown', 'max')).toMatchObject({ value: '1' });
  });

  it('system.csv has one row a metric, empty where it does not apply', async () => {
    const rows = await readTable(join(place, 'system.csv'));
    expect(rows.find(({ metric }) => metric === 'max-wait')).toEqual({
      metric: 'max-wait',
      unit: 's',
      value: '7.5',
      half_width: '',
      replications: '1',
      policy: 'fcfs+none',
      replication: '1',
      low: '',
      high: '',
      scenario_hash: '0123456789ab',
      seed: 'winter',
      version: '1.2.3',
    });
    expect(rows.find(({ metric }) => metric === 'makespan')).toMatchObject({ value: '', replications: '0' });
  });

  it('have the columns of the catalogue in every row, and name scenario, seed and version', async () => {
    for (const file of csvFiles) {
      if (['comparison.csv', 'thresholds.csv', 'ranking.csv', 'economics.csv'].includes(file.name)) continue;
      expect(text(file.name).split('\n')[0]).toBe(headerOf(file));
      const rows = await readTable(join(place, file.name));
      expect(rows.length).toBeGreaterThan(2);
      for (const row of rows) expect(row).toMatchObject({ scenario_hash: '0123456789ab', seed: 'winter', version });
    }
  });

  it('say why jobs waited, in parts that add up to the mean wait', async () => {
    const rows = await readTable(join(place, 'reasons.csv'));
    const all = rows.filter(({ dimension }) => dimension === 'all');
    expect(all.map(({ reason, share }) => [reason, share])).toEqual([
      ['Resources', '0.25'],
      ['Priority', '0.25'],
      ['Backfill', '0.5'],
    ]);
    const groups = await readTable(join(place, 'groups.csv'));
    const wait = groups.find(
      ({ dimension, metric, statistic }) => dimension === 'all' && metric === 'wait' && statistic === 'mean',
    );
    expect(all.reduce((sum, row) => sum + Number(row.mean_wait_s), 0)).toBeCloseTo(Number(wait?.value), 9);
  });

  it('are the same bytes when written again', async () => {
    const again = folder();
    await writeRun(again, run, { scenario, version });
    expect(readdirSync(again)).toEqual(readdirSync(place));
    for (const name of readdirSync(again)) expect(readFileSync(join(again, name), 'utf8')).toBe(text(name));
  });

  it('that are not asked for are not written, nor left from an earlier run', async () => {
    const less = folder();
    await writeRun(less, run, { scenario, version });
    const outputs = { ...scenario.outputs, jobs: false, segments: false, timeline: false, reasons: false };
    await writeRun(less, run, { scenario: { ...scenario, outputs }, version });
    expect(readdirSync(less)).toEqual(['groups.csv', 'pools.csv', 'system.csv']);
  });

  it('of a late replication of a large study has no rows of jobs, unless they are asked for', async () => {
    const late = folder();
    const far = { ...run, result: { ...run.result, replication: mostRows / schedule.length } };
    await writeRun(late, run, { scenario, version });
    await writeRun(late, far, { scenario, version });
    expect(readdirSync(late)).toEqual(['groups.csv', 'pools.csv', 'reasons.csv', 'system.csv', 'timeline.csv']);
    const outputs = { ...scenario.outputs, jobs: true };
    await writeRun(late, far, { scenario: { ...scenario, outputs }, version });
    expect(readdirSync(late)).toContain('jobs.csv');
    expect(readdirSync(late)).not.toContain('segments.csv');
  });
});
