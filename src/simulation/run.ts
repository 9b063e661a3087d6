import { type CapacityStep, type Cluster, capacityOf } from '../cluster/index.ts';
import type { Piece } from '../energy/index.ts';
import { EventQueue, type IntegerList } from '../kernel/index.ts';
import { createScheduler, type Machine, type Scheduler, type StartGate } from '../scheduler/index.ts';
import type { JobTable } from '../workload/job-table.ts';
import { Admission } from './admission.ts';
import { Demand } from './demand.ts';
import { estimates, graceOf, timeOnMachine } from './estimates.ts';
import { eventKind } from './event-kind.ts';
import { Floor } from './floor.ts';
import { Interruptions } from './interruptions.ts';
import { JobBooks } from './job-books.ts';
import { Listeners } from './listeners.ts';
import type { MachineView } from './observer.ts';
import { jobStates, type Outcome } from './outcome.ts';
import { announcedChanges, type PoolChange, PoolChanges } from './pool-changes.ts';
import type { PowerBudget } from './power-budget.ts';
import type { RunInput } from './run-input.ts';
import { startGate } from './start-gate.ts';

const held = jobStates.indexOf('held');
const queued = jobStates.indexOf('queued');
const running = jobStates.indexOf('running');
const suspended = jobStates.indexOf('suspended');
const completed = jobStates.indexOf('completed');
const timedOut = jobStates.indexOf('timed-out');

/** After so long a time in which nothing happened a cap that changes will not let anybody start, s: caps repeat by the year at most. */
const patience = 400 * 86_400;

/**
 * One run: the clock, the machine, the counters of the queue and the lifecycle of every job (held → queued → running → completed
 * or timed-out; or rejected; in between perhaps suspended and queued again). When passes are made is told in `passes.ts`.
 */
export class Run implements Machine, MachineView {
  readonly free: Int32Array;
  readonly capacity: Int32Array;
  readonly accelerators: Int32Array;
  readonly announced: readonly (readonly CapacityStep[] | undefined)[];
  readonly cluster: Cluster;
  readonly scheduler: Scheduler;
  now = 0;
  queuedJobs = 0;
  queuedAccelerators = 0;
  heldJobs = 0;
  heldAccelerators = 0;
  runningJobs = 0;

  private readonly jobs: JobTable;
  /** How long past its limit a job may run, s. */
  private readonly grace: number;
  private readonly floor: Floor;
  /** What the scheduler is told of each job's length, s. */
  private readonly estimate: Float64Array;
  /** By job: when it last started, s. Kept only where expected ends decide what counts as free. */
  private readonly startedAt: Float64Array | undefined;
  private readonly books: JobBooks;
  private readonly events = new EventQueue(256);
  private readonly demand: Demand;
  /** The same of jobs that are held; absent where none ever is. */
  private readonly heldDemand: Demand | undefined;
  /** What the machine draws, where that is capped. */
  readonly power: PowerBudget | undefined;
  /** When a job last came, started or ended, s. */
  private lastEvent = 0;
  /** Holds jobs before they join the queue; absent: all join at once. */
  private readonly gate: StartGate | undefined;
  /** Absent where no job may be interrupted. */
  private readonly interruptions: Interruptions | undefined;
  private readonly admission: Admission;
  /** Absent on a machine that never changes. */
  private readonly changes: PoolChanges | undefined;
  /** Changes up to this moment are played even when nobody is left, s. */
  private readonly watchedUntil: number;
  private nextJob = 0;
  private resized = false;
  private passes = 0;
  private handled = 0;

  private readonly listeners: Listeners;

