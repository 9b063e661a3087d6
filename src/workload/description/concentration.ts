import { gini } from '../../statistics/index.ts';
import type { CleanLog } from '../trace/clean.ts';
import type { Label } from '../workload-kind.ts';
import type { LogConcentration, Share } from './log-description.ts';

/** How much of the log belongs to how few; null when it names no users. */
export function concentrationOf({ accelerators, runtime, count }: CleanLog, users: Label): LogConcentration | null {
  const { index, names } = users;
  if (index === undefined) return null;
  const jobs = new Float64Array(names.length);
  const work = new Float64Array(names.length);
  for (let job = 0; job < count; job++) {
    const user = index[job]!;
    jobs[user] = jobs[user]! + 1;
    work[user] = work[user]! + accelerators[job]! * runtime[job]!;
  }
  return {
    topJobs: top(jobs, names),
    topWork: top(work, names),
    topTenJobs: topTen(jobs),
    topTenWork: topTen(work),
    giniJobs: gini(jobs),
    giniWork: gini(work),
  };
}

function top(amounts: Float64Array, names: readonly string[]): Share {
  const most = amounts.reduce((best, amount, user) => (amount > amounts[best]! ? user : best), 0);
  return { user: names[most]!, share: part(amounts[most]!, amounts) };
}

function topTen(amounts: Float64Array): number {
  const ten = amounts.toSorted().subarray(-10);
  return part(
    ten.reduce((sum, amount) => sum + amount, 0),
    amounts,
  );
}

function part(amount: number, amounts: Float64Array): number {
  const total = amounts.reduce((sum, each) => sum + each, 0);
  return total > 0 ? amount / total : 0;
}
