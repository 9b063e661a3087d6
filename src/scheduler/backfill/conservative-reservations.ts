import { EventQueue } from '../../kernel/index.ts';
import type { Backfill, BackfillContext } from '../backfill.ts';
import type { Lane } from '../lane.ts';
import { Profile, reservedFor } from '../outlook/profile.ts';
import { poolGroups } from '../pool-groups.ts';
import { KnownHoles } from './known-holes.ts';

/**
 * A profile per pool holds the running jobs and all reservations. When a job ends early, *compress*: in queue order each waiting job
 * moves to the earliest place that fits, never later. A job can only gain from accelerators that became free in
 * its way since it was last tried, so only times up to the end of the freed stretch, and only jobs no wider than the most
 * that is free there, are looked at. Pools that no job shares, directly or through others, are kept as if each stood alone.
 */
export class ConservativeReservations implements Backfill {
  protected readonly context: BackfillContext;
  private readonly compresses: boolean;
  protected readonly profiles: readonly Profile[];
  /** Reserved start, s, and pool, by job. */
  protected readonly reserved: Float64Array;
  protected readonly reservedPool: Uint8Array;
  private readonly handle: Int32Array;
  /** Waiting jobs by reserved start. */
  private readonly due = new EventQueue(256);
  private readonly fresh: number[] = [];
  private readonly holes = new KnownHoles();
  /** By job: the number of what it asks for among the shapes; −1: not looked up yet. */
  private readonly shape: Int32Array;
  /** By job: whether it holds a reservation from an earlier pass. */
  protected readonly promised: Uint8Array;
  private readonly starting: number[] = [];
  /** Waiting jobs that have no place. */
  private homeless = 0;
  /** Group of each pool and each lane: pools are together when some job accepts both. */
  protected readonly groupOf: Uint8Array;
  protected readonly groupOfLane: Uint8Array;
  /** Per group: its lanes and pools. */
  private lanesIn: readonly (readonly number[])[];
  private poolsIn: readonly (readonly number[])[];
  /** Per group: whether a job has ended early, and whether promises can no longer be kept. */
  protected readonly early: Uint8Array;
  protected readonly broken: Uint8Array;
  /** Per pool: until when accelerators became free since the last compression, s; and in the current one. */
  protected readonly freedUntil: Float64Array;
  protected readonly freedNow: Float64Array;

  constructor(context: BackfillContext, compresses: boolean) {
    const count = context.jobs.submit.length;
    this.context = context;
    this.compresses = compresses;
    this.profiles = Array.from(context.capacity, (capacity, pool) => {
      const profile = new Profile(capacity);
      if (context.outlook[pool]) profile.copy(context.outlook[pool]);
      return profile;
    });
    this.reserved = new Float64Array(count);
    this.reservedPool = new Uint8Array(count);
    this.handle = new Int32Array(count);
    this.promised = new Uint8Array(count);
    this.shape = new Int32Array(count).fill(-1);
    this.freedUntil = new Float64Array(context.capacity.length);
    this.freedNow = new Float64Array(context.capacity.length);
    const { groupOf, groups } = poolGroups(context.capacity.length, context.acceptance);
    this.groupOf = groupOf;
    this.groupOfLane = Uint8Array.from(context.acceptance, (pools) => groupOf[pools[0]!]!);
    this.lanesIn = members(this.groupOfLane, groups);
    this.poolsIn = members(groupOf, groups);
    this.early = new Uint8Array(groups);
    this.broken = new Uint8Array(groups);
  }

  submitted(job: number): void {
    // One that was interrupted comes again, and has no reservation.
    this.promised[job] = 0;
    this.shape[job] = -1;
    this.fresh.push(job);
  }

  ended(job: number, pool: number, now: number, expectedEnd: number, accelerators: number): void {
    const end = this.context.jobs.estimate[job] === 0 ? now + reservedFor(0) : expectedEnd;
    this.freed(pool, now, end, accelerators);
  }

