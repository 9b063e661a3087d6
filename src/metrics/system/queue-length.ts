import { ratio, type SystemMetric } from '../run-measures.ts';

export const queueLength: SystemMetric = {
  name: 'queue-length',
  label: 'Queue length',
  unit: 'jobs',
  summary: 'Mean number of waiting jobs over time.',
  formula: '∫ waiting jobs dt ÷ window',
  source: 'Little, Operations Research 9(3), 1961',
  better: 'lower',
  withheldWhenUnstable: true,
  value: ({ time }) => ratio(time.queuedJobs, time.span),
};
