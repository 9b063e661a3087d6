// The hold model: take the next event, put one back an exponential time later; holds per CPU second.
import { EventQueue } from '../src/kernel/index.ts';
import { stream } from '../src/random/index.ts';
import { measured, rate, row } from './measure.ts';

const holds = 1_000_000;
for (const pending of [1_000, 100_000]) {
  const random = stream('bench', 'event-queue');
  const steps = Float64Array.from({ length: 65_536 }, () => -Math.log1p(-random()));
  const queue = new EventQueue(pending);
  for (let i = 0; i < pending; i++) queue.schedule(steps[i & 65_535]!, 1, i);
  const hold = () => {
    for (let i = 0; i < holds; i++) {
      const now = queue.nextTime;
      queue.schedule(now + steps[i & 65_535]!, 1, queue.pop());
    }
  };
  const cold = measured(hold);
  const warm = measured(hold);
  row(
    `event queue, ${pending.toLocaleString('en')} pending`,
    rate(holds, cold),
    rate(holds, warm),
    '',
    '',
    `${Math.round(warm.memory)} MB`,
  );
}
