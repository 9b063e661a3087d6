import { createDistribution, type Source } from '../../random/index.ts';
import type { Submissions } from '../arrivals/arrival-kind.ts';
import { gathered } from '../sorted-order.ts';
import type { Label } from '../workload-kind.ts';

/** What is asked for once: by one job, or by all jobs of a campaign. */
export interface Requests {
  readonly count: number;
  /** The request of each job; absent when each job has its own, in job order. */
  readonly of?: Uint32Array;
  /** Run times of the jobs, given that of their request. */
  runtimes(durations: Float64Array, source: Source): Float64Array;
  /** The longest run time among the jobs of each request: what a limit must cover. */
  longest(runtimes: Float64Array): Float64Array;
}

/** The requests behind submissions. */
export function requestsOf({ times, request, variation = 0 }: Submissions): Requests {
  if (request === undefined) {
    return { count: times.length, runtimes: (durations) => durations, longest: (runtimes) => runtimes };
  }
  const count = request.reduce((most, each) => Math.max(most, each + 1), 0);
  return {
    count,
    of: request,
    runtimes: (durations, source) => {
      const vary = createDistribution({ distribution: 'lognormal', mean: 1, cv: variation }).sampler(source);
      return Float64Array.from(request, (each) => durations[each]! * vary());
    },
    longest: (runtimes) => {
      const longest = new Float64Array(count);
      for (let job = 0; job < request.length; job++) {
        longest[request[job]!] = Math.max(longest[request[job]!]!, runtimes[job]!);
      }
      return longest;
    },
  };
}

/** A column of requests as a column of jobs. */
export function spread<Column extends Float64Array | Int32Array | Uint32Array>(
  column: Column,
  { of }: Requests,
): Column {
  return of === undefined ? column : gathered(column, of);
}

/** A label of requests as a label of jobs. */
export function spreadLabel(label: Label, requests: Requests): Label {
  return label.index === undefined ? label : { names: label.names, index: spread(label.index, requests) };
}
