import { ratio, type SystemMetric } from '../run-measures.ts';

export const queueLength: SystemMetric = {
  name: 'queue-length',
  label: 'Queue length',
  unit: 'jobs',
  summary:
    'Mean number of jobs in the queue over time. Jobs that a start rule holds have not joined it: `jobs-held` counts them, `jobs-waiting` both.',
  formula: '∫ jobs in the queue dt ÷ window',
  source: 'Little, Operations Research 9(3), 1961',
  better: 'lower',
  withheldWhenUnstable: true,
  value: ({ time }) => ratio(time.queuedJobs, time.span),
};
