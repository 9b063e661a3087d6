import type { SystemMetric } from '../run-measures.ts';

export const emissions: SystemMetric = {
  name: 'emissions',
  label: 'Emissions',
  unit: 'kg CO2e',
  summary:
    'What the electricity of the measured window emitted, and the share of that time in the making of the machine, where it is stated. Of a group: what its measured jobs answer for over their runs.',
  formula: '∫ P(t) · intensity(t) dt + embodied · time ÷ life',
  source: 'Software Carbon Intensity, Green Software Foundation (ISO/IEC 21031)',
  better: 'lower',
  growsWithWork: true,
  needs: 'carbon',
  withheldWhenUnstable: false,
  value: ({ energy }) => (energy?.counted ? energy.emissions + energy.embodied : undefined),
};
