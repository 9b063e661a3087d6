import type { Machine } from '../scheduler.ts';
import type { ExpectedEnds } from './expected-ends.ts';
import { Profile } from './profile.ts';

/**
 * What is believed of the pools that change: free accelerators over the future, by the expected ends of running jobs and by the changes that are
 * announced. Announced changes are public knowledge, as a maintenance reservation is: every rule may use them, also one that knows no run times.
 */
export class Outlooks {
  /** Per pool; undefined for one that never changes. */
  readonly profiles: readonly (Profile | undefined)[];
  /** Per pool: the most accelerators it holds now or will hold, as far as it is announced. */
  readonly reach: Int32Array;
  private readonly machine: Machine;
  private readonly running: readonly ExpectedEnds[];

  constructor(machine: Machine, running: readonly ExpectedEnds[]) {
    this.machine = machine;
    this.running = running;
    this.reach = Int32Array.from(machine.capacity);
    this.profiles = machine.announced.map((steps, pool) => (steps ? new Profile(machine.capacity[pool]!) : undefined));
    this.profiles.forEach((profile, pool) => {
      if (profile) this.renew(pool, 0);
    });
  }

  /** Forgets the past. */
  advance(now: number): void {
    for (const profile of this.profiles) profile?.advance(now);
  }

  /** Makes the outlook on a pool anew, after it has changed or what is expected of its jobs has. */
  renew(pool: number, now: number): void {
    const { capacity, free, announced } = this.machine;
    const profile = this.profiles[pool]!;
    profile.reset(now, free[pool]! - this.machine.owed(pool), this.running[pool]!);
    let before = capacity[pool]!;
    this.reach[pool] = before;
    for (const step of announced[pool]!) {
      if (step.at <= now) continue;
      profile.changeFrom(step.at, step.capacity - before);
      before = step.capacity;
      if (before > this.reach[pool]!) this.reach[pool] = before;
    }
  }
}
