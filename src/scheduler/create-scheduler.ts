import type { z } from 'zod';
import type { Entry, Registry } from '../catalogue/index.ts';
import type { Backfill, BackfillContext } from './backfill.ts';
import { backfills } from './backfills.ts';
import type { JobView, Ordering } from './ordering.ts';
import { orderings } from './orderings.ts';
import type { PolicySpec, StrategySpec } from './policy.ts';
import {
  checkPasses,
  checkPolicyModule,
  guardedOrdering,
  guardedStart,
  type PolicyModule,
  PolicyModuleFault,
} from './policy-module.ts';
import { QueueScheduler } from './queue-scheduler.ts';
import type { Machine, Scheduler } from './scheduler.ts';
import type { GateContext, StartGate } from './start-gate.ts';
import { starts } from './starts.ts';
import { VisibleJobs } from './visible-jobs.ts';

export interface SchedulerInput {
  readonly policy: PolicySpec;
  readonly machine: Machine;
  readonly jobs: JobView;
  readonly laneOf: Uint16Array;
  readonly acceptance: readonly (readonly number[])[];
  /** The user's own modules, loaded, by the path the policy names them with. */
  readonly modules: ReadonlyMap<string, unknown>;
}

/**
 * Puts a scheduler together from its description.
 * @throws PolicyModuleFault when a user's module is not of the expected shape
 */
export function createScheduler(input: SchedulerInput): Scheduler {
  const { policy } = input;
  if (policy.scheduler) {
    const { path, exported } = moduleOf(policy.scheduler, input.modules);
    if (exported.scheduler) return ownScheduler(path, exported, policy.scheduler, input);
    return queueScheduler(
      exported.ordering ? policy.scheduler : policy.ordering,
      exported.backfill ? policy.scheduler : policy.backfill,
      input,
    );
  }
  return queueScheduler(policy.ordering, policy.backfill, input);
}

function queueScheduler(ordering: StrategySpec, backfill: StrategySpec, input: SchedulerInput): Scheduler {
  const order = createOrdering(ordering, input.modules, input.policy.start !== undefined);
  return new QueueScheduler({
    machine: input.machine,
    jobs: input.jobs,
    laneOf: input.laneOf,
    acceptance: input.acceptance,
    walltime: input.policy.walltime,
    ...(order ? { ordering: order } : {}),
    createBackfill: (context) => createBackfill(backfill, context, input.modules),
  });
}

/** The gate a policy describes. */
export function createStartGate(spec: StrategySpec, context: GateContext): StartGate {
  const kind = found(starts, spec);
  return kind.create(parsed(kind.options, spec), context);
}

/** First come, first served needs no keys: it is the order of the job table. Held jobs join it where their submission says, so then it does. */
function createOrdering(
  spec: StrategySpec,
  modules: ReadonlyMap<string, unknown>,
  holds: boolean,
): Ordering | undefined {
  if (spec.kind === 'fcfs' && !holds) return undefined;
  if (spec.kind === 'module') {
    const { path, exported } = moduleOf(spec, modules);
    if (!exported.ordering) throw new PolicyModuleFault(path, `expected an export named 'ordering'`);
    return guardedOrdering(path, exported.ordering.create(optionsOf(spec)));
  }
  const kind = found(orderings, spec);
  return kind.create(parsed(kind.options, spec));
}

