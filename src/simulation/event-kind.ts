/**
 * What may happen in a run besides the submissions of the job table, in the order in which it happens within an instant. Then come those submissions, and the pass;
 * `passes.ts` tells what a mode of passes orders in another way. The subject of an event is a job, but for a change of a pool.
 */
export const eventKind = {
  /** A running job ends, is killed, or comes to the end of the segment it was to run. */
  jobStops: 1,
  /** A pool comes to another size; the subject is the number of the change. */
  poolResizes: 2,
  /** A held job joins the queue, or the time in which a waiting one was to run is over. */
  holdEnds: 3,
  /** The last moment at which a waiting job can start, or one more pass, because such a job has left. */
  lastChance: 4,
} as const;
