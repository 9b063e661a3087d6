import type { PageEconomics, PageEstimate } from '../../src/output/payload.ts';
import { formatPercent } from '../../src/units/format-percent.ts';
import { certain, mayBe, nothing, reachOf } from '../interval.ts';
import { type Quantity, quantityText } from '../quantity.ts';

export type PolicyEconomics = PageEconomics['policies'][number];

/** What a year is charged with, in stacking order, with the words for each. */
export const costItems: readonly (readonly [name: string, label: string])[] = [
  ['capital', 'machines'],
  ['facility', 'building and power'],
  ['energy', 'electricity'],
  ['maintenance', 'maintenance'],
  ['staff', 'staff'],
  ['other', 'other'],
  ['rentals', 'rented machines'],
  ['stranded', 'stranded value'],
];

export function ofPlan({ plan }: PolicyEconomics, name: string): PageEstimate {
  return plan[name] ?? nothing;
}

/** About the plan's cost over the years: the sum, its largest part, and who carries it. */
export function moneySentence(
  { plan, years }: PolicyEconomics,
  { currency, public: funders }: Pick<PageEconomics, 'currency' | 'public'>,
): string {
  const unit = { kind: 'number', unit: currency } as const;
  const total = plan['total-cost'] ?? nothing;
  if (total[0] === null || !(total[0] > 0)) return 'The plan costs nothing that is told.';
  const parts = costItems
    .map(([name, label]) => ({ label, amount: plan[name]?.[0] ?? 0 }))
    .sort((a, b) => b.amount - a.amount);
  const largest = parts[0]!;
  const start = `Over ${years.length === 1 ? 'one year' : `${years.length} years`} the plan is charged with ${told(total, unit)}, ${share(largest.amount / total[0])} of it for ${largest.label}`;
  const leaves = plan.paid ?? nothing;
  const present = plan['net-present-cost'] ?? nothing;
  const sums =
    leaves[0] === null || present[0] === null
      ? ''
      : ` What is paid within them comes to ${told(leaves, unit)}, as one sum at the start ${told(present, unit)}.`;
  const carried = plan['public-part']?.[0] ?? null;
  if (funders.length === 0 || carried === null) return `${start}.${sums}`;
  const carries = share(carried / total[0]);
  const paid = plan['public-share']?.[0] ?? null;
  // Charges spread what is paid over years, and grants go to no single one: the parts differ, and both are told of elsewhere.
  const also = paid === null || share(paid) === carries ? '' : ` of it, and ${share(paid)} of what is paid`;
  return `${start}; public money carries ${carries}${also}.${sums}`;
}

/** About a useful hour against renting one: what it costs, how much is useful, and from where on owning is cheaper. */
export function usefulHourSentence(
  policies: readonly PolicyEconomics[],
  { currency, rent }: Pick<PageEconomics, 'currency' | 'rent'>,
): string {
  const unit = { kind: 'number', unit: currency } as const;
  const known = policies
    .filter((policy) => ofPlan(policy, 'cost-per-useful-hour')[0] !== null)
    .sort((a, b) => ofPlan(a, 'cost-per-useful-hour')[0]! - ofPlan(b, 'cost-per-useful-hour')[0]!);
  const cheapest = known[0];
  if (cheapest === undefined) return 'No hour was useful, so there is no cost of one.';
  const dearest = known.at(-1)!;
  const hour = (policy: PolicyEconomics) =>
    `${told(ofPlan(policy, 'cost-per-useful-hour'), unit)}${known.length > 1 ? ` under ${policy.policy}` : ''} (${share(usefulShare(policy) ?? 0)} of the installed hours are useful)`;
  const start =
    told(ofPlan(cheapest, 'cost-per-useful-hour'), unit) === told(ofPlan(dearest, 'cost-per-useful-hour'), unit)
      ? `A useful accelerator-hour costs ${hour(cheapest).replace(` under ${cheapest.policy}`, ' under every policy')}.`
      : `A useful accelerator-hour costs from ${hour(cheapest)} to ${hour(dearest)}.`;
  if (rent === null) return start;
  const even = ofPlan(policies[0]!, 'break-even-utilisation')[0];
  const price = quantityText(certain(rent), unit);
  if (even === null) return `${start} Renting one costs ${price}.`;
  const cost = ofPlan(cheapest, 'cost-per-useful-hour');
  const verdict = mayBe(cost, rent)
    ? 'as much, within the interval'
    : cost[0]! < rent
      ? 'which is more'
      : 'which is less';
  const boundary =
    even > 1
      ? 'Renting is cheaper however busy the machine'
      : `Owning breaks even where ${share(even)} of the installed hours are useful`;
  return `${start} Renting one costs ${price}, ${verdict}. ${boundary}.`;
}

/** The part of the installed hours that is useful, 0–1. */
export function usefulShare(policy: PolicyEconomics): number | null {
  const [useful, installed] = [ofPlan(policy, 'useful-hours')[0], ofPlan(policy, 'installed-hours')[0]];
  return useful === null || installed === null || installed <= 0 ? null : useful / installed;
}

/** An amount in a sentence: an interval that changes nothing is left out. */
function told(of: PageEstimate, unit: Quantity): string {
  const [low, high] = reachOf(of);
  return quantityText(high - low < 0.01 * Math.abs(of[0] ?? 0) ? certain(of[0]) : of, unit);
}

function share(of: number): string {
  return formatPercent(Number(of.toPrecision(of >= 0.995 ? 3 : 2)));
}
