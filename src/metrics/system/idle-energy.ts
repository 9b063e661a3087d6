import { ratio, type SystemMetric } from '../run-measures.ts';

export const idleEnergy: SystemMetric = {
  name: 'idle-energy',
  label: 'Idle energy',
  unit: '1',
  summary: 'Share of the energy that no job answers for: idle accelerators, and their part of idle nodes.',
  formula: '1 − Σ energy of jobs in the window ÷ energy',
  source: 'definition',
  better: 'lower',
  needs: 'power',
  withheldWhenUnstable: false,
  value: ({ energy }) => energy && ratio(energy.idle, energy.energy),
};
