import { always, KnownTime, type Stretch } from './known-time.ts';

/** A step function of time as plain columns: value i holds from `times[i]` to the next time. They cross threads. */
export interface SignalData {
  /** s from the scenario's start; ascending. May begin before 0. */
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** After how many seconds from the first time it begins anew; null: never, and the first and last values hold for ever. */
  readonly period: number | null;
  /**
   * The time for which there are data, in order, s from the scenario's start; with a period, those of its first turn. Elsewhere
   * the value before, or the first, is held. Absent: from the first time on for ever.
   */
  readonly known?: readonly Stretch[];
}

/** A quantity that changes in steps over time, such as a price or a grid's carbon intensity. */
export interface Signal {
  /** The value at a time. */
  at(time: number): number;
  /** ∫ value dt, exactly. */
  integral(from: number, to: number): number;
  /** The next time at which the value may change; Infinity when it never will. */
  next(time: number): number;
  /** The first stretch of time with data that ends after a time; undefined where there are none any more. */
  known(time: number): Stretch | undefined;
}

/** The same value at all times. */
export function constantSignal(value: number): Signal {
  return { at: () => value, integral: (from, to) => value * (to - from), next: () => Infinity, known: () => always };
}

/** A signal from its columns. Look-ups near the last one cost nothing; others O(log steps). */
export function signalOf(data: SignalData): Signal {
  return data.times.length === 1 && data.known === undefined ? constantSignal(data.values[0]!) : new StepSignal(data);
}

class StepSignal implements Signal {
  private readonly times: Float64Array;
  private readonly values: Float64Array;
  private readonly period: number | null;
  /** ∫ from the first time to each time. */
  private readonly sums: Float64Array;
  /** ∫ over one period. */
  private readonly whole: number;
  private last = 0;
  private readonly stretches: KnownTime;

  constructor({ times, values, period, known }: SignalData) {
    this.times = times;
    this.values = values;
    this.period = period;
    this.sums = new Float64Array(times.length);
    for (let i = 1; i < times.length; i++)
      this.sums[i] = this.sums[i - 1]! + values[i - 1]! * (times[i]! - times[i - 1]!);
    this.stretches = new KnownTime(known ?? [always], period);
    const end = times.length - 1;
    this.whole = period === null ? 0 : this.sums[end]! + values[end]! * (times[0]! + period - times[end]!);
  }

  at(time: number): number {
    return this.values[this.step(this.within(time))]!;
  }

  integral(from: number, to: number): number {
    const { times, values, sums, period, whole } = this;
    const turns = period === null ? 0 : this.turns(to) - this.turns(from);
    const a = this.within(from);
    const b = this.within(to);
    const i = this.step(a);
    const j = this.step(b);
    // Within one step, and between its borders, nothing is lost to the differences of large sums.
    if (i === j && turns === 0) return values[i]! * (to - from);
    return sums[j]! - sums[i]! + values[j]! * (b - times[j]!) - values[i]! * (a - times[i]!) + turns * whole;
  }

  next(time: number): number {
    const { times, period } = this;
    const at = this.within(time);
    const i = this.step(at);
    const border = at < times[0]! ? times[0]! : (times[i + 1] ?? (period === null ? Infinity : times[0]! + period));
    const next = time + (border - at);
    // A border nearer than the last bit of the time: the smallest step forward, so that nobody stands still.
    return next > time ? next : time + Math.abs(time) * 2 ** -51;
  }

  known(time: number): Stretch | undefined {
    return this.stretches.after(time);
  }

  private turns(time: number): number {
    return Math.floor((time - this.times[0]!) / this.period!);
  }

  /** The same time in the first period. */
  private within(time: number): number {
    return this.period === null ? time : time - this.turns(time) * this.period;
  }

  /** The step that holds at a time; the first one also before it begins. */
  private step(time: number): number {
    const { times } = this;
    let i = this.last;
    if (times[i]! <= time) {
      if (i + 1 === times.length || time < times[i + 1]!) return i;
      if (i + 2 === times.length || time < times[i + 2]!) return (this.last = i + 1);
    }
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (times[middle]! <= time) low = middle + 1;
      else high = middle;
    }
    i = Math.max(0, low - 1);
    return (this.last = i);
  }
}
