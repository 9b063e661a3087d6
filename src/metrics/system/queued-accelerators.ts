import { ratio, type SystemMetric } from '../run-measures.ts';

export const queuedAccelerators: SystemMetric = {
  name: 'queued-accelerators',
  label: 'Queued accelerators',
  unit: 'accelerators',
  summary: 'Accelerators that waiting jobs ask for, mean over time.',
  formula: '∫ Σ n of waiting jobs dt ÷ window',
  source: 'definition',
  better: 'lower',
  withheldWhenUnstable: true,
  value: ({ time }) => ratio(time.queuedAccelerators, time.span),
};
