import * as z from 'zod';
import type { OrderingKind } from '../ordering.ts';

export const wfp3: OrderingKind = {
  name: 'wfp3',
  summary: 'Favours jobs that waited long for their length, and wide ones. An estimate under 1 s counts as 1 s.',
  source: 'Tang, Lan, Desai & Buettner, CLUSTER 2009',
  formula: 'max (w/e)^3 · n',
  knowledge: 'estimate',
  options: z.strictObject({}),
  create: () => ({
    changes: true,
    key(jobs, job, now) {
      const relative = (now - jobs.submit[job]!) / Math.max(jobs.estimate[job]!, 1);
      return -relative * relative * relative * jobs.accelerators[job]!;
    },
  }),
};
