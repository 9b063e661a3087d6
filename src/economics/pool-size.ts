import { type CapacityStep, type ClusterSpec, capacityOf, capacitySteps } from '../cluster/spec.ts';
import { serviceOf } from './service.ts';
import { type Serving, serviceSteps } from './service-steps.ts';
import type { EconomicsSpec } from './spec.ts';

/** The parts of a pool that purchases and rentals bring and take; none where nobody pays for any of it. */
export function partsOf({ purchases, rentals }: EconomicsSpec, pool: string, capacity: number): Serving[] {
  return [
    ...Object.values(purchases)
      .filter((purchase) => purchase.pool === pool || purchase.pool === undefined)
      .map((purchase) => {
        const { from, to } = serviceOf(purchase);
        return { accelerators: purchase.pool === undefined ? capacity : purchase.accelerators, from, to };
      }),
    ...Object.values(rentals)
      .filter((rental) => rental.pool === pool)
      .map(({ accelerators, from, until = Number.POSITIVE_INFINITY }) => ({ accelerators, from, to: until })),
  ];
}

/** The accelerators of every pool over time, as far as the machine has them and somebody has bought or rented them. */
export function poolSizes({ pools }: ClusterSpec, spec: EconomicsSpec): (readonly CapacityStep[])[] {
  return Object.entries(pools).map(([name, pool]) => {
    const capacity = capacityOf(pool);
    const served = serviceSteps(capacity, partsOf(spec, name, capacity));
    return smaller(
      capacitySteps(pool),
      served.map(({ at, accelerators }) => ({ at, capacity: accelerators })),
    );
  });
}

/** The smaller of two sizes at every moment. */
function smaller(a: readonly CapacityStep[], b: readonly CapacityStep[]): CapacityStep[] {
  const moments = [...new Set([...a, ...b].map(({ at }) => at))].sort((x, y) => x - y);
  return moments.map((at) => ({ at, capacity: Math.min(sizeAt(a, at), sizeAt(b, at)) }));
}

function sizeAt(steps: readonly CapacityStep[], time: number): number {
  return steps.findLast(({ at }) => at <= time)!.capacity;
}

/** Accelerators × time in a stretch of time, accelerator·s. */
export function sizeOver(steps: readonly CapacityStep[], from: number, to: number): number {
  return steps.reduce((sum, { at, capacity }, k) => {
    const start = Math.max(at, from);
    const end = Math.min(steps[k + 1]?.at ?? Number.POSITIVE_INFINITY, to);
    return end > start ? sum + capacity * (end - start) : sum;
  }, 0);
}
