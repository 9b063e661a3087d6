import type { SystemMetric } from '../run-measures.ts';

export const jobsWaited: SystemMetric = {
  name: 'jobs-waited',
  label: 'Jobs that waited',
  unit: '1',
  summary: 'Share of the measured jobs that did not start at once: what Erlang C gives for an M/M/c queue.',
  formula: 'jobs with w > 0 ÷ jobs that started',
  source: 'Erlang, Solution of some problems in the theory of probabilities, 1917',
  better: 'lower',
  withheldWhenUnstable: true,
  value: ({ ascendingWaits }) => {
    if (ascendingWaits.length === 0) return null;
    const first = ascendingWaits.findIndex((wait) => wait > 0);
    return first < 0 ? 0 : (ascendingWaits.length - first) / ascendingWaits.length;
  },
};
