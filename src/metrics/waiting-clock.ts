/** Most parts that time is cut into to find a stretch fast. */
const mostParts = 1 << 16;

/** A clock that goes at some times and stands at others: notes the stretches as they come, and tells afterwards how far it had gone at any moment. */
export class WaitingClock {
  private begins = new Float64Array(16);
  private ends = new Float64Array(16);
  private count = 0;
  private going = false;
  /** Before each stretch, and in all: how far it had gone, s. */
  private before = new Float64Array(0);
  /** By part of the time: the first stretch that ends after its beginning. */
  private first = new Int32Array(0);
  private origin = 0;
  private partsPerSecond = 0;

  /** It begins to go. Moments never go back. */
  start(time: number): void {
    this.going = true;
    // A stretch that begins where the last ended goes on.
    if (this.count > 0 && this.ends[this.count - 1] === time) this.count -= 1;
    else {
      if (this.count === this.begins.length) this.grow();
      this.begins[this.count] = time;
    }
  }

  stop(time: number): void {
    this.going = false;
    if (time > this.begins[this.count]!) this.ends[this.count++] = time;
  }

  /** Nothing comes any more; a stretch that is open ends. */
  finish(time: number): void {
    if (this.going) this.stop(time);
    const { begins, ends, count } = this;
    this.before = new Float64Array(count + 1);
    for (let i = 0; i < count; i += 1) this.before[i + 1] = this.before[i]! + ends[i]! - begins[i]!;
    const parts = Math.min(mostParts, Math.max(1, count));
    const last = count > 0 ? ends[count - 1]! : 0;
    this.origin = count > 0 ? begins[0]! : 0;
    this.partsPerSecond = last > this.origin ? parts / (last - this.origin) : 0;
    this.first = new Int32Array(parts);
    for (let part = 0, stretch = 0; part < parts; part += 1) {
      const from = this.partsPerSecond > 0 ? this.origin + part / this.partsPerSecond : this.origin;
      // A part may begin a rounding error later than its moments are put into it.
      while (stretch < count && ends[stretch]! < from * (1 - 1e-12)) stretch += 1;
      this.first[part] = stretch;
    }
  }

  /** How far it had gone at a moment, s; ask after `finish`. O(1) where stretches spread over time. */
  at(time: number): number {
    const { begins, ends, before, count } = this;
    const part = (time - this.origin) * this.partsPerSecond;
    if (!(part > 0)) return 0;
    if (part >= this.first.length) return before[count]!;
    let stretch = this.first[Math.floor(part)]!;
    while (stretch < count && ends[stretch]! <= time) stretch += 1;
    if (stretch === count) return before[count]!;
    const into = time - begins[stretch]!;
    return into > 0 ? before[stretch]! + into : before[stretch]!;
  }

  private grow(): void {
    for (const name of ['begins', 'ends'] as const) {
      const longer = new Float64Array(2 * this[name].length);
      longer.set(this[name]);
      this[name] = longer;
    }
  }
}