  constructor(input: RunInput) {
    const { jobs, policy } = input;
    this.jobs = jobs;
    this.grace = graceOf(policy.walltime);
    this.floor = new Floor(input);
    this.books = new JobBooks(jobs.count);
    this.cluster = this.floor.cluster;
    this.capacity = this.floor.capacity;
    this.free = this.floor.free;
    this.power = this.floor.power;
    const widest = Math.max(...Object.values(input.cluster.pools).map(capacityOf));
    this.demand = new Demand(jobs.acceptance.length, widest);
    this.announced = announcedChanges(input.cluster);
    this.changes = PoolChanges.of(input.cluster, this.events);
    this.watchedUntil = input.until ?? Number.NEGATIVE_INFINITY;
    this.listeners = new Listeners(input.observers ?? []);
    this.gate = startGate(input);
    this.heldDemand = this.gate && new Demand(jobs.acceptance.length, widest);
    const asked = estimates(jobs, policy);
    this.interruptions = Interruptions.of(
      {
        jobs,
        gate: this.gate,
        estimate: asked,
        timeOnMachine: (job) => this.timeOnMachine(job),
        canHave: (job, accelerators) => this.admission.admits(job, accelerators, this.now),
      },
      this.events,
      this.cluster.placements,
    );
    const estimate = this.interruptions?.estimate ?? asked;
    this.estimate = estimate;
    this.startedAt = policy.pass.kind === 'pyss' ? new Float64Array(jobs.count) : undefined;
    this.accelerators = this.interruptions?.accelerators ?? jobs.accelerators;
    this.admission = new Admission({
      jobs,
      cluster: input.cluster,
      estimate,
      accelerators: this.accelerators,
      power: this.power,
      changes: this.changes !== undefined,
    });
    this.scheduler = createScheduler({
      policy,
      machine: this,
      jobs: {
        submit: jobs.submit,
        accelerators: this.accelerators,
        estimate,
        class: jobs.class,
        tenant: jobs.tenant,
        user: jobs.user,
      },
      laneOf: jobs.accepts,
      acceptance: jobs.acceptance,
      modules: input.modules ?? new Map(),
    });
    this.listeners.begin(this);
  }

  get installed(): number {
    return this.floor.installed;
  }

  get allocated(): number {
    return this.floor.allocated;
  }

  /** Time of the next completion or submission, s; Infinity when nothing is left to happen. */
  get nextEvent(): number {
    const completion = this.events.nextTime;
    const submission = this.nextSubmission;
    const next = completion < submission ? completion : submission;
    return this.changes !== undefined && this.isOver(next, this.changes) ? Infinity : next;
  }

  /** Whether nothing is left to happen but changes of the machine that nobody is there to see. */
  private isOver(next: number, changes: PoolChanges): boolean {
    const nobody = this.nextJob === this.jobs.count && this.queuedJobs + this.runningJobs + this.heldJobs === 0;
    return nobody && changes.left > 0 && next > Math.max(this.now, this.watchedUntil);
  }

  /** When a pass is wanted though nothing happens: the scheduler's wish, or a change of the power cap while jobs wait, s. */
  get nextWake(): number {
    return Math.min(this.scheduler.nextWake?.() ?? Infinity, this.nextCapChange);
  }

  /** When the power cap changes while jobs wait, s; Infinity when that has let nobody start for so long that it never will. */
  get nextCapChange(): number {
    if (this.power === undefined || this.queuedJobs === 0) return Infinity;
    if (this.nextEvent === Infinity && this.now > this.lastEvent + patience) return Infinity;
    return this.power.next(this.now);
  }

  /** Whether a pool has come to another size since this was last asked. */
  takeResized(): boolean {
    const { resized } = this;
    this.resized = false;
    return resized;
  }

  /** Everything that happens at an instant before the pass: completions, then submissions. */
  advance(now: number): void {
    this.now = now;
    while (this.events.nextTime <= now) this.handleNext();
    const { submit, count } = this.jobs;
    while (this.nextJob < count && submit[this.nextJob]! <= now) this.submit(this.nextJob++);
  }

  /** The next single event of an instant. */
  advanceByOne(now: number): void {
    this.now = now;
    if (this.events.nextTime <= now) this.handleNext();
    else this.submit(this.nextJob++);
  }

  /** When the next job of the table comes, s; Infinity when all have. */
  get nextSubmission(): number {
    return this.nextJob < this.jobs.count ? this.jobs.submit[this.nextJob]! : Infinity;
  }

  /**
   * The next job of the table comes.
   * @returns whether it has joined the queue and fits into what is free
   */
  submitNext(): boolean {
    const job = this.nextJob++;
    this.submit(job);
    if (this.books.state[job] !== queued) return false;
    const pools = this.jobs.acceptance[this.jobs.accepts[job]!]!;
    return pools.some((pool) => this.fits(pool, this.accelerators[job]!));
  }

  /** Takes the completions of this instant off the agenda, in the order their jobs started. Those that were expected now are over; the rest are left to `finish`. */
  takeEnding(ending: IntegerList): void {
    while (this.events.nextTime <= this.now && this.events.nextClass === eventKind.jobStops) {
      const job = this.events.pop();
      ending.push(job);
      if (this.startedAt![job]! + this.estimate[job]! === this.now) this.stop(job);
    }
  }

  /** A job whose completion was taken off the agenda has ended, unless it has already. */
  finish(job: number): void {
    if (this.books.state[job] === running) this.stop(job);
  }

  /** @param settled whether everything else of this instant has happened */
  pass(settled: boolean): void {
    this.passes++;
    this.scheduler.pass(this.now, settled);
  }

