import { ratio, type SystemMetric } from '../run-measures.ts';

export const jobsRunning: SystemMetric = {
  name: 'jobs-running',
  label: 'Jobs running',
  unit: 'jobs',
  summary: 'Mean number of running jobs over time.',
  formula: '∫ running jobs dt ÷ window',
  source: 'Little, Operations Research 9(3), 1961',
  better: 'neither',
  withheldWhenUnstable: false,
  value: ({ time }) => ratio(time.runningJobs, time.span),
};
