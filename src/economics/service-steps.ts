/** Accelerators that serve for a time. */
export interface Serving {
  readonly accelerators: number;
  /** s from the scenario's start; before it: they are there already. */
  readonly from: number;
  readonly to: number;
}

/** From a moment on, so many accelerators are there. */
export interface ServiceStep {
  readonly at: number;
  readonly accelerators: number;
}

/**
 * How large a pool is over time when parts of it come and go. What no part ever accounts for is there all the time; more
 * than the pool holds is never there. The first step is that of the start; each differs from the one before.
 * @param capacity accelerators of the pool when all of it is there
 */
export function serviceSteps(capacity: number, parts: readonly Serving[]): ServiceStep[] {
  const always = Math.max(0, capacity - mostAtOnce(parts));
  return momentsOf(parts)
    .map((at) => ({ at, accelerators: Math.min(capacity, always + servingAt(parts, at)) }))
    .filter(({ accelerators }, k, steps) => k === 0 || accelerators !== steps[k - 1]!.accelerators);
}

/** The most accelerators that serve at a time, those included that a pool has no room for. */
export function mostAtOnce(parts: readonly Serving[]): number {
  return Math.max(0, ...momentsOf(parts).map((at) => servingAt(parts, at)));
}

/** When parts come or go, from the start on, s. */
function momentsOf(parts: readonly Serving[]): number[] {
  return [...new Set([0, ...parts.flatMap(({ from, to }) => [from, to])])]
    .filter((at) => at >= 0 && at < Number.POSITIVE_INFINITY)
    .sort((a, b) => a - b);
}

function servingAt(parts: readonly Serving[], time: number): number {
  return parts.reduce((sum, { accelerators, from, to }) => sum + (from <= time && time < to ? accelerators : 0), 0);
}
