import { ratio, type SystemMetric } from '../run-measures.ts';

export const rejected: SystemMetric = {
  name: 'rejected',
  label: 'Rejected',
  unit: '1',
  summary: 'Share of the measured jobs that were rejected, nearly always at submission.',
  formula: 'rejected ÷ submitted',
  source: 'definition',
  better: 'lower',
  withheldWhenUnstable: false,
  value: ({ groups }) => ratio(groups[0]!.rejected, groups[0]!.submitted),
};
