import type { BackfillContext } from '../backfill.ts';
import { PowerProfile } from './power-profile.ts';
import type { PowerView } from './power-view.ts';

/** Watts that are less than this share of the highest cap are sums' last digits. */
const dust = 1e-9;

/**
 * What is believed of the power to come: what the machine draws now, less what running jobs give back at their expected ends, and what pools draw at rest
 * when they come to another size, as announced.
 *
 * Each running job gives back what its start added. What jobs hold beyond that (nodes on which the first job has ended and others run on; accelerators
 * that leave when their jobs end) is believed to last until the last of them is expected to end.
 */
export class PowerOutlook {
  readonly profile: PowerProfile;
  private readonly context: BackfillContext;
  private readonly power: PowerView;
  /** What running jobs added when they started, W; and what they hold beyond that, until when, s. */
  private booked = 0;
  private beyond = 0;
  private beyondUntil = 0;
  /** By pool: the next of its running jobs in a walk over all of them by expected end. */
  private readonly next: Int32Array;

  constructor(context: BackfillContext, power: PowerView) {
    this.context = context;
    this.power = power;
    this.profile = new PowerProfile(power);
    this.next = new Int32Array(context.capacity.length);
    this.reset(0);
  }

  /** Starts anew, with the running jobs alone. */
  reset(now: number): void {
    const { profile, power, next } = this;
    const { running, capacity, announced } = this.context;
    profile.begin(now, power.now());
    this.booked = 0;
    next.fill(0);
    for (let pool = this.firstToEnd(); pool >= 0; pool = this.firstToEnd()) {
      const i = next[pool]!++;
      const watts = profile.exact(power.booked[running[pool]!.job[i]!]!);
      profile.lessFrom(running[pool]!.end[i]!, watts);
      this.booked += watts;
    }
    this.beyondUntil = profile.time[profile.size - 1]!;
    this.beyond = profile.drawn[profile.size - 1]! - this.resting();
    profile.lessFrom(this.beyondUntil, this.beyond);
    announced.forEach((steps, pool) => {
      let before = capacity[pool]!;
      for (const step of steps ?? []) {
        if (step.at <= now) continue;
        profile.change(step.at, Infinity, power.resting(pool, step.capacity) - power.resting(pool, before));
        before = step.capacity;
      }
    });
  }

  /** A job has started and is expected to end then. Its reservation, if it had one, held so much until then, W. */
  started(job: number, now: number, until: number, reserved: number): void {
    const watts = this.profile.exact(this.power.booked[job]!);
    this.booked += watts;
    this.profile.change(now, until, watts - reserved);
  }

  /** A job has ended that was believed to run until then. */
  ended(job: number, now: number, until: number): void {
    const watts = this.profile.exact(this.power.booked[job]!);
    this.booked -= watts;
    this.profile.change(now, until, -watts);
  }

  /** Takes up what jobs have come to hold beyond what their starts added. @returns by how many watts it is more now, and until when the change lasts */
  settle(now: number): { more: number; until: number } {
    const { profile, power } = this;
    const exactly = profile.exact(power.now()) - this.resting() - this.booked;
    const beyond = Math.abs(exactly) <= dust * power.highest ? 0 : exactly;
    const before = this.beyondUntil > now ? this.beyond : 0;
    if (beyond === before) return { more: 0, until: now };
    profile.change(now, this.beyondUntil, -before);
    const until = Math.max(this.beyondUntil, now);
    this.beyond = beyond;
    this.beyondUntil = this.lastEnd(now);
    profile.change(now, this.beyondUntil, beyond);
    return { more: beyond - before, until: Math.max(until, this.beyondUntil) };
  }

  /** What the machine would draw with nobody on it, W. */
  private resting(): number {
    let watts = 0;
    for (let pool = 0; pool < this.next.length; pool++) {
      watts += this.power.resting(pool, this.context.capacity[pool]!);
    }
    return this.profile.exact(watts);
  }

  /** When the last of the running jobs is expected to end; now, if none is. */
  private lastEnd(now: number): number {
    return this.context.running.reduce(
      (last, { size, end }) => (size > 0 ? Math.max(last, end[size - 1]!) : last),
      now,
    );
  }

  /** The pool whose next running job ends first; −1 when all have been seen. */
  private firstToEnd(): number {
    const { running } = this.context;
    let first = -1;
    for (let pool = 0; pool < running.length; pool++) {
      const i = this.next[pool]!;
      if (i === running[pool]!.size) continue;
      if (first < 0 || running[pool]!.end[i]! < running[first]!.end[this.next[first]!]!) first = pool;
    }
    return first;
  }
}
