import type { BackfillContext } from '../backfill.ts';
import { Accelerators } from './accelerators.ts';
import type { Dimension } from './dimension.ts';
import { Watts } from './watts.ts';

/** What is believed of everything that a job must find free, over all dimensions at once. */
export class Outlook {
  /** The dimension that every job needs, and that the queue is indexed by. */
  readonly accelerators: Accelerators;
  private readonly others: readonly Dimension[];
  private now = 0;
  private validUntil = 0;

  constructor(context: BackfillContext) {
    this.accelerators = new Accelerators(context);
    this.others = context.power ? [new Watts(context, context.power)] : [];
  }

  /** Whether what is believed no longer holds though nothing has happened. */
  isOutdated(now: number): boolean {
    return now >= this.validUntil;
  }

  /** Forgets all bookings: what is believed is what runs now. */
  renew(now: number): void {
    this.now = now;
    this.validUntil = this.accelerators.renew(now);
    for (const other of this.others) this.validUntil = Math.min(this.validUntil, other.renew(now));
  }

  /** Moves what is believed on to a time. */
  advance(now: number): void {
    this.now = now;
    this.accelerators.advance(now);
    for (const other of this.others) other.advance(now);
  }

  /** Whether a job that fits now may stay for its estimate without taking what is booked. */
  lets(job: number, pool: number): boolean {
    const { others, now } = this;
    if (!this.accelerators.lets(job, pool, now)) return false;
    for (let i = 0; i < others.length; i++) if (!others[i]!.lets(job, pool, now)) return false;
    return true;
  }

  /**
   * The earliest time at which everything a job needs is free for as long as it stays, s; Infinity when there is none. Each dimension puts the time off
   * until all agree; none ever puts it off too far, so it is the earliest.
   * @param before give up (Infinity) when it cannot begin before this time, s
   */
  earliest(job: number, pool: number, before: number): number {
    const { accelerators, others } = this;
    for (let at = this.now; ; ) {
      const free = accelerators.from(job, pool, at, before);
      if (free >= before) return Infinity;
      at = free;
      for (let i = 0; i < others.length; i++) at = others[i]!.from(job, pool, at, before);
      if (at >= before) return Infinity;
      if (at === free) return at;
    }
  }

  /** Keeps for a job what it needs from a time on. */
  book(job: number, pool: number, at: number): void {
    this.accelerators.book(job, pool, at);
    for (const other of this.others) other.book(job, pool, at);
  }

  /** A job has started now. */
  started(job: number, pool: number): void {
    this.accelerators.started(job, pool, this.now);
    for (const other of this.others) other.started(job, pool, this.now);
  }
}
