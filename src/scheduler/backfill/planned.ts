import type { Backfill, BackfillContext } from '../backfill.ts';
import { EasyOnePool } from './easy-one-pool.ts';
import { type ReservationOptions, Reservations } from './reservations.ts';

/** The rule that plans anew in every pass, by the fastest way that knows all there is: one pool and one reservation need no outlook. */
export function planned(context: BackfillContext, chosen: ReservationOptions): Backfill {
  return EasyOnePool.handles(context, chosen)
    ? new EasyOnePool(context, chosen.extra)
    : new Reservations(context, chosen);
}
