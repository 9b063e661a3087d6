import type { PageEstimate } from '../../src/output/payload.ts';
import { formatPercent } from '../../src/units/format-percent.ts';
import { duration, listed } from '../format.ts';
import { mayBe } from '../interval.ts';

/** Share of the machine in use from which it counts as well used: busy clusters of accelerators were measured at 73–84 % (Hu et al., SC 2021). */
export const wellUsed = 0.75;

export type Quadrant = 'under-used' | 'optimal' | 'contention' | 'congestion';

/** What each quadrant says. */
export const meaning: Readonly<Record<Quadrant, string>> = {
  'under-used': 'short waits, room for more work',
  optimal: 'well used, short waits',
  contention: 'waits in spite of room: rules, not machine',
  congestion: 'busy and waiting: less work, more machine or other rules',
};

/** Where a load and a wait stand; a job that waits longer than jobs run on average waits long. */
export function quadrantOf(load: number, wait: number, longWait: number): Quadrant {
  if (wait > longWait) return load >= wellUsed ? 'congestion' : 'contention';
  return load >= wellUsed ? 'optimal' : 'under-used';
}

export interface Standpoint {
  readonly policy: string;
  readonly load: PageEstimate;
  /** Mean wait, s; null where the queue grows without bound. */
  readonly wait: PageEstimate;
  readonly unstable: boolean;
}

/** About load against waiting: the quadrant of every policy, and what cannot be told apart from its neighbour. */
export function quadrantSentence(policies: readonly Standpoint[], longWait: number): string {
  const known = policies.filter(({ load, wait, unstable }) => !unstable && load[0] !== null && wait[0] !== null);
  const unstable = policies.filter((policy) => policy.unstable).map(({ policy }) => policy);
  const grown =
    unstable.length === 0
      ? ''
      : `Under ${listed(unstable)} the queue grows without bound: ${unstable.length > 1 ? 'these rules' : 'this rule'} cannot keep up with what is asked for.`;
  const groups = new Map<Quadrant, Standpoint[]>();
  for (const point of known) {
    const quadrant = quadrantOf(point.load[0]!, point.wait[0]!, longWait);
    groups.set(quadrant, [...(groups.get(quadrant) ?? []), point]);
  }
  const parts = [...groups].map(([quadrant, points]) => {
    const [first] = points;
    const numbers =
      points.length === 1
        ? `, ${formatPercent(Number(first!.load[0]!.toPrecision(2)))} in use, mean wait ${duration(first!.wait[0]!)}`
        : '';
    const head = quadrant.charAt(0).toUpperCase() + quadrant.slice(1);
    return `${head} under ${listed(points.map(({ policy }) => policy))}${numbers} (${meaning[quadrant]}).`;
  });
  const unsure = known.filter(({ load, wait }) => mayBe(load, wellUsed) || mayBe(wait, longWait));
  const doubt =
    unsure.length === 0
      ? ''
      : `The interval${unsure.length === 1 ? '' : 's'} of ${listed(unsure.map(({ policy }) => policy))} reach${unsure.length === 1 ? 'es' : ''} over a boundary.`;
  return [...parts, doubt, grown].filter((part) => part !== '').join(' ');
}
