import * as z from 'zod';
import type { BackfillKind } from '../backfill.ts';
import { planned } from './planned.ts';

const options = z.strictObject({
  extra: z
    .boolean()
    .default(true)
    .describe('Whether a job may run past the shadow time on accelerators that the head of the queue leaves over.'),
  order: z
    .enum(['queue', 'shortest-first'])
    .default('queue')
    .describe('The order in which later jobs are tried: as they stand in the queue, or by estimate (SJBF).'),
  depth: z.int().min(1).default(1).describe('How many blocked jobs of a pool hold a reservation.'),
});

export type EasyOptions = z.infer<typeof options>;

/** EASY: the first blocked job gets a reservation, later jobs may start if they do not delay it. */
export const easy: BackfillKind<EasyOptions> = {
  name: 'easy',
  summary: 'Later jobs may start early if they do not delay the first blocked job of the pool.',
  source: 'Lifka, JSSPP 1995; Mu’alem & Feitelson, TPDS 12(6), 2001',
  formula: 'start j if n_j ≤ free and (now + e_j ≤ shadow or n_j ≤ extra)',
  knowledge: 'estimate',
  options,
  create: (chosen, context) => planned(context, chosen),
};
