import { firstFrom } from '../../kernel/index.ts';
import type { PowerView } from './power-view.ts';
import type { Profile } from './profile.ts';

/** How far behind the last thing that is planned a place is looked for, s: a year and a day, for caps that repeat by the year. */
const farthest = 366 * 86_400;

/** A cap is kept to this share of itself, as the machine keeps it. */
const tolerance = 1e-12;

/**
 * What the machine is believed to draw over the future, against its cap: a step function over all pools, beside the accelerators that each pool's
 * own profile tells. Step i holds from `time[i]` to `time[i + 1]`, the last one for ever.
 *
 * A cap holds for starts: it stops nobody who runs. So what is planned keeps it if at the *start* of every reservation all
 * that is drawn then is within the cap of that time; a step knows how many reservations begin with it. While the cap is the same, power only
 * rises at starts, so it is kept at every moment.
 */
export class PowerProfile {
  /** Steps in use. */
  size = 1;
  time: Float64Array = new Float64Array(64);
  /** W, in whole grains: sums are exact, in whatever order reservations come and go. */
  drawn: Float64Array = new Float64Array(64);
  /** The cap when the step begins, W. */
  limit: Float64Array = new Float64Array(64);
  /** Reservations that begin with the step. */
  starts: Int32Array = new Int32Array(64);
  /** Whether the cap has ever kept a job from a place that had the accelerators for it. */
  binds = false;
  private readonly power: PowerView;
  /** A power of two, so small that rounding to it is less than a cap's tolerance. */
  private readonly grain: number;

  constructor(power: PowerView) {
    this.power = power;
    let scale = 1;
    while (scale < power.highest) scale *= 2;
    this.grain = scale * 2 ** -52;
  }

  /** Watts in whole grains. */
  exact(watts: number): number {
    const { grain } = this;
    return watts < 0 ? -Math.round(-watts / grain) * grain : Math.round(watts / grain) * grain;
  }

  /** Starts anew: so much from now on. */
  begin(now: number, watts: number): void {
    this.size = 1;
    this.time[0] = now;
    this.drawn[0] = this.exact(watts);
    this.limit[0] = this.ceiling(now);
    this.starts[0] = 0;
  }

  /** Ends what is drawn up to now: less from a time on, for ever. Times come in order, behind all that is there. */
  lessFrom(time: number, watts: number): void {
    let last = this.size - 1;
    if (time > this.time[last]!) {
      this.insert(this.size, time);
      last++;
    }
    this.drawn[last]! -= this.exact(watts);
  }

  /** Forgets the past, so that the first step begins now. */
  advance(now: number): void {
    const { time, limit, starts } = this;
    let past = 0;
    while (past + 1 < this.size && time[past + 1]! <= now) past++;
    if (past > 0) this.shift(past, -past);
    if (time[0]! < now) {
      time[0] = now;
      limit[0] = this.ceiling(now);
      starts[0] = 0;
    }
  }

  /** Draws more (or less) from one time to another. */
  change(from: number, to: number, watts: number): void {
    if (!(to > from) || watts === 0) return;
    const exact = this.exact(watts);
    const first = this.split(from);
    const end = to === Infinity ? this.size : this.split(to);
    for (let i = first; i < end; i++) this.drawn[i]! += exact;
    this.level(end);
    this.level(first);
  }

  /** A reservation: draws so much while it lasts, and from then on the cap has to be kept at its start. */
  reserve(start: number, duration: number, watts: number): void {
    this.starts[this.split(start)]!++;
    this.change(start, start + duration, watts);
  }

  /** Takes a reservation back. */
  cancel(start: number, duration: number, watts: number): void {
    this.change(Math.max(start, this.time[0]!), start + duration, -watts);
    this.begun(start);
  }

  /** The job of a reservation has started: what it draws stays, but its start is over. */
  begun(start: number): void {
    if (start < this.time[0]!) return;
    const step = this.split(start);
    this.starts[step]!--;
    this.level(step);
  }

  /**
   * The earliest time from `at` on at which the cap admits a start of so many watts, and no reservation that begins while they are drawn loses what it needs
   * then. Infinity when there is none within a year of all that is planned.
   * @param before give up (Infinity) when it cannot begin before this time, s
   */
  earliest(watts: number, duration: number, at: number, before = Infinity): number {
    const { time, drawn, limit, starts, size } = this;
    const needed = this.exact(watts);
    const last = Math.min(before, this.lastTried(needed, Math.max(time[size - 1]!, at)));
    let k = 0;
    for (let start = at; start < last; ) {
      while (k + 1 < size && time[k + 1]! <= start) k++;
      const cap = start === time[k] ? limit[k]! : this.ceiling(start);
      let hindered = start;
      let by = k;
      if (drawn[k]! + needed <= cap) {
        const end = start + duration;
        by++;
        while (by < size && time[by]! < end && (starts[by] === 0 || drawn[by]! + needed <= limit[by]!)) by++;
        if (by === size || time[by]! >= end) return start;
        hindered = time[by]!;
      }
      start = Math.min(this.power.next(hindered), by + 1 < size ? time[by + 1]! : Infinity);
    }
    return Infinity;
  }

