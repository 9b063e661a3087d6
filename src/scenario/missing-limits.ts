import type { CleaningReport } from '../workload/cleaning.ts';
import type { Scenario } from './scenario.ts';

/** A log in which jobs do not say how long they may run, or say exactly how long they will. */
export interface MissingLimits {
  readonly workload: string;
  /** Share of its jobs whose limit is their run time, above 0. */
  readonly share: number;
  /** Whether the log has such limits, or the run time stands in for what it lacks. */
  readonly recorded: boolean;
}

/** The logs of a scenario that lack requested times, where no model of limits stands in for them. */
export function missingLimits(
  { workloads }: Pick<Scenario, 'workloads'>,
  cleaning: readonly CleaningReport[],
): MissingLimits[] {
  return cleaning.flatMap(({ workload, jobs, changes }) => {
    const count = (code: string) => changes.find((change) => change.code === code)?.count ?? 0;
    const exact = count('limit-exact');
    const known = count('limit-missing') + exact;
    const all = jobs + count('after-horizon');
    if (known === 0 || workloads[workload]?.limit !== undefined) return [];
    return [{ workload, share: Math.min(1, known / all), recorded: exact > 0 }];
  });
}

/** Whether all requests are the run times, so that whoever plans by them plans by true run times. */
export function lacksAllLimits({ workloads }: Pick<Scenario, 'workloads'>, missing: readonly MissingLimits[]): boolean {
  const names = Object.keys(workloads);
  return names.length > 0 && names.every((name) => missing.some((log) => log.workload === name && log.share === 1));
}