  headPass(): void {
    this.passes++;
    if (this.scheduler.headPass) this.scheduler.headPass(this.now, true);
    else this.scheduler.pass(this.now, true);
  }

  /** Tells the observers that the instant is over. */
  observe(): void {
    if (this.changes?.pressing && this.nextEvent > this.now) this.withdraw(this.changes);
    this.listeners.instant(this.now);
  }

  fits(pool: number, accelerators: number): boolean {
    return this.floor.fits(pool, accelerators, this.now);
  }

  admits(pool: number, accelerators: number): boolean {
    return this.floor.admits(pool, accelerators, this.now);
  }

  /** Whether some waiting job would fit, by free accelerators, into a pool it accepts. */
  fitsNow(): boolean {
    if (this.queuedJobs === 0) return false;
    const { acceptance } = this.jobs;
    for (let lane = 0; lane < acceptance.length; lane++) {
      const narrowest = this.demand.narrowest(lane);
      if (narrowest < 0) continue;
      const pools = acceptance[lane]!;
      for (let i = 0; i < pools.length; i++) if (narrowest <= this.free[pools[i]!]!) return true;
    }
    return false;
  }

  get queueTurns(): number {
    return this.heldDemand === undefined ? this.demand.turns : this.demand.turns + this.heldDemand.turns;
  }

  waits(lane: number): boolean {
    return this.demand.waits(lane);
  }

  holds(lane: number): boolean {
    return this.heldDemand?.waits(lane) ?? false;
  }

  firstWaiting(lane: number): number {
    return this.scheduler.firstWaiting?.(lane) ?? -1;
  }

  start(job: number, pool: number, backfilled: boolean): void {
    const { now } = this;
    const accelerators = this.accelerators[job]!;
    this.floor.give(job, pool, accelerators);
    this.runningJobs++;
    this.leaveQueue(job, accelerators);
    this.books.started(job, pool, now, backfilled);
    if (this.startedAt !== undefined) this.startedAt[job] = now;
    const end = this.interruptions?.start(job, pool, now) ?? now + this.timeOnMachine(job);
    this.events.schedule(end, eventKind.jobStops, job);
    if (this.changes !== undefined) this.changes.waitsNoMore(job);
    this.listeners.started(job, now);
  }

  owed(pool: number): number {
    return this.floor.owed(pool);
  }

  comesBack(job: number): number {
    return this.floor.staying(job, this.books.pool[job]!, this.accelerators[job]!);
  }

  /** The pool a started job is in. */
  poolOfJob(job: number): number {
    return this.books.pool[job]!;
  }

  /** What the run did; call when nothing is left to happen. */
  outcome(): Outcome {
    this.listeners.finish(this.now);
    const placement = this.cluster.placements?.inJobOrder();
    return {
      ...this.books.columns(),
      finished: this.now,
      passes: this.passes,
      events: this.handled,
      ...(placement ? { placement } : {}),
      ...(this.gate?.limits ? { planning: this.gate.limits() } : {}),
      ...(this.interruptions ? { segments: this.interruptions.segments() } : {}),
    };
  }

  private submit(job: number): void {
    this.handled++;
    this.lastEvent = this.now;
    const refusal = this.admission.refusal(job, this.now);
    if (refusal > 0) {
      this.reject(job, refusal);
      return;
    }
    this.comeFrom(job, (this.interruptions ?? this.gate)?.release(job, this.now) ?? this.now);
  }

  /** A job joins the queue at a time, s; until then it is held. */
  private comeFrom(job: number, time: number): void {
    if (time > this.now) {
      this.hold(job, 1);
      this.events.schedule(time, eventKind.holdEnds, job);
    } else this.join(job);
  }

  /** A job is held from now on (1), or no longer (−1). */
  private hold(job: number, sign: 1 | -1): void {
    const accelerators = this.accelerators[job]!;
    this.heldJobs += sign;
    this.heldAccelerators += sign * accelerators;
    const lane = this.jobs.accepts[job]!;
    if (sign > 0) this.heldDemand!.add(lane, accelerators);
    else this.heldDemand!.remove(lane, accelerators);
  }

  private join(job: number): void {
    if (this.changes !== undefined && !this.keepsChance(job, this.changes)) return;
    this.lastEvent = this.now;
    const accelerators = this.accelerators[job]!;
    this.books.state[job] = queued;
    this.queuedJobs++;
    this.queuedAccelerators += accelerators;
    this.demand.add(this.jobs.accepts[job]!, accelerators);
    this.interruptions?.waits(job);
    this.scheduler.submitted(job, this.now);
    this.listeners.submitted(job, this.now);
  }

