import * as z from 'zod';
import { log2 } from '../../random/index.ts';
import type { OrderingKind } from '../ordering.ts';

export const unicef: OrderingKind = {
  name: 'unicef',
  summary:
    'Favours small, short jobs that waited long. Jobs of one accelerator always come first, in order of submission.',
  source: 'Tang, Lan, Desai & Buettner, CLUSTER 2009',
  formula: 'max w/(log2(n) · e); n = 1: first',
  knowledge: 'estimate',
  options: z.strictObject({}),
  create: () => ({
    changes: true,
    key(jobs, job, now) {
      const accelerators = jobs.accelerators[job]!;
      if (accelerators === 1) return -Infinity;
      return -(now - jobs.submit[job]!) / (log2(accelerators) * Math.max(jobs.estimate[job]!, 1));
    },
  }),
};
