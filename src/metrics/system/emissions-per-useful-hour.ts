import { ratio, type SystemMetric } from '../run-measures.ts';

export const emissionsPerUsefulHour: SystemMetric = {
  name: 'emissions-per-useful-hour',
  label: 'Emissions per useful hour',
  unit: 'kg CO2e per accelerator·h',
  summary: 'Emissions of the whole machine for each hour that an accelerator worked on a job that completed.',
  formula: 'emissions ÷ accelerator-hours of completed jobs in the window',
  source: 'Software Carbon Intensity, Green Software Foundation (ISO/IEC 21031)',
  better: 'lower',
  needs: 'carbon',
  withheldWhenUnstable: false,
  value: ({ energy }) =>
    energy?.counted ? ratio(energy.emissions + energy.embodied, energy.useful / 3600) : undefined,
};
