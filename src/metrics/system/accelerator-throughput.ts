import { ratio, type SystemMetric } from '../run-measures.ts';

export const acceleratorThroughput: SystemMetric = {
  name: 'accelerator-throughput',
  label: 'Accelerator-hours per hour',
  unit: 'accelerator·h/h',
  summary: 'Accelerator-hours delivered per hour: the mean number of accelerators at work.',
  formula: '∫ allocated dt ÷ window',
  source: 'definition',
  better: 'neither',
  withheldWhenUnstable: false,
  value: ({ time }) => ratio(time.allocated, time.span),
};
