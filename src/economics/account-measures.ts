import type { PlanAccount } from './account.ts';

/** A plan's account under the names that the catalogue of metrics has for its parts. */
export function accountMeasures(plan: PlanAccount): Record<string, number | null> {
  return {
    'total-cost': plan.totalCost,
    'cost-per-installed-hour': plan.costPerInstalledHour,
    'cost-per-useful-hour': plan.costPerUsefulHour,
    'useful-hours': plan.usefulHours,
    'capital-per-ten-points': plan.capitalPerTenPoints,
    'net-present-cost': plan.netPresentCost,
    'levelised-cost': plan.levelisedCost,
    'break-even-utilisation': plan.breakEvenUtilisation,
    'saving-over-rent': plan.savingOverRent,
    'public-cost': plan.publicCost,
    'public-share': plan.publicShare,
    leverage: plan.leverage,
    'financing-leverage': plan.financingLeverage,
    'effective-leverage': plan.effectiveLeverage,
    'private-per-public': plan.privatePerPublic,
    'cost-per-additional-hour': plan.costPerAdditionalHour,
    'start-ups-served': plan.startUpsServed,
    'cost-per-start-up': plan.costPerStartUp,
    'stranded-value': plan.strandedValue,
    'cost-of-delay': plan.costOfDelay,
  };
}
