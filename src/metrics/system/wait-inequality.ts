import { gini } from '../../statistics/index.ts';
import type { SystemMetric } from '../run-measures.ts';

export const waitInequality: SystemMetric = {
  name: 'wait-inequality',
  label: 'Inequality of waits',
  unit: '1',
  summary: 'Gini coefficient of the waits: 0 when all jobs wait the same, towards 1 when a few do all the waiting.',
  formula: 'Σ (2i − n − 1) w₍ᵢ₎ ÷ (n Σ w), waits in ascending order; 0 when nobody waits',
  source: 'Gini, Variabilità e mutabilità, 1912',
  better: 'lower',
  withheldWhenUnstable: true,
  value: ({ ascendingWaits }) => (ascendingWaits.length < 2 ? null : gini(ascendingWaits)),
};
