import type { SystemMetric } from '../run-measures.ts';
import { slowdownFairness } from '../slowdown-fairness.ts';

export const fairnessUsers: SystemMetric = {
  name: 'fairness-users',
  label: 'Fairness over users',
  unit: '1',
  summary:
    "Jain index over the users' mean bounded slowdowns: 1 when all wait alike relative to what they run, 1/n when one bears everything.",
  formula:
    '(Σ x)² ÷ (n Σ x²), x = mean bounded slowdown of the measured jobs of one user; does not apply to fewer than two users',
  source: 'Jain, Chiu & Hawe, DEC-TR-301, 1984',
  better: 'higher',
  withheldWhenUnstable: true,
  value: ({ groups }) => slowdownFairness(groups, 'user'),
};
