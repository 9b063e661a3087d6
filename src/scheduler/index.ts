export type { Backfill, BackfillContext, BackfillKind } from './backfill.ts';
export { backfills } from './backfills.ts';
export { createScheduler, type SchedulerInput } from './create-scheduler.ts';
export { describePolicy, type Knowledge, knowledgeOf } from './describe-policy.ts';
export type { JobView, Ordering, OrderingKind } from './ordering.ts';
export { orderings } from './orderings.ts';
export type { PassSpec, PolicySpec, StrategySpec, WalltimeSpec } from './policy.ts';
export { type PolicyModule, PolicyModuleFault, type SchedulerContext } from './policy-module.ts';
export type { Machine, Scheduler } from './scheduler.ts';
