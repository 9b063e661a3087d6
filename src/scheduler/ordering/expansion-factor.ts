import * as z from 'zod';
import type { OrderingKind } from '../ordering.ts';

export const expansionFactor: OrderingKind = {
  name: 'expansion-factor',
  summary: 'Largest expansion factor first (LXF): long waits count for more in short jobs.',
  source: 'Chiang, Arpaci-Dusseau & Vernon, JSSPP 2002',
  formula: 'max (w + e)/e',
  knowledge: 'estimate',
  options: z.strictObject({}),
  create: () => ({
    changes: true,
    key: (jobs, job, now) => -(now - jobs.submit[job]!) / Math.max(jobs.estimate[job]!, 1),
  }),
};
