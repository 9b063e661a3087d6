import type { JobMetric } from '../metric.ts';

export const slowdown: JobMetric = {
  name: 'slowdown',
  label: 'Slowdown',
  unit: '1',
  summary:
    'How many times longer a job took than it would have alone. Tiny jobs dominate its mean; read the bounded slowdown beside it.',
  formula: '(w + r) ÷ r; does not apply to a job of run time 0',
  source: 'Feitelson & Rudolph, JSSPP 1998; for M/M/1 its mean is infinite',
  better: 'lower',
  least: 1,
  withheldWhenUnstable: true,
  value: (wait, run) => (run > 0 ? (wait + run) / run : Number.NaN),
};
