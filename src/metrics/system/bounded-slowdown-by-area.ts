import { areaWeightedMean } from '../area-weighted-mean.ts';
import { boundedSlowdown } from '../job/bounded-slowdown.ts';
import type { SystemMetric } from '../run-measures.ts';

export const boundedSlowdownByArea: SystemMetric = {
  name: 'bounded-slowdown-by-area',
  label: 'Bounded slowdown, weighted by area',
  unit: '1',
  summary:
    'Mean bounded slowdown in which a job counts by the accelerator-seconds it held, so that many small jobs do not outweigh a few large.',
  formula: 'Σ n·r·b ÷ Σ n·r, b = bounded slowdown with τ = 10 s',
  source: 'definition',
  better: 'lower',
  least: 1,
  withheldWhenUnstable: true,
  value: ({ measured }) => areaWeightedMean(boundedSlowdown, measured),
};
