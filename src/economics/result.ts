/** A mean over replications with its interval; null where it cannot be told. */
export interface Interval {
  readonly mean: number | null;
  /** t·s/√n. */
  readonly halfWidth: number | null;
  readonly interval: readonly [low: number, high: number] | null;
}

/** What a study comes to in money: plain data for files, terminal and page. */
export interface EconomicsResult {
  readonly currency: string;
  /** Years of the plan. */
  readonly years: number;
  /** Per accelerator-hour, extras included; null when nothing is compared with. */
  readonly rent: number | null;
  /** Names of the funders whose money is public. */
  readonly public: readonly string[];
  readonly policies: readonly PolicyEconomics[];
}

export interface PolicyEconomics {
  readonly policy: string;
  /** The part of the plan's installed hours that was simulated, 0–1; the rest is taken at the mean of the measured window. */
  readonly simulated: number;
  /** By year, from the first; by the names of `yearQuantities`. */
  readonly years: readonly Readonly<Record<string, Interval>>[];
  /** Over the plan, by the same names and those of the money metrics. */
  readonly plan: Readonly<Record<string, Interval>>;
}
