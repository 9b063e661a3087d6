import { type CapacityStep, capacitySteps, type PoolSpec } from '../cluster/index.ts';

/** How a job can come to start at all. */
export interface Chance {
  /** Whether some pool it accepts will ever be wide enough. */
  readonly wideEnough: boolean;
  /** After this moment, s, it can no longer start; −Infinity: it never can; Infinity: it always can. */
  readonly last: number;
}

/**
 * When a job can start at the latest. In a pool whose changes are announced it must by its estimate have ended when the pool gets too narrow
 * for it; in another one it must have started.
 * @param estimate what the scheduler is told of its length, s
 */
export function lastStart(pools: readonly PoolSpec[], accelerators: number, estimate: number, submit: number): Chance {
  let wideEnough = false;
  let last = Number.NEGATIVE_INFINITY;
  for (const pool of pools) {
    for (const { from, to } of stretches(capacitySteps(pool), accelerators)) {
      if (to <= submit) continue;
      wideEnough = true;
      const earliest = Math.max(from, submit);
      const announced = pool.announced ?? true;
      if (to === Infinity) last = Infinity;
      else if (!announced) last = Math.max(last, to);
      else if (earliest + estimate <= to) last = Math.max(last, earliest, to - estimate);
    }
  }
  return { wideEnough, last };
}

/** When a pool is at least so wide. */
function stretches(steps: readonly CapacityStep[], accelerators: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  steps.forEach(({ at, capacity }, i) => {
    if (capacity < accelerators) return;
    const to = steps[i + 1]?.at ?? Infinity;
    // The first step holds from before the start, too.
    const from = i === 0 ? Number.NEGATIVE_INFINITY : at;
    if (found.length > 0 && found[found.length - 1]!.to === from) found[found.length - 1]!.to = to;
    else found.push({ from, to });
  });
  return found;
}
