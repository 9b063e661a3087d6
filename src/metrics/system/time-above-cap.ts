import { ratio, type SystemMetric } from '../run-measures.ts';

export const timeAboveCap: SystemMetric = {
  name: 'time-above-cap',
  label: 'Time above the cap',
  unit: '1',
  summary:
    'Share of the measured window in which the site drew more than its cap. Starts keep the cap; only a cap that falls while jobs run is broken, since nothing that runs is stopped.',
  formula: 'time with P(t) > cap(t) ÷ length of the window',
  source: 'definition',
  better: 'lower',
  needs: 'power',
  withheldWhenUnstable: false,
  value: ({ energy }) => (energy?.capped ? ratio(energy.aboveCap, energy.span) : undefined),
};
