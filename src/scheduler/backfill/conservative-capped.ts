import type { BackfillContext } from '../backfill.ts';
import type { Lane } from '../lane.ts';
import { PowerOutlook } from '../outlook/power-outlook.ts';
import type { PowerProfile } from '../outlook/power-profile.ts';
import type { PowerView } from '../outlook/power-view.ts';
import { reservedFor } from '../outlook/profile.ts';
import { ConservativeReservations, nowhere } from './conservative-reservations.ts';

/**
 * Conservative backfilling under a cap on power: every reservation holds accelerators of its pool and power of the site, and keeps the cap of the time at which
 * it begins. Power that becomes free early lets reservations move up as accelerators do.
 *
 * All pools share the power. As long as the cap has kept nobody from a place they are planned as they are without one; from then on
 * they are together: what becomes free in one is tried for the jobs of all, in queue order.
 */
export class CappedConservative extends ConservativeReservations {
  private readonly power: PowerView;
  private readonly outlook: PowerOutlook;
  private readonly profile: PowerProfile;
  /** By job: what its reservation holds, W. */
  private readonly watts: Float64Array;
  private now = 0;
  /** Whether the outlook has to be made anew, and whether more is drawn than was planned. */
  private stale = false;
  private exceeded = false;
  /** Whether power has become free that nobody has been tried for, and until when, s. */
  private spare = false;
  private spareUntil = 0;

  constructor(context: BackfillContext, power: PowerView, compresses: boolean) {
    super(context, compresses);
    this.power = power;
    this.outlook = new PowerOutlook(context, power);
    this.profile = this.outlook.profile;
    this.watts = new Float64Array(context.jobs.submit.length);
  }

  override ended(job: number, pool: number, now: number, expectedEnd: number, accelerators: number): void {
    super.ended(job, pool, now, expectedEnd, accelerators);
    const until = this.context.jobs.estimate[job] === 0 ? now + reservedFor(0) : expectedEnd;
    this.outlook.ended(job, now, until);
    if (until > now) this.spared(until);
  }

  override withdrawn(job: number, now: number): void {
    const held = this.promised[job] === 1 && this.reservedPool[job] !== nowhere;
    super.withdrawn(job, now);
    if (!held) return;
    this.profile.cancel(this.reserved[job]!, this.stay(job), this.watts[job]!);
    this.spared(this.reserved[job]! + this.stay(job));
  }

  /** A pool has come to another size, and draws more or less at rest. */
  resized(): void {
    this.stale = true;
  }

  override pass(now: number): void {
    this.now = now;
    do {
      this.settle(now);
      super.pass(now);
      // A job that started has needed less than was kept for it, or others need less beside it.
    } while (this.spare && this.profile.binds && this.context.queue.size > 0);
  }

  protected override begin(job: number, pool: number): void {
    const until = this.now + this.stay(job);
    super.begin(job, pool);
    const reserved = this.watts[job]!;
    this.profile.begun(this.reserved[job]!);
    this.outlook.started(job, this.now, until, reserved);
    const needed = this.profile.exact(this.power.booked[job]!);
    if (needed > reserved) this.exceeded = true;
    else if (needed < reserved) this.spared(until);
    else if (this.opensNode(pool)) this.spared(this.now + reservedFor(0));
  }

  protected override earliest(job: number, pool: number, before: number): number {
    return this.soonest(job, pool, before, Infinity);
  }

  protected override earlier(job: number, pool: number, before: number): number {
    return this.soonest(job, pool, before, this.reserved[job]!);
  }

  protected override reserve(job: number, pool: number, start: number): void {
    super.reserve(job, pool, start);
    this.keep(job, pool, start);
  }

  protected override move(job: number, pool: number, start: number): void {
    super.move(job, pool, start);
    this.profile.cancel(this.reserved[job]!, this.stay(job), this.watts[job]!);
    this.keep(job, pool, start);
  }

  protected override left(pool: number, until: number): void {
    super.left(pool, until);
    if (this.profile.binds) for (let other = 0; other < this.profiles.length; other++) super.left(other, until);
  }

