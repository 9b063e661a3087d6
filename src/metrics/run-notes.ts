import type { Note } from '../catalogue/index.ts';
import { smallestSample } from '../statistics/index.ts';
import { formatCount, formatPercent } from '../units/index.ts';
import type { JobTable } from '../workload/job-table.ts';
import { measuredWithoutJobs, type ReplayedTime } from './empty-time.ts';
import { growingQueuesText } from './growing-words.ts';
import {
  arrivalDispersion,
  closedBatch,
  dominantUser,
  openLoop,
  shorterThanTheBound,
  skewedWaits,
  starvation,
} from './jobs-notes.ts';
import type { MeasuredWindow } from './measured-window.ts';
import type { GroupResult, GrowingQueue } from './result.ts';

export interface NotableRun {
  readonly policy: string;
  readonly jobs: Pick<JobTable, 'submit'>;
  readonly window: MeasuredWindow;
  /** With nothing withheld. */
  readonly groups: readonly GroupResult[];
  readonly system: Readonly<Record<string, number | null>>;
  /** Queues that grew for as long as jobs arrived. */
  readonly growing: readonly GrowingQueue[];
  /** Whether a group has a job in one of them. */
  readonly grows: (group: GroupResult) => boolean;
  /** Whether the jobs are a closed batch. */
  readonly batch: boolean;
  /** Where logs are replayed: what the window holds beside the time in which jobs come. */
  readonly replayed?: ReplayedTime | undefined;
}

/**
 * What a reader must know before believing the numbers of one run. A note names the policy where it is about what the
 * policy did; without, it holds for every policy on the same jobs.
 */
export function runNotes(run: NotableRun): Note[] {
  return [
    nothingMeasured(run),
    ...(run.replayed && !run.batch ? measuredWithoutJobs(run.replayed, run.system) : []),
    growingQueue(run),
    openLoop(run.system['offered-load'], run.window, run.batch),
    starving(run),
    utilisationIsLoad(run),
    noWarmUp(run),
    noMakespan(run),
    fewJobs(run),
    rejectedJobs(run),
    killedJobs(run),
    slowdownUndefined(run),
    closedBatch(run.batch && run.groups[0]!.submitted > 0),
    skewed(run),
    dominantUser(run.groups),
    arrivalDispersion(run.jobs, run.window),
    shorterThanTheBound(run.groups),
  ].filter((note) => note !== undefined);
}

/** Of an unstable system neither says anything: all its waits are those of the length of the run. */
function starving({ growing, groups, policy }: NotableRun): Note | undefined {
  return growing.length > 0 ? undefined : starvation(groups, policy);
}

function skewed({ growing, groups, policy }: NotableRun): Note | undefined {
  return growing.length > 0 ? undefined : skewedWaits(groups, policy);
}

function nothingMeasured({ groups }: NotableRun): Note | undefined {
  if (groups[0]!.submitted > 0) return undefined;
  return {
    code: 'nothing-measured',
    severity: 'warning',
    text: 'No job was submitted in the measured window; shorten the warm-up or the cool-down, or lengthen the horizon.',
  };
}

function growingQueue({ growing, window, policy, system, groups, grows }: NotableRun): Note | undefined {
  if (growing.length === 0) return undefined;
  const load = system['offered-load'];
  const everybody = growing.some((queue) => queue.pools === null && queue.groups === null);
  const offered = everybody && typeof load === 'number' ? ` at an offered load of ${formatPercent(load)}` : '';
  const { text: which, several } = growingQueuesText(growing);
  if (window.open) {
    const others = !groups.some((group) => group.dimension !== 'all' && !grows(group));
    const none = everybody
      ? 'waits depend on how long one watches, so none are given'
      : `waits in ${several ? 'them' : 'it'} depend on how long one watches, so none are given, nor any of all jobs together${others ? '' : '; those of the others stand'}`;
    return {
      code: 'unstable-queue',
      severity: 'warning',
      policy,
      text: `Under '${policy}' ${which} ${several ? 'grow' : 'grows'} without bound${offered}: ${none}. Lower the load, add accelerators or change the rule.`,
    };
  }
  return {
    code: 'queue-grew',
    severity: 'warning',
    policy,
    text: `Under '${policy}' ${which} grew for as long as jobs arrived${offered}: the waits in ${several ? 'them' : 'it'} are those of this list of jobs, and a longer list would have longer ones.`,
  };
}

