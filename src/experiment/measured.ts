import { type GroupNames, type MeasurePath, type PathFault, readMeasure } from '../metrics/index.ts';
import { notMeasured } from './estimate.ts';
import type { Estimate, PolicyEstimate } from './study.ts';

/** What a policy comes to in one measure, or why there is no such measure in its results. */
export type Measured =
  | { readonly measure: MeasurePath; readonly estimate: Estimate; readonly fault?: undefined }
  | { readonly measure?: undefined; readonly estimate?: undefined; readonly fault: PathFault };

/**
 * Looks up the path of a measure (`utilisation`, `finetunes.wait.p95`) in what a policy comes to. Groups are those that
 * have measured jobs.
 */
export function measured(path: string, policy: PolicyEstimate): Measured {
  const { measure, fault } = readMeasure(path, namesIn(policy));
  if (fault !== undefined) return { fault };
  const { of } = measure;
  if (of.kind === 'pool')
    return { measure, estimate: policy.pools?.find(({ name }) => name === of.pool)?.metrics[of.metric] ?? notMeasured };
  if (of.kind === 'system') return { measure, estimate: policy.system[of.metric] ?? notMeasured };
  const group = policy.groups.find(
    ({ dimension, name }) => dimension === of.dimension && (dimension === 'all' || name === of.group),
  );
  if (of.kind === 'job') return { measure, estimate: group?.metrics[of.metric]?.[of.statistic] ?? notMeasured };
  const counted = group && {
    'jobs-submitted': group.submitted,
    'jobs-rejected': group.rejected,
    'accelerator-seconds': group.acceleratorSeconds,
    energy: group.totals?.energy,
    'electricity-cost': group.totals?.['electricity-cost'],
    emissions: group.totals?.emissions,
  };
  return { measure, estimate: counted?.[of.count] ?? notMeasured };
}

function namesIn({ groups, pools = [] }: PolicyEstimate): GroupNames[] {
  const ofJobs = (['class', 'workload', 'tenant', 'user', 'size'] as const).map((dimension) => ({
    dimension,
    names: groups.filter((group) => group.dimension === dimension).map(({ name }) => name),
    open: false,
  }));
  return [...ofJobs, { dimension: 'pool', names: pools.map(({ name }) => name), open: false }];
}
