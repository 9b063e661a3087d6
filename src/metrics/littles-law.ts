import type { Outcome } from '../simulation/outcome.ts';
import type { JobTable } from '../workload/job-table.ts';
import { waitOf } from './measured-jobs.ts';
import { lastSeen, ranInPieces } from './segments.ts';

/** L = λW: how many there are on average, from how fast they come and how long each stays. */
export interface Law {
  /** L: mean over time, integrated event by event. */
  readonly present: number;
  /** λ: jobs submitted per second. */
  readonly rate: number;
  /** W: mean stay, s. */
  readonly stay: number;
  /** |L − λW| ÷ L; 0 for a class that was never there. */
  readonly error: number;
}

/** Little's law for one class of jobs on a run that starts and ends empty. */
export interface LittlesLaw extends Law {
  readonly name: string;
  /** The same of those that wait: submitted and not running, whether in the queue, held by a start rule, or paused. */
  readonly waiting: Law;
}

/**
 * L = λW for every class, of jobs in the system (waiting or running) and of those that wait. L is found by walking through what
 * comes and goes in order of time, W from the jobs one by one, so a departure that is lost, doubled or misplaced in time shows.
 * Jobs that never started do not take part. Little, Operations Research 9(3), 1961. O(n log n).
 */
export function littlesLaw(jobs: JobTable, outcome: Outcome): LittlesLaw[] {
  return jobs.names.classes.map((name, index) => {
    const members: number[] = [];
    for (let job = 0; job < jobs.count; job += 1) {
      if (jobs.class[job] === index && outcome.end[job]! >= 0) members.push(job);
    }
    const submissions = members.map((job) => jobs.submit[job]!);
    const ends = members.map((job) => lastSeen(outcome, job));
    const { waits, pauses } = stretchesOf(members, jobs, outcome);
    const { finished } = outcome;
    return {
      name,
      ...law(
        submissions,
        ends,
        meanOf(members, (job) => lastSeen(outcome, job) - jobs.submit[job]!),
        members.length,
        finished,
      ),
      waiting: law(
        [...submissions, ...pauses],
        waits,
        meanOf(members, (job) => waitOf(jobs, outcome, job)),
        members.length,
        finished,
      ),
    };
  });
}

/** When jobs ceased to wait, because they ran or were cancelled; and when they ceased to run and waited again. */
function stretchesOf(members: readonly number[], jobs: JobTable, outcome: Outcome) {
  const waits: number[] = [];
  const pauses: number[] = [];
  for (const job of members) {
    if (!ranInPieces(jobs, outcome, job)) {
      waits.push(outcome.start[job]!);
      continue;
    }
    const { offset, start, end } = outcome.segments!;
    for (let row = offset[job]!; row < offset[job + 1]!; row += 1) {
      waits.push(start[row]!);
      if (row + 1 < offset[job + 1]!) pauses.push(end[row]!);
    }
    if (lastSeen(outcome, job) > outcome.end[job]!) {
      pauses.push(outcome.end[job]!);
      waits.push(lastSeen(outcome, job));
    }
  }
  return { waits, pauses };
}

function meanOf(members: readonly number[], stay: (job: number) => number): number {
  let total = 0;
  for (const job of members) total += stay(job);
  return total / members.length;
}

/** @param comings as many as goings, each before its going */
function law(comings: readonly number[], goings: readonly number[], stay: number, jobs: number, span: number): Law {
  if (jobs === 0 || !(span > 0)) return { present: 0, rate: 0, stay: 0, error: 0 };
  const came = Float64Array.from(comings).sort();
  const gone = Float64Array.from(goings).sort();
  let integral = 0;
  let time = 0;
  for (let i = 0, k = 0; k < gone.length; ) {
    const next = i < came.length && came[i]! <= gone[k]! ? came[i]! : gone[k]!;
    integral += (i - k) * (next - time);
    time = next;
    if (i < came.length && came[i] === next) i += 1;
    else k += 1;
  }
  const present = integral / span;
  const rate = jobs / span;
  return {
    present,
    rate,
    stay,
    error: present === 0 ? Math.abs(rate * stay) : Math.abs(present - rate * stay) / present,
  };
}
