import { CompensatedSum } from './compensated-sum.ts';

/**
 * The average over time of a value that changes in steps, such as a queue's length: each value counts for as long as
 * it held. Times must not go back.
 */
export class TimeWeighted {
  readonly #begin: number;
  readonly #area = new CompensatedSum();
  #since: number;
  #value: number;
  #maximum: number;

  /** @param begin when to start, s. @param value what holds from then on. */
  constructor(begin: number, value: number) {
    this.#begin = begin;
    this.#since = begin;
    this.#value = value;
    this.#maximum = value;
  }

  /** From `time` on, `value` holds. */
  set(time: number, value: number): void {
    this.#area.add(this.#value * (time - this.#since));
    this.#since = time;
    this.#value = value;
    if (value > this.#maximum) this.#maximum = value;
  }

  /** Value × time from the start until `time`, which must not lie before the last change. */
  integral(time: number): number {
    return this.#area.value + this.#value * (time - this.#since);
  }

  /** The average from the start until `time`; NaN when no time has passed. */
  mean(time: number): number {
    return this.integral(time) / (time - this.#begin);
  }

  /** The largest value that ever held, even for no time. */
  get maximum(): number {
    return this.#maximum;
  }
}
