import { joulesPerKilowattHour } from '../energy/energy-flow.ts';
import { ratio, type SystemMetric } from '../run-measures.ts';

export const energyPerUsefulHour: SystemMetric = {
  name: 'energy-per-useful-hour',
  label: 'Energy per useful hour',
  unit: 'kWh per accelerator·h',
  summary:
    'Energy of the whole machine for each hour that an accelerator worked on a job that completed. Idle watts and work that was lost make it dearer.',
  formula: 'energy ÷ accelerator-hours of completed jobs in the window',
  source: 'definition; cf. SCI, ISO/IEC 21031',
  better: 'lower',
  needs: 'power',
  withheldWhenUnstable: false,
  value: ({ energy }) => energy && ratio(energy.energy / joulesPerKilowattHour, energy.useful / 3600),
};
