import type { JobMetric } from '../metric.ts';

export const response: JobMetric = {
  name: 'response',
  label: 'Response time',
  unit: 's',
  summary: 'Time from submission until the job has left the machine (also called turnaround or flow time).',
  formula: 'T = end − submit = w + r',
  source: 'Feitelson & Rudolph, JSSPP 1998',
  better: 'lower',
  withheldWhenUnstable: true,
  value: (wait, run) => wait + run,
};
