import { type CapacityStep, type ClusterSpec, capacitySteps } from '../cluster/index.ts';
import type { EventQueue } from '../kernel/index.ts';
import { eventKind } from './event-kind.ts';

/** A pool comes to hold so many accelerators. */
export interface PoolChange extends CapacityStep {
  readonly pool: number;
}

/**
 * What happens on a machine whose pools change, beside jobs: the changes, and the last moments at which waiting jobs can start because the pools
 * that could take them retire. Both stand among the events of the run.
 */
export class PoolChanges {
  /** Changes that have not come yet. */
  left: number;
  private readonly changes: readonly PoolChange[];
  private readonly events: EventQueue;
  /** By waiting job: the event at the last moment at which it can start. */
  private readonly chances = new Map<number, number>();
  /** Jobs whose last chance is the present instant. */
  private readonly atLast: number[] = [];

  private constructor(changes: readonly PoolChange[], events: EventQueue) {
    this.changes = changes;
    this.left = changes.length;
    this.events = events;
    changes.forEach(({ at }, i) => {
      events.schedule(at, eventKind.poolResizes, i);
    });
  }

  /** Undefined for a machine that never changes. */
  static of(cluster: ClusterSpec, events: EventQueue): PoolChanges | undefined {
    const changes = poolChanges(cluster);
    return changes.length === 0 ? undefined : new PoolChanges(changes, events);
  }

  /** The change of a number, which has come. */
  take(change: number): PoolChange {
    this.left--;
    return this.changes[change]!;
  }

  /** The last moment at which a job can start has come; one that waits no more only asked for another pass. */
  atLastChance(job: number): void {
    if (this.chances.delete(job)) this.atLast.push(job);
  }

  /** A waiting job can start only until a moment, s. */
  canStartUntil(job: number, last: number): void {
    this.chances.set(job, this.events.schedule(last, eventKind.lastChance, job));
  }

  waitsNoMore(job: number): void {
    const handle = this.chances.get(job);
    if (handle === undefined) return;
    this.events.cancel(handle);
    this.chances.delete(job);
  }

  /** Whether jobs have their last chance at this instant. */
  get pressing(): boolean {
    return this.atLast.length > 0;
  }

  /** The jobs that had their last chance at this instant, once. */
  takeLast(): readonly number[] {
    return this.atLast.splice(0);
  }

  /** Asks for another pass at an instant, because a job has left that may have been in others' way. */
  passAgain(job: number, now: number): void {
    this.events.schedule(now, eventKind.lastChance, job);
  }
}

/** All changes of all pools, in order of time; those of one moment in the scenario's order of pools. */
function poolChanges(cluster: ClusterSpec): readonly PoolChange[] {
  return Object.values(cluster.pools)
    .flatMap((spec, pool) =>
      capacitySteps(spec)
        .slice(1)
        .map((step) => ({ ...step, pool })),
    )
    .sort((a, b) => a.at - b.at || a.pool - b.pool);
}

/** Per pool: what the scheduler knows of its changes; undefined for a pool that never changes. */
export function announcedChanges(cluster: ClusterSpec): readonly (readonly CapacityStep[] | undefined)[] {
  return Object.values(cluster.pools).map((spec) => {
    const steps = capacitySteps(spec).slice(1);
    if (steps.length === 0) return undefined;
    return (spec.announced ?? true) ? steps : [];
  });
}
