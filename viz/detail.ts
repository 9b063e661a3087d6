import type { Jobs } from './data.ts';
import { allocated, queued, resampled } from './occupancy.ts';
import type { Schedule } from './schedule.ts';

/** A policy's timeline, unpacked. */
export interface Timeline {
  readonly from: number;
  readonly step: number;
  readonly allocated: Float64Array;
  readonly queuedJobs: Float64Array;
  readonly maximumQueuedJobs: Float64Array;
  /** W, and g CO2e per kWh where it is known; null unless the machine states its power. */
  readonly energy: {
    readonly from: number;
    readonly step: number;
    readonly power: Float64Array;
    readonly intensity: Float64Array | null;
  } | null;
}

/** What the page knows over time: single jobs where it holds them all, else steps of equal length. */
export interface Detail {
  readonly jobs: Jobs | null;
  readonly schedules: ReadonlyMap<string, Schedule>;
  readonly timelines: ReadonlyMap<string, Timeline>;
}

/** The schedule to draw time series from: only one that holds every job of the run. */
function complete({ jobs, schedules }: Detail, policy: string): { jobs: Jobs; schedule: Schedule } | null {
  const schedule = schedules.get(policy);
  return jobs === null || schedule === undefined || jobs.count < jobs.total ? null : { jobs, schedule };
}

/** Jobs waiting under a policy, averaged over equal bins of a window; null when nothing is known of it. */
export function queueSeries(
  detail: Detail,
  policy: string,
  from: number,
  to: number,
  bins: number,
): Float64Array | null {
  const single = complete(detail, policy);
  if (single !== null && !single.schedule.holds) return queued(single.jobs, single.schedule, from, to, bins);
  const timeline = detail.timelines.get(policy);
  return timeline === undefined ? null : resampled(timeline.queuedJobs, timeline.from, timeline.step, from, to, bins);
}

/** Accelerators allocated under a policy: one series a legend position, or a single one when jobs are not known. */
export function allocationSeries(
  detail: Detail,
  policy: string,
  positionOf: (job: number) => number,
  positions: number,
  from: number,
  to: number,
  bins: number,
): readonly Float64Array[] | null {
  const single = complete(detail, policy);
  if (single !== null) return allocated(single.schedule, positionOf, positions, from, to, bins);
  const timeline = detail.timelines.get(policy);
  return timeline === undefined ? null : [resampled(timeline.allocated, timeline.from, timeline.step, from, to, bins)];
}

/** The largest number of waiting jobs in a window and when it was; by the timeline's steps where they are fine enough. */
export function queuePeak(
  detail: Detail,
  policy: string,
  from: number,
  to: number,
  series: Float64Array,
): { peak: number; at: number } {
  const timeline = detail.timelines.get(policy);
  let best = { peak: 0, at: from };
  if (timeline !== undefined && (to - from) / timeline.step > 20) {
    timeline.maximumQueuedJobs.forEach((peak, i) => {
      const at = timeline.from + i * timeline.step;
      if (peak > best.peak && at + timeline.step > from && at < to) best = { peak, at: Math.max(from, at) };
    });
    return best;
  }
  series.forEach((peak, i) => {
    if (peak > best.peak) best = { peak, at: from + ((i + 0.5) * (to - from)) / series.length };
  });
  return best;
}
