import type { JobMetric } from '../metric.ts';

export const limitAccuracy: JobMetric = {
  name: 'limit-accuracy',
  label: 'Limit accuracy',
  unit: '1',
  summary: 'Share of its requested time limit that a job used; 1 is a perfect request (or a job killed at its limit).',
  formula: 'r ÷ limit; does not apply to a job of limit 0',
  source: 'Mu’alem & Feitelson, IEEE TPDS 12(6), 2001',
  better: 'neither',
  withheldWhenUnstable: false,
  value: (_wait, run, _accelerators, limit) => (limit > 0 ? run / limit : Number.NaN),
};
