import { ratio, type SystemMetric } from '../run-measures.ts';

export const jobsWaiting: SystemMetric = {
  name: 'jobs-waiting',
  label: 'Jobs waiting',
  unit: 'jobs',
  summary:
    'Mean number of jobs that waited over time, in the queue or held by a start rule. Little’s law is about these: submissions per second × mean wait.',
  formula: '∫ (jobs in the queue + held jobs) dt ÷ window',
  source: 'Little, Operations Research 9(3), 1961',
  better: 'lower',
  needs: 'start',
  withheldWhenUnstable: true,
  value: ({ time }) => (time.holds ? ratio(time.queuedJobs + time.heldJobs, time.span) : undefined),
};
