import type { Note } from '../catalogue/index.ts';
import { capacityOf } from '../cluster/index.ts';
import { type EconomicsResult, mostAtOnce, partsOf } from '../economics/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { formatCount, formatPercent } from '../units/index.ts';

/** What to know before believing an amount of money. */
export function economicsNotes(
  { economics: spec, cluster, answer, thresholds }: Scenario,
  result: EconomicsResult | undefined,
): Note[] {
  const simulated = result?.policies[0]?.simulated;
  if (spec === undefined || simulated === undefined) return [];
  const notes: Note[] = [];
  if (simulated < 0.9995) {
    notes.push({
      code: 'plan-carried-on',
      severity: 'info',
      text: `${formatPercent(simulated)} of the plan's ${spec.years} years was simulated; for the rest, each pool is taken to be as useful as in the measured window. Set a horizon of ${spec.years * 365} d to simulate it all.`,
    });
  }
  if (Object.values(spec.purchases).some(({ at }) => at < 0)) {
    notes.push({
      code: 'spent-before',
      severity: 'info',
      text: 'What was paid before the plan begins is charged over its life, but is no part of the net present cost or of who pays: it is spent, whatever is decided now.',
    });
  }
  const paidFor = new Set([...Object.values(spec.purchases), ...Object.values(spec.rentals)].map(({ pool }) => pool));
  const free = paidFor.has(undefined) ? [] : Object.keys(cluster.pools).filter((name) => !paidFor.has(name));
  if (free.length > 0) {
    notes.push({
      code: 'pool-without-cost',
      severity: 'warning',
      text: `No purchase or rental pays for ${free.length === 1 ? `the pool '${free[0]}'` : `the pools ${free.join(', ')}`}: its hours count as free of capital cost.`,
    });
  }
  for (const [name, pool] of Object.entries(cluster.pools)) {
    const [room, bought] = [capacityOf(pool), mostAtOnce(partsOf(spec, name, capacityOf(pool)))];
    if (bought <= room) continue;
    notes.push({
      code: 'bought-beyond-pool',
      severity: 'warning',
      text: `${formatCount(bought)} accelerators are bought or rented at once for the pool '${name}', which holds ${formatCount(room)}: all are charged, and what is beyond the pool gives no hours. Enlarge the pool, or let one leave ('retire') before the next serves.`,
    });
  }
  const asked = [...(answer ?? []), ...(thresholds ?? []).map(({ measure }) => measure)];
  if (asked.includes('private-per-public') && result?.policies[0]?.plan['private-per-public']?.mean == null) {
    notes.push({
      code: 'no-public-money',
      severity: 'warning',
      text: "'private-per-public' cannot be told, since nothing is paid by public money. Name the public funders ('economics.public: [union]') and what they pay ('share: { union: 50 % }' of purchases, facility, operation or rentals, or 'grants'); what a contribution draws besides stands under 'economics.leverage' ('{ of: union, mobilised: 1 bn EUR, additionality: 60 % }').",
    });
  }
  if (spec.leverage?.additionality === 1) {
    notes.push({
      code: 'nominal-leverage',
      severity: 'info',
      text: 'Leverage is told as if none of the money would have come without the contribution. Set leverage.additionality to what you believe.',
    });
  }
  return notes;
}
