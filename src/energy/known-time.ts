/** A stretch of time, s. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** For all time there are data. */
export const always: Stretch = { from: -Infinity, until: Infinity };

/** For which time there are data, when these may begin anew after a period. Looking up costs O(log stretches). */
export class KnownTime {
  private readonly stretches: readonly Stretch[];
  private readonly period: number | null;

  /** @param stretches in order; with a period those of one turn, which together may reach from its start to its end */
  constructor(stretches: readonly Stretch[], period: number | null) {
    const whole = period !== null && stretches.length === 1 && stretches[0]!.until - stretches[0]!.from >= period;
    this.stretches = whole ? [always] : stretches;
    this.period = whole ? null : period;
  }

  /** The first stretch that ends after a time; undefined where there is none. */
  after(time: number): Stretch | undefined {
    const { stretches, period } = this;
    const first = stretches[0];
    if (first === undefined || period === null) return stretches[this.index(time)];
    const turn = Math.floor((time - first.from) / period) * period;
    const index = this.index(time - turn);
    const { from, until } = index < stretches.length ? shifted(stretches[index]!, turn) : shifted(first, turn + period);
    const wrapped = stretches.at(-1)!.until - period === first.from;
    // What ends with a turn goes on where the next begins.
    if (wrapped && index === stretches.length - 1) return { from, until: until + first.until - first.from };
    if (wrapped && index % stretches.length === 0) {
      const last = stretches.at(-1)!;
      return { from: from - (last.until - last.from), until };
    }
    return { from, until };
  }

  /** The index of the first that ends after a time. */
  private index(time: number): number {
    let low = 0;
    let high = this.stretches.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.stretches[middle]!.until <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function shifted({ from, until }: Stretch, by: number): Stretch {
  return { from: from + by, until: until + by };
}

/** Whoever knows for which time there are data. */
interface Known {
  known(time: number): Stretch | undefined;
}

/** The stretches with data between two moments, cut at them. */
export function knownBetween(signal: Known, from: number, to: number): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let at = from; at < to; ) {
    const stretch = signal.known(at);
    if (stretch === undefined || stretch.from >= to) break;
    const until = Math.min(stretch.until, to);
    if (until > at) found.push({ from: Math.max(stretch.from, at), until });
    // An end nearer than the last bit of the time: the smallest step forward, so that nobody stands still.
    at = stretch.until > at ? stretch.until : at + Math.abs(at) * 2 ** -51;
  }
  return found;
}
