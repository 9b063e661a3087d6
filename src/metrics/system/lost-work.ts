import { ratio, type SystemMetric } from '../run-measures.ts';

export const lostWork: SystemMetric = {
  name: 'lost-work',
  label: 'Lost work',
  unit: '1',
  summary:
    'Share of the installed accelerators that worked for jobs which were stopped at their limit or failed. With useful work it adds up to the utilisation.',
  formula: '(∫ allocated to jobs that do not complete dt) ÷ ∫ installed dt',
  source: 'definition',
  better: 'lower',
  withheldWhenUnstable: false,
  value: ({ work, time }) => ratio(work.lost, time.installed),
};
