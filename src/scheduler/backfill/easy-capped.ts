import type { Backfill, BackfillContext } from '../backfill.ts';
import type { PowerView } from '../power-view.ts';
import { StrictOrder } from './none.ts';

/** How far ahead a cap is looked at when nothing else is left to wait for, s: a year and a day, for caps that repeat by the year. */
const farthest = 366 * 86_400;

/** A blocked job's place: pool, time, and what it then leaves over. */
interface Reservation {
  readonly pool: number;
  readonly shadow: number;
  extra: number;
  extraPower: number;
}

/**
 * EASY under a cap on power, which is one more thing a job must find free. The first blocked job of a pool reserves the earliest time at which, by
 * estimated ends and the caps of that time, both enough accelerators and enough power are there for it. A later job starts
 * if it fits now and, for every reservation, either its estimated end is not later, or what the reservation leaves over suffices: of power, and in
 * the same pool of accelerators.
 *
 * All is planned anew in every pass, since any start and any hour changes what is left of the power. O(waiting + running log running) a pass.
 */
export class CappedEasy implements Backfill {
  private readonly context: BackfillContext;
  private readonly power: PowerView;
  private readonly useExtra: boolean;
  private readonly head: StrictOrder;
  private readonly candidates: Int32Array;

  constructor(context: BackfillContext, power: PowerView, useExtra: boolean) {
    this.context = context;
    this.power = power;
    this.useExtra = useExtra;
    this.head = new StrictOrder(context);
    this.candidates = new Int32Array(context.queue.lanes.length);
  }

  headPass(now: number): void {
    this.head.pass(now);
  }

  /** Nothing is kept from pass to pass; but passes are wanted when it happens. */
  overdue(): void {}

  pass(now: number): void {
    const { queue } = this.context;
    const { candidates } = this;
    if (queue.changes) queue.resort(now);
    const reservations: Reservation[] = [];
    for (let l = 0; l < candidates.length; l++) candidates[l] = queue.lanes[l]!.first();
    for (let l = queue.earliest(candidates); l >= 0; l = queue.earliest(candidates)) {
      const job = candidates[l]!;
      const lane = queue.lanes[l]!;
      const next = lane.positionOfJob(job) + 1;
      this.consider(job, l, now, reservations);
      candidates[l] = this.closed(l, reservations)
        ? lane.fitFrom(next, this.mostFree(l), Infinity, 0)
        : lane.from(next);
    }
  }

  /** Whether every pool that a lane accepts is reserved, so that only jobs that fit now are of interest. */
  private closed(l: number, reservations: readonly Reservation[]): boolean {
    return this.context.acceptance[l]!.every((pool) => reservations.some((one) => one.pool === pool));
  }

  private mostFree(l: number): number {
    return this.context.acceptance[l]!.reduce((most, pool) => Math.max(most, this.context.free[pool]!), 0);
  }

  private consider(job: number, l: number, now: number, reservations: Reservation[]): void {
    const { context, power } = this;
    const accelerators = context.jobs.accelerators[job]!;
    const end = now + context.jobs.estimate[job]!;
    const pools = context.acceptance[l]!;
    for (const pool of pools) {
      if (accelerators > context.free[pool]! || !context.fits(pool, accelerators)) continue;
      const watts = power.adds(pool, accelerators);
      const late = reservations.filter(({ shadow }) => end > shadow);
      const suffices = late.every((one) => watts <= one.extraPower && (one.pool !== pool || accelerators <= one.extra));
      if (!suffices) continue;
      for (const one of late) {
        one.extraPower -= watts;
        if (one.pool === pool) one.extra -= accelerators;
      }
      const reserved = reservations.some((one) => one.pool === pool);
      context.start(job, pool, reserved || context.passesOver(job, pool));
      return;
    }
    const open = pools.filter(
      (pool) =>
        accelerators <= context.capacity[pool]! &&
        power.everAdmits(pool, accelerators) &&
        !reservations.some((one) => one.pool === pool),
    );
    const places = open.map((pool) => this.place(pool, accelerators, now));
    if (places.length > 0) reservations.push(places.reduce((best, one) => (one.shadow < best.shadow ? one : best)));
  }

  /** The earliest time at which the pool has so many accelerators free and the cap leaves power for them. */
  private place(pool: number, accelerators: number, now: number): Reservation {
    const { context, power } = this;
    const watts = power.addsAlone(pool, accelerators);
    const ends = this.endsInOrder();
    let free = context.free[pool]!;
    let drawn = power.now();
    let i = 0;
    for (let time = now; time < now + farthest || i < ends.length; ) {
      for (; i < ends.length && ends[i]!.end <= time; i++) {
        if (ends[i]!.pool === pool) free += ends[i]!.accelerators;
        drawn -= ends[i]!.watts;
      }
      const extraPower = power.at(time) - drawn - watts;
      if (free >= accelerators && extraPower >= -1e-9 * watts) {
        return { pool, shadow: time, extra: this.useExtra ? free - accelerators : 0, extraPower };
      }
      const next = Math.min(power.next(time), ends[i]?.end ?? Infinity);
      if (next === Infinity) break;
      time = next;
    }
    return { pool, shadow: Infinity, extra: 0, extraPower: 0 };
  }

  /** All running jobs by expected end. */
  private endsInOrder(): { end: number; pool: number; accelerators: number; watts: number }[] {
    const { booked } = this.power;
    return this.context.running
      .flatMap(({ size, end, accelerators, job }, pool) =>
        Array.from({ length: size }, (_, i) => ({
          end: end[i]!,
          pool,
          accelerators: accelerators[i]!,
          watts: booked[job[i]!]!,
        })),
      )
      .sort((a, b) => a.end - b.end);
  }
}
