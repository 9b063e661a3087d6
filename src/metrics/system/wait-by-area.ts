import { areaWeightedMean } from '../area-weighted-mean.ts';
import { wait } from '../job/wait.ts';
import type { SystemMetric } from '../run-measures.ts';

export const waitByArea: SystemMetric = {
  name: 'wait-by-area',
  label: 'Wait, weighted by area',
  unit: 's',
  summary:
    'Mean wait in which a job counts by the accelerator-seconds it held, so that many small jobs do not outweigh a few large.',
  formula: 'Σ n·r·w ÷ Σ n·r',
  source: 'definition',
  better: 'lower',
  withheldWhenUnstable: true,
  value: ({ measured }) => areaWeightedMean(wait, measured),
};
