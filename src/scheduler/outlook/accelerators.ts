import type { BackfillContext } from '../backfill.ts';
import type { Dimension } from './dimension.ts';
import { longestUntil } from './longest-until.ts';
import { Profile, reservedFor } from './profile.ts';

/**
 * The accelerators of each pool over the future. In a pool that does not change, running jobs only give back: so what a single booking leaves over is told by its
 * start and by how many accelerators are then left, and no profile is made. From the second booking on, and for pools that change, there is one.
 */
export class Accelerators implements Dimension {
  private readonly context: BackfillContext;
  private readonly profiles: readonly Profile[];
  /** Per pool: whether its profile is that of the present plan. */
  private readonly made: Uint8Array;
  /** Per pool: how many jobs have booked; the first of them, and from when, s. */
  private readonly booked: Int32Array;
  private readonly first: Int32Array;
  private readonly firstFrom: Float64Array;
  /** Per pool with bookings: the fewest accelerators that will ever be free, and from when on, s; and whether both are up to date. */
  private readonly fewest: Int32Array;
  private readonly fewestFrom: Float64Array;
  private readonly current: Uint8Array;
  private now = 0;

  constructor(context: BackfillContext) {
    const pools = context.capacity.length;
    this.context = context;
    this.profiles = Array.from(context.capacity, (capacity) => new Profile(capacity));
    this.made = new Uint8Array(pools);
    this.booked = new Int32Array(pools);
    this.first = new Int32Array(pools);
    this.firstFrom = new Float64Array(pools);
    this.fewest = new Int32Array(pools);
    this.fewestFrom = new Float64Array(pools);
    this.current = new Uint8Array(pools);
  }

  renew(now: number): number {
    this.now = now;
    for (let pool = 0; pool < this.made.length; pool++) {
      this.made[pool] = 0;
      this.booked[pool] = 0;
    }
    return Infinity;
  }

  advance(now: number): void {
    this.now = now;
    for (let pool = 0; pool < this.profiles.length; pool++) {
      if (this.made[pool] === 0) continue;
      this.profiles[pool]!.advance(now);
      this.current[pool] = 0;
    }
  }

  /** A job that takes no time takes nothing from anybody. */
  lets(job: number, pool: number, now: number): boolean {
    const { jobs } = this.context;
    const estimate = jobs.estimate[job]!;
    if (this.booked[pool] === 0 || estimate === 0) return true;
    const accelerators = jobs.accelerators[job]!;
    if (accelerators <= this.always(pool)) return true;
    const end = now + estimate;
    if (end > this.fewestFrom[pool]!) return false;
    return this.made[pool] === 0 || this.profiles[pool]!.least(now, end) >= accelerators;
  }

  from(job: number, pool: number, at: number, before: number): number {
    const { jobs, outlook } = this.context;
    const accelerators = jobs.accelerators[job]!;
    if (this.booked[pool] === 0 && at <= this.now && !outlook[pool]) return this.whenGivenBack(pool, accelerators);
    return this.profile(pool).earliest(accelerators, reservedFor(jobs.estimate[job]!), before, at);
  }

  book(job: number, pool: number, at: number): void {
    const { jobs, outlook } = this.context;
    const accelerators = jobs.accelerators[job]!;
    if (this.booked[pool]! > 0 || outlook[pool]) {
      this.profile(pool).change(at, at + reservedFor(jobs.estimate[job]!), -accelerators);
      this.current[pool] = 0;
    } else {
      this.first[pool] = job;
      this.firstFrom[pool] = at;
      this.fewest[pool] = this.freeAt(pool, at) - accelerators;
      this.fewestFrom[pool] = at;
      this.current[pool] = 1;
      this.made[pool] = 0;
    }
    this.booked[pool]!++;
  }

  started(job: number, pool: number, now: number): void {
    const { jobs } = this.context;
    const end = now + jobs.estimate[job]!;
    const accelerators = jobs.accelerators[job]!;
    if (this.made[pool] === 1) this.profiles[pool]!.change(now, end, -accelerators);
    if (this.booked[pool] === 0) return;
    // The moment with the fewest free has fewer still; no other has become worse than that.
    if (end > this.fewestFrom[pool]!) this.fewest[pool]! -= accelerators;
    else if (this.made[pool] === 1) this.current[pool] = 0;
  }

  /** Whether nobody has booked in a pool. */
  isOpen(pool: number): boolean {
    return this.booked[pool] === 0;
  }

  /** How wide a job may be, whatever its length, without taking what is booked in a pool: what is free at every moment to come. */
  always(pool: number): number {
    if (this.current[pool] === 0) this.findFewest(pool);
    return this.fewest[pool]!;
  }

  /** How long a wider job may last, s; a little too long at most, because the last digit of a sum is not exact. */
  window(pool: number): number {
    if (this.current[pool] === 0) this.findFewest(pool);
    return longestUntil(this.fewestFrom[pool]!, this.now);
  }

  private findFewest(pool: number): void {
    const { time, free, size } = this.profile(pool);
    let fewest = 0;
    for (let i = 1; i < size; i++) if (free[i]! < free[fewest]!) fewest = i;
    this.fewest[pool] = free[fewest]!;
    this.fewestFrom[pool] = time[fewest]!;
    this.current[pool] = 1;
  }

  /** The earliest time at which, by expected ends, so many accelerators are free, s. */
  private whenGivenBack(pool: number, accelerators: number): number {
    const { end, accelerators: held, size } = this.context.running[pool]!;
    let free = this.context.free[pool]!;
    if (free >= accelerators) return this.now;
    for (let i = 0; i < size; i++) {
      free += held[i]!;
      if (free >= accelerators) return Math.max(end[i]!, this.now);
    }
    return Infinity;
  }

  /** What is free at a time, all jobs that are expected to end then counted. */
  private freeAt(pool: number, at: number): number {
    const { end, accelerators, size } = this.context.running[pool]!;
    let free = this.context.free[pool]!;
    for (let i = 0; i < size && end[i]! <= at; i++) free += accelerators[i]!;
    return free;
  }

  /** A pool's profile with all that is booked there. */
  private profile(pool: number): Profile {
    const profile = this.profiles[pool]!;
    if (this.made[pool] === 1) return profile;
    const { jobs, free, running, outlook } = this.context;
    if (outlook[pool]) profile.copy(outlook[pool]);
    else profile.reset(this.now, free[pool]!, running[pool]!);
    if (this.booked[pool]! > 0) {
      const job = this.first[pool]!;
      const at = Math.max(this.firstFrom[pool]!, this.now);
      profile.change(at, at + reservedFor(jobs.estimate[job]!), -jobs.accelerators[job]!);
    }
    this.made[pool] = 1;
    this.current[pool] = 0;
    return profile;
  }
}
