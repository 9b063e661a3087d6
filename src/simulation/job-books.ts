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
  /** Made with the first job that is cancelled. */
  private cancelledAt: Float64Array | undefined;

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

  /** A job has left the machine, for good as far as is known. */
  left(job: number, now: number): void {
    this.end[job] = now;
  }

  /** A job that has run in part before loses what it did. */
  reject(job: number, reason: number, now: number): void {
    this.rejection[job] = reason;
    if (!this.hasRun(job)) {
      this.state[job] = rejected;
      return;
    }
    this.state[job] = cancelled;
    this.cancelledAt ??= new Float64Array(this.end.length).fill(Number.NaN);
    this.cancelledAt[job] = now;
  }

  columns(): Pick<Outcome, 'start' | 'end' | 'cancelledAt' | 'state' | 'pool' | 'startedBy' | 'rejection'> {
    const { start, end, cancelledAt, state, pool, startedBy, rejection } = this;
    return { start, end, ...(cancelledAt ? { cancelledAt } : {}), state, pool, startedBy, rejection };
  }
}
