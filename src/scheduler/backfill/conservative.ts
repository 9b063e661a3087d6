import * as z from 'zod';
import type { BackfillKind } from '../backfill.ts';
import { CappedConservative } from './conservative-capped.ts';
import { ConservativeReservations } from './conservative-reservations.ts';

const options = z.strictObject({
  compress: z
    .boolean()
    .default(true)
    .describe(
      'Whether reservations move up, in queue order, when a job ends before its estimate. Without it queues explode.',
    ),
});

/** Every job gets a reservation on arrival and never starts later than promised. */
export const conservative: BackfillKind<z.infer<typeof options>> = {
  name: 'conservative',
  summary: 'Every job gets a reservation on arrival; later jobs may start early if they delay no reservation.',
  source: 'Mu’alem & Feitelson, TPDS 12(6), 2001',
  knowledge: 'estimate',
  options,
  create: (chosen, context) =>
    context.power
      ? new CappedConservative(context, context.power, chosen.compress)
      : new ConservativeReservations(context, chosen.compress),
};
