import type { DistributionSpec } from '../../random/index.ts';
import { widestPool } from '../common-options.ts';
import type { WorkloadFault, WorkloadSetting } from '../workload-kind.ts';

/** Widths that are written out and fit into no pool. Widths that are drawn are left to the run, which rejects such jobs and counts them. */
export function widthFaults(
  options: { readonly accelerators: DistributionSpec; readonly pools?: readonly string[] | undefined },
  setting: WorkloadSetting,
): WorkloadFault[] {
  const widest = widestPool(options.pools, setting);
  const { distribution, value, values } = options.accelerators;
  const written = distribution === 'constant' ? [value] : distribution === 'choice' ? (values as unknown[]) : [];
  const tooWide = written.filter((width) => typeof width === 'number' && Math.round(width) > widest);
  if (tooWide.length === 0 || widest === 0) return [];
  return [
    {
      code: 'out-of-range',
      path: ['accelerators'],
      expected: `at most ${widest}, the size of the widest pool these jobs accept`,
      received: tooWide.join(', '),
      hint: 'a job runs in one pool, all at once',
    },
  ];
}
