import type { ClusterSpec } from '../cluster/spec.ts';
import { year } from '../units/index.ts';
import { type Asset, bookValue } from './depreciation.ts';
import { powerOf } from './power.ts';
import { assetOf, overlap, serviceOf } from './service.ts';
import type { EconomicsSpec, FacilitySpec, PurchaseSpec, Shares } from './spec.ts';

/** Something the plan owns: a part of the machine, or of the building around it. */
export interface Holding {
  readonly kind: 'machine' | 'facility';
  readonly name: string;
  readonly asset: Asset;
  /** When it is paid, s from the scenario's start. */
  readonly paid: number;
  /** When it serves, s. */
  readonly from: number;
  readonly to: number;
  /** What it brings in when it leaves service. */
  readonly proceeds: number;
  /** Whether it leaves service before the end of its life. */
  readonly early: boolean;
  readonly share: Shares;
}

/** Everything that is bought or built, machines first, in the order of the scenario. */
export function holdingsOf(spec: EconomicsSpec, cluster: ClusterSpec): Holding[] {
  const machines = Object.entries(spec.purchases).map(([name, purchase]) => machine(name, purchase));
  return spec.facility === undefined ? machines : [...machines, ...buildings(spec, spec.facility, cluster)];
}

function machine(name: string, purchase: PurchaseSpec): Holding {
  const asset = assetOf(purchase);
  const { from, to, early } = serviceOf(purchase);
  const proceeds = early ? (purchase.sale ?? asset.left) : asset.left;
  return { kind: 'machine', name, asset, paid: purchase.at, from, to, early, proceeds, share: purchase.share };
}

/**
 * Power and cooling are built in steps, whenever more megawatts serve at once than ever before, and paid with the purchase that
 * needs them. They outlive the machines: later ones move in.
 */
function buildings(spec: EconomicsSpec, facility: FacilitySpec, cluster: ClusterSpec): Holding[] {
  const needs = Object.entries(spec.purchases)
    .map(([name, purchase]) => ({ name, purchase, ...serviceOf(purchase), power: powerOf(purchase, spec, cluster) }))
    .sort((a, b) => a.from - b.from);
  const built: Holding[] = [];
  let megawatts = 0;
  for (const { name, purchase, from } of needs) {
    const inService = needs.filter((other) => other.from <= from && from < other.to);
    const needed = inService.reduce((sum, { power }) => sum + power, 0);
    if (needed <= megawatts) continue;
    const life = facility.life / year;
    const asset: Asset = { cost: (needed - megawatts) * facility.cost, left: 0, life };
    const to = from + facility.life;
    built.push({
      kind: 'facility',
      name,
      asset,
      paid: purchase.at,
      from,
      to,
      early: false,
      proceeds: 0,
      share: facility.share,
    });
    megawatts = needed;
  }
  return built;
}

/** Years of service within a stretch of time. */
export function yearsInService({ from, to }: Holding, start: number, end: number): number {
  return overlap(from, to, start, end) / year;
}

/** What an asset is worth in the books at a moment: nothing before it is paid and after it has left service. */
export function worthAt({ asset, paid, from, to }: Holding, time: number): number {
  return time < paid || time >= to ? 0 : bookValue(asset, (time - from) / year);
}
