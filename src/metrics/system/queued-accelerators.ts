import { ratio, type SystemMetric } from '../run-measures.ts';

export const queuedAccelerators: SystemMetric = {
  name: 'queued-accelerators',
  label: 'Queued accelerators',
  unit: 'accelerators',
  summary: 'Accelerators that jobs in the queue ask for, mean over time; without those that a start rule holds.',
  formula: '∫ Σ n of jobs in the queue dt ÷ window',
  source: 'definition',
  better: 'lower',
  withheldWhenUnstable: true,
  value: ({ time }) => ratio(time.queuedAccelerators, time.span),
};
