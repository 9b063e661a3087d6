import { capacitySteps, type PoolSpec } from '../cluster/index.ts';

/** From one time on and before another, s. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A pool that a job accepts. */
export interface Place {
  readonly spec: PoolSpec;
  /** When the cap on power, at its highest, leaves enough for the job to start there; absent where there is none. */
  readonly powered: readonly Stretch[] | undefined;
}

/** How a job can come to start at all. */
export interface Chance {
  /** Whether some pool it accepts will ever be wide enough. */
  readonly wideEnough: boolean;
  /** After this moment, s, it can no longer start; −Infinity: it never can; Infinity: it always can. */
  readonly last: number;
}

/**
 * When a job can start at the latest. In a pool whose changes are announced it must by its estimate have ended when the pool gets too narrow
 * for it; in another one, and when what idles leaves it too little power, it must have started.
 * @param estimate what the scheduler is told of its length, s
 */
export function lastStart(places: readonly Place[], accelerators: number, estimate: number, submit: number): Chance {
  let wideEnough = false;
  let last = Number.NEGATIVE_INFINITY;
  for (const { spec, powered = [always] } of places) {
    const announced = spec.announced ?? true;
    for (const wide of stretches(capacitySteps(spec), ({ capacity }) => capacity >= accelerators)) {
      if (wide.to <= submit) continue;
      wideEnough = true;
      for (const { from, to } of powered) {
        const earliest = Math.max(wide.from, from, submit);
        if (earliest >= to || earliest >= wide.to) continue;
        if (wide.to === Infinity || !announced) last = Math.max(last, Math.min(wide.to, to));
        else if (earliest + estimate <= wide.to) last = Math.max(last, earliest, Math.min(wide.to - estimate, to));
      }
    }
  }
  return { wideEnough, last };
}

const always: Stretch = { from: Number.NEGATIVE_INFINITY, to: Infinity };

/** When steps that follow each other are as they should be. */
export function stretches<Step extends { readonly at: number }>(
  steps: readonly Step[],
  holds: (step: Step) => boolean,
): Stretch[] {
  const found: { from: number; to: number }[] = [];
  steps.forEach((step, i) => {
    if (!holds(step)) return;
    const to = steps[i + 1]?.at ?? Infinity;
    // The first step holds from before the start, too.
    const from = i === 0 ? Number.NEGATIVE_INFINITY : step.at;
    if (found.length > 0 && found[found.length - 1]!.to === from) found[found.length - 1]!.to = to;
    else found.push({ from, to });
  });
  return found;
}
