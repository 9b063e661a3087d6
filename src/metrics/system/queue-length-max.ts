import type { SystemMetric } from '../run-measures.ts';

export const queueLengthMax: SystemMetric = {
  name: 'queue-length-max',
  label: 'Longest queue',
  unit: 'jobs',
  summary: 'Largest number of waiting jobs at any moment of the measured window.',
  formula: 'max waiting jobs',
  source: 'definition',
  better: 'lower',
  withheldWhenUnstable: true,
  value: ({ time }) => (time.span > 0 ? time.maximumQueuedJobs : null),
};
