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

/** A result without the columns of its timelines: of several runs of a policy only the course of the first is drawn. */
export function withoutCourse(result: RunResult): RunResult {
  const { timeline, energy } = result;
  const memory = queueMemory(result);
  const power = energy && { ...energy, timeline: { ...energy.timeline, ...noPower(energy) } };
  return {
    ...result,
    timeline: emptied(timeline),
    ...(power ? { energy: power } : {}),
    ...(memory === undefined ? {} : { queueMemory: memory }),
  };
}

type Energy = NonNullable<RunResult['energy']>;

function noPower({ timeline: { price, intensity } }: Energy): Partial<Energy['timeline']> {
  const none = new Float64Array(0);
  return {
    power: none,
    peaks: { height: none, at: none },
    ...(price ? { price: none } : {}),
    ...(intensity ? { intensity: none } : {}),
  };
}

/** A timeline without its columns. */
export function emptied({ from, step, held }: Pick<Timeline, 'from' | 'step' | 'held'>): Timeline {
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
    ...(held ? { held: { jobs: none, accelerators: none } } : {}),
    waitingPeaks: { height: none, at: none },
  };
}
