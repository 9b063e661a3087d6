import type { Note } from '../catalogue/index.ts';
import type { RunResult } from '../metrics/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { autocorrelation } from '../statistics/index.ts';

/** A run is cut into so many stretches, as for batch means. */
const stretches = 20;
/** Neighbouring stretches that correlate by more are not independent (Law and Kelton, §9.5.3). */
const most = 0.2;
/** The lag-1 correlation of so many independent values strays by this much, and its mean of several runs by less. */
const stray = 1 / Math.sqrt(stretches);

/**
 * Whether runs are long against the memory of their queue: a warning where the number of jobs waiting or running in one
 * twentieth of the window resembles that of the next, in the mean over replications and beyond chance (95 %, one-sided).
 */
export function runLengthNotes({ horizon }: Scenario, runs: readonly RunResult[]): Note[] {
  if (horizon === null) return [];
  return [...new Set(runs.map(({ policy }) => policy))].flatMap((policy): Note[] => {
    const own = runs.filter((run) => run.policy === policy && (!run.unstable || hasSteadyJobs(run)));
    const known = own.flatMap((run) => run.queueMemory ?? queueMemory(run) ?? []);
    if (known.length === 0) return [];
    const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
    if (mean - (1.645 * stray) / Math.sqrt(known.length) <= most) return [];
    return [
      {
        code: 'short-run',
        severity: 'warning',
        policy,
        text: `Under '${policy}' the queue of one twentieth of a run resembles that of the next (correlation ${mean.toFixed(2)}): a run is short against the memory of its queue, and its waits hang on a few busy spells. Lengthen the horizon.`,
      },
    ];
  });
}

/** What grows without bound has no memory to speak of; what does not, beside it, has its own. */
function hasSteadyJobs({ timeline, queueMemory }: RunResult): boolean {
  return timeline.steadyJobs !== undefined || queueMemory !== undefined;
}

/** The lag-1 correlation of the jobs waiting (held ones too) or running, as means of twenty stretches of the window; undefined where the timeline is too coarse. */
export function queueMemory({ timeline, window, unstable }: RunResult): number | undefined {
  if (unstable && timeline.steadyJobs === undefined) return undefined;
  const { step, queuedJobs, runningJobs, held, steadyJobs } = timeline;
  const [first, last] = [Math.ceil(window.from / step), Math.min(queuedJobs.length, Math.floor(window.to / step))];
  const size = Math.floor((last - first) / stretches);
  if (size < 1) return undefined;
  const means = Float64Array.from({ length: stretches }, (_, stretch) => {
    let total = 0;
    for (let k = 0; k < size; k++) {
      const at = last - (stretch + 1) * size + k;
      total += steadyJobs?.[at] ?? queuedJobs[at]! + runningJobs[at]! + (held?.jobs[at] ?? 0);
    }
    return total / size;
  });
  return autocorrelation(means);
}
