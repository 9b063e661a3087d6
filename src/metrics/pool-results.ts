import { jobStates, type Outcome } from '../simulation/outcome.ts';
import type { JobTable } from '../workload/job-table.ts';
import type { MeasuredWindow } from './measured-window.ts';
import { type PoolMeasures, type PoolMetric, poolMetrics } from './pool-metrics.ts';
import type { PoolRecorder } from './pool-recorder.ts';
import type { PoolResult } from './result.ts';
import { eachSegment } from './segments.ts';
import type { TimeIntegrals } from './time-integrals.ts';
import type { WorkDone } from './work-done.ts';

export interface PoolInput {
  /** Names of the pools. */
  readonly names: readonly string[];
  /** Who watched them; absent where there is one, which does what the machine does. */
  readonly recorder: PoolRecorder | undefined;
  readonly time: TimeIntegrals;
  readonly work: WorkDone;
  readonly jobs: JobTable;
  readonly outcome: Outcome;
  readonly window: MeasuredWindow;
}

/** What every pool came to. O(jobs) where there are several, O(1) where there is one. */
export function poolResults(input: PoolInput): PoolResult[] {
  const { names, recorder } = input;
  const measures = recorder ? ofSeveral(input, recorder) : [wholeMachine(input)];
  return names.map((name, pool) => ({
    name,
    metrics: valuesOf(measures[pool]!),
  }));
}

function valuesOf(measures: PoolMeasures): Record<string, number | null> {
  const values: Record<string, number | null> = {};
  for (const { name, value } of poolMetrics.entries as readonly PoolMetric[]) {
    const found = value(measures);
    if (found !== undefined) values[name] = found;
  }
  return values;
}

function wholeMachine({ time, work }: PoolInput): PoolMeasures {
  const { span, installed, allocated, lostToPolicy, lostToFit, lostToHold, holds } = time;
  return {
    span,
    installed,
    allocated,
    useful: work.useful,
    lost: lostToPolicy + lostToFit + lostToHold,
    lostToHold: holds ? lostToHold : undefined,
  };
}

const completed = jobStates.indexOf('completed');

/** Cuts the time of every job, measured or not, at the edges of the window, and puts it down to its pool. */
function ofSeveral({ names, time, jobs, outcome, window }: PoolInput, recorder: PoolRecorder): PoolMeasures[] {
  const { sizes, queued } = recorder;
  const clocks = recorder.waiting.clocks;
  const { state } = outcome;
  const { from } = window;
  const to = from + time.span;
  const sums = () => new Float64Array(names.length);
  /** Taken by jobs: in all, of use, while somebody waited for the pool, and while somebody did so in the queue. */
  const [allocated, useful, wantedOf, queuedFor] = [sums(), sums(), sums(), sums()];
  eachSegment(jobs, outcome, (job, start, end, accelerators, pool, restoring) => {
    const begin = start > from ? start : from;
    const stop = end < to ? end : to;
    // Not so for a job that never started: its times are NaN, which are not below the edges of the window either.
    if (!(stop > begin && end > begin)) return;
    const clock = clocks[pool]!;
    const area = accelerators * (stop - begin);
    allocated[pool]! += area;
    wantedOf[pool]! += accelerators * (clock.at(stop) - clock.at(begin));
    if (queued) queuedFor[pool]! += accelerators * (queued.clocks[pool]!.at(stop) - queued.clocks[pool]!.at(begin));
    if (state[job] !== completed) return;
    const restored = restoring > 0 ? Math.max(0, Math.min(start + restoring, to) - begin) : 0;
    useful[pool]! += area - accelerators * restored;
  });
  return names.map((_, index) => {
    let [installed, wanted, inQueue] = [0, 0, 0];
    const [steps, clock, queue] = [sizes[index]!, clocks[index]!, queued?.clocks[index]];
    steps.forEach(({ at, size }, k) => {
      const [begin, stop] = [Math.max(at, from), Math.min(steps[k + 1]?.at ?? to, to)];
      if (!(stop > begin)) return;
      installed += size * (stop - begin);
      wanted += size * (clock.at(stop) - clock.at(begin));
      if (queue) inQueue += size * (queue.at(stop) - queue.at(begin));
    });
    const idle = Math.max(0, installed - allocated[index]!);
    const lost = cleared(wanted - wantedOf[index]!, idle, installed);
    const lostToHold = queued && lost - cleared(inQueue - queuedFor[index]!, idle, installed);
    return { span: time.span, installed, allocated: allocated[index]!, useful: useful[index]!, lost, lostToHold };
  });
}

/** Sums that should cancel, or be the same, may differ in the last digits: all of the idle time is all of it, and none is none. */
function cleared(lost: number, idle: number, installed: number): number {
  const dust = 1e-12 * installed;
  if (lost < dust) return 0;
  return lost > idle - dust ? idle : lost;
}
