import { type RunResult, type WaitReason, waitReasons } from '../metrics/index.ts';
import { estimate, withheld } from './estimate.ts';
import type { Estimate, ReasonEstimate } from './study.ts';

/** How long the jobs of each group waited for each reason, mean per job, over the replications of one policy. */
export function reasonEstimates(runs: readonly RunResult[], confidence: number, unstable: boolean): ReasonEstimate[] {
  const byKey = runs.map(
    (run) => new Map((run.reasons ?? []).map((group) => [`${group.dimension} ${group.name}`, group])),
  );
  const groups = new Map(
    runs.flatMap((run) => run.reasons ?? []).map((group) => [`${group.dimension} ${group.name}`, group]),
  );
  return [...groups].map(([key, { dimension, name }]) => {
    const waits = waitReasons.map((reason): [WaitReason, Estimate] => {
      const values = byKey.map((own) => {
        const group = own.get(key);
        return group ? group.seconds[reason] / group.jobs : null;
      });
      return [reason, unstable ? withheld(values) : estimate(values, confidence)];
    });
    return { dimension, name, waits: Object.fromEntries(waits) as Record<WaitReason, Estimate> };
  });
}
