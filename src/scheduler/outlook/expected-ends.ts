import { firstFrom } from '../../kernel/index.ts';

/**
 * The running jobs of one pool in order of expected end (start + estimate): what a scheduler believes of the future.
 * Jobs of equal expected end stand in the order they started. Insertion and removal shift a typed array.
 */
export class ExpectedEnds {
  /** Running jobs. */
  size = 0;
  /** Expected end, s; ascending. */
  end: Float64Array = new Float64Array(64);
  /** Accelerators held, but for those on nodes that have left the pool. */
  accelerators: Int32Array = new Int32Array(64);
  job: Int32Array = new Int32Array(64);

  add(job: number, end: number, accelerators: number): void {
    if (this.size === this.job.length) this.grow();
    const at = this.after(end);
    const n = this.size++;
    const { end: ends, accelerators: held, job: jobs } = this;
    if (n - at > longShift) {
      ends.copyWithin(at + 1, at, n);
      held.copyWithin(at + 1, at, n);
      jobs.copyWithin(at + 1, at, n);
    } else {
      for (let i = n; i > at; i--) {
        ends[i] = ends[i - 1]!;
        held[i] = held[i - 1]!;
        jobs[i] = jobs[i - 1]!;
      }
    }
    ends[at] = end;
    held[at] = accelerators;
    jobs[at] = job;
  }

  /**
   * @param end the expected end it was added with
   * @returns the accelerators it held
   */
  remove(job: number, end: number): number {
    const { end: ends, accelerators: held, job: jobs } = this;
    let at = firstFrom(ends, this.size, end);
    while (jobs[at] !== job) at++;
    const accelerators = held[at]!;
    const n = --this.size;
    if (n - at > longShift) {
      ends.copyWithin(at, at + 1, n + 1);
      held.copyWithin(at, at + 1, n + 1);
      jobs.copyWithin(at, at + 1, n + 1);
    } else {
      for (let i = at; i < n; i++) {
        ends[i] = ends[i + 1]!;
        held[i] = held[i + 1]!;
        jobs[i] = jobs[i + 1]!;
      }
    }
    return accelerators;
  }

  /** Index of the first job that is expected to end after a time. */
  private after(end: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.end[middle]! <= end) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private grow(): void {
    const n = this.job.length * 2;
    const end = new Float64Array(n);
    const accelerators = new Int32Array(n);
    const job = new Int32Array(n);
    end.set(this.end);
    accelerators.set(this.accelerators);
    job.set(this.job);
    this.end = end;
    this.accelerators = accelerators;
    this.job = job;
  }
}

/** From so many places on, copyWithin beats a loop (measured). */
const longShift = 96;
