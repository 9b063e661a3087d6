import { ratio, type SystemMetric } from '../run-measures.ts';

export const meanPower: SystemMetric = {
  name: 'mean-power',
  label: 'Mean power',
  unit: 'W',
  summary: 'Power at the meter, mean over the measured window.',
  formula: 'energy ÷ length of the window',
  source: 'definition',
  better: 'neither',
  needs: 'power',
  withheldWhenUnstable: false,
  value: ({ energy }) => energy && ratio(energy.energy, energy.span),
};
