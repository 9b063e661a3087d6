import type { TextbookJob, World } from './world.ts';

interface Booking {
  readonly job: TextbookJob;
  readonly from: number;
  readonly to: number;
}

/** A list of bookings of one pool's units. The units in use at an instant are counted by looking at every booking. */
export class Plan {
  private readonly world: World;
  private bookings: Booking[] = [];

  constructor(world: World) {
    this.world = world;
  }

  /** The running jobs until their expected ends. */
  static ofRunning(world: World): Plan {
    const plan = new Plan(world);
    for (const { job, start, expectedEnd } of world.running) plan.bookings.push({ job, from: start, to: expectedEnd });
    return plan;
  }

  used(at: number): number {
    return this.bookings
      .filter(({ from, to }) => from <= at && at < to)
      .reduce((sum, { job }) => sum + job.accelerators, 0);
  }

  /** The least that is left over while a job stays: at its start, and whenever another booking begins or the pool changes. */
  left(from: number, to: number): number {
    const changes = [...this.bookings.map((booking) => booking.from), ...this.world.steps.map(({ at }) => at)];
    const instants = [from, ...changes.filter((at) => at > from && at < to)];
    return Math.min(...instants.map((at) => this.world.unitsAt(at) - this.used(at)));
  }

  fits(job: TextbookJob, from: number): boolean {
    return this.left(from, from + job.estimate) >= job.accelerators;
  }

  /** The earliest time from now on at which a job fits: now, when a booking ends, or when the pool changes; Infinity when it never does. */
  earliest(job: TextbookJob, now: number): number {
    const later = [...this.bookings.map((booking) => booking.to), ...this.world.steps.map(({ at }) => at)];
    const times = [now, ...later.filter((at) => at > now)].sort((a, b) => a - b);
    return times.find((at) => this.fits(job, at)) ?? Infinity;
  }

  book(job: TextbookJob, from: number): void {
    this.bookings.push({ job, from, to: from + job.estimate });
  }

  /** Keeps a place for a job that waits: one that takes no time still needs its units at the instant at which it starts. */
  reserve(job: TextbookJob, from: number): void {
    this.bookings.push({ job, from, to: from + Math.max(job.estimate, 2 ** -10) });
  }
}
