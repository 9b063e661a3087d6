import type { SystemMetric } from '../run-measures.ts';

export const maxWait: SystemMetric = {
  name: 'max-wait',
  label: 'Longest wait',
  unit: 's',
  summary: 'The longest wait of any measured job: does anyone starve?',
  formula: 'max w',
  source: 'definition',
  better: 'lower',
  withheldWhenUnstable: true,
  value: ({ ascendingWaits }) => ascendingWaits.at(-1) ?? null,
};
