import { ratio, type SystemMetric } from '../run-measures.ts';

export const capacityLost: SystemMetric = {
  name: 'capacity-lost',
  label: 'Lost capacity',
  unit: '1',
  summary:
    'Share of the installed accelerators that was idle although jobs waited, in the queue or held by a start rule.',
  formula: '(∫ idle while some job waits dt) ÷ ∫ installed dt',
  source: 'Zhang, Franke, Moreira & Sivasubramaniam, IPDPS 2000',
  better: 'lower',
  withheldWhenUnstable: false,
  value: ({ time }) => ratio(time.lostToPolicy + time.lostToFit + time.lostToHold, time.installed),
};
