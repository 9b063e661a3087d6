import type { JobMetric } from '../metric.ts';

export const area: JobMetric = {
  name: 'area',
  label: 'Area',
  unit: 'accelerator·s',
  summary: 'Accelerator-seconds a job held: what it took from the machine.',
  formula: 'n · r',
  source: 'definition',
  better: 'neither',
  withheldWhenUnstable: false,
  value: (_wait, run, accelerators) => accelerators * run,
};