function createBackfill(spec: StrategySpec, context: BackfillContext, modules: ReadonlyMap<string, unknown>): Backfill {
  if (spec.kind !== 'module') {
    const kind = found(backfills, spec);
    return kind.create(parsed(kind.options, spec), context);
  }
  const { path, exported } = moduleOf(spec, modules);
  if (!exported.backfill) throw new PolicyModuleFault(path, `expected an export named 'backfill'`);
  const visible = new VisibleJobs(context.jobs);
  const check = guardedStart(
    path,
    visible,
    (job) => context.acceptance[context.laneOf[job]!]!,
    (job) => visible.waiting[job] === 1,
    context,
  );
  const guarded: BackfillContext = {
    jobs: visible,
    queue: context.queue,
    free: context.free,
    capacity: context.capacity,
    power: context.power,
    announced: context.announced,
    reach: context.reach,
    outlook: context.outlook,
    running: context.running,
    laneOf: context.laneOf,
    acceptance: context.acceptance,
    fits: (pool, accelerators) => context.fits(pool, accelerators),
    canStart: (job, pool) => context.canStart(job, pool),
    passesOver: (job, pool) => context.passesOver(job, pool),
    start(job, pool, backfilled) {
      check(job, pool);
      context.start(job, pool, backfilled === true);
    },
  };
  const made = checkPasses(path, exported.backfill.create(optionsOf(spec), guarded), ['pass']);
  return {
    pass(now) {
      context.queue.resort(now);
      made.pass(now);
    },
    submitted(job, now) {
      visible.reveal(job);
      made.submitted?.(job, now);
    },
    started(job) {
      visible.waiting[job] = 0;
      made.started?.(job);
    },
    withdrawn(job, now) {
      visible.waiting[job] = 0;
      made.withdrawn?.(job, now);
    },
    ended: (job, pool, now, expectedEnd, accelerators) => made.ended?.(job, pool, now, expectedEnd, accelerators),
    resized: (pool, now) => made.resized?.(pool, now),
    freed: (pool, now, until, accelerators) => made.freed?.(pool, now, until, accelerators),
    ...(made.overdue ? { overdue: (now, pool) => made.overdue!(now, pool) } : {}),
    ...(made.nextWake ? { nextWake: () => made.nextWake!() } : {}),
  };
}

function ownScheduler(path: string, exported: PolicyModule, spec: StrategySpec, input: SchedulerInput): Scheduler {
  const { machine, laneOf, acceptance } = input;
  const visible = new VisibleJobs(input.jobs);
  const check = guardedStart(
    path,
    visible,
    (job) => acceptance[laneOf[job]!]!,
    (job) => visible.waiting[job] === 1,
    machine,
  );
  const guarded: Machine = {
    free: machine.free,
    capacity: machine.capacity,
    power: machine.power,
    announced: machine.announced,
    owed: (pool) => machine.owed(pool),
    comesBack: (job) => machine.comesBack(job),
    fits: (pool, accelerators) => machine.fits(pool, accelerators),
    start(job, pool, backfilled) {
      check(job, pool);
      visible.waiting[job] = 0;
      machine.start(job, pool, backfilled === true);
    },
  };
  const made = exported.scheduler!.create(optionsOf(spec), { jobs: visible, machine: guarded, laneOf, acceptance });
  checkPasses(path, made, ['submitted', 'ended', 'pass']);
  return {
    submitted(job, now) {
      visible.reveal(job);
      made.submitted(job, now);
    },
    ended: (job, now) => made.ended(job, now),
    resized: (pool, now) => made.resized?.(pool, now),
    withdrawn(job, now) {
      visible.waiting[job] = 0;
      made.withdrawn?.(job, now);
    },
    pass: (now, settled) => made.pass(now, settled),
    ...(made.nextWake ? { nextWake: () => made.nextWake!() } : {}),
  };
}

function moduleOf(spec: StrategySpec, modules: ReadonlyMap<string, unknown>): { path: string; exported: PolicyModule } {
  const path = String(spec.module);
  if (!modules.has(path)) throw new PolicyModuleFault(path, 'the module was not loaded');
  return { path, exported: checkPolicyModule(path, modules.get(path)) };
}

/** The options beside `kind` and `module`. */
function optionsOf(spec: StrategySpec): Readonly<Record<string, unknown>> {
  const { kind: _kind, module: _module, ...options } = spec;
  return options;
}

function found<T extends Entry>(from: Registry<T>, spec: StrategySpec): T {
  const entry = from.find(spec.kind);
  if (!entry) throw new Error(`no ${from.kind} is named '${spec.kind}'; there are ${from.names.join(', ')}`);
  return entry;
}

/** Resolved options are in base units and need no parsing; defaults of hand-made specs are filled in. */
function parsed(schema: z.ZodType<unknown>, spec: StrategySpec): unknown {
  const options = optionsOf(spec);
  const result = schema.safeParse(options);
  return result.success ? result.data : options;
}
