/**
 * How much faster a job is on n accelerators than on one, by the share of its work that can be spread: 1 / ((1 − p) + p / n).
 * Amdahl, AFIPS 1967.
 */
export function speedup(parallel: number, accelerators: number): number {
  return 1 / (1 - parallel + parallel / accelerators);
}

/** How fast a job is on so many accelerators, as a share of its speed on those it asks for. */
export function relativeSpeed(parallel: number, asked: number, accelerators: number): number {
  return speedup(parallel, accelerators) / speedup(parallel, asked);
}
