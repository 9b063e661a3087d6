import * as z from 'zod';
import type { LimitKind } from './limit-kind.ts';

export const exact: LimitKind<object> = {
  name: 'exact',
  summary: 'Everybody knows the run time to the second and asks for that.',
  source: 'an idealisation; measured requests are far from it (Mu’alem and Feitelson, TPDS 12(6), 2001)',
  formula: 'limit = run time',
  options: z.strictObject({}),
  random: () => false,
  limits: (_options, runtimes) => ({ limits: runtimes.slice() }),
};
