import type { SystemMetric } from '../run-measures.ts';

export const peakPower: SystemMetric = {
  name: 'peak-power',
  label: 'Peak power',
  unit: 'W',
  summary: 'Highest power at the meter that lasted for any time in the measured window.',
  formula: 'max P(t)',
  source: 'definition',
  better: 'lower',
  needs: 'power',
  withheldWhenUnstable: false,
  value: ({ energy }) => energy?.peak,
};
