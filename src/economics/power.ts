import type { EconomicsSpec, PurchaseSpec } from './spec.ts';

/** What a purchase draws when all of it is busy, the building's overhead included, MW. */
export function powerOf({ accelerators }: PurchaseSpec, { energy }: EconomicsSpec): number {
  return energy === undefined ? 0 : (accelerators * energy.busy * energy.pue) / 1e6;
}

/** Energy that accelerators take in so many installed hours, of which they are busy in some, kWh, overhead included. */
export function energyOf(
  installedHours: number,
  busyHours: number,
  { busy, idle, pue }: NonNullable<EconomicsSpec['energy']>,
): number {
  return (pue * (installedHours * idle + busyHours * (busy - idle))) / 1e3;
}