  /** Behind all that is planned there is power for a job sooner or later, or never. */
  private lastTried(needed: number, planned: number): number {
    const never = this.drawn[this.size - 1]! + needed > this.power.highest * (1 + tolerance);
    if (!never) return planned + farthest;
    this.binds = true;
    return this.time[this.size - 1]!;
  }

  /**
   * The earliest time at which so many accelerators stay free in a pool for so long, the cap admits a start, and no reservation that begins later loses
   * what it needs then. Infinity when there is none within a year of all that is planned.
   * @param profile the accelerators of the pool; begins now, as this one does
   * @param before give up (Infinity) when it cannot begin before this time, s
   * @param reserved when the place is for a reservation that holds one already, which begins then, s: what it holds itself counts as free, so
   * only the part of the new place before it is looked at
   */
  earliestBeside(
    profile: Profile,
    accelerators: number,
    duration: number,
    watts: number,
    before = Infinity,
    reserved = Infinity,
  ): number {
    const { time, drawn, limit, starts, size } = this;
    const { time: borders, free, size: count } = profile;
    const needed = this.exact(watts);
    const planned = this.lastTried(needed, Math.max(time[size - 1]!, borders[count - 1]!));
    const last = Math.min(before, reserved, planned);
    // Steps of accelerators, the step of power that a start falls into, and those behind it that have been found to let it by. They only move on.
    let a = 0;
    let at = 0;
    let by = 1;
    for (let start = time[0]!; start < last; ) {
      const end = Math.min(start + duration, reserved);
      while (a + 1 < count && borders[a + 1]! <= start) a++;
      while (a < count && borders[a]! < end && free[a]! >= accelerators) a++;
      if (a < count && borders[a]! < end) {
        while (a < count && free[a]! < accelerators) a++;
        if (a === count) return Infinity;
        start = borders[a]!;
        continue;
      }
      while (at + 1 < size && time[at + 1]! <= start) at++;
      const cap = start === time[at] ? limit[at]! : this.ceiling(start);
      let hindered = -1;
      if (drawn[at]! + needed > cap) hindered = start;
      else {
        if (by <= at) by = at + 1;
        while (by < size && time[by]! < end && (starts[by] === 0 || drawn[by]! + needed <= limit[by]!)) by++;
        if (by < size && time[by]! < end) {
          hindered = time[by]!;
          at = by;
        }
      }
      if (hindered < 0) return start;
      this.binds = true;
      start = Math.min(this.power.next(hindered), at + 1 < size ? time[at + 1]! : Infinity);
    }
    return Infinity;
  }

  /** Whether a job for which the machine has the power now may draw so much until then: no reservation that begins meanwhile loses what it needs. */
  lets(until: number, watts: number): boolean {
    const { time, drawn, limit, starts, size } = this;
    const needed = this.exact(watts);
    for (let i = 0; i < size && time[i]! < until; i++) {
      if (starts[i]! > 0 && drawn[i]! + needed > limit[i]!) return false;
    }
    return true;
  }

  /** Whether the cap is kept at the start of every reservation. */
  kept(): boolean {
    const { drawn, limit, starts, size } = this;
    for (let i = 0; i < size; i++) if (starts[i]! > 0 && drawn[i]! > limit[i]!) return false;
    return true;
  }

  private ceiling(time: number): number {
    return this.power.at(time) * (1 + tolerance);
  }

  /** Index of the step that begins at a time, which is made when it is not there; the first for any time before it. */
  private split(at: number): number {
    const step = firstFrom(this.time, this.size, at);
    if (step === 0 || (step < this.size && this.time[step] === at)) return step;
    this.insert(step, at);
    return step;
  }

  /** Makes a step that goes on as the one before it. */
  private insert(step: number, at: number): void {
    if (this.size === this.time.length) this.grow();
    this.shift(step, 1);
    this.time[step] = at;
    this.drawn[step] = this.drawn[step - 1]!;
    this.limit[step] = this.ceiling(at);
    this.starts[step] = 0;
  }

  /** Drops a step with which nothing changes and nobody begins. */
  private level(step: number): void {
    if (step === 0 || step >= this.size || this.starts[step]! > 0 || this.drawn[step] !== this.drawn[step - 1]) return;
    this.shift(step + 1, -1);
  }

  /** Moves the steps from one on by so many places to the right or left. */
  private shift(first: number, by: number): void {
    this.time.copyWithin(first + by, first, this.size);
    this.drawn.copyWithin(first + by, first, this.size);
    this.limit.copyWithin(first + by, first, this.size);
    this.starts.copyWithin(first + by, first, this.size);
    this.size += by;
  }

  private grow(): void {
    const { time, drawn, limit, starts } = this;
    const length = time.length * 2;
    this.time = new Float64Array(length);
    this.drawn = new Float64Array(length);
    this.limit = new Float64Array(length);
    this.starts = new Int32Array(length);
    this.time.set(time);
    this.drawn.set(drawn);
    this.limit.set(limit);
    this.starts.set(starts);
  }
}
