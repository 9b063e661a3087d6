import type { PlacementLog } from '../cluster/index.ts';
import type { Piece } from '../energy/index.ts';
import type { EventQueue } from '../kernel/index.ts';
import { eventKind } from './event-kind.ts';
import type { Segments } from './outcome.ts';
import { SegmentLog } from './segment-log.ts';
import { Stints, type StintsInput } from './stints.ts';

/**
 * The jobs of a run whose policy may interrupt some of them: when they stop and what they go on with, and a log of all segments. The run asks;
 * it alone moves jobs.
 */
export class Interruptions {
  /** What each job holds, or waits for. */
  readonly accelerators: Int32Array;
  /** What the scheduler is told of how long each job will hold them, s. */
  readonly estimate: Float64Array;
  private readonly stints: Stints;
  private readonly log: SegmentLog;
  private readonly events: EventQueue;
  private readonly input: StintsInput;
  /** By waiting job: the event at which its stint is over without having begun. */
  private readonly lapses = new Map<number, number>();

  private constructor(input: StintsInput, events: EventQueue, placements: PlacementLog | undefined) {
    this.stints = new Stints(input);
    this.accelerators = this.stints.accelerators;
    this.estimate = this.stints.estimate;
    this.log = new SegmentLog(input.jobs.count, placements);
    this.events = events;
    this.input = input;
  }

  /** Undefined where the policy interrupts nobody, or no job may be interrupted. */
  static of(
    input: Omit<StintsInput, 'gate'> & { readonly gate: StintsInput['gate'] | undefined },
    events: EventQueue,
    placements: PlacementLog | undefined,
  ): Interruptions | undefined {
    const { gate } = input;
    if (gate?.nextPiece === undefined || input.jobs.interruption === undefined) return undefined;
    return new Interruptions({ ...input, gate }, events, placements);
  }

  /** When a job that is submitted may join the queue, s. */
  release(job: number, now: number): number {
    if (!this.stints.splits(job)) return this.input.gate.release(job, now);
    const stint = this.stints.next(job, now);
    this.stints.take(job, stint);
    return stint.from;
  }

  /** A job has joined the queue, or waits on. */
  waits(job: number): void {
    const lapse = this.stints.lapses(job);
    if (lapse < Infinity) this.lapses.set(job, this.events.schedule(lapse, eventKind.holdEnds, job));
  }

  /**
   * A job starts.
   * @returns when it stops, s
   */
  start(job: number, pool: number, now: number): number {
    const { stints } = this;
    this.log.open(job, now, pool, this.accelerators[job]!, stints.overhead[job]!);
    if (!stints.splits(job)) return now + this.input.timeOnMachine(job);
    this.waitsNoMore(job);
    stints.start(job, now);
    return stints.stops(job);
  }

  /** A job has given back what it held. */
  stopped(job: number, now: number): void {
    this.log.close(job, now);
  }

  /** A waiting job leaves the queue without having started. */
  waitsNoMore(job: number): void {
    const lapse = this.lapses.get(job);
    if (lapse === undefined) return;
    this.events.cancel(lapse);
    this.lapses.delete(job);
  }

  /**
   * The time in which a waiting job was to run is over.
   * @returns its next stint; undefined when it stays where it is
   */
  lapse(job: number, now: number): Piece | undefined {
    this.lapses.delete(job);
    const stint = this.stints.next(job, now);
    if (stint.from > now || stint.accelerators !== this.accelerators[job]) return stint;
    this.stints.take(job, stint);
    this.waits(job);
    return undefined;
  }

  /** Whether a running job that stops now has work left. */
  hasMore(job: number, now: number): boolean {
    return this.stints.splits(job) && !this.stints.isDone(job, now);
  }

  /** The next stint of a running job whose stint is over; undefined when it goes on as it is. */
  turn(job: number, now: number): Piece | undefined {
    return this.stints.turn(job, now);
  }

  /** A job that was interrupted has given back what it held. */
  paused(job: number): void {
    this.log.noteNodes(job);
  }

  /** When a job that goes on stops next, s. */
  stops(job: number): number {
    return this.stints.stops(job);
  }

  /** What a job that has made way, or left the queue, is given next. */
  take(job: number, stint: Piece): void {
    this.stints.take(job, stint);
  }

  segments(): Segments {
    return this.log.inJobOrder();
  }
}
