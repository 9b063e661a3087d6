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

/**
 * Each pass plans anew, in queue order: a job that fits now and takes from no reservation what that needs starts; of those that cannot, the first `depth` reserve the
 * earliest time at which they fit by expected ends, all jobs that end at that instant counted. One reservation: EASY. Without extra nobody runs past the start of one.
 */
export function reservations({ depth = 1, extra = true, order = 'queue' } = {}): Rule {
  return {
    plans: true,
    pass(world) {
      const plan = Plan.ofRunning(world);
      const starts: number[] = [];
      const startIfItMay = (job: TextbookJob) => {
        if (!canStart(world, job)) return false;
        const end = world.now + job.estimate;
        // A job that takes no time takes nothing from anybody.
        if (end > world.now && (extra ? !plan.fits(job, world.now) : starts.some((at) => end > at))) return false;
        world.start(job);
        plan.book(job, world.now);
        return true;
      };
      const queue = world.inOrder();
      let job = queue.shift();
      for (; job && starts.length < depth; job = queue.shift()) {
        if (startIfItMay(job)) continue;
        const at = plan.earliest(job, world.now);
        if (at === Infinity) continue;
        plan.reserve(job, at);
        starts.push(at);
      }
      if (job) queue.unshift(job);
      const shortest = (a: TextbookJob, b: TextbookJob) =>
        a.estimate - b.estimate || a.submit - b.submit || a.id - b.id;
      for (const later of order === 'queue' ? queue : queue.toSorted(shortest)) startIfItMay(later);
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
