import type { Scenario } from '../../scenario/scenario.ts';
import type { PolicySpec } from '../../scheduler/index.ts';
import type { WorkloadSpec } from '../../workload/index.ts';
import type { Logs } from './crew.ts';

/** Jobs of a study, each counted as often as it is played, that take a fraction of a second. */
const mostJobs = 20_000;

/**
 * Whether a study is likely to be over before a thread would have started and read the program anew: its jobs are known, because logs
 * have them, they are few, and nothing but their coming and going wakes the scheduler. What runs code of the user's own, or integrates
 * prices over time, is not small, whatever its size.
 */
export function isSmallStudy(scenario: Scenario, logs: Logs): boolean {
  const { workloads, policies, replications, autoWarmup, precision, electricity, carbon } = scenario;
  if (autoWarmup || precision !== undefined || electricity !== undefined || carbon !== undefined) return false;
  let jobs = 0;
  for (const [name, spec] of Object.entries(workloads)) {
    const log = logs[name];
    if (log === undefined || mayPause(spec)) return false;
    jobs += log.count;
  }
  const rules = Object.values(policies);
  return jobs * replications * rules.length <= mostJobs && rules.every(isPlain);
}

function mayPause({ interruptible, elastic, shiftable }: WorkloadSpec): boolean {
  return interruptible !== undefined || elastic !== undefined || shiftable !== undefined;
}

/** Whether a policy is the program's own and is asked only when a job comes or goes. */
function isPlain({ ordering, backfill, scheduler, start, powerCap, pass }: PolicySpec): boolean {
  if (scheduler !== undefined || start !== undefined || powerCap !== undefined) return false;
  return pass.kind !== 'periodic' && ordering.kind !== 'module' && backfill.kind !== 'module';
}
