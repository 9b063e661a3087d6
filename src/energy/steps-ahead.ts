import type { Outlook } from './forecast.ts';

/** Borders before the one that is asked for beyond which they are let go. */
const mostBehind = 1 << 17;

/** The borders of an outlook's steps and the values from them on, each looked up once, in one chain: each is the next of the one before. */
export class StepsAhead {
  private readonly outlook: Outlook;
  /** The values are known of all but the last border. */
  borders = new Float64Array(64);
  values = new Float64Array(64);
  private count = 0;

  constructor(outlook: Outlook) {
    this.outlook = outlook;
  }

  /** The index of a border, from which its steps can be gone through. The chain begins anew at one that is not in it. */
  find(border: number): number {
    if (this.count > 0) this.reach(border);
    const index = this.first(border);
    if (index === this.count || this.borders[index] !== border) {
      this.borders[0] = border;
      this.count = 1;
      return 0;
    }
    if (index < mostBehind) return index;
    this.borders = this.borders.slice(index);
    this.values = this.values.slice(index);
    this.count -= index;
    return 0;
  }

  /** The index of the first border at or after a time, which is looked up if need be. */
  until(time: number): number {
    this.reach(time);
    return this.first(time);
  }

  private reach(time: number): void {
    while (this.borders[this.count - 1]! < time) {
      if (this.count === this.borders.length) {
        this.borders = doubled(this.borders);
        this.values = doubled(this.values);
      }
      const last = this.borders[this.count - 1]!;
      this.values[this.count - 1] = this.outlook.at(last);
      this.borders[this.count] = this.outlook.next(last);
      this.count += 1;
    }
  }

  private first(time: number): number {
    const { borders } = this;
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (borders[middle]! < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function doubled(column: Float64Array): Float64Array<ArrayBuffer> {
  const twice = new Float64Array(2 * column.length);
  twice.set(column);
  return twice;
}
