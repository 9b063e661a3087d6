import { type Instant, spellSpan } from '../units/index.ts';
import type { EconomicsInput } from './economics-field.ts';
import type { Path } from './fault.ts';
import { type PlanTime, secondsOf } from './plan-time.ts';

interface Found {
  readonly path: Path;
  readonly problem: string;
  readonly hint?: string;
}

type Purchase = EconomicsInput['purchases'][string];

/**
 * Times of a plan that cannot be, and amounts that would never be counted: a machine that leaves before it serves, a sale that
 * nothing calls for. Taken as written they would give sums that look like results. Dates are left out while nobody
 * knows when the scenario begins.
 */
export function planFaults({ purchases, rentals, facility, energy }: EconomicsInput, begin?: Instant): Found[] {
  const lives: readonly (readonly [Path, number | undefined])[] = [
    ...Object.entries(purchases).map(([name, { life }]) => [['purchases', name, 'life'], life] as const),
    [['facility', 'life'], facility?.life],
  ];
  const lifeless = lives.flatMap(([path, life]) =>
    life === 0 ? [{ path, problem: 'a life is longer than nothing' }] : [],
  );
  if (lifeless.length > 0) return lifeless;
  const known = (time: PlanTime | undefined) =>
    time === undefined || (begin === undefined && !('after' in time)) ? undefined : secondsOf(time, begin);
  return [
    ...Object.entries(purchases).flatMap(([name, purchase]) => serviceFaults(name, purchase, known)),
    ...Object.entries(rentals).flatMap(([name, { from, until }]): Found[] => {
      const [start, end] = [known(from), known(until)];
      if (start === undefined || end === undefined || end > start) return [];
      return [{ path: ['rentals', name, 'until'], problem: "what is rented ends before it begins ('from')" }];
    }),
    ...(energy?.idle !== undefined && energy.idle > energy.busy
      ? [{ path: ['energy', 'idle'], problem: 'an idle accelerator draws no more than one at work (busy)' }]
      : []),
  ];
}

function serviceFaults(
  name: string,
  { at, lag, life, retire, sale }: Purchase,
  known: (time: Purchase['at'] | undefined) => number | undefined,
): Found[] {
  if (retire === undefined) {
    if (sale === undefined) return [];
    const hint = "say when with 'retire'; at the end of its life the 'residual' is what is left";
    return [{ path: ['purchases', name, 'sale'], problem: 'it is sold only if it leaves service early', hint }];
  }
  const [paid, left] = [known(at), known(retire)];
  if (paid === undefined || left === undefined) return [];
  const path = ['purchases', name, 'retire'];
  const serves = paid + lag;
  if (left <= serves) {
    const wait = lag > 0 ? `, ${spellSpan(lag)} after it was paid` : '';
    return [{ path, problem: `it leaves before it serves: that is from ${spellSpan(serves)} on${wait}` }];
  }
  if (left > serves + life) {
    const hint = "leave 'retire' out, or give it a longer 'life'";
    return [{ path, problem: `its life ends before that, at ${spellSpan(serves + life)}`, hint }];
  }
  return [];
}
