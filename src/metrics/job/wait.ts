import type { JobMetric } from '../metric.ts';

export const wait: JobMetric = {
  name: 'wait',
  label: 'Wait',
  unit: 's',
  summary: 'Time a job is submitted and not running.',
  formula:
    'w = start − submit; with interruptions, end (or, cancelled while it waited to go on, that moment) − submit − time on the machine',
  source: 'Feitelson & Rudolph, Metrics and Benchmarking for Parallel Job Scheduling, JSSPP 1998',
  better: 'lower',
  withheldWhenUnstable: true,
  value: (wait) => wait,
};
