import { boundedSlowdownThreshold, type JobMetric } from '../metric.ts';

export const boundedSlowdown: JobMetric = {
  name: 'bounded-slowdown',
  label: 'Bounded slowdown',
  unit: '1',
  summary: 'Slowdown in which a run time below 10 s counts as 10 s, so that tiny jobs do not dominate; at least 1.',
  formula: 'max(1, (w + r) ÷ max(r, τ)), τ = 10 s',
  source: 'Feitelson & Rudolph, JSSPP 1998',
  better: 'lower',
  least: 1,
  withheldWhenUnstable: true,
  value: (wait, run) => Math.max(1, (wait + run) / Math.max(run, boundedSlowdownThreshold)),
};
