/**
 * Count, mean, variance and extremes of values as they come, without keeping them; two tallies can be merged.
 * Welford, Technometrics 4(3), 1962; merging after Chan, Golub and LeVeque, 1979.
 */
export class Tally {
  #count = 0;
  #mean = 0;
  #squares = 0;
  #minimum = Number.POSITIVE_INFINITY;
  #maximum = Number.NEGATIVE_INFINITY;

  add(value: number): void {
    this.#count++;
    const deviation = value - this.#mean;
    this.#mean += deviation / this.#count;
    this.#squares += deviation * (value - this.#mean);
    if (value < this.#minimum) this.#minimum = value;
    if (value > this.#maximum) this.#maximum = value;
  }

  /** Takes in another tally, as if all its values had been added here. */
  merge(other: Tally): void {
    if (other.#count === 0) return;
    const count = this.#count + other.#count;
    const deviation = other.#mean - this.#mean;
    this.#mean += (deviation * other.#count) / count;
    this.#squares += other.#squares + (deviation * deviation * this.#count * other.#count) / count;
    this.#count = count;
    this.#minimum = Math.min(this.#minimum, other.#minimum);
    this.#maximum = Math.max(this.#maximum, other.#maximum);
  }

  get count(): number {
    return this.#count;
  }

  /** NaN without values. */
  get mean(): number {
    return this.#count === 0 ? Number.NaN : this.#mean;
  }

  /** Unbiased sample variance; NaN with fewer than two values. */
  get variance(): number {
    return this.#count < 2 ? Number.NaN : this.#squares / (this.#count - 1);
  }

  /** NaN with fewer than two values. */
  get standardDeviation(): number {
    return Math.sqrt(this.variance);
  }

  /** NaN without values. */
  get minimum(): number {
    return this.#count === 0 ? Number.NaN : this.#minimum;
  }

  /** NaN without values. */
  get maximum(): number {
    return this.#count === 0 ? Number.NaN : this.#maximum;
  }
}

/** The tally of a list. */
export function tally(values: Iterable<number>): Tally {
  const result = new Tally();
  for (const value of values) result.add(value);
  return result;
}
