import type { Note } from '../catalogue/index.ts';
import type { RunResult, Timeline } from '../metrics/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { mser } from '../statistics/index.ts';
import { formatDuration } from '../units/index.ts';

/** Replications that the warm-up is looked for in. */
const mostPilots = 5;
/** Points of the series that it is looked for in, and of a batch. The machine is empty at the start, so the first batch always goes. */
const points = 1000;
const batch = 5;

/** A scenario to play for nothing but its warm-up: measured from the start, with a fine timeline. */
export function pilotOf(scenario: Scenario): Scenario {
  const { autoWarmup: _, outputs, replications, ...rest } = scenario;
  return {
    ...rest,
    warmup: 0,
    replications: Math.min(mostPilots, replications),
    outputs: { ...outputs, reasons: false, timelineSteps: 2 * points },
  };
}

/**
 * The warm-up by MSER-5 (White, Cobb and Spratt, WSC 2000) on the number of jobs in the system, averaged over
 * replications moment by moment as in Welch's method; the longest of all policies, so that all are measured on the same jobs. Jobs whose queue
 * grows without bound never settle and do not count, nor do policies under which all jobs are of such a queue, unless all policies are such.
 * @param runs those of `pilotOf(scenario)`
 */
export function warmupFrom(
  scenario: Scenario,
  runs: readonly RunResult[],
): { readonly warmup: number; readonly note: Note } {
  const end = scenario.horizon! - scenario.cooldown;
  const policies = [...new Set(runs.map(({ policy }) => policy))];
  const growing = (policy: string) =>
    runs.some((run) => run.policy === policy && run.unstable && run.timeline.steadyJobs === undefined);
  const stable = policies.filter((policy) => !growing(policy));
  const cuts = (stable.length > 0 ? stable : policies).map((policy) => {
    const own = runs.filter((run) => run.policy === policy);
    const mean = new Float64Array(points);
    for (const { timeline } of own)
      jobsInSystem(timeline, end).forEach((jobs, k) => {
        mean[k]! += jobs / own.length;
      });
    const { observations, settled } = mser(mean, batch);
    return { policy, settled, warmup: (Math.max(observations, batch) * end) / points };
  });
  const longest = cuts.reduce((most, cut) => (cut.warmup > most.warmup ? cut : most));
  const { policy, warmup, settled } = longest;
  const replications = new Set(runs.map((run) => run.replication)).size;
  const averaged = replications === 1 ? 'in one replication' : `averaged over ${replications} replications`;
  const how = `MSER-5 on the number of jobs in the system, ${averaged}`;
  if (settled) {
    const text = `The warm-up is ${formatDuration(warmup)}: ${how}; the longest is that of '${policy}'.`;
    return { warmup, note: { code: 'warm-up-found', severity: 'info', text } };
  }
  const text = `No end of the warm-up was found under '${policy}' (${how}): half of the run, ${formatDuration(warmup)}, is left out, and the rest may still be settling. Lengthen the horizon.`;
  return { warmup, note: { code: 'warm-up-not-settled', severity: 'warning', text } };
}

/** Jobs waiting (held ones too) or running that are of no queue that grows, mean over each of so many equal stretches from 0 to the end. */
function jobsInSystem({ step, queuedJobs, runningJobs, held, steadyJobs }: Timeline, end: number): Float64Array {
  const means = new Float64Array(points);
  const length = end / points;
  for (let k = 0; k < queuedJobs.length; k++) {
    const value = steadyJobs?.[k] ?? queuedJobs[k]! + runningJobs[k]! + (held?.jobs[k] ?? 0);
    const [from, to] = [k * step, Math.min((k + 1) * step, end)];
    for (let point = Math.floor(from / length); point < points && point * length < to; point++) {
      const overlap = Math.min(to, (point + 1) * length) - Math.max(from, point * length);
      if (overlap > 0) means[point]! += (value * overlap) / length;
    }
  }
  return means;
}
