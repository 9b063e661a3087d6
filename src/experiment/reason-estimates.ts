import { type GroupResult, type RunResult, type WaitReason, waitReasons } from '../metrics/index.ts';
import { notBelowZero } from '../statistics/index.ts';
import { estimate, withheld } from './estimate.ts';
import type { Estimate, ReasonEstimate } from './study.ts';

/** How long the jobs of each group waited for each reason, mean per job, over the replications of one policy. */
export function reasonEstimates(
  runs: readonly RunResult[],
  confidence: number,
  isUnstable: (groups: readonly (GroupResult | undefined)[]) => boolean,
): ReasonEstimate[] {
  const ofRuns = runs.map((run) => new Map(run.groups.map((group) => [`${group.dimension} ${group.name}`, group])));
  const byKey = runs.map(
    (run) => new Map((run.reasons ?? []).map((group) => [`${group.dimension} ${group.name}`, group])),
  );
  const groups = new Map(
    runs.flatMap((run) => run.reasons ?? []).map((group) => [`${group.dimension} ${group.name}`, group]),
  );
  return [...groups].map(([key, { dimension, name }]) => {
    const unstable = isUnstable(ofRuns.map((own) => own.get(key)));
    const known = waitReasons.filter((reason) => byKey.some((own) => own.get(key)?.seconds[reason] !== undefined));
    const waits = known.map((reason): [WaitReason, Estimate] => {
      const values = byKey.map((own) => {
        const group = own.get(key);
        return group ? (group.seconds[reason] ?? 0) / group.jobs : null;
      });
      return [reason, unstable ? withheld(values) : estimate(values, confidence, notBelowZero)];
    });
    return { dimension, name, waits: Object.fromEntries(waits) as ReasonEstimate['waits'] };
  });
}
