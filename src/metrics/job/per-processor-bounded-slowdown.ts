import { boundedSlowdownThreshold, type JobMetric } from '../metric.ts';

export const perProcessorBoundedSlowdown: JobMetric = {
  name: 'per-processor-bounded-slowdown',
  label: 'Bounded slowdown per accelerator',
  unit: '1',
  summary:
    'Bounded slowdown divided by the accelerators a job holds: wide jobs are forgiven a longer wait; at least 1.',
  formula: 'max(1, (w + r) ÷ (n · max(r, τ))), τ = 10 s',
  source: 'Zotkin & Keleher, Job-Length Estimation and Performance in Backfilling Schedulers, HPDC 1999',
  better: 'lower',
  least: 1,
  withheldWhenUnstable: true,
  value: (wait, run, accelerators) =>
    Math.max(1, (wait + run) / (accelerators * Math.max(run, boundedSlowdownThreshold))),
};
