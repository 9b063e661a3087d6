import type { ClusterSpec } from '../cluster/spec.ts';
import type { PlanHours } from './plan-hours.ts';
import type { EconomicsSpec } from './spec.ts';

/** What the electricity of the measured window came to, where the machine states its power and electricity has a price. */
export interface EnergyBill {
  readonly cost: number;
  /** The part of the energy that no job answers for, 0–1. */
  readonly idle: number;
}

/**
 * What the electricity of a year costs. Pools that state their power cost what was measured, carried on by their idle and their
 * allocated hours; others by the watts that `economics` states. Rented accelerators draw somebody else's power.
 */
export function energyCost(
  { energy, rentals }: EconomicsSpec,
  { pools }: ClusterSpec,
  hours: PlanHours,
  index: number,
  bill: EnergyBill | undefined,
): number {
  const rented = new Set(Object.values(rentals).map(({ pool }) => pool));
  const own = Object.entries(pools).map(([name, spec], pool) => ({
    pool,
    measured: isMeasured(spec, bill),
    rented: rented.has(name),
  }));
  const year = { installed: hours.installed[index]!, allocated: hours.allocated[index]! };
  const metered = own.filter(({ measured }) => measured);
  const numbers = (pools: typeof own) => pools.map(({ pool }) => pool);
  const paid = metered.filter(({ rented }) => !rented);
  const stated = own.filter(({ measured, rented }) => !measured && !rented).map(({ pool }) => pool);
  const measured =
    bill === undefined || metered.length === 0
      ? 0
      : carriedOn(bill, totals(hours.window, numbers(metered)), totals(year, numbers(paid)));
  if (energy === undefined) return measured;
  const { installed, allocated } = totals(year, stated);
  return (
    measured + ((energy.pue * (installed * energy.idle + allocated * (energy.busy - energy.idle))) / 1e3) * energy.price
  );
}

function isMeasured({ power }: ClusterSpec['pools'][string], bill: EnergyBill | undefined): boolean {
  return power !== undefined && bill !== undefined;
}

interface Hours {
  readonly installed: number;
  readonly allocated: number;
}

function totals(hours: PlanHours['window'], pools: readonly number[]): Hours {
  const sum = (part: readonly number[]) => pools.reduce((total, pool) => total + part[pool]!, 0);
  return { installed: sum(hours.installed), allocated: sum(hours.allocated) };
}

/** The cost of idle and of allocated hours, each per hour of its kind in the window. */
function carriedOn({ cost, idle }: EnergyBill, window: Hours, year: Hours): number {
  const part = (share: number, before: number, after: number) => (before > 0 ? (cost * share * after) / before : 0);
  return (
    part(idle, window.installed - window.allocated, year.installed - year.allocated) +
    part(1 - idle, window.allocated, year.allocated)
  );
}
