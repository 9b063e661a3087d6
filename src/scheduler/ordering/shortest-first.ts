import * as z from 'zod';
import type { OrderingKind } from '../ordering.ts';

export const shortestFirst: OrderingKind = {
  name: 'shortest-first',
  summary: 'Shortest estimate first (SJF, SPT).',
  source: 'standard; see Feitelson, Rudolph & Schwiegelshohn, JSSPP 2004',
  formula: 'min e',
  knowledge: 'estimate',
  options: z.strictObject({}),
  create: () => ({ changes: false, key: (jobs, job) => jobs.estimate[job]! }),
};
