import { ratio, type SystemMetric } from '../run-measures.ts';

export const overheadWork: SystemMetric = {
  name: 'overhead-work',
  label: 'Overhead of interruptions',
  unit: '1',
  summary:
    'Share of the installed accelerators that were held while jobs wrote and read checkpoints around interruptions. With useful and lost work it adds up to the utilisation.',
  formula: '(∫ allocated to jobs that do no work after an interruption dt) ÷ ∫ installed dt',
  source: 'definition',
  better: 'lower',
  withheldWhenUnstable: false,
  value: ({ work, time }) => (work.overhead === undefined ? undefined : ratio(work.overhead, time.installed)),
};
