import { setImmediate as turn } from 'node:timers/promises';
import type { Observer } from '../../simulation/index.ts';
import type { Crew, CrewData } from './crew.ts';
import { createHand } from './hand.ts';

/** A crew of one in the calling thread: no start-up cost, but nothing else happens while it plays. */
export function inlineCrew(data: CrewData, written?: () => void, guard?: Observer): Crew {
  const hand = createHand(data, written, guard);
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  /** One thing after another, with a turn of the event loop in between, so that signals are heard. */
  const queue = <T>(work: () => T | Promise<T>): Promise<T> => {
    const result = last.then(async () => {
      await turn();
      if (closed) throw new Error('the crew was sent home');
      return work();
    });
    last = result.catch(() => {});
    return result;
  };
  return {
    build: (task) => queue(() => hand.build(task)),
    play: (task) => queue(() => hand.play(task)),
    async close() {
      closed = true;
    },
  };
}
