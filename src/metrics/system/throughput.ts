import { ratio, type SystemMetric } from '../run-measures.ts';

export const throughput: SystemMetric = {
  name: 'throughput',
  label: 'Throughput',
  unit: 'jobs/h',
  summary:
    'Jobs that left the machine per hour of the measured window. In a stable open system it equals the arrival rate.',
  formula: 'jobs with from ≤ end < to ÷ window in hours; without a horizon the last job counts too',
  source: 'Feitelson & Rudolph, JSSPP 1998',
  better: 'neither',
  withheldWhenUnstable: false,
  value: ({ left, time }) => ratio(left * 3600, time.span),
};
