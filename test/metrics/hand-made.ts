import {
  createRecorder,
  type MeasuredWindow,
  measure,
  measuredWindow,
  type RunResult,
  type WindowSettings,
} from '../../src/metrics/index.ts';
import {
  jobStates,
  type MachineView,
  type Outcome,
  rejectionReasons,
  startReasons,
} from '../../src/simulation/index.ts';
import type { JobTable } from '../../src/workload/job-table.ts';

/** One job of a schedule written by hand, times in s. Without a start it was rejected. */
export interface HandMadeJob {
  readonly submit: number;
  readonly accelerators?: number;
  readonly run: number;
  readonly limit?: number;
  readonly start?: number;
  readonly class?: string;
  readonly tenant?: string;
  readonly user?: string;
  readonly state?: (typeof jobStates)[number];
  readonly startedBy?: (typeof startReasons)[number];
}

export interface HandMade {
  readonly jobs: JobTable;
  readonly outcome: Outcome;
}

/** The columns of a schedule written by hand; jobs must stand in job order. */
export function handMade(schedule: readonly HandMadeJob[]): HandMade {
  const names = { workloads: ['work'], classes: [] as string[], tenants: [] as string[], users: [] as string[] };
  const index = (list: string[], name: string) => {
    if (!list.includes(name)) list.push(name);
    return list.indexOf(name);
  };
  const number = (value: (job: HandMadeJob, row: number) => number) => Float64Array.from(schedule, value);
  const started = (job: HandMadeJob) => job.start !== undefined;
  const state = (job: HandMadeJob) => job.state ?? (started(job) ? 'completed' : 'rejected');
  const end = number((job) => (started(job) ? job.start! + job.run : Number.NaN));
  return {
    jobs: {
      count: schedule.length,
      number: number((_, row) => row + 1),
      submit: number((job) => job.submit),
      runtime: number((job) => job.run),
      limit: number((job) => job.limit ?? job.run),
      accelerators: Int32Array.from(schedule, (job) => job.accelerators ?? 1),
      workload: new Uint16Array(schedule.length),
      class: Uint16Array.from(schedule, (job) => index(names.classes, job.class ?? 'work')),
      tenant: Uint32Array.from(schedule, (job) => index(names.tenants, job.tenant ?? 'everyone')),
      user: Uint32Array.from(schedule, (job) => index(names.users, job.user ?? 'someone')),
      accepts: new Uint16Array(schedule.length),
      names,
      acceptance: [[0]],
    },
    outcome: {
      start: number((job) => job.start ?? Number.NaN),
      end,
      state: Uint8Array.from(schedule, (job) => jobStates.indexOf(state(job))),
      pool: Uint8Array.from(schedule, (job) => (started(job) ? 0 : 255)),
      startedBy: Uint8Array.from(schedule, (job) =>
        startReasons.indexOf(started(job) ? (job.startedBy ?? 'in-order') : 'not-started'),
      ),
      rejection: Uint8Array.from(schedule, (job) =>
        started(job) ? 0 : rejectionReasons.indexOf('wider-than-every-pool'),
      ),
      finished: schedule.reduce((last, job, row) => Math.max(last, job.submit, started(job) ? end[row]! : 0), 0),
      passes: schedule.length,
      events: 2 * schedule.length,
    },
  };
}

/** Shows a schedule to a recorder, instant by instant, as a run would. */
export function watch({ jobs, outcome }: HandMade, installed: number, window: MeasuredWindow, timelineSteps = 64) {
  const recorder = createRecorder({ window, timelineSteps });
  const waiting = new Set<number>();
  const view = {
    free: new Int32Array(1),
    accelerators: jobs.accelerators,
    poolOfJob: () => 0,
    queueTurns: 0,
    waits: () => waiting.size > 0,
    holds: () => false,
    firstWaiting: () => -1,
    installed,
    allocated: 0,
    queuedJobs: 0,
    queuedAccelerators: 0,
    heldJobs: 0,
    heldAccelerators: 0,
    runningJobs: 0,
    fitsNow,
  };
  function fitsNow() {
    return [...waiting].some((job) => jobs.accelerators[job]! <= installed - view.allocated);
  }
  const steps: { time: number; order: number; change: () => void }[] = [];
  for (let job = 0; job < jobs.count; job += 1) {
    const width = jobs.accelerators[job]!;
    const start = outcome.start[job]!;
    if (Number.isNaN(start)) continue;
    const queue = (sign: number) => {
      if (sign > 0) waiting.add(job);
      else waiting.delete(job);
      view.queuedJobs += sign;
      view.queuedAccelerators += sign * width;
    };
    const run = (sign: number) => {
      view.allocated += sign * width;
      view.runningJobs += sign;
    };
    steps.push({ time: jobs.submit[job]!, order: 1, change: () => queue(1) });
    steps.push({ time: start, order: 2, change: () => queue(-1) });
    steps.push({ time: start, order: 2, change: () => run(1) });
    steps.push({ time: outcome.end[job]!, order: start === outcome.end[job]! ? 3 : 0, change: () => run(-1) });
  }
  steps.sort((a, b) => a.time - b.time || a.order - b.order);
  recorder.begin(view satisfies MachineView);
  steps.forEach(({ time, change }, k) => {
    change();
    if (steps[k + 1]?.time !== time) recorder.instant(time);
  });
  recorder.finish(outcome.finished);
  return recorder;
}

/** Everything a hand-made schedule comes to. */
export function measured(
  schedule: readonly HandMadeJob[],
  installed: number,
  { replays = false, ...settings }: Partial<WindowSettings> & { readonly replays?: boolean } = {},
): RunResult {
  const made = handMade(schedule);
  const window = measuredWindow(made.jobs, { warmup: 0, cooldown: 0, horizon: null, ...settings });
  const recorder = watch(made, installed, window);
  return measure({
    replays,
    policy: 'by-hand',
    replication: 0,
    ...made,
    recorder,
    window,
  });
}

/** The metrics of all jobs. */
export function overall(result: RunResult) {
  return result.groups[0]!.metrics;
}
