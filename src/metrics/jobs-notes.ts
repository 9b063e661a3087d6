import type { Note } from '../catalogue/index.ts';
import { formatDuration, formatNumber, formatPercent } from '../units/index.ts';
import type { JobTable } from '../workload/job-table.ts';
import type { MeasuredWindow } from './measured-window.ts';
import { boundedSlowdownThreshold } from './metric.ts';
import type { GroupResult } from './result.ts';

/** Users that submit more than this share of the jobs are named … */
const dominant = 0.25;
/** … where there are so many others that an even share would be far less. */
const fewestUsers = 10;

/** A user who alone makes much of what is measured: what is good for that one looks good for all. */
export function dominantUser(groups: readonly GroupResult[]): Note | undefined {
  const users = groups.filter((group) => group.dimension === 'user');
  if (users.length < fewestUsers) return undefined;
  const all = groups[0]!.submitted;
  const top = users.reduce((most, user) => (user.submitted > most.submitted ? user : most));
  const share = top.submitted / all;
  if (!(share > dominant)) return undefined;
  return {
    code: 'dominant-user',
    severity: 'info',
    text: `One of ${users.length} users, '${top.name}', submitted ${formatPercent(share)} of the measured jobs: means over jobs are mostly that user's. Look at the others too, or leave out the flurry.`,
  };
}

/** The index of dispersion is told from so many stretches with so many jobs. */
const stretches = 50;
const fewestJobs = 200;

/**
 * How much the submissions vary: the variance of the jobs in equal stretches of the window over their mean, 1 for Poisson arrivals.
 * Cox and Lewis, The Statistical Analysis of Series of Events, 1966.
 */
export function arrivalDispersion(
  { submit }: Pick<JobTable, 'submit'>,
  { first, last }: MeasuredWindow,
): Note | undefined {
  const count = last - first;
  if (count < fewestJobs) return undefined;
  const from = submit[first]!;
  const span = submit[last - 1]! - from;
  if (!(span > 0)) return undefined;
  const jobs = new Float64Array(stretches);
  for (let job = first; job < last; job += 1)
    jobs[Math.min(stretches - 1, Math.floor(((submit[job]! - from) / span) * stretches))]! += 1;
  const mean = count / stretches;
  const variance = jobs.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (stretches - 1);
  return {
    code: 'arrival-dispersion',
    severity: 'info',
    text: `Submissions in fiftieths of the window have an index of dispersion of ${formatNumber(variance / mean, 2)}: 1 is that of Poisson arrivals, logs have tens to hundreds.`,
  };
}

/** A mean this many times its median says little of most jobs. */
const skewed = 5;

export function skewedWaits(groups: readonly GroupResult[], policy: string): Note | undefined {
  const { mean, p50 } = groups[0]!.metrics.wait!;
  if (mean === null || p50 === null || !(mean > skewed * p50) || !(mean > 0)) return undefined;
  const how =
    p50 === 0
      ? `the mean wait of ${formatDuration(mean)} is made by few jobs: half of them do not wait at all`
      : `the mean wait is ${formatNumber(mean / p50, 2)} times the median`;
  return {
    code: 'skewed-waits',
    severity: 'info',
    policy,
    text: `Under '${policy}' ${how}. Look at the percentiles and the classes.`,
  };
}

/** A longest wait so many times the 99 % wait, and the mean run time, is not the end of a tail but somebody left behind. */
const leftBehind = 10;

export function starvation(groups: readonly GroupResult[], policy: string): Note | undefined {
  const { max, p99 } = groups[0]!.metrics.wait!;
  const run = groups[0]!.metrics['run-time']?.mean ?? 0;
  if (max === null || p99 === null || max <= leftBehind * Math.max(p99, run)) return undefined;
  return {
    code: 'starvation',
    severity: 'warning',
    policy,
    text: `Under '${policy}' the longest wait is ${formatDuration(max)}, while 99 % of the jobs wait ${formatDuration(p99)} at most: some job is left behind. Look at who waits longest, and at fairness, before the mean.`,
  };
}

/** People who see such queues submit less; the model goes on submitting. */
const overloaded = 0.95;

export function openLoop(load: number | null | undefined, window: MeasuredWindow, batch: boolean): Note | undefined {
  if (batch || !window.open || typeof load !== 'number' || load <= overloaded) return undefined;
  return {
    code: 'open-loop',
    severity: 'warning',
    text: `The offered load is ${formatPercent(load)}, and jobs come whatever the waits: real users would hold back, so real waits would be shorter and real demand lower.`,
  };
}

/** Jobs that all stand there at the start are worked off, not waited for. */
export function closedBatch(batch: boolean): Note | undefined {
  if (!batch) return undefined;
  return {
    code: 'closed-batch',
    severity: 'info',
    text: 'All jobs stand there at (or near) the start: a makespan is given, and waits are those of one pile being worked off, not of a system in its running.',
  };
}

/**
 * Most jobs run shorter than the bound of the bounded slowdown: then it is about their wait and the bound, and hardly about how long they run.
 * The shortest wait that it tells from none is the bound less the run time.
 */
export function shorterThanTheBound(groups: readonly GroupResult[]): Note | undefined {
  const { p50 } = groups[0]!.metrics['run-time']!;
  if (p50 === null || !(p50 < boundedSlowdownThreshold)) return undefined;
  return {
    code: 'jobs-shorter-than-bound',
    severity: 'info',
    text: `At least half of the measured jobs run for less than ${boundedSlowdownThreshold} s, which a bounded slowdown counts as ${boundedSlowdownThreshold} s: it hardly says what waiting means to them (\`slowdown\` does).`,
  };
}
