import { joulesPerKilowattHour } from '../energy/energy-flow.ts';
import type { SystemMetric } from '../run-measures.ts';

export const energy: SystemMetric = {
  name: 'energy',
  label: 'Energy',
  unit: 'kWh',
  summary:
    'Electricity that the machine took in the measured window, at the meter: idle and at work, cooling and conversion (PUE) included. Of a group: what its measured jobs answer for over their runs.',
  formula: 'PUE · ∫ Σ [idle watts + (busy watts − idle watts) at work] dt',
  source: 'definition; PUE: ISO/IEC 30134-2',
  better: 'lower',
  growsWithWork: true,
  needs: 'power',
  withheldWhenUnstable: false,
  value: ({ energy }) => energy && energy.energy / joulesPerKilowattHour,
};
