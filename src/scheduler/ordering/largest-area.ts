import * as z from 'zod';
import type { OrderingKind } from '../ordering.ts';

export const largestArea: OrderingKind = {
  name: 'largest-area',
  summary: 'Largest area (accelerators × estimate) first (LAF).',
  source: 'Carastan-Santos, de Camargo, Trystram & Zrigui, CCGrid 2019',
  formula: 'max n·e',
  knowledge: 'estimate',
  options: z.strictObject({}),
  create: () => ({ changes: false, key: (jobs, job) => -jobs.accelerators[job]! * jobs.estimate[job]! }),
};
