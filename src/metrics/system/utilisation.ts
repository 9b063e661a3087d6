import { ratio, type SystemMetric } from '../run-measures.ts';

export const utilisation: SystemMetric = {
  name: 'utilisation',
  label: 'Utilisation',
  unit: '1',
  summary:
    'Share of the installed accelerators that was allocated in the measured window. In a stable open system it equals the offered load, whatever the policy.',
  formula: '∫ allocated dt ÷ ∫ installed dt',
  source: 'Feitelson & Rudolph, JSSPP 1998; Frachtenberg & Feitelson, JSSPP 2005',
  better: 'neither',
  withheldWhenUnstable: false,
  value: ({ time }) => ratio(time.allocated, time.installed),
};
