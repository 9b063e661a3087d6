/**
 * One thing that a job must find free from a moment on: accelerators of a pool, watts of the site. What is believed of it rests on who runs; on top of that rules
 * book places for jobs that wait. An outlook is made of dimensions, and no rule knows which.
 */
export interface Dimension {
  /**
   * Forgets all bookings: what is believed is what runs now.
   * @returns until when that holds if nothing happens, s
   */
  renew(now: number): number;
  /** Moves what is believed on to a time. */
  advance(now: number): void;
  /** Whether a job that would fit now may stay for its estimate without taking what is booked. */
  lets(job: number, pool: number, now: number): boolean;
  /**
   * The earliest time from `at` on at which this dimension alone lets the job begin and stay, s; Infinity: never.
   * @param before give up (Infinity) when it cannot begin before this time, s
   */
  from(job: number, pool: number, at: number, before: number): number;
  /** Keeps for a job what it needs from a time on. */
  book(job: number, pool: number, at: number): void;
  /** A job has started now. */
  started(job: number, pool: number, now: number): void;
}
