import { jobMetrics } from './job-metrics.ts';
import type { GroupResult, Summary } from './result.ts';
import { noSummary } from './summarise.ts';
import { systemMetrics } from './system-metrics.ts';

/**
 * The groups without what cannot be said of jobs whose queue grows without bound: their waits depend on how long one
 * watches, not on the system. Counts stay, and so do groups without such a job.
 */
export function withholdGroups(groups: readonly GroupResult[], grows: (group: GroupResult) => boolean): GroupResult[] {
  return groups.map((group) => {
    if (!grows(group)) return group;
    const metrics: Record<string, Summary> = { ...group.metrics };
    for (const { name, withheldWhenUnstable } of jobMetrics.entries) {
      const summary = metrics[name];
      if (withheldWhenUnstable && summary) metrics[name] = { ...noSummary, count: summary.count };
    }
    return { ...group, metrics, unstable: true };
  });
}

/** The same for the metrics of the whole run. */
export function withholdSystem(system: Readonly<Record<string, number | null>>): Record<string, number | null> {
  const kept: Record<string, number | null> = { ...system };
  for (const { name, withheldWhenUnstable } of systemMetrics.entries)
    if (withheldWhenUnstable && name in kept) kept[name] = null;
  return kept;
}
