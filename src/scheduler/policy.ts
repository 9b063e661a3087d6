/** The rules by which jobs wait. */
export interface PolicySpec {
  /** `{ kind: 'fcfs', … }`, options of that ordering beside its kind; `{ kind: 'module', module: './mine.mjs' }` for the user's own. */
  readonly ordering: StrategySpec;
  readonly backfill: StrategySpec;
  /** A whole scheduler of the user's own; then ordering and backfill are not used. */
  readonly scheduler?: StrategySpec;
  /** Which jobs are held before they join the queue; absent: none. */
  readonly start?: StrategySpec;
  /** What the site may draw; absent: as much as it likes. */
  readonly powerCap?: PowerCapSpec;
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
  | { readonly kind: 'pyss' }
  | { readonly kind: 'periodic'; readonly every: number; readonly main: number | null };

/** What happens when a job reaches its requested limit. */
export type WalltimeSpec =
  | { readonly rule: 'kill' }
  | { readonly rule: 'extend' }
  | { readonly rule: 'grace'; readonly grace: number };

/** A cap on power at the meter, W: one value, by the hour of the day, or a series in a file that begins anew when it ends. */
export type PowerCapSpec =
  | { readonly kind: 'constant'; readonly cap: number }
  | { readonly kind: 'daily'; readonly steps: readonly { readonly from: string; readonly cap: number }[] }
  | {
      readonly kind: 'file';
      readonly file: string;
      readonly column?: string;
      readonly time?: string;
      readonly hour?: string;
      readonly zone?: string;
      readonly unit?: string;
      readonly scale?: number;
    };
