import type { PageData, PageSchedule } from '../src/output/payload.ts';
import type { ColumnReader, Jobs } from './data.ts';
import { startOrder } from './start-order.ts';

/** What one policy did to the jobs. `start` is NaN for a job that never started. */
export interface Schedule {
  readonly policy: string;
  /** First start, s. */
  readonly start: Float64Array;
  /** When it left the machine for good, s. */
  readonly end: Float64Array;
  readonly state: Float64Array;
  readonly backfilled: (job: number) => boolean;
  /** Jobs that started, in the order of their starts. */
  readonly order: Uint32Array;
  readonly stretches: Stretches;
  /** Time not running, s. */
  readonly waited: (job: number) => number;
  /** Time running, s. */
  readonly ran: (job: number) => number;
}

/** What is drawn of a schedule: a stretch a job, or several where jobs were interrupted or resized. */
export interface Stretches {
  /** Whether stretch i is job i. */
  readonly whole: boolean;
  readonly jobOf: (stretch: number) => number;
  /** The stretches of a job, from the first to before the second, in order of time. */
  readonly of: (job: number) => readonly [first: number, end: number];
  /** s */
  readonly start: Float64Array;
  /** s */
  readonly end: Float64Array;
  readonly accelerators: Float64Array;
  readonly pool: Float64Array | null;
  readonly placement: Placement | null;
  /** By start; those of jobs that never started are left out. */
  readonly order: Uint32Array;
}

/** For k in offset[i] … offset[i + 1] − 1, stretch i holds accelerators[k] on each of the span[k] nodes from node[k] on. */
export interface Placement {
  readonly offset: Uint32Array;
  readonly node: Float64Array;
  readonly span: Float64Array;
  readonly accelerators: Float64Array;
}

export async function readSchedule(
  data: PageData,
  jobs: Jobs,
  schedule: PageSchedule,
  read: ColumnReader,
): Promise<Schedule> {
  const optional = (column: number | null) => (column === null ? Promise.resolve(null) : read(column));
  const [wait, length, state, startedBy, pool, waitedOn] = await Promise.all([
    read(schedule.wait),
    read(schedule.duration),
    read(schedule.state),
    optional(schedule.startedBy),
    optional(schedule.pool),
    optional(schedule.segments?.waitedOn ?? null),
  ]);
  const tick = data.jobs!.tick;
  const start = new Float64Array(jobs.count);
  const end = new Float64Array(jobs.count);
  for (let job = 0; job < jobs.count; job++) {
    start[job] = wait[job] === 0 ? Number.NaN : jobs.submit[job]! + (wait[job]! - 1) * tick;
    end[job] = start[job]! + length[job]! * tick;
  }
  const backfilled = data.jobs!.startReasons.indexOf('backfilled');
  const order = startOrder(start, tick);
  const whole = { start, end, pool, order };
  const stretches =
    schedule.segments === null
      ? await readWhole(jobs, whole, schedule, read)
      : await readSegments(jobs, start, tick, schedule.segments, schedule.placement, read);
  const ran = (job: number) => {
    if (stretches.whole) return end[job]! - start[job]!;
    let sum = 0;
    const [first, last] = stretches.of(job);
    for (let i = first; i < last; i++) sum += stretches.end[i]! - stretches.start[i]!;
    return sum;
  };
  return {
    policy: schedule.policy,
    start,
    end,
    state,
    backfilled: (job) => startedBy !== null && startedBy[job] === backfilled,
    order,
    stretches,
    waited: (job) => {
      if (stretches.whole || Number.isNaN(start[job])) return start[job]! - jobs.submit[job]!;
      return end[job]! + (waitedOn === null ? 0 : waitedOn[job]! * tick) - jobs.submit[job]! - ran(job);
    },
    ran,
  };
}

/** Every job ran in one stretch. */
async function readWhole(
  jobs: Jobs,
  whole: Pick<Stretches, 'start' | 'end' | 'pool' | 'order'>,
  schedule: PageSchedule,
  read: ColumnReader,
): Promise<Stretches> {
  return {
    ...whole,
    whole: true,
    jobOf: (stretch) => stretch,
    of: (job) => [job, job + 1],
    accelerators: jobs.accelerators,
    placement: await readPlacement(schedule.placement, jobs.count, read),
  };
}

async function readSegments(
  jobs: Jobs,
  firstStart: Float64Array,
  tick: number,
  columns: NonNullable<PageSchedule['segments']>,
  placement: PageSchedule['placement'],
  read: ColumnReader,
): Promise<Stretches> {
  const [count, after, length, accelerators, pool] = await Promise.all([
    read(columns.count),
    read(columns.after),
    read(columns.duration),
    read(columns.accelerators),
    columns.pool === null ? Promise.resolve(null) : read(columns.pool),
  ]);
  const offset = new Uint32Array(jobs.count + 1);
  for (let job = 0; job < jobs.count; job++) offset[job + 1] = offset[job]! + count[job]!;
  const all = offset[jobs.count]!;
  const start = new Float64Array(all);
  const end = new Float64Array(all);
  const jobOf = new Uint32Array(all);
  for (let job = 0; job < jobs.count; job++) {
    for (let i = offset[job]!; i < offset[job + 1]!; i++) {
      jobOf[i] = job;
      start[i] = firstStart[job]! + after[i]! * tick;
      end[i] = start[i]! + length[i]! * tick;
    }
  }
  return {
    whole: false,
    jobOf: (stretch) => jobOf[stretch]!,
    of: (job) => [offset[job]!, offset[job + 1]!],
    start,
    end,
    accelerators,
    pool,
    placement: await readPlacement(placement, all, read),
    order: startOrder(start, tick),
  };
}

async function readPlacement(
  columns: PageSchedule['placement'],
  count: number,
  read: ColumnReader,
): Promise<Placement | null> {
  if (columns === null) return null;
  const [runs, node, span, accelerators] = await Promise.all([
    read(columns.runs),
    read(columns.node),
    read(columns.span),
    read(columns.accelerators),
  ]);
  const offset = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) offset[i + 1] = offset[i]! + runs[i]!;
  return { offset, node, span, accelerators };
}
