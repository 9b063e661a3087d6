export type { Account, PlanAccount, YearAccount } from './account.ts';
export { accountMeasures } from './account-measures.ts';
export { accountOf } from './account-of.ts';
export { yearEdges } from './plan-hours.ts';
export { partsOf } from './pool-size.ts';
export { planValues, yearQuantities } from './quantities.ts';
export type { EconomicsResult, Interval, PolicyEconomics } from './result.ts';
export { mostAtOnce, type ServiceStep, serviceSteps } from './service-steps.ts';
export { type EconomicsSpec, type PurchaseSpec, type RentalSpec, rentPrice, type Shares } from './spec.ts';
