import { describe, expect, it } from 'vitest';
import { fieldsOf, type Trace, trace } from '../../../src/workload/trace/trace.ts';
import { isRandomWorkload } from '../../../src/workload/workload-kinds.ts';
import { faultsOf, issuesOf, jobsOf, units, workload } from '../workloads.ts';
import { logOf, logText } from './lines.ts';

const log = logOf(
  logText([
    { number: 11, submit: 0, runtime: 50, requestedProcessors: 4, requestedTime: 60, user: 7, group: 2, queue: 1 },
    { number: 12, submit: 100, runtime: 30, requestedProcessors: 8, requestedTime: 60, user: 9, group: 2, queue: 1 },
    { number: 15, submit: 200, runtime: 10, requestedProcessors: 2, requestedTime: 60, user: 7, group: -1, queue: 3 },
  ]),
);
const replay = (options: object = {}, input: Parameters<typeof jobsOf>[1] = {}) =>
  jobsOf({ kth: { kind: 'trace', file: 'kth.swf', ...options } }, { cluster: units(10), logs: { kth: log }, ...input });

describe('replaying a log', () => {
  it("gives the log's jobs with the log's own numbers and times", () => {
    const { jobs, cleaning } = replay();
    expect([...jobs.number]).toEqual([11, 12, 15]);
    expect([...jobs.submit]).toEqual([0, 100, 200]);
    expect([...jobs.runtime]).toEqual([50, 30, 10]);
    expect([...jobs.limit]).toEqual([60, 60, 60]);
    expect([...jobs.accelerators]).toEqual([4, 8, 2]);
    expect(cleaning).toEqual([{ workload: 'kth', records: 3, jobs: 3, changes: [] }]);
  });

  it('numbers jobs 1…n when there are other workloads beside it', () => {
    const one = { arrivals: { process: 'at', times: ['50 s'] }, duration: '1 s' };
    const { jobs } = jobsOf({ kth: { kind: 'trace', file: 'x' }, one }, { logs: { kth: log } });
    expect([...jobs.number]).toEqual([1, 2, 3, 4]);
  });

  it('names users, tenants and classes by user, group and queue', () => {
    const { names, user, tenant, class: classes } = replay().jobs;
    expect([...user].map((i) => names.users[i])).toEqual(['user 7', 'user 9', 'user 7']);
    expect([...tenant].map((i) => names.tenants[i])).toEqual(['group 2', 'group 2', 'none']);
    expect([...classes].map((i) => names.classes[i])).toEqual(['queue 1', 'queue 1', 'queue 3']);
  });

  it('takes labels, or other fields of the log', () => {
    const { names, class: classes } = replay({ tenant: 'kth', class: { field: 'group' } }).jobs;
    expect(names.tenants).toEqual(['kth']);
    expect([...classes].map((i) => names.classes[i])).toEqual(['group 2', 'group 2', 'none']);
    expect(replay({ class: { field: 'partition' } }).jobs.names.classes).toEqual(['kth']);
    const { kind: _kind, ...options } = workload({ kind: 'trace', file: 'x', class: { field: 'partition' } });
    expect(fieldsOf(options as unknown as Trace)).toEqual(
      expect.arrayContaining(['partition', 'group', 'user', 'submit']),
    );
  });

  it("keeps 'user 7' of one log apart from 'user 7' of another", () => {
    const both = jobsOf(
      { a: { kind: 'trace', file: 'a', tenant: 'centre' }, b: { kind: 'trace', file: 'b', tenant: 'centre' } },
      { logs: { a: log, b: log } },
    ).jobs;
    expect(both.names.users).toEqual(['a user 7', 'a user 9', 'b user 7', 'b user 9']);
    expect(both.names.tenants).toEqual(['centre']);
  });

  it('cuts a slice, whose beginning becomes time 0', () => {
    const { jobs, cleaning } = replay({ from: '50 s', to: '200 s' });
    expect([...jobs.submit]).toEqual([50]);
    expect(cleaning[0]!.changes).toMatchObject([{ code: 'outside-slice', count: 2 }]);
    expect([...replay({ first: 2 }).jobs.number]).toEqual([11, 12]);
  });

  it('multiplies gaps, from the first submission on, and says so', () => {
    const { jobs, cleaning } = replay({ arrivalFactor: 0.5 });
    expect([...jobs.submit]).toEqual([0, 50, 100]);
    expect([...jobs.runtime]).toEqual([50, 30, 10]);
    expect(cleaning[0]!.changes).toMatchObject([
      { code: 'arrivals-scaled', action: 'changed', count: 3, text: expect.stringContaining('multiplied by 0.5') },
    ]);
  });

  it('finds the factor for a target load on the pools it accepts', () => {
    // (4·50 + 8·30 + 2·10) / (10 · 200 s) = 0.23.
    expect(replay().loads[0]!.load).toBeCloseTo(0.23, 12);
    const { jobs, loads, cleaning } = replay({ targetLoad: '92 %' });
    expect(loads[0]!.load).toBeCloseTo(0.92, 12);
    expect([...jobs.submit].map((t) => Math.round(t))).toEqual([0, 25, 50]);
    expect(cleaning[0]!.changes[0]!.text).toContain('92 %');
  });

  it('takes requests from a model in place of the log, where that is asked for', () => {
    expect([...replay({ limit: 'exact' }).jobs.limit]).toEqual([50, 30, 10]);
    expect([...replay({ limit: { factor: 3 } }).jobs.limit]).toEqual([150, 90, 30]);
    expect(isRandomWorkload(workload({ kind: 'trace', file: 'x' }))).toBe(false);
    expect(isRandomWorkload(workload({ kind: 'trace', file: 'x', limit: 'tsafrir' }))).toBe(true);
  });

  it('leaves out what comes at or after the horizon', () => {
    const { jobs, cleaning } = replay({}, { horizon: 200 });
    expect([...jobs.number]).toEqual([11, 12]);
    expect(cleaning[0]!.changes).toMatchObject([{ code: 'after-horizon', count: 1, examples: [3] }]);
  });

  it('keeps jobs wider than the machine, counted', () => {
    const { jobs, cleaning } = replay({}, { cluster: units(4) });
    expect(jobs.count).toBe(3);
    expect(cleaning[0]!.changes).toMatchObject([
      { code: 'wider-than-machine', action: 'kept', count: 1, examples: [2] },
    ]);
  });

  it('is the same in every replication', () => {
    expect(replay({}, { replication: 1 }).jobs).toEqual(replay({}, { replication: 2 }).jobs);
  });

  it('refuses an empty slice, two ways to set the gaps, and unknown pools', () => {
    const faults = (options: object) => faultsOf({ kind: 'trace', file: 'x', ...options });
    expect(faults({ from: '2 d', to: '1 d' })).toMatchObject([{ code: 'conflict', path: ['to'] }]);
    expect(faults({ arrivalFactor: 2, targetLoad: '90 %' })).toMatchObject([
      { code: 'conflict', path: ['targetLoad'] },
    ]);
    expect(faults({ pools: 'cpus' })).toMatchObject([{ code: 'unknown-name', path: ['pools', 0] }]);
    expect(faults({ tenant: { field: 'user' } })).toEqual([]);
  });

  it('names what it expects', () => {
    const issues = (options: object) => issuesOf(trace.options, { file: 'x', ...options }).join('\n');
    expect(issues({ file: undefined })).toMatch(/^file: /);
    expect(issues({ format: 'csv' })).toMatch(/^format: .*swf/);
    expect(issues({ first: 0 })).toMatch(/^first: /);
    expect(issues({ class: { field: 'colour' } })).toMatch(/^class: expected a label/);
    expect(issues({ from: 5 })).toMatch(/^from: .*5/);
  });

  it('says when it was given no log, or one that was read without the fields it needs', () => {
    expect(() => replay({}, { logs: {} })).toThrow("no log was given for the workload 'kth'");
    const narrow = logOf(logText([{}]), { fields: ['number', 'submit', 'runtime', 'requestedProcessors'] });
    expect(() => replay({}, { logs: { kth: narrow } })).toThrow(/read without/);
  });
});
