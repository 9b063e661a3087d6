import { describe, expect, it } from 'vitest';
import { buildPayload } from '../../src/output/payload-build.ts';
import { columnStore } from '../../src/output/payload-columns.ts';
import { quantileSorted } from '../../src/statistics/index.ts';
import { type ColumnReader, readJobs, unpack } from '../../viz/data.ts';
import { readSchedule } from '../../viz/schedule.ts';
import { policy } from '../job-tables.ts';
import { madeStudy } from '../report/made-study.ts';

const program = 'Queueworks 1.2.3';
const made = madeStudy({ jobs: 600, replications: 2 });

/** Reads columns of a payload as the page does, from base64 text. */
function readerOf(payload: ReturnType<typeof buildPayload>): ColumnReader {
  return (column) => unpack(Buffer.from(payload.columns[column]!).toString('base64'), payload.data.columns[column]!);
}

describe('packed columns', () => {
  const roundTrip = async (add: (store: ReturnType<typeof columnStore>) => number) => {
    const store = columnStore();
    const column = add(store);
    return [...(await unpack(Buffer.from(store.packed[column]!).toString('base64'), store.columns[column]!))];
  };
  it('come back as they were: small and large whole numbers, sums of steps, floats', async () => {
    expect(await roundTrip((s) => s.unsigned([0, 1, 255, 256, 2 ** 32, 2 ** 48 - 1]))).toEqual([
      0,
      1,
      255,
      256,
      2 ** 32,
      2 ** 48 - 1,
    ]);
    expect(await roundTrip((s) => s.ascending([5, 5, 300, 2 ** 40]))).toEqual([5, 5, 300, 2 ** 40]);
    expect(await roundTrip((s) => s.float(Float32Array.from([0, -1.5, 1e30, 3])))).toEqual([
      0,
      -1.5,
      Math.fround(1e30),
      3,
    ]);
    expect(await roundTrip((s) => s.unsigned([]))).toEqual([]);
  });
  it('refuse what they cannot hold instead of bending it', () => {
    expect(() => columnStore().unsigned([-1])).toThrow('cannot hold -1');
    expect(() => columnStore().unsigned([Number.NaN])).toThrow('cannot hold NaN');
    expect(() => columnStore().unsigned([2 ** 48])).toThrow('cannot hold');
    expect(() => columnStore().unsigned([Infinity])).toThrow('cannot hold Infinity');
    expect(() => columnStore().ascending([3, 2])).toThrow('cannot hold -1');
  });
  it('a damaged column is refused in words', async () => {
    const store = columnStore();
    store.unsigned([1, 2, 3]);
    await expect(
      unpack(Buffer.from(store.packed[0]!).toString('base64'), { length: 4, width: 1, coding: 'unsigned' }),
    ).rejects.toThrow('damaged');
  });
});

