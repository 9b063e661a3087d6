/** The rules by which jobs wait. */
export interface PolicySpec {
  /** `{ kind: 'fcfs', … }`, options of that ordering beside its kind; `{ kind: 'module', module: './mine.mjs' }` for the user's own. */
  readonly ordering: StrategySpec;
  readonly backfill: StrategySpec;
  /** A whole scheduler of the user's own; then ordering and backfill are not used. */
  readonly scheduler?: StrategySpec;
  /** Which jobs are held before they join the queue; absent: none. */
  readonly start?: StrategySpec;
  readonly pass: PassSpec;
  readonly walltime: WalltimeSpec;
  /** Whether it is told true run times instead of requested limits. */
  readonly oracle: boolean;
}

export interface StrategySpec {
  readonly kind: string;
  readonly [option: string]: unknown;
}

/** When the scheduler is asked. Periodic: a full pass every `every` s; the queue's head is tried at most every `main` s after an event (null: only in full passes). */
export type PassSpec =
  | { readonly kind: 'per-instant' }
  | { readonly kind: 'per-event' }
  | { readonly kind: 'periodic'; readonly every: number; readonly main: number | null };

/** What happens when a job reaches its requested limit. */
export type WalltimeSpec =
  | { readonly rule: 'kill' }
  | { readonly rule: 'extend' }
  | { readonly rule: 'grace'; readonly grace: number };
