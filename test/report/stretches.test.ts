import { describe, expect, it } from 'vitest';
import { signalOf } from '../../src/energy/index.ts';
import { runTimeOf, waitOf } from '../../src/metrics/index.ts';
import type { PageData } from '../../src/output/payload.ts';
import { columnStore } from '../../src/output/payload-columns.ts';
import { packJobs } from '../../src/output/payload-jobs.ts';
import { simulate } from '../../src/simulation/index.ts';
import { readJobs, unpack } from '../../viz/data.ts';
import { jobsInView } from '../../viz/gantt/frame.ts';
import { packLanes } from '../../viz/gantt/lanes.ts';
import { visibleStretches } from '../../viz/gantt/visible.ts';
import { allocated } from '../../viz/occupancy.ts';
import { readSchedule } from '../../viz/schedule.ts';
import { jobTable, policy } from '../job-tables.ts';

const hour = 3600;

/** Jobs of three widths, every other of which may pause, on nodes, over a grid that is clean every third hour; and as the page reads them. */
async function interrupted() {
  const rows = Array.from({ length: 60 }, (_, i) => ({
    submit: i * 1800,
    accelerators: [1, 2, 5][i % 3]!,
    runtime: (1 + (i % 5)) * hour,
  }));
  const jobs = {
    ...jobTable(rows),
    shift: Float64Array.from(rows, (_, i) => (i % 2 === 0 ? 12 * hour : 0)),
    interruption: Float64Array.from(rows, (_, i) => (i % 2 === 0 ? 60 : Number.NaN)),
  };
  const values = [300, 100, 350, 50, 250, 400];
  const outcome = simulate({
    jobs,
    cluster: { pools: { nodes: { kind: 'nodes', nodes: 3, acceleratorsPerNode: 4 } } },
    policy: policy('fcfs', 'easy', { start: { kind: 'carbon-slots' } }),
    signals: {
      intensity: signalOf({
        times: Float64Array.from(values, (_, i) => i * hour),
        values: Float64Array.from(values),
        period: values.length * hour,
      }),
    },
  });
  const store = columnStore();
  const packed = packJobs([{ policy: 'slots', jobs, outcome }], store, 1e6);
  const data = { jobs: packed.jobs } as PageData;
  const read = (column: number) =>
    unpack(Buffer.from(store.packed[column]!).toString('base64'), store.columns[column]!);
  const pageJobs = (await readJobs(data, read))!;
  return { jobs, outcome, pageJobs, schedule: await readSchedule(data, pageJobs, data.jobs!.schedules[0]!, read) };
}

describe('a schedule with interruptions on the page', () => {
  it('holds every stretch as the run had it, and what each job waited and ran', async () => {
    const { jobs, outcome, schedule } = await interrupted();
    const { offset, start, end, accelerators } = outcome.segments!;
    expect(offset[60]!).toBeGreaterThan(70);
    const { stretches } = schedule;
    expect([...stretches.start]).toEqual([...start]);
    expect([...stretches.end]).toEqual([...end]);
    expect([...stretches.accelerators]).toEqual([...accelerators]);
    expect([...stretches.placement!.node]).toEqual([...outcome.segments!.placement!.node]);
    for (let job = 0; job < 60; job++) {
      expect(stretches.of(job)).toEqual([offset[job], offset[job + 1]]);
      expect(schedule.waited(job)).toBeCloseTo(waitOf(jobs, outcome, job), 6);
      expect(schedule.ran(job)).toBeCloseTo(runTimeOf(jobs, outcome, job), 6);
    }
  });

  it('gives every stretch its rows, none twice at a time, and knows the jobs of a window once each', async () => {
    const { pageJobs, schedule } = await interrupted();
    const { stretches } = schedule;
    const lanes = await packLanes(stretches, [{ name: 'nodes', capacity: 12, nodes: 3 }], () => Promise.resolve());
    const held: [row: number, from: number, to: number][] = [];
    for (const stretch of stretches.order) {
      let rows = 0;
      for (let run = lanes.offset[stretch]!; run < lanes.offset[stretch + 1]!; run++) {
        rows += lanes.length[run]!;
        for (let row = lanes.first[run]!; row < lanes.first[run]! + lanes.length[run]!; row++) {
          held.push([row, stretches.start[stretch]!, stretches.end[stretch]!]);
        }
      }
      expect(rows).toBe(stretches.accelerators[stretch]);
    }
    for (const [i, [row, from, to]] of held.entries()) {
      const other = held.slice(i + 1).find(([r, f, t]) => r === row && f < to && from < t);
      expect(other).toBeUndefined();
    }
    const [from, to] = [10 * hour, 14 * hour];
    const inView = visibleStretches(stretches)(from, to);
    const seen = jobsInView({ schedule, inView });
    expect(new Set(seen).size).toBe(seen.length);
    expect([...seen].sort()).toEqual(
      [...new Set([...stretches.order].filter((i) => stretches.start[i]! <= to && stretches.end[i]! >= from))]
        .map(stretches.jobOf)
        .filter((job, i, all) => all.indexOf(job) === i)
        .sort(),
    );
    const [series] = allocated(schedule, () => 0, 1, 0, 40 * hour, 4000);
    const area = [...stretches.order].reduce(
      (sum, i) =>
        sum +
        (Math.min(stretches.end[i]!, 40 * hour) - Math.min(stretches.start[i]!, 40 * hour)) *
          stretches.accelerators[i]!,
      0,
    );
    expect((series!.reduce((a, b) => a + b, 0) * 40 * hour) / 4000).toBeCloseTo(area, 0);
    expect(pageJobs.count).toBe(60);
  });
});
