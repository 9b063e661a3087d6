import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue } from '../../src/kernel/index.ts';
import { agree } from '../reference/agree.ts';
import { drawn } from '../reference/arbitrary-jobs.ts';

interface Event {
  readonly time: number;
  readonly eventClass: number;
  readonly sequence: number;
  readonly subject: number;
  handle: number;
}

/** The same future as a list that is searched from end to end. */
class ListedFuture {
  readonly events: Event[] = [];

  next(): Event | undefined {
    return this.events.toSorted((a, b) => {
      if (a.time !== b.time) return a.time < b.time ? -1 : 1;
      return a.eventClass - b.eventClass || a.sequence - b.sequence;
    })[0];
  }

  remove(event: Event): void {
    this.events.splice(this.events.indexOf(event), 1);
  }
}

type Step =
  | { readonly kind: 'schedule'; readonly time: number; readonly eventClass: number }
  | { readonly kind: 'pop' }
  | { readonly kind: 'cancel'; readonly which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('schedule' as const),
      time: fc.oneof(fc.integer({ min: -2, max: 6 }), fc.constantFrom(Infinity, 0.5)),
      eventClass: fc.integer({ min: 0, max: 7 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pop' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), which: fc.nat() }) },
);

describe('the event queue', () => {
  it('gives events in order of time, then class, then scheduling, whatever is cancelled between', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 150, size: 'max' }), fc.constantFrom(1, 4, 64), (steps, capacity) => {
        const queue = new EventQueue(capacity);
        const listed = new ListedFuture();
        steps.forEach((made, sequence) => {
          const next = listed.next();
          if (made.kind === 'schedule') {
            const { time, eventClass } = made;
            const handle = queue.schedule(time, eventClass, 1000 + sequence);
            agree(
              listed.events.some((event) => event.handle === handle),
              false,
            );
            listed.events.push({ time, eventClass, sequence, subject: 1000 + sequence, handle });
          } else if (made.kind === 'pop' && next) {
            agree(queue.pop(), next.subject);
            listed.remove(next);
          } else if (made.kind === 'cancel' && listed.events.length > 0) {
            const event = listed.events[made.which % listed.events.length]!;
            agree(queue.cancel(event.handle), true);
            agree(queue.cancel(event.handle), false);
            listed.remove(event);
          }
          agree(queue.size, listed.events.length);
          agree(queue.nextTime, listed.next()?.time ?? Infinity);
          agree(queue.nextClass, listed.next()?.eventClass ?? -1);
        });
      }),
      drawn(500),
    );
  });

  it('keeps its order while it grows a thousandfold', () => {
    const queue = new EventQueue(1);
    for (let i = 0; i < 5000; i++) queue.schedule((i * 7919) % 5000, 0, (i * 7919) % 5000);
    expect(Array.from({ length: 5000 }, () => queue.pop())).toEqual(Array.from({ length: 5000 }, (_, i) => i));
  });

  it('cancels a handle once, and none that it never gave', () => {
    const queue = new EventQueue();
    const handle = queue.schedule(1, 0, 42);
    expect(queue.pop()).toBe(42);
    expect([handle, -1, 63, 1e6].map((gone) => queue.cancel(gone))).toEqual([false, false, false, false]);
  });

  it('refuses an event without a time, and to pop when nothing is left', () => {
    expect(() => new EventQueue().schedule(Number.NaN, 0, 0)).toThrow(RangeError);
    expect(() => new EventQueue().pop()).toThrow(RangeError);
  });
});
