import * as z from 'zod';
import type { OrderingKind } from '../ordering.ts';

export const smallest: OrderingKind = {
  name: 'smallest',
  summary: 'Fewest accelerators first.',
  source: 'standard; Majumdar, Eager & Bunt, SIGMETRICS 1988',
  formula: 'min n',
  knowledge: 'none',
  options: z.strictObject({}),
  create: () => ({ changes: false, key: (jobs, job) => jobs.accelerators[job]! }),
};
