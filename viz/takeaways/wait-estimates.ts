import type { PageEstimate, PagePolicy } from '../../src/output/payload.ts';
import { nothing } from '../interval.ts';
import { estimateOf, groupOf } from '../page.ts';
import type { WaitEstimates } from '../sentences.ts';

/** What the study estimates of the waits (or slowdowns) of all jobs, or of a class, under a policy. */
export function waitEstimates(policy: PagePolicy, metric: string, className: string | null): WaitEstimates {
  const group = className === null ? groupOf(policy, 'all') : groupOf(policy, 'class', className);
  const waited = (className === null && policy.system['jobs-waited']) || nothing;
  return {
    policy: policy.name,
    none: restOf(waited),
    p50: estimateOf(group, metric, 'p50'),
    p90: estimateOf(group, metric, 'p90'),
  };
}

/** What is left of the whole; the upper end of one is the lower end of the other. */
function restOf([share, low, high]: PageEstimate): PageEstimate {
  const rest = (of: number | null) => (of === null ? null : 1 - of);
  return [rest(share), rest(high), rest(low)];
}
