import * as z from 'zod';
import type { OrderingKind } from '../ordering.ts';

export const longestFirst: OrderingKind = {
  name: 'longest-first',
  summary: 'Longest estimate first (LJF, LPT).',
  source: 'standard; Graham, SIAM J. Appl. Math. 17(2), 1969',
  formula: 'max e',
  knowledge: 'estimate',
  options: z.strictObject({}),
  create: () => ({ changes: false, key: (jobs, job) => -jobs.estimate[job]! }),
};