describe('the payload of the page', () => {
  it('holds every job and what each policy did to it, to the second', async () => {
    const payload = buildPayload(made.study, made.details, { program });
    const read = readerOf(payload);
    const jobs = (await readJobs(payload.data, read))!;
    expect(jobs.count).toBe(600);
    for (const [index, { jobs: table, outcome }] of made.details.entries()) {
      const schedule = await readSchedule(payload.data, jobs, payload.data.jobs!.schedules[index]!, read);
      expect([...schedule.start]).toEqual([...outcome.start]);
      expect([...schedule.end]).toEqual([...outcome.end]);
      expect([...schedule.state]).toEqual([...outcome.state]);
      expect([...schedule.stretches.placement!.node]).toEqual([...outcome.placement!.node]);
      expect([...schedule.stretches.placement!.span]).toEqual([...outcome.placement!.span]);
      expect([...schedule.stretches.placement!.offset]).toEqual([...outcome.placement!.offset]);
      expect([...jobs.submit]).toEqual([...table.submit]);
      expect([...jobs.accelerators]).toEqual([...table.accelerators]);
      expect([...jobs.limit!]).toEqual([...table.limit]);
      expect([...jobs.class!]).toEqual([...table.class]);
      expect([...jobs.user!]).toEqual([...table.user]);
    }
  });

  it('is the same, byte for byte, for the same study', () => {
    const [a, b] = [0, 1].map(() => buildPayload(made.study, made.details, { program }));
    expect(JSON.stringify(a!.data)).toBe(JSON.stringify(b!.data));
    expect(a!.columns.map((c) => Buffer.from(c).toString('hex'))).toEqual(
      b!.columns.map((c) => Buffer.from(c).toString('hex')),
    );
  });

  it.each([
    ['limits without end', { limit: Infinity }, 1],
    ['short jobs at the end of a very long time', { end: 1e14 }, 1],
    ['a run of hundreds of millions of years', { end: 1e17 }, 1000],
  ])('can be made of %s', (_, { limit, end }: { limit?: number; end?: number }, tick) => {
    const details = made.details.map((detail) => ({
      ...detail,
      jobs: {
        ...detail.jobs,
        runtime: detail.jobs.runtime.map((time) => (end === undefined ? time : time / 1e9)),
        limit: detail.jobs.limit.map((own) => limit ?? own),
      },
      outcome: {
        ...detail.outcome,
        end: detail.outcome.end.map((time, job) => (end === undefined ? time : detail.outcome.start[job]! + 1e-6)),
        finished: end ?? detail.outcome.finished,
      },
    }));
    const { data } = buildPayload(made.study, details, { program });
    expect(data.jobs!.tick).toBe(tick);
  });

  it('rounds times below a second to ticks, without making two jobs on one accelerator overlap', async () => {
    const { study, details } = madeStudy({
      jobs: 400,
      replications: 1,
      cluster: { pools: { one: { kind: 'units', units: 8 } } },
      policies: { fcfs: policy('fcfs', 'none') },
    });
    const shrunk = details.map((detail) => ({
      ...detail,
      jobs: {
        ...detail.jobs,
        submit: detail.jobs.submit.map((t) => t / 7000),
        runtime: detail.jobs.runtime.map((t) => t / 7000),
      },
      outcome: {
        ...detail.outcome,
        start: detail.outcome.start.map((t) => t / 7000),
        end: detail.outcome.end.map((t) => t / 7000),
      },
    }));
    const payload = buildPayload(study, shrunk, { program });
    const tick = payload.data.jobs!.tick;
    expect(tick).toBeLessThan(1e-3);
    const read = readerOf(payload);
    const jobs = (await readJobs(payload.data, read))!;
    const { start, end, order } = await readSchedule(payload.data, jobs, payload.data.jobs!.schedules[0]!, read);
    let held = 0;
    const events = [...order].flatMap((job) => [
      { at: end[job]!, by: -jobs.accelerators[job]! },
      { at: start[job]!, by: jobs.accelerators[job]! },
    ]);
    events.sort((a, b) => Math.round(a.at / tick) - Math.round(b.at / tick) || a.by - b.by);
    for (const { by } of events) {
      held += by;
      expect(held).toBeLessThanOrEqual(8);
    }
    start.forEach((at, job) => {
      expect(Math.abs(at - shrunk[0]!.outcome.start[job]!)).toBeLessThanOrEqual(tick);
    });
  });

  it('gives each policy and class the R-7 quantiles of its measured waits', async () => {
    const payload = buildPayload(made.study, made.details, { program });
    const { distributions, probabilities, quantiles, window } = payload.data;
    const values = await readerOf(payload)(quantiles!);
    const { jobs, outcome } = made.details[1]!;
    const rows = [...jobs.submit.keys()].filter(
      (job) => jobs.submit[job]! >= window!.from && jobs.submit[job]! < window!.to,
    );
    for (const group of [null, 'fine-tuning']) {
      const members = rows.filter((job) => group === null || jobs.names.classes[jobs.class[job]!] === group);
      const waits = Float64Array.from(members, (job) => outcome.start[job]! - jobs.submit[job]!).sort();
      const found = distributions.find(
        (d) => d.policy === payload.data.policies[1]!.name && d.metric === 'wait' && d.group === group,
      )!;
      expect(found.count).toBe(members.length);
      probabilities.forEach((p, i) => {
        expect(values[found.offset + i]).toBeCloseTo(quantileSorted(waits, p), 1);
      });
    }
  });

  it('calls policies as people write them, everywhere alike', () => {
    const { data } = buildPayload(made.study, made.details, { program });
    expect(data.policies.map(({ name }) => name).slice(0, 2)).toEqual(['FCFS', 'EASY']);
    const known = new Set(data.policies.map(({ name }) => name));
    for (const { policy: name, baseline } of data.comparisons)
      expect(known.has(name) && known.has(baseline)).toBe(true);
    for (const { policy: name } of data.distributions) expect(known.has(name)).toBe(true);
    for (const { policy: name } of data.jobs!.schedules) expect(known.has(name)).toBe(true);
    for (const { policy: name } of data.notes) expect(name === undefined || known.has(name)).toBe(true);
  });

  it('without any jobs or runs it is still a page', () => {
    const { data } = buildPayload({ ...made.study, runs: [], partial: true }, [], { program });
    expect([data.jobs, data.quantiles, data.window, data.finished, data.partial]).toEqual([null, null, null, 0, true]);
  });
});

