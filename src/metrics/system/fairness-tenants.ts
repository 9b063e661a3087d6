import type { SystemMetric } from '../run-measures.ts';
import { slowdownFairness } from '../slowdown-fairness.ts';

export const fairnessTenants: SystemMetric = {
  name: 'fairness-tenants',
  label: 'Fairness over tenants',
  unit: '1',
  summary:
    "Jain index over the tenants' mean bounded slowdowns: 1 when all wait alike relative to what they run, 1/n when one bears everything.",
  formula:
    '(Σ x)² ÷ (n Σ x²), x = mean bounded slowdown of the measured jobs of one tenant; does not apply to fewer than two tenants',
  source: 'Jain, Chiu & Hawe, DEC-TR-301, 1984',
  better: 'higher',
  withheldWhenUnstable: true,
  value: ({ groups }) => slowdownFairness(groups, 'tenant'),
};
