import { Plan } from './plan.ts';
import type { Rule, TextbookJob, World } from './world.ts';

/** Whether a job fits now, and its limit does not reach into a time when, by expected ends, too few units would be left. */
function canStart(world: World, job: TextbookJob): boolean {
  return job.accelerators <= world.free() && Plan.ofRunning(world).fits(job, world.now);
}

export const none: Rule = {
  plans: false,
  pass(world) {
    for (const job of world.inOrder()) {
      if (canStart(world, job)) world.start(job);
      // What is wider than the whole pool, as it is now, blocks nobody.
      else if (job.accelerators <= world.units) return;
    }
  },
};

export const firstFit: Rule = {
  plans: false,
  pass(world) {
    for (const job of world.inOrder()) if (canStart(world, job)) world.start(job);
  },
};

export function easy({ extra: useExtra = true, order = 'queue' } = {}): Rule {
  return {
    plans: true,
    pass(world) {
      const queue = world.inOrder();
      let head: TextbookJob | undefined;
      let shadow = Infinity;
      while (queue.length > 0 && head === undefined) {
        const job = queue.shift()!;
        if (canStart(world, job)) world.start(job);
        else {
          shadow = Plan.ofRunning(world).earliest(job, world.now);
          if (shadow < Infinity) head = job;
        }
      }
      if (head === undefined) return;
      let extra = Plan.ofRunning(world).left(shadow, shadow + head.estimate) - head.accelerators;
      const candidates =
        order === 'queue'
          ? queue
          : queue.toSorted((a, b) => a.estimate - b.estimate || a.submit - b.submit || a.id - b.id);
      for (const job of candidates) {
        if (!canStart(world, job)) continue;
        if (world.now + job.estimate <= shadow) world.start(job);
        else if (useExtra && job.accelerators <= extra) {
          extra -= job.accelerators;
          world.start(job);
        }
      }
    },
  };
}

/** Each pass plans anew: the first k jobs that cannot start hold their earliest places. */
export function depthK(k: number): Rule {
  return {
    plans: true,
    pass(world) {
      const plan = Plan.ofRunning(world);
      let reserved = 0;
      for (const job of world.inOrder()) {
        const at = plan.earliest(job, world.now);
        if (at === world.now && job.accelerators <= world.free()) {
          world.start(job);
          plan.book(job, at);
        } else if (reserved < k && at < Infinity) {
          reserved++;
          plan.book(job, at);
        }
      }
    },
  };
}

/**
 * Every job holds a place from its arrival on. When a job ended early, each waiting job in queue order gives its place up and takes the
 * earliest one there is, which is never later; jobs that arrive at that instant are placed after that. When a job outlived what was
 * expected of it, no promise can be kept: all waiting jobs are placed anew, in queue order.
 */
export function conservative({ compress = true } = {}): Rule {
  const places = new Map<TextbookJob, number>();
  const earliest = (world: World, job: TextbookJob) => {
    const plan = Plan.ofRunning(world);
    for (const [other, from] of places) if (other !== job) plan.book(other, from);
    return plan.earliest(job, world.now);
  };
  return {
    plans: true,
    pass(world, { arrived, early, overdue }) {
      if (overdue) places.clear();
      const promised = world.inOrder().filter((job) => places.has(job));
      if (early) {
        // Without compression only those gain who have no place yet.
        const gaining = promised.filter((job) => compress || places.get(job) === Infinity);
        for (const job of gaining) places.set(job, Math.min(places.get(job)!, earliest(world, job)));
      }
      for (const job of overdue ? world.inOrder() : arrived) places.set(job, earliest(world, job));
      for (const job of world.inOrder()) {
        if (places.get(job)! > world.now || job.accelerators > world.free()) continue;
        places.delete(job);
        world.start(job);
      }
    },
    wake: (world) => Math.min(...[...places.values()].filter((at) => at > world.now)),
  };
}
