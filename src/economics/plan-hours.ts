import type { CapacityStep } from '../cluster/spec.ts';
import type { Delivered } from '../metrics/delivered.ts';
import { hour, year } from '../units/index.ts';
import { sizeOver } from './pool-size.ts';

/** Accelerator-hours of every year of a plan, by pool in the cluster's order. */
export interface PlanHours {
  /** `installed[year][pool]` */
  readonly installed: readonly (readonly number[])[];
  readonly allocated: readonly (readonly number[])[];
  readonly useful: readonly (readonly number[])[];
  /** Those of the measured window, as far as it lies in the plan: by pool. */
  readonly window: { readonly installed: readonly number[]; readonly allocated: readonly number[] };
  /** The part of the plan's installed hours that was simulated, 0–1; the rest is carried on. */
  readonly simulated: number;
}

/** The edges of the years of a plan, s from the scenario's start: one more than there are years. */
export function yearEdges(years: number): number[] {
  return Array.from({ length: years + 1 }, (_, k) => k * year);
}

/**
 * What the machine delivers over the years of a plan. What was simulated counts as it came out; time that was not is
 * taken at the mean of the measured window: the same share of the pool's installed hours is allocated and useful. A pool that
 * was not there in the window is taken at the mean of all.
 * @param sizes of every pool over time, in the cluster's order
 * @param window the measured window, s
 */
export function planHours(
  sizes: readonly (readonly CapacityStep[])[],
  window: { readonly from: number; readonly to: number },
  { edges, allocated, useful }: Delivered,
): PlanHours {
  const periods = edges.slice(1).map((to, k) => ({ from: edges[k]!, to }));
  const whole = periods.map(({ from, to }) => sizes.map((size) => sizeOver(size, from, to)));
  const seen = periods.map(({ from, to }) =>
    sizes.map((size) => sizeOver(size, Math.max(from, window.from), Math.min(to, window.to))),
  );
  const carriedOn = (part: Delivered['useful']) => {
    const means = meansOf(part, seen);
    return periods.map((_, period) =>
      sizes.map((_, pool) => {
        const rest = whole[period]![pool]! - seen[period]![pool]!;
        return (part[pool]![period]! + means[pool]! * rest) / hour;
      }),
    );
  };
  const all = total(whole);
  return {
    installed: whole.map((pools) => pools.map((seconds) => seconds / hour)),
    allocated: carriedOn(allocated),
    useful: carriedOn(useful),
    window: {
      installed: sizes.map((_, pool) => seen.reduce((sum, period) => sum + period[pool]!, 0) / hour),
      allocated: allocated.map((periods) => periods.reduce((sum, each) => sum + each, 0) / hour),
    },
    simulated: all > 0 ? total(seen) / all : 0,
  };
}

/** By pool, the share of its installed time in the window; of all pools together where it was not there. */
function meansOf(part: readonly (readonly number[])[], seen: readonly (readonly number[])[]): number[] {
  const installed = part.map((_, pool) => seen.reduce((sum, period) => sum + period[pool]!, 0));
  const got = part.map((periods) => periods.reduce((sum, each) => sum + each, 0));
  const all = installed.reduce((sum, each) => sum + each, 0);
  const mean = all > 0 ? got.reduce((sum, each) => sum + each, 0) / all : 0;
  return part.map((_, pool) => (installed[pool]! > 0 ? got[pool]! / installed[pool]! : mean));
}

function total(rows: readonly (readonly number[])[]): number {
  return rows.reduce((sum, row) => row.reduce((inner, each) => inner + each, sum), 0);
}
