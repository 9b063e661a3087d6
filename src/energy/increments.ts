import { InAscendingOrder } from './in-ascending-order.ts';
import type { Steps } from './steps.ts';

/** One more accelerator (or the fewest, at once) in one step of an outlook. */
export interface Increment {
  readonly step: number;
  readonly accelerators: number;
  /** Progress it adds in a second. */
  readonly speed: number;
}

/** Of what increments are made: widths, and how fast work goes on so many. */
interface Widths {
  readonly least: number;
  readonly most: number;
  speed(accelerators: number): number;
}

/**
 * The k-th cheapest increment for every k from 0, by believed value a second of progress; of equals the one in the lower, then the earlier
 * step, then the fewer accelerators. Within a step each is dearer than the one before, or as dear, so steps are merged.
 */
export function cheapestFirst(steps: Steps, { least, most, speed }: Widths): (k: number) => Increment | undefined {
  const { count, value } = steps;
  const gains = Array.from({ length: most - least + 1 }, (_, k) =>
    k === 0 ? speed(least) : speed(least + k) - speed(least + k - 1),
  );
  const priceOf = (step: number, k: number) => {
    const paid = Math.max(0, value[step]!) * (k === 0 ? least : 1);
    return gains[k]! > 0 ? paid / gains[k]! : Infinity;
  };
  /** The next increment of every step, and its price. */
  const next = new Int32Array(count);
  const price = new Float64Array(count);
  for (let step = 0; step < count; step += 1) price[step] = priceOf(step, 0);
  const rest = new InAscendingOrder(count, (a, b) => {
    if (price[a]! !== price[b]!) return price[a]! < price[b]!;
    return value[a]! !== value[b]! ? value[a]! < value[b]! : a < b;
  });
  const found: Increment[] = [];
  const take = (step: number) => {
    const k = next[step]!;
    found.push({ step, accelerators: least + k, speed: gains[k]! });
    if (k + 1 === gains.length) {
      rest.remove();
      return;
    }
    next[step] = k + 1;
    // A last digit must not change their order.
    price[step] = Math.max(price[step]!, priceOf(step, k + 1));
    rest.next();
  };
  return (k) => {
    for (let step = rest.first; found.length <= k && step !== undefined; step = rest.first) take(step);
    return found[k];
  };
}