  freed(pool: number, now: number, until: number, accelerators: number): void {
    if (until <= now) return;
    this.profiles[pool]!.change(now, until, accelerators);
    if (until > this.freedUntil[pool]!) this.freedUntil[pool] = until;
    this.early[this.groupOf[pool]!] = 1;
  }

  withdrawn(job: number, now: number): void {
    if (this.promised[job] === 0) {
      this.fresh.splice(this.fresh.indexOf(job), 1);
      return;
    }
    this.due.cancel(this.handle[job]!);
    if (this.reservedPool[job] === nowhere) {
      this.homeless--;
      return;
    }
    const from = this.reserved[job]!;
    const { jobs } = this.context;
    const until = from + reservedFor(jobs.estimate[job]!);
    this.freed(this.reservedPool[job]!, Math.max(from, now), until, jobs.accelerators[job]!);
  }

  overdue(_now: number, pool: number): void {
    this.broken[this.groupOf[pool]!] = 1;
  }

  nextWake(): number {
    return this.due.nextTime;
  }

  pass(now: number): void {
    const { queue, laneOf } = this.context;
    queue.resort(now);
    for (const profile of this.profiles) profile.advance(now);
    this.miss(now);
    for (let group = 0; group < this.poolsIn.length; group++) {
      if (this.broken[group] === 1) this.planAnew(group, now);
      else if (this.early[group] === 1 && queue.size > this.fresh.length) {
        if (this.compresses) this.compress(group);
        else if (this.homeless > 0) this.house(group);
      }
    }
    for (const job of this.fresh) {
      if (this.broken[this.groupOfLane[laneOf[job]!]!] === 0) this.place(job);
      this.promised[job] = 1;
    }
    this.fresh.length = 0;
    this.early.fill(0);
    this.broken.fill(0);
    this.startDue(now);
  }

  /** With periodic passes a reservation may begin between two of them, and its job starts late. */
  protected miss(now: number): void {
    while (this.due.nextTime < now) {
      const job = this.due.pop();
      this.handle[job] = -1;
      this.broken[this.groupOfLane[this.context.laneOf[job]!]!] = 1;
    }
  }

  /** Starts the jobs whose time has come, in queue order. */
  private startDue(now: number): void {
    const { queue, jobs } = this.context;
    const { starting } = this;
    while (this.due.nextTime <= now) starting.push(this.due.pop());
    if (starting.length > 1) starting.sort((a, b) => (queue.before(a, b) ? -1 : 1));
    for (const job of starting) {
      const pool = this.reservedPool[job]!;
      if (this.context.fits(pool, jobs.accelerators[job]!)) {
        this.begin(job, pool);
      } else {
        // With a pass per event, a job that ends at this very instant may not have given back yet: its end brings another pass.
        this.handle[job] = this.due.schedule(this.reserved[job]!, 0, job);
      }
    }
    starting.length = 0;
  }

  protected begin(job: number, pool: number): void {
    this.context.start(job, pool, this.context.passesOver(job, pool));
  }

  /** The earliest place for a job in a pool, s; Infinity when there is none that begins before a time. */
  protected earliest(job: number, pool: number, before: number): number {
    const { jobs } = this.context;
    return this.profiles[pool]!.earliest(jobs.accelerators[job]!, reservedFor(jobs.estimate[job]!), before);
  }

  /** The earliest place to which a job can move in the pool where it has one, s; Infinity when there is none that begins before a time. */
  protected earlier(job: number, pool: number, before: number): number {
    const { jobs } = this.context;
    const duration = reservedFor(jobs.estimate[job]!);
    return this.profiles[pool]!.earlier(jobs.accelerators[job]!, duration, this.reserved[job]!, before);
  }