  /** A job that joins the queue may have been held until it can no longer start; else it is noted until when it can. */
  private keepsChance(job: number, changes: PoolChanges): boolean {
    const last = this.admission.lastStart(job, this.now);
    if (last < this.now) this.reject(job, this.admission.whyTooLate(job, this.now));
    else if (last < Infinity) changes.canStartUntil(job, last);
    return last >= this.now;
  }

  private reject(job: number, reason: number): void {
    this.books.reject(job, reason, this.now);
    this.listeners.rejected(job, this.now);
  }

  /** Handles the next event of the agenda by its kind. */
  private handleNext(): void {
    const kind = this.events.nextClass;
    const subject = this.events.pop();
    switch (kind) {
      case eventKind.jobStops:
        this.stop(subject);
        break;
      case eventKind.poolResizes:
        this.resize(this.changes!.take(subject));
        break;
      case eventKind.holdEnds:
        if (this.books.state[subject] === queued) this.lapse(subject, this.interruptions!);
        else {
          this.hold(subject, -1);
          this.join(subject);
        }
        break;
      case eventKind.lastChance:
        this.changes!.atLastChance(subject);
        break;
    }
  }

  /** A running job ends, unless it has more to run in later segments. */
  private stop(job: number): void {
    if (this.interruptions?.hasMore(job, this.now)) this.turn(job, this.interruptions);
    else this.end(job);
  }

  /** The time in which a waiting job was to run is over. It stays where it is, or is held until the next. */
  private lapse(job: number, interruptions: Interruptions): void {
    const stint = interruptions.lapse(job, this.now);
    if (stint === undefined) return;
    this.leaveQueueUnstarted(job);
    this.holdAgain(job, stint, interruptions);
  }

  /** The stint of a running job is over, and it has work left: it goes on, or makes way and is held until the next. */
  private turn(job: number, interruptions: Interruptions): void {
    const stint = interruptions.turn(job, this.now);
    if (stint === undefined) {
      this.events.schedule(interruptions.stops(job), eventKind.jobStops, job);
      return;
    }
    this.makeWay(job);
    interruptions.paused(job);
    this.scheduler.ended(job, this.now);
    this.holdAgain(job, stint, interruptions);
  }

  private holdAgain(job: number, stint: Piece, interruptions: Interruptions): void {
    this.books.state[job] = this.books.hasRun(job) ? suspended : held;
    this.listeners.heldAgain(job, this.now);
    interruptions.take(job, stint);
    this.comeFrom(job, stint.from);
  }

  private resize(change: PoolChange): void {
    this.handled++;
    this.lastEvent = this.now;
    this.resized = true;
    this.floor.resize(change);
    this.scheduler.resized?.(change.pool, this.now);
  }

  /** Takes the jobs off the queue that have missed their last chance, and asks for a pass, because they may have been in others' way. */
  private withdraw(changes: PoolChanges): void {
    for (const job of changes.takeLast()) {
      if (this.books.state[job] !== queued) continue;
      this.reject(job, this.admission.whyTooLate(job, this.now));
      this.leaveQueueUnstarted(job);
      changes.passAgain(job, this.now);
    }
  }

  private leaveQueueUnstarted(job: number): void {
    this.interruptions?.waitsNoMore(job);
    this.changes?.waitsNoMore(job);
    this.leaveQueue(job, this.accelerators[job]!);
    this.scheduler.withdrawn?.(job, this.now);
  }

  private leaveQueue(job: number, accelerators: number): void {
    this.queuedJobs--;
    this.queuedAccelerators -= accelerators;
    this.demand.remove(this.jobs.accepts[job]!, accelerators);
  }

  private end(job: number): void {
    const { jobs } = this;
    this.makeWay(job);
    this.books.state[job] = jobs.runtime[job]! <= jobs.limit[job]! + this.grace ? completed : timedOut;
    this.scheduler.ended(job, this.now);
    this.listeners.ended(job, this.now);
  }

  /** Takes back what a running job holds. */
  private makeWay(job: number): void {
    this.handled++;
    this.lastEvent = this.now;
    this.floor.takeBack(job, this.books.pool[job]!, this.accelerators[job]!);
    this.books.left(job, this.now);
    this.runningJobs--;
    this.interruptions?.stopped(job, this.now);
  }

  private timeOnMachine(job: number): number {
    return timeOnMachine(this.jobs.runtime[job]!, this.jobs.limit[job]!, this.grace);
  }
}
