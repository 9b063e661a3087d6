import type { PageData } from '../src/output/payload.ts';

type Steps = PageData['installed'];

/** The stretches of a window in which the machine keeps its size. */
export function installedIn(
  steps: Steps,
  from: number,
  to: number,
): { readonly from: number; readonly to: number; readonly capacity: number }[] {
  return steps
    .map(({ at, capacity }, i) => ({
      from: i === 0 ? from : Math.max(at, from),
      to: Math.min(steps[i + 1]?.at ?? to, to),
      capacity,
    }))
    .filter((stretch) => stretch.to > stretch.from);
}

/** Accelerators installed at a moment. */
export function installedAt(steps: Steps, time: number): number {
  return (steps.findLast(({ at }) => at <= time) ?? steps[0]!).capacity;
}

/** Accelerators installed on average over a window. */
export function meanInstalled(steps: Steps, from: number, to: number): number {
  const stretches = installedIn(steps, from, to);
  if (stretches.length === 1) return stretches[0]!.capacity;
  return stretches.reduce((sum, each) => sum + each.capacity * (each.to - each.from), 0) / (to - from);
}
