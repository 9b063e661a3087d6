import type { TextbookJob, World } from './world.ts';

interface Booking {
  readonly job: TextbookJob;
  readonly from: number;
  readonly to: number;
}

/** A list of bookings of one pool's units. The units in use at an instant are counted by looking at every booking. */
export class Plan {
  readonly units: number;
  private bookings: Booking[] = [];

  constructor(units: number) {
    this.units = units;
  }

  /** The running jobs until their expected ends. */
  static ofRunning(world: World): Plan {
    const plan = new Plan(world.units);
    for (const { job, start, expectedEnd } of world.running) plan.bookings.push({ job, from: start, to: expectedEnd });
    return plan;
  }

  used(at: number): number {
    return this.bookings
      .filter(({ from, to }) => from <= at && at < to)
      .reduce((sum, { job }) => sum + job.accelerators, 0);
  }

  /** Whether a job fits from one time on: then, and whenever another booking begins while it runs. */
  fits(job: TextbookJob, from: number): boolean {
    const to = from + job.estimate;
    const instants = [from, ...this.bookings.map((booking) => booking.from).filter((at) => at > from && at < to)];
    return instants.every((at) => this.used(at) + job.accelerators <= this.units);
  }

  /** The earliest time from now on at which a job fits: now, or when a booking ends. */
  earliest(job: TextbookJob, now: number): number {
    const times = [now, ...this.bookings.map((booking) => booking.to).filter((at) => at > now)].sort((a, b) => a - b);
    return times.find((at) => this.fits(job, at))!;
  }

  book(job: TextbookJob, from: number): void {
    this.bookings.push({ job, from, to: from + job.estimate });
  }
}
