import { gini } from '../../statistics/index.ts';
import type { CleanLog } from '../trace/clean.ts';
import { type Label, unnamed } from '../workload-kind.ts';
import type { LogConcentration, Share } from './log-description.ts';

/** How much of the log belongs to how few, in shares of the whole; null when it names no users. Jobs without a user are nobody's. */
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
  const nobody = names.indexOf(unnamed);
  const people = names.filter((name) => name !== unnamed);
  const named = (amounts: Float64Array) => amounts.filter((_, user) => user !== nobody);
  const [allJobs, allWork] = [sum(jobs), sum(work)];
  return {
    unknownJobs: nobody < 0 ? 0 : part(jobs[nobody]!, allJobs),
    unknownWork: nobody < 0 ? 0 : part(work[nobody]!, allWork),
    topJobs: top(named(jobs), people, allJobs),
    topWork: top(named(work), people, allWork),
    topTenJobs: topTen(named(jobs), allJobs),
    topTenWork: topTen(named(work), allWork),
    giniJobs: gini(named(jobs)),
    giniWork: gini(named(work)),
  };
}

function top(amounts: Float64Array, names: readonly string[], all: number): Share {
  const most = amounts.reduce((best, amount, user) => (amount > amounts[best]! ? user : best), 0);
  return { user: names[most]!, share: part(amounts[most]!, all) };
}

function topTen(amounts: Float64Array, all: number): number {
  return part(sum(amounts.toSorted().subarray(-10)), all);
}

function sum(amounts: Float64Array): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function part(amount: number, all: number): number {
  return all > 0 ? amount / all : 0;
}
