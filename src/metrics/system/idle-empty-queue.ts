import { ratio, type SystemMetric } from '../run-measures.ts';

export const idleEmptyQueue: SystemMetric = {
  name: 'idle-empty-queue',
  label: 'Idle, nobody waiting',
  unit: '1',
  summary:
    'Share of the installed accelerators that was idle while no job waited, in the queue or held. With utilisation and lost capacity it adds up to 1.',
  formula: '(∫ idle while nobody waits dt) ÷ ∫ installed dt',
  source: 'definition',
  better: 'neither',
  withheldWhenUnstable: false,
  value: ({ time }) => ratio(time.idle, time.installed),
};
