import type { SystemMetric } from '../run-measures.ts';

export const makespan: SystemMetric = {
  name: 'makespan',
  label: 'Makespan',
  unit: 's',
  summary:
    'Time from the first submission until the last job has left; only for a closed batch, where all jobs are there (nearly) at the start.',
  formula: 'last end − first submission',
  source: 'Graham, SIAM Journal on Applied Mathematics 17(2), 1969; Feitelson & Rudolph, JSSPP 1998',
  better: 'lower',
  withheldWhenUnstable: true,
  value: ({ makespan }) => makespan,
};
