import type { PageEstimate, PagePolicy } from '../../src/output/payload.ts';
import { estimateOf, groupOf } from '../page.ts';
import type { WaitEstimates } from '../sentences.ts';

const unknown: PageEstimate = [null, null];

/** What the study estimates of the waits (or slowdowns) of all jobs, or of a class, under a policy. */
export function waitEstimates(policy: PagePolicy, metric: string, className: string | null): WaitEstimates {
  const group = className === null ? groupOf(policy, 'all') : groupOf(policy, 'class', className);
  const [waited, half] = (className === null && policy.system['jobs-waited']) || unknown;
  return {
    policy: policy.name,
    none: waited === null ? unknown : [1 - waited, half],
    p50: estimateOf(group, metric, 'p50'),
    p90: estimateOf(group, metric, 'p90'),
  };
}
