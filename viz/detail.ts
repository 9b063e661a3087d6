import type { Jobs } from './data.ts';
import { allocated, resampled, waiting } from './occupancy.ts';
import { type Peak, peakOfJobs, peakWithin, type StepPeaks } from './peaks.ts';
import type { Schedule } from './schedule.ts';

/** A policy's timeline, unpacked. */
export interface Timeline {
  readonly from: number;
  readonly step: number;
  readonly allocated: Float64Array;
  readonly queuedJobs: Float64Array;
  /** Jobs that a start rule holds; null where no policy of the study has one. */
  readonly heldJobs: Float64Array | null;
  /** Of all that wait, in the queue or held. */
  readonly waitingPeaks: StepPeaks;
  /** W, and g CO2e per kWh where it is known; null unless the machine states its power. */
  readonly energy: {
    readonly from: number;
    readonly step: number;
    readonly power: Float64Array;
    readonly powerPeaks: StepPeaks;
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

/** Jobs waiting under a policy, held ones too, averaged over equal bins of a window; null when nothing is known of it. */
export function waitingSeries(
  detail: Detail,
  policy: string,
  from: number,
  to: number,
  bins: number,
): Float64Array | null {
  const single = complete(detail, policy);
  if (single !== null) return waiting(single.jobs, single.schedule, from, to, bins);
  const timeline = detail.timelines.get(policy);
  if (timeline === undefined) return null;
  const { queuedJobs, heldJobs } = timeline;
  const both = heldJobs === null ? queuedJobs : queuedJobs.map((jobs, k) => jobs + heldJobs[k]!);
  return resampled(both, timeline.from, timeline.step, from, to, bins);
}

/** Those of them that a start rule holds; null where no policy of the study has one. */
export function heldSeries(
  { timelines }: Detail,
  policy: string,
  from: number,
  to: number,
  bins: number,
): Float64Array | null {
  const timeline = timelines.get(policy);
  if (timeline === undefined || timeline.heldJobs === null) return null;
  return resampled(timeline.heldJobs, timeline.from, timeline.step, from, to, bins);
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

/** The most jobs that wait at any moment of a window, and when that is first so; null where it cannot be told. */
export function waitingPeak(detail: Detail, policy: string, from: number, to: number): Peak | null {
  const timeline = detail.timelines.get(policy);
  const peak = timeline === undefined ? null : peakWithin(timeline.waitingPeaks, from, to);
  if (peak !== null) return peak;
  const single = complete(detail, policy);
  return single === null ? null : peakOfJobs(single.jobs, single.schedule, from, to);
}
