import fc from 'fast-check';
import { describe, it } from 'vitest';
import { orderings } from '../../src/scheduler/index.ts';
import { WaitingQueue } from '../../src/scheduler/waiting-queue.ts';
import { jobTable } from '../job-tables.ts';
import { agree } from '../reference/agree.ts';
import { arbitraryRows, drawn } from '../reference/arbitrary-jobs.ts';
import { scores, sorted } from '../reference/textbook/orders.ts';
import type { TextbookJob } from '../reference/textbook/world.ts';

const steps = fc.array(
  fc.record({ remove: fc.boolean(), which: fc.nat(), jobs: fc.integer({ min: 1, max: 6 }), later: fc.nat(9) }),
  { maxLength: 40, size: 'max' },
);

function orderingOf(name: string) {
  const kind = orderings.find(name)!;
  return kind.create(kind.options.parse({}));
}

describe('the waiting queue', () => {
  it.each([1, 3])('stands in the published order whatever joins and leaves, over %i lanes', (lanes) => {
    const names = fc.constantFrom(...Object.keys(scores));
    fc.assert(
      fc.property(arbitraryRows({ most: 60 }), names, steps, (rows, name, changes) => {
        const jobs = jobTable(rows);
        const laneOf = Uint16Array.from(rows, (_row, job) => (job * 5) % lanes);
        const view = { ...jobs, estimate: jobs.limit };
        const queue = new WaitingQueue(view, laneOf, lanes, name === 'fcfs' ? undefined : orderingOf(name));
        const all = rows.map((row, id): TextbookJob => ({ id, ...row, estimate: row.limit!, stay: row.runtime }));
        let waiting: TextbookJob[] = [];
        let coming = 0;
        let now = 0;
        for (const { remove, which, jobs: count, later } of changes) {
          if (remove && waiting.length > 0) {
            const gone = waiting[which % waiting.length]!;
            queue.remove(gone.id);
            waiting = waiting.filter((job) => job !== gone);
          } else {
            for (const job of all.slice(coming, coming + count)) {
              queue.add(job.id);
              waiting.push(job);
              now = Math.max(now, job.submit);
            }
            coming += count;
          }
          now += later;
          queue.resort(now);
          const expected = sorted(waiting, name, now).map((job) => job.id);
          agree(queue.size, waiting.length);
          agree(queue.inOrder().join(), expected.join());
          agree(queue.first(), expected[0] ?? -1);
          expected.forEach((job, place) => {
            if (place > 0) agree(queue.before(expected[place - 1]!, job), true);
          });
          const heads = Int32Array.from(queue.lanes, (lane) => lane.first());
          agree(heads[queue.earliest(heads)] ?? -1, expected[0] ?? -1);
        }
      }),
      drawn(300),
    );
  });

  it('sorts anew however many jobs change places, equals by job number', () => {
    // A key, the same for three jobs at a time, that turns the queue round from one pass to the next.
    const rows = Array.from({ length: 500 }, (_, job) => ({ submit: job, accelerators: 1, runtime: 1 }));
    const jobs = jobTable(rows);
    const key = (job: number, now: number) => (now % 2 === 0 ? 1 : -1) * Math.floor(job / 3);
    const turning = { changes: true, key: (_view: unknown, job: number, now: number) => key(job, now) };
    const queue = new WaitingQueue({ ...jobs, estimate: jobs.limit }, jobs.accepts, 1, turning);
    for (let job = 0; job < 500; job++) queue.add(job);
    for (const now of [1000, 1001, 1002]) {
      queue.resort(now);
      const expected = [...rows.keys()].sort((a, b) => key(a, now) - key(b, now) || a - b);
      agree(queue.inOrder().join(), expected.join());
    }
  });
});
