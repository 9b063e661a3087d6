import type { Outcome } from '../simulation/outcome.ts';
import type { JobTable } from '../workload/job-table.ts';
import { withBatches } from './batched-means.ts';
import { cellsOf } from './cells.ts';
import { isClosedBatch, makespanOf } from './closed-batch.ts';
import type { Delivered } from './delivered.ts';
import { replayedTime } from './empty-time.ts';
import { groupTotals } from './energy/group-totals.ts';
import type { MeasuredEnergy } from './energy/measure-energy.ts';
import { groupResults } from './group-results.ts';
import { type Growth, growthOf } from './growing-queues.ts';
import { growingGroups, growingQueues, steadyJobs } from './growth-in-results.ts';
import { measuredJobs } from './measured-jobs.ts';
import type { MeasuredWindow } from './measured-window.ts';
import { poolResults } from './pool-results.ts';
import type { Recorder } from './recorder.ts';
import type { RunResult } from './result.ts';
import type { RunMeasures } from './run-measures.ts';
import { runNotes } from './run-notes.ts';
import { systemMetrics } from './system-metrics.ts';
import { waitReasonGroups } from './wait-reason-groups.ts';
import type { WaitReasonColumns } from './wait-reasons.ts';
import { withholdGroups, withholdSystem } from './withhold.ts';
import { workDone } from './work-done.ts';

export interface MeasureInput {
  readonly policy: string;
  readonly replication: number;
  readonly jobs: JobTable;
  readonly outcome: Outcome;
  /** The recorder that watched the run, with the same window. */
  readonly recorder: Recorder;
  readonly window: MeasuredWindow;
  /** Names of the pools; absent: nothing is told of them. Several must have been watched by the recorder. */
  readonly pools?: readonly string[];
  /** Whether batches of jobs are to tell how far the means of this run are known, since it is the only one. */
  readonly batches?: boolean;
  /** Why each job waited; absent when that was not watched. */
  readonly reasons?: WaitReasonColumns;
  /** What it came to in energy; absent unless the machine states its power. */
  readonly energy?: MeasuredEnergy;
  /** What it comes to in money, and what that is made of; absent where the scenario has none. */
  readonly account?: RunMeasures['account'];
  readonly delivered?: Delivered;
  /** Whether logs are replayed, whose times may be other than they seem. Default false. */
  readonly replays?: boolean;
}

/** Everything a run came to, from its columns and its recorder. O(jobs × metrics); plain data that crosses threads. */
export function measure(input: MeasureInput): RunResult {
  const { policy, replication, jobs, outcome, recorder, window, reasons, energy, account, delivered } = input;
  const measured = measuredJobs(jobs, outcome, window);
  let ascendingWaits: Float64Array = new Float64Array(0);
  const cells = cellsOf(jobs, window);
  const plain = groupResults(measured, cells, (metric, column) => {
    if (metric.name === 'wait') ascendingWaits = column.values.slice();
  });
  const summed = energy ? groupTotals(plain, cells, window, energy.jobs) : plain;
  const groups = input.batches ? withBatches(summed, measured, cells) : summed;
  const time = recorder.integrals();
  const batch = isClosedBatch(jobs, window.open);
  const work = workDone(jobs, outcome, window);
  const run: RunMeasures = {
    time,
    work,
    measured,
    groups,
    ascendingWaits,
    left: leftWithin(outcome, window),
    arrivalSpan: arrivalSpan(jobs, window),
    makespan: batch ? makespanOf(jobs, outcome) : null,
    ...(energy ? { energy: energy.machine } : {}),
    ...(account ? { account } : {}),
  };
  const system: Record<string, number | null> = {};
  for (const metric of systemMetrics.entries) {
    const value = metric.value(run);
    if (value !== undefined) system[metric.name] = value;
  }
  const growth = batch ? noGrowth : arrivalGrowth(jobs, outcome, window);
  const growing = growth.queues.length > 0;
  const unstable = growing && window.open;
  const grows = growingGroups(growth, cells, window);
  const pools = input.pools
    ? poolResults({ names: input.pools, recorder: recorder.pools, time, work, jobs, outcome, window })
    : undefined;
  const queues = growingQueues(growth, input.pools ?? []);
  const timeline = recorder.timeline();
  return {
    policy,
    replication,
    window: seenWindow(window, outcome),
    groups: unstable ? withholdGroups(groups, grows) : groups,
    system: unstable ? withholdSystem(system) : system,
    ...(pools ? { pools } : {}),
    timeline: unstable ? { ...timeline, ...steadyJobs(growth, timeline, jobs, outcome) } : timeline,
    ...(delivered ? { delivered } : {}),
    ...(reasons ? { reasons: waitReasonGroups(reasons, outcome.start, cells, window) } : {}),
    ...(energy ? { energy: energy.result } : {}),
    notes: runNotes({
      policy,
      jobs,
      window,
      groups,
      system,
      growing: queues,
      grows,
      batch,
      ...(input.replays ? { replayed: replayedTime(jobs, outcome, window) } : {}),
    }),
    names: jobs.names,
    unstable,
    ...(unstable ? { growing: queues } : {}),
    events: outcome.events,
  };
}

/** The measured window as it was seen, s: without a horizon it lasts until the last job has left. */
export function seenWindow({ from, to }: MeasuredWindow, { finished }: Outcome): { from: number; to: number } {
  return { from, to: Number.isFinite(to) ? to : Math.max(from, finished) };
}

/** Without a horizon queues are watched while jobs arrive; afterwards they can only shrink. */
function arrivalGrowth(jobs: JobTable, outcome: Outcome, { from, to, last }: MeasuredWindow): Growth {
  return growthOf(jobs, outcome, from, Number.isFinite(to) ? to : last > 0 ? jobs.submit[last - 1]! : from);
}

const noGrowth: Growth = { grows: new Uint8Array(0), queues: [] };

function leftWithin({ end }: Outcome, { from, to }: MeasuredWindow): number {
  let left = 0;
  for (let job = 0; job < end.length; job += 1) if (end[job]! >= from && end[job]! < to) left += 1;
  return left;
}

function arrivalSpan({ submit }: JobTable, { from, to, first, last, open }: MeasuredWindow): number {
  if (open) return to - from;
  return last > first ? submit[last - 1]! - submit[first]! : 0;
}
