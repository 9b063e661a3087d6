import type { SystemMetric } from '../run-measures.ts';

export const embodiedEmissions: SystemMetric = {
  name: 'embodied-emissions',
  label: 'Embodied emissions',
  unit: 'kg CO2e',
  summary: 'Of the emissions, the share of the measured window in the making of the machine.',
  formula: 'Σ embodied of accelerators and nodes · time ÷ life',
  source: 'Software Carbon Intensity, Green Software Foundation (ISO/IEC 21031)',
  better: 'lower',
  needs: 'carbon',
  withheldWhenUnstable: false,
  value: ({ energy }) => (energy?.counted ? energy.embodied : undefined),
};
