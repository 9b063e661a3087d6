import type { RunResult, Timeline } from '../../metrics/index.ts';
import type { PlayedRun } from '../crew/play.ts';
import { queueMemory } from '../run-length.ts';

/**
 * A run without what grows with its jobs and its length: no column, no timeline, no single users. What is left is
 * small, whatever the run was, so that thousands of runs can be kept and sent.
 */
export function summarised({ result, knowledge }: PlayedRun): PlayedRun {
  return { result: summary(result), knowledge };
}

function summary(result: RunResult): RunResult {
  const { timeline, reasons, names, groups, energy: _energy, ...rest } = result;
  const memory = queueMemory(result);
  return {
    ...rest,
    groups: groups.filter(({ dimension }) => dimension !== 'user'),
    timeline: emptied(timeline),
    ...(memory === undefined ? {} : { queueMemory: memory }),
    ...(reasons === undefined ? {} : { reasons: reasons.filter(({ dimension }) => dimension !== 'user') }),
    names: { ...names, users: [] },
  };
}

/** A timeline without its columns. */
export function emptied({ from, step }: Pick<Timeline, 'from' | 'step'>): Timeline {
  const none = new Float64Array(0);
  return {
    from,
    step,
    allocated: none,
    queuedJobs: none,
    queuedAccelerators: none,
    runningJobs: none,
    installed: none,
    maximumQueuedJobs: none,
  };
}
