import type { SystemMetric } from '../run-measures.ts';

export const queueLengthMax: SystemMetric = {
  name: 'queue-length-max',
  label: 'Longest queue',
  unit: 'jobs',
  summary:
    'Largest number of jobs in the queue at any moment of the measured window; without those that a start rule holds.',
  formula: 'max jobs in the queue',
  source: 'definition',
  better: 'lower',
  withheldWhenUnstable: true,
  value: ({ time }) => (time.span > 0 ? time.maximumQueuedJobs : null),
};
