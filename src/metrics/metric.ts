import type { Entry } from '../catalogue/index.ts';
import type { Range } from '../statistics/index.ts';

/** Which direction a reader should prefer. `neither`: it describes the system and is no merit of a policy. */
export type Better = 'lower' | 'higher' | 'neither';

/** What every metric says about itself. `list`, `explain`, the CSV page and the report's tooltips read it. */
export interface Metric extends Entry {
  /** Short name for tables and axes: "Bounded slowdown". */
  readonly label: string;
  /** Unit of its values; `1` for a pure number. */
  readonly unit: string;
  readonly formula: string;
  readonly better: Better;
  /** The least that its values can be; 0 unless given, −Infinity where money can come back. */
  readonly least?: number;
  /**
   * Whether its value depends on how long one watches a system whose queue grows without bound; such a metric is
   * withheld (null) when the run is unstable.
   */
  readonly withheldWhenUnstable: boolean;
}

/** A metric of one job. It has a distribution over the jobs of a group: mean, quantiles, maximum. */
export interface JobMetric extends Metric {
  /**
   * The value for one job, or NaN where it does not apply.
   * @param wait all time it spent submitted and not running, s
   * @param run time it was on the machine, s
   * @param accelerators accelerators it held
   * @param limit its requested limit, s
   */
  value(wait: number, run: number, accelerators: number, limit: number): number;
}

/** Run times shorter than this count as this long in a bounded slowdown, s. */
export const boundedSlowdownThreshold = 10;

/** Whether values are parts of a whole and read as per cent. Shares and ratios both have the unit 1; what a metric says of itself tells them apart. */
export function isShare({ unit, summary }: Pick<Metric, 'unit' | 'summary'>): boolean {
  return unit === '1' && /\bshare of\b/i.test(summary);
}

/** What values of a metric can be: intervals stay within. */
export function rangeOf(metric: Pick<Metric, 'unit' | 'summary' | 'least'>): Range {
  return { least: metric.least ?? 0, most: isShare(metric) ? 1 : Number.POSITIVE_INFINITY };
}