/** In a stable open system what arrives is what is worked on; how well a policy packs shows in waits and in the load it can sustain. */
function utilisationIsLoad({ growing, batch, window, system }: NotableRun): Note | undefined {
  const { utilisation, 'offered-load': load } = system;
  if (!window.open || growing.length > 0 || batch || typeof utilisation !== 'number' || typeof load !== 'number')
    return undefined;
  if (!(load > 0) || Math.abs(utilisation - load) > 0.05 * load) return undefined;
  return {
    code: 'utilisation-is-offered-load',
    severity: 'info',
    text: `Utilisation equals the offered load (${formatPercent(load)}), as in every stable open system: it is no merit of a policy. Compare waits and lost capacity, or the largest load each sustains.`,
  };
}

function noWarmUp({ window, batch, groups }: NotableRun): Note | undefined {
  if (!window.open || batch || window.from > 0 || groups[0]!.submitted === 0) return undefined;
  return {
    code: 'no-warm-up',
    severity: 'warning',
    text: 'Measured from an empty machine on: the first waits are shorter than later ones. Set a warm-up, unless the start is what you study.',
  };
}

function noMakespan({ batch, groups }: NotableRun): Note | undefined {
  if (batch || groups[0]!.submitted === 0) return undefined;
  return {
    code: 'no-makespan',
    severity: 'info',
    text: 'No makespan is given: jobs arrive over time, so the end of the last one is set by when it came, not by the policy.',
  };
}

function fewJobs({ groups }: NotableRun): Note | undefined {
  const needed = smallestSample(0.95);
  const small = groups.filter((group) => group.dimension === 'class' && group.submitted < needed);
  if (small.length === 0) return undefined;
  const listed = small.slice(0, 5).map((group) => `${group.name} (${formatCount(group.submitted)})`);
  const more = small.length > 5 ? ` and ${small.length - 5} more` : '';
  return {
    code: 'few-jobs',
    severity: 'info',
    count: small.length,
    text: `Fewer than ${needed} measured jobs in ${listed.join(', ')}${more}: the 95 % quantile of a class so small is not estimable. Lengthen the horizon or run more replications.`,
  };
}

function rejectedJobs({ groups }: NotableRun): Note | undefined {
  const { rejected, submitted } = groups[0]!;
  if (rejected === 0) return undefined;
  return {
    code: 'rejected-jobs',
    severity: 'warning',
    count: rejected,
    text: `${formatCount(rejected)} of ${formatCount(submitted)} ${submitted === 1 ? 'measured job' : 'measured jobs'} ${rejected === 1 ? 'was' : 'were'} rejected; jobs.csv says why. They have no wait and count in no mean.`,
  };
}

function killedJobs({ groups, policy }: NotableRun): Note | undefined {
  const { timedOut, submitted } = groups[0]!;
  if (timedOut === 0) return undefined;
  return {
    code: 'killed-at-limit',
    severity: 'info',
    policy,
    count: timedOut,
    text: `Under '${policy}' ${formatCount(timedOut)} of ${formatCount(submitted)} measured jobs were stopped at their time limit; their run time is what they ran.`,
  };
}

function slowdownUndefined({ groups }: NotableRun): Note | undefined {
  const { metrics } = groups[0]!;
  const without = metrics.wait!.count - metrics.slowdown!.count;
  if (without === 0) return undefined;
  return {
    code: 'slowdown-undefined',
    severity: 'info',
    count: without,
    text: `${formatCount(without)} measured jobs have a run time of 0 and so no slowdown; they count in every other metric.`,
  };
}
