import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { ClusterSpec } from '../../src/cluster/spec.ts';
import type { JobTable } from '../../src/workload/job-table.ts';
import { workloadKinds } from '../../src/workload/workload-kinds.ts';
import { logOf, logText } from './trace/lines.ts';
import { jobsOf, units, type Written } from './workloads.ts';

const class1 = {
  arrivals: { process: 'poisson', rate: '10 per hour' },
  accelerators: { choice: [1, 2, 4] },
  duration: { distribution: 'lognormal', mean: '1 h', cv: 1 },
  limit: 'rounded',
  users: { count: 9 },
};
const class2 = { ...class1, arrivals: { process: 'bursty', busy: '1 per min', busyFor: '1 h', quietFor: '4 h' } };
const horizon = 14 * 86_400;

/** The jobs of one workload, without their place among others. */
function own(jobs: JobTable, workload: string): unknown[] {
  const index = jobs.names.workloads.indexOf(workload);
  return [...jobs.workload.keys()]
    .filter((job) => jobs.workload[job] === index)
    .map((job) => [
      jobs.submit[job],
      jobs.runtime[job],
      jobs.limit[job],
      jobs.accelerators[job],
      jobs.names.users[jobs.user[job]!],
    ]);
}

describe('the job table', () => {
  it('holds all jobs by submission, then by the order of the workloads, then by number', () => {
    const written: Written = {
      first: { arrivals: { process: 'at', times: ['10 s', '20 s', '20 s'] }, duration: '1 s' },
      second: { arrivals: { process: 'at', times: ['5 s', '20 s'] }, duration: '2 s' },
    };
    const { jobs } = jobsOf(written);
    expect([...jobs.submit]).toEqual([5, 10, 20, 20, 20]);
    expect([...jobs.workload]).toEqual([1, 0, 0, 0, 1]);
    expect([...jobs.runtime]).toEqual([2, 1, 1, 1, 2]);
    expect([...jobs.number]).toEqual([1, 2, 3, 4, 5]);
    expect([...jobs.class]).toEqual([1, 0, 0, 0, 1]);
  });

  it('is the same for the same seed and replication, and another for another', () => {
    const build = (seed: string, replication: number) =>
      jobsOf({ a: class1, b: class2 }, { horizon, seed, replication }).jobs;
    expect(build('s', 3)).toEqual(build('s', 3));
    expect(own(build('s', 3), 'a')).not.toEqual(own(build('s', 4), 'a'));
    expect(own(build('s', 3), 'a')).not.toEqual(own(build('t', 3), 'a'));
  });

  it('never changes the jobs of a workload when another is added, removed or moved', () => {
    const alone = jobsOf({ a: class1 }, { horizon }).jobs;
    const before = jobsOf({ a: class1, b: class2 }, { horizon }).jobs;
    const after = jobsOf({ b: class2, l: { kind: 'lublin' }, a: class1 }, { horizon }).jobs;
    expect(own(before, 'a')).toEqual(own(alone, 'a'));
    expect(own(after, 'a')).toEqual(own(alone, 'a'));
    expect(own(after, 'b')).toEqual(own(before, 'b'));
  });

  it('keeps what a column shows when another option changes: every purpose has its own stream', () => {
    const columns = (options: object) => jobsOf({ a: { ...class1, ...options } }, { horizon }).jobs;
    const base = columns({});
    const wider = columns({ accelerators: { choice: [8, 16] } });
    const faster = columns({ duration: '1 min' });
    expect(wider.submit).toEqual(base.submit);
    expect(wider.runtime).toEqual(base.runtime);
    expect(wider.limit).toEqual(base.limit);
    expect(faster.accelerators).toEqual(base.accelerators);
    expect(faster.user).toEqual(base.user);
  });

  it('merges any workloads as a stable sort would', () => {
    const time = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(
        fc.array(fc.array(time, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 5 }),
        (lists) => {
          const written = Object.fromEntries(
            lists.map((times, k) => [
              `w${k}`,
              { arrivals: { process: 'at', times: times.map((t) => `${t} s`) }, duration: '1 s' },
            ]),
          );
          const { jobs } = jobsOf(written);
          const expected = lists
            .flatMap((times, k) => times.toSorted((a, b) => a - b).map((t) => ({ t, k })))
            .sort((a, b) => a.t - b.t || a.k - b.k);
          expect([...jobs.submit]).toEqual(expected.map(({ t }) => t));
          expect([...jobs.workload]).toEqual(expected.map(({ k }) => k));
        },
      ),
      { numRuns: 50, seed: 1 },
    );
  });

  it('lies in shared memory when asked to, with the same contents', () => {
    const plain = jobsOf({ a: class1, b: class2 }, { horizon }).jobs;
    const shared = jobsOf({ a: class1, b: class2 }, { horizon, shared: true }).jobs;
    for (const [name, column] of Object.entries(shared)) {
      if (ArrayBuffer.isView(column)) expect(column.buffer, name).toBeInstanceOf(SharedArrayBuffer);
    }
    expect([...shared.submit]).toEqual([...plain.submit]);
    expect([...shared.user]).toEqual([...plain.user]);
  });

  it('knows the pools each job accepts, in order of preference, each list once', () => {
    const cluster: ClusterSpec = {
      pools: { a: { kind: 'units', units: 8 }, b: { kind: 'units', units: 8 }, c: { kind: 'units', units: 8 } },
    };
    const one = { arrivals: { process: 'at', times: ['0 s'] }, duration: '1 s' };
    const { jobs } = jobsOf(
      {
        all: one,
        cFirst: { ...one, pools: ['c', 'a'] },
        cOnly: { ...one, pools: 'c' },
        again: { ...one, pools: ['c', 'a'] },
      },
      { cluster },
    );
    expect(jobs.acceptance).toEqual([[0, 1, 2], [2, 0], [2]]);
    expect([...jobs.accepts]).toEqual([0, 1, 2, 1]);
  });

  it('lists declared tenants first, jobs or no jobs', () => {
    const one = { arrivals: { process: 'at', times: ['0 s'] }, duration: '1 s' };
    const { jobs } = jobsOf({ a: { ...one, tenant: 'y' }, b: one }, { tenants: { x: {}, y: {} } });
    expect(jobs.names.tenants).toEqual(['x', 'y', 'none']);
    expect([...jobs.tenant]).toEqual([1, 2]);
  });

  it('warns of workloads without jobs, and survives them', () => {
    const { jobs, notes } = jobsOf(
      { a: { arrivals: { process: 'at', times: ['9 d'] }, duration: '1 s' } },
      { horizon: 10 },
    );
    expect(jobs.count).toBe(0);
    expect(notes).toMatchObject([{ code: 'no-jobs', severity: 'warning', workload: 'a' }]);
  });

  it('is quick to build: workload kinds describe themselves, and their options have a schema for editors', () => {
    for (const { name, summary, source, options } of workloadKinds.entries) {
      expect(summary.endsWith('.'), name).toBe(true);
      expect(source.length, name).toBeGreaterThan(10);
      const schema = z.toJSONSchema(options, { io: 'input', target: 'draft-7' });
      expect(schema, name).toMatchObject({ type: 'object', additionalProperties: false });
      for (const [option, property] of Object.entries(schema.properties ?? {})) {
        expect((property as { description?: string }).description, `${name}.${option}`).toMatch(/\S/);
      }
    }
  });
});

