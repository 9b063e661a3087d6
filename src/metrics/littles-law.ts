import type { Outcome } from '../simulation/outcome.ts';
import type { JobTable } from '../workload/job-table.ts';

/** Little's law for one class of jobs on a run that starts and ends empty. */
export interface LittlesLaw {
  readonly name: string;
  /** L: jobs in the system (waiting or running), mean over time, integrated event by event. */
  readonly present: number;
  /** λ: jobs submitted per second. */
  readonly rate: number;
  /** W: mean time in the system, s. */
  readonly stay: number;
  /** |L − λW| ÷ L; 0 for a class that was never there. */
  readonly error: number;
}

/**
 * L = λW for every class. L is found by walking through submissions and departures in order of time, W from the jobs one
 * by one, so a departure that is lost, doubled or misplaced in time shows. Jobs that never started do not take part.
 * Little, Operations Research 9(3), 1961. O(n log n).
 */
export function littlesLaw(jobs: JobTable, outcome: Outcome): LittlesLaw[] {
  return jobs.names.classes.map((name, index) => {
    const members: number[] = [];
    for (let job = 0; job < jobs.count; job += 1) {
      if (jobs.class[job] === index && outcome.end[job]! >= 0) members.push(job);
    }
    const submissions = Float64Array.from(members, (job) => jobs.submit[job]!).sort();
    const departures = Float64Array.from(members, (job) => outcome.end[job]!).sort();
    return law(name, submissions, departures, meanStay(members, jobs, outcome), outcome.finished);
  });
}

function meanStay(members: readonly number[], jobs: JobTable, outcome: Outcome): number {
  let total = 0;
  for (const job of members) total += outcome.end[job]! - jobs.submit[job]!;
  return total / members.length;
}

function law(
  name: string,
  submissions: Float64Array,
  departures: Float64Array,
  stay: number,
  span: number,
): LittlesLaw {
  const count = submissions.length;
  if (count === 0 || !(span > 0)) return { name, present: 0, rate: 0, stay: 0, error: 0 };
  let integral = 0;
  let time = 0;
  for (let came = 0, went = 0; went < count; ) {
    const next = came < count && submissions[came]! <= departures[went]! ? submissions[came]! : departures[went]!;
    integral += (came - went) * (next - time);
    time = next;
    if (came < count && submissions[came] === next) came += 1;
    else went += 1;
  }
  const present = integral / span;
  const rate = count / span;
  return {
    name,
    present,
    rate,
    stay,
    error: present === 0 ? Math.abs(rate * stay) : Math.abs(present - rate * stay) / present,
  };
}
