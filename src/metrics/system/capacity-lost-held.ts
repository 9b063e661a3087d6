import { ratio, type SystemMetric } from '../run-measures.ts';

export const capacityLostHeld: SystemMetric = {
  name: 'capacity-lost-held',
  label: 'Lost capacity, jobs were held',
  unit: '1',
  summary:
    'Share of the installed accelerators that was idle while the queue was empty and a start rule held jobs back: the price of waiting for better hours.',
  formula: '(∫ idle while the queue is empty and jobs are held dt) ÷ ∫ installed dt',
  source: 'definition',
  better: 'lower',
  needs: 'start',
  withheldWhenUnstable: false,
  value: ({ time }) => (time.holds ? ratio(time.lostToHold, time.installed) : undefined),
};