  /** Gives a job that has no reservation the earliest place in any pool it accepts; none, when by estimates there is no place before pools shrink. */
  private place(job: number): void {
    const { acceptance, laneOf, jobs, reach } = this.context;
    const accelerators = jobs.accelerators[job]!;
    let best = -1;
    let bestStart = Infinity;
    for (const pool of acceptance[laneOf[job]!]!) {
      if (accelerators > reach[pool]!) continue;
      const start = this.earliest(job, pool, bestStart);
      if (start < bestStart) {
        best = pool;
        bestStart = start;
      }
    }
    if (best >= 0) {
      this.reserve(job, best, bestStart);
      return;
    }
    this.note(job, nowhere, Infinity);
    this.homeless++;
  }

  protected reserve(job: number, pool: number, start: number): void {
    const { jobs } = this.context;
    this.profiles[pool]!.change(start, start + reservedFor(jobs.estimate[job]!), -jobs.accelerators[job]!);
    this.note(job, pool, start);
  }

  private note(job: number, pool: number, start: number): void {
    this.reserved[job] = start;
    this.reservedPool[job] = pool;
    this.handle[job] = this.due.schedule(start, 0, job);
  }

  private compress(group: number): void {
    const { queue, laneOf } = this.context;
    for (const pool of this.poolsIn[group]!) {
      this.freedNow[pool] = this.freedUntil[pool]!;
      this.freedUntil[pool] = 0;
    }
    const lanes = this.lanesIn[group]!;
    if (lanes.length === 1 && this.poolsIn[group]!.length === 1) {
      this.compressOne(queue.lanes[lanes[0]!]!, this.poolsIn[group]![0]!);
      return;
    }
    for (const job of queue.inOrder()) {
      if (this.promised[job] === 1 && this.groupOfLane[laneOf[job]!] === group) this.moveUp(job);
    }
  }

  /**
   * One lane, one pool: jobs too wide for anything that is free in the freed stretch are skipped by the index of the queue. A job can go to the first hole that is
   * long enough, or slide to the left over what is free right before its place, which counts as free itself; whichever is earlier.
   */
  protected compressOne(lane: Lane, pool: number): void {
    const { holes } = this;
    const { jobs, reach } = this.context;
    const profile = this.profiles[pool]!;
    holes.begin();
    let most = profile.most(this.freedNow[pool]!);
    for (let job = lane.fitFrom(0, most, Infinity, 0); job >= 0; ) {
      const next = lane.positionOfJob(job) + 1;
      const accelerators = jobs.accelerators[job]!;
      if (this.promised[job] === 1 && accelerators <= reach[pool]!) {
        if (this.reservedPool[job] === nowhere) {
          if (this.moveUp(job)) most = reach[pool]!;
        } else {
          const from = this.reserved[job]!;
          const duration = reservedFor(jobs.estimate[job]!);
          const before = Math.min(from, this.freedNow[pool]!);
          const shape = this.shapeOf(job);
          let start: number;
          if (holes.knows(shape)) {
            let hole = holes.bound(shape, duration);
            if (hole < before) hole = profile.hole(accelerators, duration, hole, before);
            holes.learn(shape, hole);
            start = Math.min(hole, profile.beside(accelerators, duration, from));
          } else {
            start = profile.earlier(accelerators, duration, from, before);
            holes.learn(shape, Math.min(start, before));
          }
          if (start < before) {
            this.changePlace(job, pool, start);
            holes.moved(Math.max(from, start + duration));
            most = reach[pool]!;
          }
        }
      }
      job = lane.fitFrom(next, most, Infinity, 0);
    }
  }

  private shapeOf(job: number): number {
    const known = this.shape[job]!;
    if (known >= 0) return known;
    const { accelerators, estimate } = this.context.jobs;
    const shape = this.holes.shape(accelerators[job]!, estimate[job]!);
    this.shape[job] = shape;
    return shape;
  }

  /** Without compression nobody moves up, but who has no place yet takes one that has come free. */
  private house(group: number): void {
    const { queue, laneOf } = this.context;
    for (const job of queue.inOrder()) {
      const waits = this.promised[job] === 1 && this.reservedPool[job] === nowhere;
      if (waits && this.groupOfLane[laneOf[job]!] === group) this.moveUp(job);
    }
  }

