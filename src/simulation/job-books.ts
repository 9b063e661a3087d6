import { jobStates, type Outcome } from './outcome.ts';

const running = jobStates.indexOf('running');
const cancelled = jobStates.indexOf('cancelled');
const rejected = jobStates.indexOf('rejected');
const nowhere = 255;
const inOrder = 1;
const aheadOfEarlier = 2;

/** What has become of every job so far, as columns in job order. */
export class JobBooks {
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly state: Uint8Array;
  readonly pool: Uint8Array;
  readonly startedBy: Uint8Array;
  readonly rejection: Uint8Array;

  constructor(count: number) {
    this.start = new Float64Array(count).fill(Number.NaN);
    this.end = new Float64Array(count).fill(Number.NaN);
    this.state = new Uint8Array(count);
    this.pool = new Uint8Array(count).fill(nowhere);
    this.startedBy = new Uint8Array(count);
    this.rejection = new Uint8Array(count);
  }

  hasRun(job: number): boolean {
    return this.startedBy[job]! > 0;
  }

  started(job: number, pool: number, now: number, backfilled: boolean): void {
    this.state[job] = running;
    this.pool[job] = pool;
    if (this.hasRun(job)) return;
    this.start[job] = now;
    this.startedBy[job] = backfilled ? aheadOfEarlier : inOrder;
  }

  /** A job that has run in part before loses what it did. */
  reject(job: number, reason: number, now: number): void {
    this.state[job] = this.hasRun(job) ? cancelled : rejected;
    if (this.hasRun(job)) this.end[job] = now;
    this.rejection[job] = reason;
  }

  columns(): Pick<Outcome, 'start' | 'end' | 'state' | 'pool' | 'startedBy' | 'rejection'> {
    const { start, end, state, pool, startedBy, rejection } = this;
    return { start, end, state, pool, startedBy, rejection };
  }
}
