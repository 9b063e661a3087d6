// A whole scheduler of our own: users take turns. Whoever started a job longest ago goes first, whatever was submitted
// when. An order of the queue could not say this: the key of a job would change whenever another job starts.

/** @type {NonNullable<import('queueworks').PolicyModule['scheduler']>} */
export const scheduler = {
  name: 'turns',
  // It never looks at run times.
  knowledge: 'none',

  create(_options, { jobs, machine, laneOf, acceptance }) {
    /** Waiting jobs by user, each in the order of submission. @type {Map<number, number[]>} */
    const waiting = new Map();
    /** When each user last started a job, s. @type {Map<number, number>} */
    const lastTurn = new Map();

    /** The pool that can take a job now, or undefined. @param {number} job */
    const poolFor = (job) => acceptance[laneOf[job]].find((pool) => machine.fits(pool, jobs.accelerators[job]));

    return {
      submitted(job) {
        const user = jobs.user[job];
        if (!waiting.has(user)) waiting.set(user, []);
        waiting.get(user)?.push(job);
      },

      ended() {},

      // Asked once per instant: start what should start now.
      pass(now) {
        const turns = [...waiting.keys()].sort((a, b) => (lastTurn.get(a) ?? -1) - (lastTurn.get(b) ?? -1) || a - b);
        for (const user of turns) {
          const queue = waiting.get(user) ?? [];
          const pool = queue.length === 0 ? undefined : poolFor(queue[0]);
          if (pool === undefined) continue;
          machine.start(queue.shift() ?? 0, pool, false);
          lastTurn.set(user, now);
          if (queue.length === 0) waiting.delete(user);
        }
      },
    };
  },
};
