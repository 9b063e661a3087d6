import * as z from 'zod';
import type { BackfillKind } from '../backfill.ts';
import { planned } from './planned.ts';

const options = z.strictObject({
  k: z.int().min(1).default(2).describe('How many blocked jobs of a pool hold a reservation.'),
});

/** The first k blocked jobs hold reservations, planned anew in every pass. */
export const depthK: BackfillKind<z.infer<typeof options>> = {
  name: 'depth-k',
  summary:
    'Later jobs may start early if they delay none of the first k blocked jobs; plans are made anew in every pass.',
  source: 'Maui RESERVATIONDEPTH; Jackson, Snell & Clement, JSSPP 2001',
  knowledge: 'estimate',
  options,
  create: (chosen, context) => planned(context, { depth: chosen.k, extra: true, order: 'queue' }),
};
