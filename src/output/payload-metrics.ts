import { isShare, jobMetrics, type Metric, poolMetrics, systemMetrics } from '../metrics/index.ts';
import { currencyUnit } from '../units/index.ts';
import type { PageMetric } from './payload.ts';

/** The catalogue of metrics as the page explains it, jobs first; money in the currency given. Of held jobs only where a policy may hold some. */
export function pageMetrics(currency: string | undefined, holds: boolean): PageMetric[] {
  return [
    ...jobMetrics.entries.map((metric) => pageMetric(metric, 'jobs', currency)),
    ...systemMetrics.entries
      .filter(({ needs }) => holds || needs !== 'start')
      .map((metric) => pageMetric(metric, 'system', currency)),
  ];
}

/** The same of what is told of pools. */
export function pagePoolMetrics(): PageMetric[] {
  return poolMetrics.entries.map((metric) => pageMetric(metric, 'pool', undefined));
}

function pageMetric(metric: Metric, of: PageMetric['of'], currency: string | undefined): PageMetric {
  const { name, label, unit, summary, formula, source, better } = metric;
  const kind = unit === 's' ? 'duration' : isShare(metric) ? 'share' : 'number';
  return { name, label, unit: currencyUnit(unit, currency), kind, summary, formula, source, better, of };
}
