import { Plan } from './plan.ts';
import type { Rule, TextbookJob, World } from './world.ts';

/** Starts the queue's head while it fits; what remains in queue order. */
function startHeads(world: World): TextbookJob[] {
  const queue = world.inOrder();
  while (queue.length > 0 && queue[0]!.accelerators <= world.free()) world.start(queue.shift()!);
  return queue;
}

export const none: Rule = {
  plans: false,
  pass(world) {
    startHeads(world);
  },
};

export const firstFit: Rule = {
  plans: false,
  pass(world) {
    for (const job of world.inOrder()) if (job.accelerators <= world.free()) world.start(job);
  },
};

/** When the head would fit by expected ends, and what is then left over. */
export function shadowOf(world: World, head: TextbookJob): { shadow: number; extra: number } {
  const ends = [...new Set(world.running.map((job) => job.expectedEnd))].sort((a, b) => a - b);
  for (const shadow of ends) {
    const freed = world.running.filter((job) => job.expectedEnd <= shadow);
    const free = world.free() + freed.reduce((sum, { job }) => sum + job.accelerators, 0);
    if (free >= head.accelerators) return { shadow, extra: free - head.accelerators };
  }
  throw new Error('the head is wider than the machine');
}

export function easy({ extra: useExtra = true, order = 'queue' } = {}): Rule {
  return {
    plans: true,
    pass(world) {
      const [head, ...rest] = startHeads(world);
      if (head === undefined) return;
      let { shadow, extra } = shadowOf(world, head);
      const candidates =
        order === 'queue'
          ? rest
          : rest.toSorted((a, b) => a.estimate - b.estimate || a.submit - b.submit || a.id - b.id);
      for (const job of candidates) {
        if (job.accelerators > world.free()) continue;
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
        } else if (reserved < k) {
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
      if (compress && early) {
        for (const job of promised) places.set(job, Math.min(places.get(job)!, earliest(world, job)));
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
