import type { SweepPlan } from '../search/sweep-plan.ts';
import { runKeys } from './run-keys.ts';
import type { RunKey, RunRecord, RunStore } from './run-record.ts';

/** A part of a sweep's runs: part `part` (from 0) of `parts`. */
export interface Shard {
  readonly part: number;
  readonly parts: number;
}

/**
 * Deals out the replications of all points in turn, so that all parts have about as much to do, and the policies of one
 * replication, which share their jobs, stay together. Asked once for each replication of each point, in order.
 */
export function dealer({ part, parts }: Shard): () => boolean {
  let dealt = 0;
  return () => dealt++ % parts === part;
}

/** The runs of a part, in order. */
export function* shardKeys(plan: SweepPlan, shard: Shard): Generator<RunKey> {
  const mine = dealer(shard);
  for (const { scenario } of plan.points()) {
    let replication = -1;
    let wanted = false;
    for (const key of runKeys(scenario)) {
      if (key.replication !== replication) wanted = mine();
      replication = key.replication;
      if (wanted) yield key;
    }
  }
}

/** Replications of all points together: more parts than these have nothing to do. */
export function replicationsIn(plan: SweepPlan): number {
  let replications = 0;
  for (const { scenario } of plan.points()) replications += scenario.replications;
  return replications;
}

/** A store that adds to one and knows what several hold. */
export function storeOver(own: RunStore, others: readonly RunStore[]): RunStore {
  return {
    find(key): RunRecord | undefined {
      for (const store of [own, ...others]) {
        const found = store.find(key);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    add: (key, record) => own.add(key, record),
  };
}
