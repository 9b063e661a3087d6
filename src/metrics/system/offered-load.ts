import { ratio, type SystemMetric } from '../run-measures.ts';

export const offeredLoad: SystemMetric = {
  name: 'offered-load',
  label: 'Offered load',
  unit: '1',
  summary:
    'Work that arrived, as a share of what the machine can do in the time it took to arrive; above 1 the queue grows.',
  formula: 'Σ n·r of the measured jobs ÷ (installed accelerators × time in which they arrived)',
  source: 'Feitelson & Rudolph, JSSPP 1998',
  better: 'neither',
  withheldWhenUnstable: false,
  value: ({ measured, time, arrivalSpan }) => {
    let work = 0;
    for (let row = 0; row < measured.count; row += 1) {
      const run = measured.run[row]!;
      if (run > 0) work += run * measured.accelerators[row]!;
    }
    return time.span > 0 ? ratio(work, (time.installed / time.span) * arrivalSpan) : null;
  },
};
