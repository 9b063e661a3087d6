import type { BackfillContext } from '../backfill.ts';
import { PowerOutlook } from '../power-outlook.ts';
import type { PowerView } from '../power-view.ts';
import { reservedFor } from '../profile.ts';
import { DepthReservations } from './depth-reservations.ts';

/**
 * Depth-k under a cap on power: the first k blocked jobs of a pool reserve the earliest time at which its accelerators stay free for them and the cap of that time
 * leaves power for them. A later job starts if it fits now and takes from no reservation what it needs when it begins, of accelerators or of power.
 */
export class CappedDepth extends DepthReservations {
  private readonly power: PowerView;
  private readonly outlook: PowerOutlook;
  /** Until when the cap stays as it was in the last plan, s. */
  private steadyUntil = 0;

  constructor(context: BackfillContext, power: PowerView, depth: number) {
    super(context, depth);
    this.power = power;
    this.outlook = new PowerOutlook(context, power);
  }

  protected override isOutdated(now: number): boolean {
    return now >= this.steadyUntil;
  }

  protected override advance(now: number): void {
    super.advance(now);
    this.outlook.profile.advance(now);
  }

  protected override renew(now: number): void {
    super.renew(now);
    this.outlook.reset(now);
    this.steadyUntil = this.power.next(now);
  }

  protected override consider(job: number, now: number): void {
    const { context, power, reservations } = this;
    const { profile } = this.outlook;
    const accelerators = context.jobs.accelerators[job]!;
    const duration = reservedFor(context.jobs.estimate[job]!);
    let best = -1;
    let bestStart = Infinity;
    for (const pool of context.acceptance[context.laneOf[job]!]!) {
      if (accelerators > context.reach[pool]! || !power.everAdmits(pool, accelerators)) continue;
      if (context.fits(pool, accelerators) && this.startsNow(pool, accelerators, now, now + duration)) {
        this.profiles[pool]!.change(now, now + duration, -accelerators);
        context.start(job, pool, context.passesOver(job, pool));
        this.outlook.started(job, now, now + duration, 0);
        return;
      }
      if (reservations[pool]! >= this.depth) continue;
      const watts = power.addsAlone(pool, accelerators);
      const start = profile.earliest(this.profiles[pool]!, accelerators, duration, watts, bestStart);
      if (start < bestStart) {
        best = pool;
        bestStart = start;
      }
    }
    if (best >= 0) this.reserve(best, accelerators, bestStart, duration);
  }

  private startsNow(pool: number, accelerators: number, now: number, until: number): boolean {
    if (this.profiles[pool]!.least(now, until) < accelerators) return false;
    return this.outlook.profile.lets(until, this.power.adds(pool, accelerators));
  }

  private reserve(pool: number, accelerators: number, start: number, duration: number): void {
    this.profiles[pool]!.change(start, start + duration, -accelerators);
    this.outlook.profile.reserve(start, duration, this.power.addsAlone(pool, accelerators));
    this.countReservation(pool);
  }
}
