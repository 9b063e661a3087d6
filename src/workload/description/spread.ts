import { ascending, quantileSorted, tally } from '../../statistics/index.ts';
import type { Spread } from './log-description.ts';

/** Quantiles, mean and relative spread of at least one value. */
export function spreadOf(values: Float64Array | Int32Array): Spread {
  const sorted = ascending(values);
  const at = (p: number) => quantileSorted(sorted, p);
  const { mean, standardDeviation } = tally(values);
  return {
    minimum: at(0),
    p5: at(0.05),
    p25: at(0.25),
    median: at(0.5),
    p75: at(0.75),
    p90: at(0.9),
    p95: at(0.95),
    p99: at(0.99),
    maximum: at(1),
    mean,
    cv: values.length > 1 && mean > 0 ? standardDeviation / mean : null,
  };
}
