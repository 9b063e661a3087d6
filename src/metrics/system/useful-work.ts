import { ratio, type SystemMetric } from '../run-measures.ts';

export const usefulWork: SystemMetric = {
  name: 'useful-work',
  label: 'Useful work',
  unit: '1',
  summary: 'Share of the installed accelerators that worked for jobs which completed.',
  formula: '(∫ allocated to jobs that complete dt) ÷ ∫ installed dt',
  source: 'definition',
  better: 'higher',
  withheldWhenUnstable: false,
  value: ({ work, time }) => ratio(work.useful, time.installed),
};
