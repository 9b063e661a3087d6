import type { JobMetric } from '../metric.ts';

export const response: JobMetric = {
  name: 'response',
  label: 'Response time',
  unit: 's',
  summary: 'Time from submission until the job has left the system (also called turnaround or flow time).',
  formula: 'T = w + r, which is end − submit unless it was cancelled while it waited to go on',
  source: 'Feitelson & Rudolph, JSSPP 1998',
  better: 'lower',
  withheldWhenUnstable: true,
  value: (wait, run) => wait + run,
};
