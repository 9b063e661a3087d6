import type { BackfillContext } from '../backfill.ts';
import type { Dimension } from './dimension.ts';
import { PowerOutlook } from './power-outlook.ts';
import type { PowerView } from './power-view.ts';
import { reservedFor } from './profile.ts';

/** The power of the site over the future, against its cap: all pools share it. A booking is of what the job adds on nodes of its own. */
export class Watts implements Dimension {
  private readonly context: BackfillContext;
  private readonly power: PowerView;
  private readonly outlook: PowerOutlook;

  constructor(context: BackfillContext, power: PowerView) {
    this.context = context;
    this.power = power;
    this.outlook = new PowerOutlook(context, power);
  }

  renew(now: number): number {
    this.outlook.reset(now);
    return this.power.next(now);
  }

  advance(now: number): void {
    this.outlook.profile.advance(now);
  }

  lets(job: number, pool: number, now: number): boolean {
    const { accelerators, estimate } = this.context.jobs;
    return this.outlook.profile.lets(now + estimate[job]!, this.power.adds(pool, accelerators[job]!));
  }

  from(job: number, pool: number, at: number, before: number): number {
    const { accelerators, estimate } = this.context.jobs;
    if (!this.power.everAdmits(pool, accelerators[job]!)) return Infinity;
    const watts = this.power.addsAlone(pool, accelerators[job]!);
    return this.outlook.profile.earliest(watts, reservedFor(estimate[job]!), at, before);
  }

  book(job: number, pool: number, at: number): void {
    const { accelerators, estimate } = this.context.jobs;
    const watts = this.power.addsAlone(pool, accelerators[job]!);
    this.outlook.profile.reserve(at, reservedFor(estimate[job]!), watts);
  }

  started(job: number, _pool: number, now: number): void {
    this.outlook.started(job, now, now + this.context.jobs.estimate[job]!, 0);
  }
}
