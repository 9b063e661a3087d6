import type { Backfill, BackfillContext } from './backfill.ts';
import type { JobView, Ordering } from './ordering.ts';
import type { Machine, Scheduler } from './scheduler.ts';
import { VisibleJobs } from './visible-jobs.ts';

/**
 * A policy of the user's own: a JavaScript module that exports `ordering`, `backfill` or `scheduler`, each of the same shape as a
 * built-in one: a name, what it knows of run times, and `create`, which gets the options written beside `module:` in the scenario.
 */
export interface PolicyModule {
  readonly ordering?: {
    readonly name: string;
    readonly knowledge?: 'none' | 'estimate';
    create(options: Readonly<Record<string, unknown>>): Ordering;
  };
  readonly backfill?: {
    readonly name: string;
    readonly knowledge?: 'none' | 'estimate';
    create(options: Readonly<Record<string, unknown>>, context: BackfillContext): Backfill;
  };
  readonly scheduler?: {
    readonly name: string;
    readonly knowledge?: 'none' | 'estimate';
    create(options: Readonly<Record<string, unknown>>, context: SchedulerContext): Scheduler;
  };
}

/** What a whole scheduler of the user's own works with. Job columns are filled in as jobs are submitted; before that they hold NaN or 0. */
export interface SchedulerContext {
  readonly jobs: JobView;
  readonly machine: Machine;
  /** Index into `acceptance` by job. */
  readonly laneOf: Uint16Array;
  readonly acceptance: readonly (readonly number[])[];
}

/** A fault of a user's own module: said in its name, never as one of the simulator's. */
export class PolicyModuleFault extends Error {
  readonly module: string;

  constructor(module: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'PolicyModuleFault';
    this.module = module;
  }
}

/**
 * Checks what a module exports.
 * @throws PolicyModuleFault that says what was expected and what was found
 */
export function checkPolicyModule(module: string, exported: unknown): PolicyModule {
  const names = ['ordering', 'backfill', 'scheduler'] as const;
  const found = (exported ?? {}) as Record<string, unknown>;
  const present = names.filter((name) => found[name] !== undefined);
  if (present.length === 0) {
    const others = Object.keys(found);
    throw new PolicyModuleFault(
      module,
      `expected an export named 'ordering', 'backfill' or 'scheduler', found ${others.length === 0 ? 'no export' : others.map((name) => `'${name}'`).join(', ')}`,
    );
  }
  for (const name of present) {
    const part = found[name] as { name?: unknown; create?: unknown } | null;
    if (
      part === null ||
      typeof part !== 'object' ||
      typeof part.name !== 'string' ||
      typeof part.create !== 'function'
    ) {
      throw new PolicyModuleFault(
        module,
        `expected '${name}' to be an object with a text 'name' and a function 'create', found ${shape(part)}`,
      );
    }
  }
  return found as PolicyModule;
}

function shape(value: unknown): string {
  if (value === null || typeof value !== 'object') return value === null ? 'null' : `a ${typeof value}`;
  const keys = Object.entries(value).map(([key, part]) => `${key}: ${typeof part}`);
  return `{ ${keys.join(', ')} }`;
}

/** The module's ordering, with every key it returns checked. It sees the jobs it has been asked about, none that come later. */
export function guardedOrdering(module: string, ordering: Ordering): Ordering {
  if (typeof ordering?.key !== 'function' || typeof ordering.changes !== 'boolean') {
    throw new PolicyModuleFault(
      module,
      `expected create() to return { changes: boolean, key(jobs, job, now): number }, found ${shape(ordering)}`,
    );
  }
  let visible: VisibleJobs | undefined;
  return {
    changes: ordering.changes,
    key(jobs, job, now) {
      visible ??= new VisibleJobs(jobs);
      visible.reveal(job);
      const key: unknown = ordering.key(visible, job, now);
      if (typeof key === 'number' && !Number.isNaN(key)) return key;
      throw new PolicyModuleFault(module, `key() returned ${String(key)} for a job; expected a number`);
    },
  };
}

/** Checks that something has the functions a pass needs. */
export function checkPasses<T>(module: string, made: T, functions: readonly string[]): T {
  const missing = functions.filter(
    (name) => typeof (made as Record<string, unknown> | undefined)?.[name] !== 'function',
  );
  if (missing.length > 0) {
    throw new PolicyModuleFault(
      module,
      `expected create() to return an object with ${functions.map((name) => `${name}()`).join(', ')}; missing: ${missing.join(', ')}`,
    );
  }
  return made;
}

/** Refuses starts that the machine could not make, so that a fault of the module is told as such. */
export function guardedStart(
  module: string,
  jobs: JobView,
  acceptance: (job: number) => readonly number[],
  isWaiting: (job: number) => boolean,
  machine: Pick<Machine, 'fits' | 'free'>,
): (job: number, pool: number) => void {
  return (job, pool) => {
    if (!Number.isInteger(job) || !isWaiting(job)) {
      throw new PolicyModuleFault(module, `start(${String(job)}, ${String(pool)}): that job is not waiting`);
    }
    if (!acceptance(job).includes(pool)) {
      throw new PolicyModuleFault(
        module,
        `start(${job}, ${String(pool)}): the job does not accept that pool; it accepts ${acceptance(job).join(', ')}`,
      );
    }
    const accelerators = jobs.accelerators[job]!;
    if (!machine.fits(pool, accelerators)) {
      const free = machine.free[pool]!;
      const problem = accelerators > free ? `the pool has ${free} free` : 'the cap on power leaves too little for them';
      throw new PolicyModuleFault(
        module,
        `start(${job}, ${pool}): the job needs ${accelerators} accelerators, ${problem}`,
      );
    }
  };
}
