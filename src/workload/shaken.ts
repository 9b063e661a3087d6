import type { Source } from '../random/index.ts';
import { gathered, sortedOrder } from './sorted-order.ts';
import type { Label, WorkloadJobs } from './workload-kind.ts';

/**
 * The jobs with every submission moved by a random time of at most `most` seconds to either side, not before 0. Schedules hang on
 * the second in which a job comes; a result that a shake can move as far as another policy does is chance.
 * Tsafrir, Ouaknine and Feitelson, Reducing performance evaluation sensitivity and variability by input shaking, MASCOTS 2007.
 * @param draw one number a job, in job order
 */
export function shaken(jobs: WorkloadJobs, most: number, draw: Source): WorkloadJobs {
  const moved = jobs.submit.slice();
  for (let job = 0; job < jobs.count; job++) moved[job] = Math.max(0, moved[job]! + (2 * draw() - 1) * most);
  const order = sortedOrder(moved.subarray(0, jobs.count));
  const label = (of: Label): Label => (of.index === undefined ? of : { ...of, index: gathered(of.index, order) });
  return {
    ...jobs,
    ...(jobs.number === undefined ? {} : { number: gathered(jobs.number, order) }),
    submit: gathered(moved, order),
    runtime: gathered(jobs.runtime, order),
    limit: gathered(jobs.limit, order),
    accelerators: gathered(jobs.accelerators, order),
    class: label(jobs.class),
    tenant: label(jobs.tenant),
    user: label(jobs.user),
  };
}
