import type { Outcome } from '../simulation/outcome.ts';
import { studentTQuantile } from '../statistics/index.ts';
import type { JobTable } from '../workload/job-table.ts';
import { ranInPieces } from './segments.ts';

/** How the queue of some jobs moved over a span of time. */
export interface QueueDrift {
  /** Rise of the queue over the span, in accelerators asked for, by its drift from batch to batch. */
  readonly growth: number;
  /** That rise as a share of all accelerators asked for by jobs submitted in the span, and its standard error. */
  readonly share: number;
  readonly shareError: number;
  /** Mean step from batch to batch ÷ its standard error; Infinity when every step is the same and upward. */
  readonly t: number;
  /** Jobs submitted in the span. */
  readonly arrived: number;
}

/** Time is cut into so many batches: few enough that each is long against the queue's memory, enough for a test. */
const batches = 20;

/** The rise must be significant at this level (Student's t, one-sided) … */
export const growthLevel = 0.01;
/** … and this share of what arrived: in a stable system the rise stays, and its share falls as time goes on. */
export const smallestShare = 0.01;
/** With fewer jobs no growth can be told from chance. */
export const fewestJobs = 100;

/** So many standard errors are significant where this many queues are tested together (Bonferroni). */
export function significantDrift(tests: number): number {
  return studentTQuantile(1 - growthLevel / Math.max(1, tests), batches - 2);
}

/**
 * Whether a queue that moved like this grows without bound. Two conditions, because either alone errs: over a short
 * time a busy stable queue rises by a few jobs, over a long time a tiny chance rise is not significant in its steps.
 * The test is on the steps between batch means, not on a line through them: the means of a busy queue are strongly
 * correlated, which makes any line look significant, while steps of a stable queue cancel.
 * On M/M/1, over 1,000 runs each: at load 0.9 a false alarm in 0.1 % over 1,000 service times and none over 2,000; at load 1.1
 * 99.6 % found over 5,000 service times and all over 10,000.
 * @param significance standard errors that the rise must have; default: those of a single test
 */
export function growsWithoutBound({ t, share, arrived }: QueueDrift, significance = significantDrift(1)): boolean {
  return arrived >= fewestJobs && t >= significance && share >= smallestShare;
}

/** Which queue each job stands in; negative: none of them. */
export interface Queues {
  readonly count: number;
  readonly of: Int32Array;
}

/** The drift of the queued accelerators of all jobs between two times, s. O(jobs). */
export function queueDrift(
  jobs: DriftingJobs,
  outcome: Pick<Outcome, 'start'> & Partial<Pick<Outcome, 'end' | 'segments'>>,
  from: number,
  to: number,
): QueueDrift {
  return queueDrifts(jobs, outcome, from, to, { count: 1, of: new Int32Array(jobs.count) })[0]!;
}

type DriftingJobs = Pick<JobTable, 'count' | 'submit' | 'accelerators'>;

/**
 * The drift of the queued accelerators of each of several queues between two times, s, from the times at which their jobs
 * were submitted and not running: before they started, and while they stood paused. O(jobs + segments).
 */
export function queueDrifts(
  jobs: DriftingJobs,
  outcome: Pick<Outcome, 'start'> & Partial<Pick<Outcome, 'end' | 'segments'>>,
  from: number,
  to: number,
  queues: Queues,
): QueueDrift[] {
  const { count, submit, accelerators } = jobs;
  const { segments } = outcome;
  const arrived = new Uint32Array(queues.count);
  const asked = new Float64Array(queues.count);
  const queued = new BatchedQueue(queues.count, from, to);
  if (to > from) {
    for (let job = 0; job < count; job += 1) {
      const submitted = submit[job]!;
      if (submitted >= to) break;
      const started = outcome.start[job]!;
      const queue = queues.of[job]!;
      if (queue < 0 || Number.isNaN(started)) continue; // rejected: it never waited
      const width = accelerators[job]!;
      if (submitted >= from) {
        arrived[queue]! += 1;
        asked[queue]! += width;
      }
      queued.add(queue, width, submitted, started);
      if (segments === undefined || !ranInPieces(jobs as JobTable, outcome as Outcome, job)) continue;
      const [first, last] = [segments.offset[job]!, segments.offset[job + 1]!];
      for (let k = first; k < last; k += 1)
        queued.add(queue, width, segments.end[k]!, k + 1 < last ? segments.start[k + 1]! : outcome.end![job]!);
    }
  }
  return Array.from({ length: queues.count }, (_, queue) => {
    const { growth, error } = drift(queued.means(queue));
    const share = (of: number) => (asked[queue]! > 0 ? of / asked[queue]! : 0);
    const t = growth === 0 ? 0 : growth / error;
    return { growth, t, arrived: arrived[queue]!, share: share(growth), shareError: share(error) };
  });
}

/** Queued accelerators, as means over the batches of a span of time. */
class BatchedQueue {
  private readonly length: number;
  private readonly edges: Float64Array;
  /** Differences of what covers whole batches. */
  private readonly whole: Float64Array;
  private readonly from: number;
  private readonly to: number;

  constructor(queues: number, from: number, to: number) {
    this.from = from;
    this.to = to;
    this.length = (to - from) / batches;
    this.edges = new Float64Array(queues * batches);
    this.whole = new Float64Array(queues * (batches + 1));
  }

  /** So many accelerators were asked for and not given from one moment to another. */
  add(queue: number, width: number, begun: number, ended: number): void {
    const { from, length } = this;
    const since = Math.max(begun, from);
    const until = Math.min(ended, this.to);
    if (!(until > since)) return;
    const first = Math.min(batches - 1, Math.floor((since - from) / length));
    const last = Math.min(batches - 1, Math.floor((until - from) / length));
    const edge = queue * batches;
    if (first === last) {
      this.edges[edge + first]! += width * (until - since);
      return;
    }
    const border = queue * (batches + 1);
    this.edges[edge + first]! += width * (from + (first + 1) * length - since);
    this.edges[edge + last]! += width * (until - from - last * length);
    this.whole[border + first + 1]! += width;
    this.whole[border + last]! -= width;
  }

  means(queue: number): Float64Array {
    let covering = 0;
    return Float64Array.from({ length: batches }, (_, batch) => {
      covering += this.whole[queue * (batches + 1) + batch]!;
      return this.edges[queue * batches + batch]! / this.length + covering;
    });
  }
}

/** The rise over all batches, and its standard error, from the steps between them. */
function drift(means: Float64Array): { growth: number; error: number } {
  const steps = means.length - 1;
  const mean = (means[steps]! - means[0]!) / steps;
  let squares = 0;
  for (let k = 0; k < steps; k += 1) squares += (means[k + 1]! - means[k]! - mean) ** 2;
  const error = Math.sqrt(squares / (steps - 1) / steps);
  return { growth: mean * means.length || 0, error: error * means.length || 0 };
}
