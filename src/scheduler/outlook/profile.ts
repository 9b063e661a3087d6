import { firstFrom } from '../../kernel/index.ts';
import type { ExpectedEnds } from './expected-ends.ts';

/**
 * Free accelerators of one pool over the future, as believed now: a step function in flat typed columns. Step i holds from
 * `time[i]` to `time[i + 1]`, the last one for ever. A flat row beats balanced trees up to some 5,000 steps (measured).
 */
export class Profile {
  /** Steps in use. */
  size = 1;
  time: Float64Array = new Float64Array(64);
  free: Int32Array = new Int32Array(64);

  constructor(capacity: number) {
    this.free[0] = capacity;
  }

  /** Starts anew: what is free now, plus what running jobs give back at their expected ends. */
  reset(now: number, free: number, running: ExpectedEnds): void {
    this.reserve(running.size + 1);
    this.time[0] = now;
    this.free[0] = free;
    let last = 0;
    for (let i = 0; i < running.size; i++) {
      const end = running.end[i]!;
      if (end > this.time[last]!) {
        this.time[last + 1] = end;
        this.free[last + 1] = this.free[last]!;
        last++;
      }
      this.free[last]! += running.accelerators[i]!;
    }
    this.size = last + 1;
  }

  /** Takes over what another profile says. */
  copy(other: Profile): void {
    this.reserve(other.size);
    this.time.set(other.time.subarray(0, other.size));
    this.free.set(other.free.subarray(0, other.size));
    this.size = other.size;
  }

  /** Forgets the past, so that the first step begins now. */
  advance(now: number): void {
    const { time, free } = this;
    let past = 0;
    while (past + 1 < this.size && time[past + 1]! <= now) past++;
    if (past > 0) {
      time.copyWithin(0, past, this.size);
      free.copyWithin(0, past, this.size);
      this.size -= past;
    }
    if (time[0]! < now) time[0] = now;
  }

  /**
   * The earliest time at which so many accelerators stay free for so long. The profile begins now and, unless the pool shrinks, ends with
   * everything free, so there always is one for a job that is not wider than the pool; else Infinity.
   * @param before give up (Infinity) when it cannot begin before this time, s
   * @param from only times from this one on, s
   */
  earliest(accelerators: number, duration: number, before = Infinity, from = Number.NEGATIVE_INFINITY): number {
    const { time, free, size } = this;
    let i = 0;
    while (i + 1 < size && time[i + 1]! <= from) i++;
    for (;;) {
      while (i < size && free[i]! < accelerators) i++;
      if (i === size) return Infinity;
      const start = time[i]! < from ? from : time[i]!;
      if (start >= before) return Infinity;
      const end = start + duration;
      i++;
      while (i < size && time[i]! < end && free[i]! >= accelerators) i++;
      if (i === size || time[i]! >= end) return start;
    }
  }

  /**
   * The earliest time before `reserved` to which a reservation that begins at `reserved` can move; Infinity when it cannot.
   * What it holds itself counts as free, and a move to the left by less than its length overlaps itself: so only the
   * part of the new place before `reserved` needs to be looked at.
   * @param before only times before this one are tried, s
   */
  earlier(accelerators: number, duration: number, reserved: number, before: number): number {
    const { time, free, size } = this;
    const limit = before < reserved ? before : reserved;
    for (let i = 0; ; ) {
      while (i < size && free[i]! < accelerators) i++;
      if (i === size) return Infinity;
      const start = time[i]!;
      if (start >= limit) return Infinity;
      const end = start + duration < reserved ? start + duration : reserved;
      i++;
      while (i < size && time[i]! < end && free[i]! >= accelerators) i++;
      if (i === size || time[i]! >= end) return start;
    }
  }

  /**
   * The start of the first run of steps with so many accelerators free that begins at or after `from` and lasts so long, s. Runs that begin at or after `before`
   * are not measured: then it is the start of the first of these, which may be too short. Infinity when there is none.
   */
  hole(accelerators: number, duration: number, from: number, before: number): number {
    const { time, free, size } = this;
    let i = firstFrom(time, size, from);
    // A run that began earlier.
    if (i > 0 && free[i - 1]! >= accelerators) while (i < size && free[i]! >= accelerators) i++;
    for (;;) {
      while (i < size && free[i]! < accelerators) i++;
      if (i === size) return Infinity;
      const start = time[i]!;
      if (start >= before) return start;
      const end = start + duration;
      i++;
      while (i < size && time[i]! < end && free[i]! >= accelerators) i++;
      if (i === size || time[i]! >= end) return start;
    }
  }

