import { jobMetrics, type Metric, systemMetrics } from '../metrics/index.ts';
import type { PageMetric } from './payload.ts';

/** The catalogue of metrics as the page explains it, jobs first. */
export function pageMetrics(): PageMetric[] {
  return [
    ...jobMetrics.entries.map((metric) => pageMetric(metric, 'jobs')),
    ...systemMetrics.entries.map((metric) => pageMetric(metric, 'system')),
  ];
}

function pageMetric({ name, label, unit, summary, formula, source, better }: Metric, of: PageMetric['of']): PageMetric {
  return { name, label, unit, kind: kindOf(unit, summary), summary, formula, source, better, of };
}

/** Shares and ratios both have the unit 1; what a metric says of itself tells which of them reads as per cent. */
function kindOf(unit: string, summary: string): PageMetric['kind'] {
  if (unit === 's') return 'duration';
  return unit === '1' && /\bshare of\b/i.test(summary) ? 'share' : 'number';
}
