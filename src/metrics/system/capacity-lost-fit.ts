import { ratio, type SystemMetric } from '../run-measures.ts';

export const capacityLostFit: SystemMetric = {
  name: 'capacity-lost-fit',
  label: 'Lost capacity, nothing fitted',
  unit: '1',
  summary:
    'Share of the installed accelerators that was idle while jobs queued, all of them too wide for what was free.',
  formula: '(∫ idle while jobs queue and none fits dt) ÷ ∫ installed dt',
  source: 'Zhang, Franke, Moreira & Sivasubramaniam, IPDPS 2000',
  better: 'lower',
  withheldWhenUnstable: false,
  value: ({ time }) => ratio(time.lostToFit, time.installed),
};
