import { type Forecast, isKnown, lowestWindow } from '../../energy/index.ts';
import { duration } from '../../units/index.ts';
import type { GateContext } from '../start-gate.ts';
import type { DataLimits } from './data-limits.ts';

/** By how much a rule puts jobs off at most. */
export const deadlineField = duration()
  .optional()
  .describe("Put no start off by more than this, whatever the workload's shiftable allows. Default: as it allows.")
  .meta({ examples: ['24 h'] });

/** By how much the start of a job may be put off, s: as its workload allows, and the rule. */
export function mostDelay({ shift }: GateContext, deadline: number): (job: number) => number {
  return (job) => Math.min(shift?.[job] ?? 0, deadline);
}

/** When a job that runs in one piece is released, s: at the start of its lowest window for which there are data; at once where there is none. */
export function releaseForWindow(
  { jobs }: GateContext,
  believed: Forecast,
  delayOf: (job: number) => number,
  limits: DataLimits,
): (job: number, now: number) => number {
  return (job, now) => {
    const most = delayOf(job);
    if (!(most > 0)) return now;
    const length = jobs.estimate[job]!;
    const outlook = believed.from(now);
    const from = lowestWindow(outlook, length, now, now + most);
    limits.planned(job, isKnown(outlook, now, now + most + length), from !== undefined);
    return from ?? now;
  };
}
