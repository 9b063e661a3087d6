import type { SystemMetric } from '../run-measures.ts';

export const jobsWaitingMax: SystemMetric = {
  name: 'jobs-waiting-max',
  label: 'Most jobs waiting',
  unit: 'jobs',
  summary:
    'Largest number of jobs that waited, in the queue or held by a start rule, at any moment of the measured window.',
  formula: 'max (jobs in the queue + held jobs)',
  source: 'definition',
  better: 'lower',
  needs: 'start',
  withheldWhenUnstable: true,
  value: ({ time }) => {
    if (!time.holds) return undefined;
    return time.span > 0 ? time.maximumWaitingJobs : null;
  },
};
