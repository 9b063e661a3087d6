import * as z from 'zod';
import type { OrderingKind } from '../ordering.ts';

export const largest: OrderingKind = {
  name: 'largest',
  summary: 'Most accelerators first.',
  source: 'standard; Li & Cheng, 1991',
  formula: 'max n',
  knowledge: 'none',
  options: z.strictObject({}),
  create: () => ({ changes: false, key: (jobs, job) => -jobs.accelerators[job]! }),
};
