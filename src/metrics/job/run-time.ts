import type { JobMetric } from '../metric.ts';

export const runTime: JobMetric = {
  name: 'run-time',
  label: 'Run time',
  unit: 's',
  summary: 'Time a job was on the machine.',
  formula: 'r = end − start',
  source: 'definition',
  better: 'neither',
  withheldWhenUnstable: false,
  value: (_wait, run) => run,
};
