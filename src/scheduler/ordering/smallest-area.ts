import * as z from 'zod';
import type { OrderingKind } from '../ordering.ts';

export const smallestArea: OrderingKind = {
  name: 'smallest-area',
  summary: 'Smallest area (accelerators × estimate) first (SAF).',
  source: 'Carastan-Santos, de Camargo, Trystram & Zrigui, CCGrid 2019',
  formula: 'min n·e',
  knowledge: 'estimate',
  options: z.strictObject({}),
  create: () => ({ changes: false, key: (jobs, job) => jobs.accelerators[job]! * jobs.estimate[job]! }),
};