describe('offered load', () => {
  it('is demanded accelerator-seconds over the capacity and the horizon', () => {
    const written = { w: { arrivals: { process: 'at', times: ['0 s', '10 s'] }, accelerators: 4, duration: '25 s' } };
    expect(jobsOf(written, { horizon: 100, cluster: units(10) }).loads).toEqual([
      { pools: ['gpus'], capacity: 10, load: 0.2 },
    ]);
  });

  it('is told for every set of pools by the jobs that can go nowhere else', () => {
    const cluster: ClusterSpec = {
      pools: { a: { kind: 'units', units: 10 }, b: { kind: 'nodes', nodes: 5, acceleratorsPerNode: 4 } },
    };
    const jobs = (pools: string[], accelerators: number) => ({
      arrivals: { process: 'at', times: ['0 s'] },
      duration: '100 s',
      accelerators,
      pools,
    });
    const { loads } = jobsOf({ a: jobs(['a'], 5), both: jobs(['b', 'a'], 4) }, { horizon: 100, cluster });
    expect(loads).toEqual([
      { pools: ['a'], capacity: 10, load: 0.5 },
      { pools: ['a', 'b'], capacity: 30, load: 0.3 },
    ]);
  });

  it('leaves out jobs that are too wide to run, and is null where no time passes', () => {
    const log = logOf(
      logText([
        { requestedProcessors: 200, runtime: 10 },
        { requestedProcessors: 50, runtime: 10, submit: 10 },
      ]),
    );
    const { loads } = jobsOf({ w: { kind: 'trace', file: 'x' } }, { logs: { w: log } });
    expect(loads[0]!.load).toBeCloseTo(0.5, 12);
    const once = { arrivals: { process: 'at', times: ['0 s'] }, duration: '1 s' };
    expect(jobsOf({ once }).loads[0]!.load).toBeNull();
  });

  it('at or above one is a warning', () => {
    const busy = (rate: string) => ({ arrivals: { process: 'poisson', rate }, duration: '1 h' });
    const codes = (rate: string) => jobsOf({ w: busy(rate) }, { horizon: 100 * 3600 }).notes.map(({ code }) => code);
    expect(codes('120 per h')).toEqual(['offered-load']);
    expect(codes('80 per h')).toEqual([]);
  });

  it('follows the calendar: jobs of the week from Saturday on are those of a weekend first', () => {
    const people = {
      arrivals: { process: 'weekly', mean: '10 per hour', weights: [1, 1, 1, 1, 1, 0, 0] },
      duration: '1 s',
    };
    const saturday = { unix: Date.UTC(2027, 0, 1, 23) / 1000, offset: 3600 };
    const { jobs } = jobsOf({ people }, { horizon: 7 * 86_400, begin: saturday });
    expect(jobs.count).toBeGreaterThan(1000);
    expect(jobs.submit[0]).toBeGreaterThanOrEqual(2 * 86_400);
  });
});