  /**
   * How far a reservation that begins at a step can slide to the left over accelerators that are free right before it, s: to the start of that run of steps, or as
   * far into it as the reservation is long. Infinity when nothing is free there.
   */
  beside(accelerators: number, duration: number, reserved: number): number {
    const { time, free } = this;
    let i = firstFrom(time, this.size, reserved) - 1;
    if (i < 0 || free[i]! < accelerators) return Infinity;
    while (i > 0 && free[i - 1]! >= accelerators && time[i]! + duration > reserved) i--;
    return time[i]!;
  }

  /** The most accelerators free at any time before a given one, s. */
  most(before: number): number {
    const { time, free, size } = this;
    let most = 0;
    for (let i = 0; i < size && time[i]! < before; i++) if (free[i]! > most) most = free[i]!;
    return most;
  }

  /** The fewest accelerators free from one time, at or after the first step's, to another; over no time at all, those free at that moment. */
  least(from: number, to: number): number {
    const { time, free, size } = this;
    let least = Infinity;
    for (let i = 0; i < size && (time[i]! < to || time[i]! <= from); i++) {
      if (free[i]! < least && (i + 1 === size || time[i + 1]! > from)) least = free[i]!;
    }
    return least;
  }

  /** Adds to the free accelerators from a time on, for ever. */
  changeFrom(from: number, accelerators: number): void {
    const first = this.split(from);
    const { free } = this;
    for (let i = first; i < this.size; i++) free[i]! += accelerators;
    if (first > 0 && free[first] === free[first - 1]) this.drop(first);
  }

  /** Adds to the free accelerators from one time to another; a reservation subtracts. */
  change(from: number, to: number, accelerators: number): void {
    if (!(to > from)) return;
    const first = this.split(from);
    const end = this.split(to);
    const { free } = this;
    for (let i = first; i < end; i++) free[i]! += accelerators;
    // Only the two borders can have become level with their neighbours.
    if (end < this.size && free[end] === free[end - 1]) this.drop(end);
    if (first > 0 && free[first] === free[first - 1]) this.drop(first);
  }

  /** Moves a reservation to an earlier time; where the two places overlap nothing changes. */
  move(from: number, to: number, duration: number, accelerators: number): void {
    if (to + duration >= from) {
      this.change(to + duration, from + duration, accelerators);
      this.change(to, from, -accelerators);
    } else {
      this.change(from, from + duration, accelerators);
      this.change(to, to + duration, -accelerators);
    }
  }

  /** Index of the step that begins at a time, which is made when it is not there. */
  private split(at: number): number {
    const step = firstFrom(this.time, this.size, at);
    if (step < this.size && this.time[step] === at) return step;
    if (step === 0) return 0;
    this.reserve(this.size + 1);
    this.shift(step, 1);
    this.time[step] = at;
    this.free[step] = this.free[step - 1]!;
    return step;
  }

  private drop(step: number): void {
    this.shift(step + 1, -1);
  }

  /** Moves the steps from one on by one place to the right or left. */
  private shift(first: number, by: 1 | -1): void {
    const { time, free, size } = this;
    this.size += by;
    if (size - first > longShift) {
      time.copyWithin(first + by, first, size);
      free.copyWithin(first + by, first, size);
    } else if (by === 1) {
      for (let i = size; i > first; i--) {
        time[i] = time[i - 1]!;
        free[i] = free[i - 1]!;
      }
    } else {
      for (let i = first; i < size; i++) {
        time[i - 1] = time[i]!;
        free[i - 1] = free[i]!;
      }
    }
  }

  private reserve(steps: number): void {
    if (steps <= this.time.length) return;
    const length = Math.max(steps, this.time.length * 2);
    const time = new Float64Array(length);
    const free = new Int32Array(length);
    time.set(this.time.subarray(0, this.size));
    free.set(this.free.subarray(0, this.size));
    this.time = time;
    this.free = free;
  }
}

/** A job that takes no time at all still needs its accelerators for an instant: its reservation lasts so long, s. */
const shortestStay = 2 ** -10;

/** How long a reservation for an estimate lasts, s. */
export function reservedFor(estimate: number): number {
  return estimate === 0 ? shortestStay : estimate;
}

/** From so many steps on, copyWithin beats a loop (measured). */
const longShift = 96;