describe('a budget', () => {
  const many = madeStudy({ jobs: 3000, replications: 1 });
  const build = (budget?: number) =>
    buildPayload(many.study, many.details, { program, ...(budget === undefined ? {} : { budget }) });
  type Built = ReturnType<typeof build>;
  const sizeOf = ({ columns, data }: Built) =>
    columns.reduce((sum, column) => sum + 4 * Math.ceil(column.length / 3), JSON.stringify(data).length);
  const leftOut = ({ data }: Built) =>
    data.notes.filter(({ code }) => code === 'page-detail-left-out').map(({ text }) => text);
  const full = build();

  it('that is enough leaves nothing out', () => {
    expect(leftOut(full)).toEqual([]);
    expect(full.data.jobs!.schedules.map(({ placement }) => placement !== null)).toEqual([true, true, true]);
  });

  it('that is short is kept: node lists go first, then further policies, then users, then the later jobs; each is said', () => {
    const stages: string[] = [];
    const least =
      sizeOf(full) - full.columns.slice(full.data.jobs!.columns.number).reduce((sum, c) => sum + (4 * c.length) / 3, 0);
    for (let budget = sizeOf(full) + 6000; budget > least + 12_000; budget -= 2500) {
      const payload = build(budget);
      expect(sizeOf(payload)).toBeLessThanOrEqual(budget);
      const { count, total, schedules, names } = payload.data.jobs!;
      const stage = [
        schedules.every(({ placement }) => placement !== null) ? '' : 'nodes',
        schedules.length === 3 ? '' : 'policies',
        names.users.length > 0 ? '' : 'users',
        count === total ? '' : 'jobs',
      ].filter((word) => word !== '');
      const said = leftOut(payload).join(' ');
      expect(said.includes('single jobs under')).toBe(stage.includes('policies'));
      expect(said.includes('user names')).toBe(stage.includes('users'));
      expect(said.includes('after the first')).toBe(stage.includes('jobs'));
      if (stages.at(-1) !== stage.join(' ')) stages.push(stage.join(' '));
    }
    expect(stages[0]).toBe('');
    expect(stages.at(-1)).toBe('nodes policies users jobs');
    const first = ['nodes', 'policies', 'users', 'jobs'].map((word) =>
      stages.findIndex((stage) => stage.includes(word)),
    );
    expect(first).toEqual([...first].sort((a, b) => a - b));
    expect(new Set(first).size).toBe(4);
  });
});
