import { ratio, type SystemMetric } from '../run-measures.ts';

export const timedOut: SystemMetric = {
  name: 'timed-out',
  label: 'Killed at the limit',
  unit: '1',
  summary: 'Share of the measured jobs that started and were stopped at their time limit.',
  formula: 'timed out ÷ started',
  source: 'definition',
  better: 'lower',
  withheldWhenUnstable: false,
  value: ({ groups, ascendingWaits }) => ratio(groups[0]!.timedOut, ascendingWaits.length),
};