  /** Moves a reservation to the earliest place before it, if there is one. */
  protected moveUp(job: number): boolean {
    const { acceptance, laneOf, jobs, reach } = this.context;
    const accelerators = jobs.accelerators[job]!;
    const from = this.reserved[job]!;
    const own = this.reservedPool[job]!;
    let best = -1;
    let bestStart = from;
    for (const pool of acceptance[laneOf[job]!]!) {
      if (accelerators > reach[pool]!) continue;
      const start =
        pool === own
          ? this.earlier(job, pool, Math.min(bestStart, this.freedNow[pool]!))
          : this.earliest(job, pool, bestStart);
      if (start < bestStart) {
        best = pool;
        bestStart = start;
      }
    }
    if (best < 0) return false;
    if (own !== nowhere) {
      this.changePlace(job, best, bestStart);
      return true;
    }
    this.due.cancel(this.handle[job]!);
    this.homeless--;
    this.reserve(job, best, bestStart);
    return true;
  }

  private changePlace(job: number, pool: number, start: number): void {
    const from = this.reserved[job]!;
    const own = this.reservedPool[job]!;
    this.due.cancel(this.handle[job]!);
    this.move(job, pool, start);
    this.note(job, pool, start);
    this.left(own, from + reservedFor(this.context.jobs.estimate[job]!));
  }

  /** Moves what is reserved for a job to an earlier place. */
  protected move(job: number, pool: number, start: number): void {
    const { jobs } = this.context;
    const accelerators = jobs.accelerators[job]!;
    const estimate = reservedFor(jobs.estimate[job]!);
    const from = this.reserved[job]!;
    const own = this.reservedPool[job]!;
    if (pool === own) {
      this.profiles[own]!.move(from, start, estimate, accelerators);
    } else {
      this.profiles[own]!.change(from, from + estimate, accelerators);
      this.profiles[pool]!.change(start, start + estimate, -accelerators);
    }
  }

  /** What a job that moved has left may help jobs before it next time, and jobs after it at once. */
  protected left(pool: number, until: number): void {
    if (until > this.freedUntil[pool]!) this.freedUntil[pool] = until;
    if (until > this.freedNow[pool]!) this.freedNow[pool] = until;
  }

  /** From now on all pools are together. */
  protected joinPools(): void {
    if (this.poolsIn.length === 1) return;
    this.early[0] = Math.max(...this.early);
    this.broken[0] = Math.max(...this.broken);
    this.early.fill(0, 1);
    this.broken.fill(0, 1);
    this.groupOf.fill(0);
    this.groupOfLane.fill(0);
    this.lanesIn = members(this.groupOfLane, 1);
    this.poolsIn = members(this.groupOf, 1);
  }

  /** Promises cannot be kept, because running jobs have outlived their estimates: the waiting jobs of a group are placed anew, in queue order. */
  private planAnew(group: number, now: number): void {
    const { queue, free, running, outlook, laneOf } = this.context;
    for (const pool of this.poolsIn[group]!) {
      if (outlook[pool]) this.profiles[pool]!.copy(outlook[pool]);
      else this.profiles[pool]!.reset(now, free[pool]!, running[pool]!);
    }
    const waiting = queue.inOrder().filter((job) => this.groupOfLane[laneOf[job]!] === group);
    for (const job of waiting) {
      if (this.promised[job] === 0) continue;
      this.due.cancel(this.handle[job]!);
      if (this.reservedPool[job] === nowhere) this.homeless--;
    }
    for (const job of waiting) this.place(job);
  }
}

/** The pool of a job that has no place. */
export const nowhere = 255;

/** The members of each group, from the group of each member. */
function members(groupOf: Uint8Array, groups: number): readonly (readonly number[])[] {
  const lists: number[][] = Array.from({ length: groups }, () => []);
  groupOf.forEach((group, member) => {
    lists[group]!.push(member);
  });
  return lists;
}
