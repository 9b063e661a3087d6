import { ratio, type SystemMetric } from '../run-measures.ts';

export const jobsHeld: SystemMetric = {
  name: 'jobs-held',
  label: 'Jobs held',
  unit: 'jobs',
  summary:
    'Mean number of jobs over time that were submitted, did not run, and were held by a start rule before the queue.',
  formula: '∫ held jobs dt ÷ window',
  source: 'definition',
  better: 'neither',
  needs: 'start',
  withheldWhenUnstable: true,
  value: ({ time }) => (time.holds ? ratio(time.heldJobs, time.span) : undefined),
};
