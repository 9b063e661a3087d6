import { ratio, type SystemMetric } from '../run-measures.ts';

export const capacityLostPolicy: SystemMetric = {
  name: 'capacity-lost-policy',
  label: 'Lost capacity, held back by the rule',
  unit: '1',
  summary: 'Share of the installed accelerators that was idle while a job of the queue would have fitted at once.',
  formula: 'κ = (∫ idle while some job of the queue fits dt) ÷ ∫ installed dt',
  source: 'Zhang, Franke, Moreira & Sivasubramaniam, IPDPS 2000',
  better: 'lower',
  withheldWhenUnstable: false,
  value: ({ time }) => ratio(time.lostToPolicy, time.installed),
};
