import * as z from 'zod';
import type { OrderingKind } from '../ordering.ts';

export const fcfs: OrderingKind = {
  name: 'fcfs',
  summary: 'First come, first served.',
  source: 'standard',
  formula: 'min s',
  knowledge: 'none',
  options: z.strictObject({}),
  create: () => ({ changes: false, key: (jobs, job) => jobs.submit[job]! }),
};
