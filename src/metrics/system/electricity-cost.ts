import type { SystemMetric } from '../run-measures.ts';

export const electricityCost: SystemMetric = {
  name: 'electricity-cost',
  label: 'Electricity cost',
  unit: 'EUR',
  summary:
    'What the electricity of the measured window cost. Of a group: what its measured jobs answer for over their runs.',
  formula: '∫ P(t) · price(t) dt',
  source: 'definition',
  better: 'lower',
  least: Number.NEGATIVE_INFINITY,
  growsWithWork: true,
  needs: 'electricity',
  withheldWhenUnstable: false,
  value: ({ energy }) => (energy?.priced ? energy.cost : undefined),
};
