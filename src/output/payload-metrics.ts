import { isShare, jobMetrics, type Metric, systemMetrics } from '../metrics/index.ts';
import type { PageMetric } from './payload.ts';

/** The catalogue of metrics as the page explains it, jobs first. */
export function pageMetrics(): PageMetric[] {
  return [
    ...jobMetrics.entries.map((metric) => pageMetric(metric, 'jobs')),
    ...systemMetrics.entries.map((metric) => pageMetric(metric, 'system')),
  ];
}

function pageMetric(metric: Metric, of: PageMetric['of']): PageMetric {
  const { name, label, unit, summary, formula, source, better } = metric;
  const kind = unit === 's' ? 'duration' : isShare(metric) ? 'share' : 'number';
  return { name, label, unit, kind, summary, formula, source, better, of };
}