  /** Power decides, too, so jobs that ask alike need not find alike. */
  protected override compressOne(lane: Lane, pool: number): void {
    const profile = this.profiles[pool]!;
    let most = profile.most(this.freedNow[pool]!);
    for (let job = lane.fitFrom(0, most, Infinity, 0); job >= 0; ) {
      const next = lane.positionOfJob(job) + 1;
      if (this.promised[job] === 1 && this.moveUp(job)) most = profile.most(this.freedNow[pool]!);
      job = lane.fitFrom(next, most, Infinity, 0);
    }
  }

  /** The earliest place in a pool with enough accelerators and power: now, by what the job would add now, or later, by what it adds on nodes of its own. */
  private soonest(job: number, pool: number, before: number, reserved: number): number {
    const { context, power, profile, now } = this;
    const accelerators = context.jobs.accelerators[job]!;
    if (!power.everAdmits(pool, accelerators)) return Infinity;
    const free = this.profiles[pool]!;
    const alone = power.addsAlone(pool, accelerators);
    if (before > now && this.needs(pool, accelerators, now) < alone) {
      const until = Math.min(now + this.stay(job), reserved);
      if (free.least(now, until) >= accelerators && profile.lets(until, power.adds(pool, accelerators))) return now;
    }
    return profile.earliestBeside(free, accelerators, this.stay(job), alone, before, reserved);
  }

  /** The power for a start at some time, W: what a job adds where it fits now, and what it would add on nodes of its own later. */
  private needs(pool: number, accelerators: number, start: number): number {
    const now = start <= this.now && this.context.fits(pool, accelerators);
    return now ? this.power.adds(pool, accelerators) : this.power.addsAlone(pool, accelerators);
  }

  /** Whether a job could now find a place on a node that others are on, and so need less than is kept for it. */
  private opensNode(pool: number): boolean {
    const { power, context } = this;
    return context.free[pool]! > 0 && power.adds(pool, 1) < power.addsAlone(pool, 1);
  }

  private keep(job: number, pool: number, start: number): void {
    const watts = this.profile.exact(this.needs(pool, this.context.jobs.accelerators[job]!, start));
    this.watts[job] = watts;
    this.profile.reserve(start, this.stay(job), watts);
  }

  private stay(job: number): number {
    return reservedFor(this.context.jobs.estimate[job]!);
  }

  private spared(until: number): void {
    this.spare = true;
    if (until > this.spareUntil) this.spareUntil = until;
  }

  /** Brings what is believed of power up to date, and finds out whose reservations no longer hold and whether any can move up. */
  private settle(now: number): void {
    const { profile } = this;
    this.miss(now);
    profile.advance(now);
    const { more, until } = this.outlook.settle(now);
    if (more > 0) this.exceeded = true;
    else if (more < 0) this.spared(until);
    if (this.stale || this.broken.includes(1)) {
      this.renew(now);
      this.exceeded = true;
    }
    if (this.exceeded && !profile.kept()) {
      profile.binds = true;
      this.broken.fill(1);
      this.renew(now);
    }
    if (profile.binds) {
      this.joinPools();
      for (let pool = 0; pool < this.profiles.length; pool++) {
        if (this.opensNode(pool)) this.spared(now + reservedFor(0));
      }
      if (this.spare) {
        this.early.fill(1);
        for (let pool = 0; pool < this.freedUntil.length; pool++) {
          this.freedUntil[pool] = Math.max(this.freedUntil[pool]!, this.spareUntil);
        }
      }
    }
    this.stale = false;
    this.exceeded = false;
    this.spare = false;
    this.spareUntil = 0;
  }

  /** Makes the outlook anew from the running jobs and the reservations that still hold. */
  private renew(now: number): void {
    const { queue, laneOf } = this.context;
    this.outlook.reset(now);
    for (const job of queue.inOrder()) {
      if (this.promised[job] === 0 || this.reservedPool[job] === nowhere) continue;
      if (this.broken[this.groupOfLane[laneOf[job]!]!] === 1) continue;
      this.profile.reserve(this.reserved[job]!, this.stay(job), this.watts[job]!);
    }
  }
}
