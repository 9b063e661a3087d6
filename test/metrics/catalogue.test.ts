import { describe, expect, it } from 'vitest';
import { jobMetrics, systemMetrics } from '../../src/metrics/index.ts';

const all = [...jobMetrics.entries, ...systemMetrics.entries];

describe('the catalogue of metrics', () => {
  it('says of each metric what it is, its unit, its formula and where it comes from', () => {
    for (const metric of all) {
      expect(metric.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(metric.label).toMatch(/^[A-Z]/);
      expect(metric.summary).toMatch(/^[A-Z].*[.?]$/s);
      for (const text of [metric.unit, metric.formula, metric.source]) expect(text).not.toBe('');
    }
  });

  it('uses no name twice, so that a name means one thing everywhere', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  it('calls utilisation and throughput no merit, since a stable open system has them given by its load', () => {
    for (const name of ['utilisation', 'throughput', 'offered-load'])
      expect(systemMetrics.find(name)?.better).toBe('neither');
  });

  it('withholds what depends on how long one watches an unstable system, and nothing else', () => {
    const withheld = all.filter((metric) => metric.withheldWhenUnstable).map(({ name }) => name);
    expect(withheld).toEqual([
      'wait',
      'response',
      'slowdown',
      'bounded-slowdown',
      'per-processor-bounded-slowdown',
      'queue-length',
      'queue-length-max',
      'queued-accelerators',
      'jobs-held',
      'held-accelerators',
      'jobs-waiting',
      'jobs-waiting-max',
      'makespan',
      'max-wait',
      'jobs-waited',
      'wait-by-area',
      'bounded-slowdown-by-area',
      'wait-inequality',
      'fairness-tenants',
      'fairness-users',
      'cost-of-delay',
    ]);
  });
});
