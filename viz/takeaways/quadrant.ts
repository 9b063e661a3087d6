import type { PageEstimate } from '../../src/output/payload.ts';
import { formatPercentMean } from '../../src/units/format-estimate.ts';
import { formatPercent } from '../../src/units/format-percent.ts';
import { listed, meanDuration } from '../format.ts';
import { endsOf, mayBe, written } from '../interval.ts';

/** Share of the machine in use from which it counts as well used: busy clusters of accelerators were measured at 73–84 % (Hu et al., SC 2021). */
export const wellUsed = 0.75;

export type Quadrant = 'under-used' | 'optimal' | 'contention' | 'congestion';

/** What each quadrant says. */
export const meaning: Readonly<Record<Quadrant, string>> = {
  'under-used': 'short waits, room for more work',
  optimal: 'well used, short waits',
  contention: 'waits in spite of room',
  congestion: 'busy and waiting',
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

/** What of the machine keeps a mean over all of it and all of the run from being a verdict. */
export interface Unlike {
  /** Whether accelerators come or go while it is measured. */
  readonly changes: boolean;
  /** Use of its pools under each policy, by name; empty where there is one. */
  readonly pools: readonly { readonly policy: string; readonly uses: readonly number[] }[];
}

/** Pools whose uses lie further apart are unlike: what is true of their mean is true of none of them. */
const unlikeFrom = 0.25;

/** Where a policy stands as far as its intervals show it; null without them, over a boundary, and where the queue grows. */
export function shownQuadrant({ load, wait, unstable }: Standpoint, longWait: number): Quadrant | null {
  if (unstable || load[0] === null || wait[0] === null) return null;
  if (endsOf(load) === null || endsOf(wait) === null || mayBe(load, wellUsed) || mayBe(wait, longWait)) return null;
  return quadrantOf(load[0], wait[0], longWait);
}

/** Why nothing is concluded from means over the whole machine and run; empty where nothing speaks against it. */
export function whyNoQuadrant({ changes, pools }: Unlike): string {
  if (changes)
    return 'The machine changes while it is measured, so means over all of it say nothing of any time: look at its use and its queue over time.';
  const spread = pools
    .map(({ uses }) => [Math.min(...uses), Math.max(...uses)] as const)
    .filter(([low, high]) => high - low > unlikeFrom)
    .toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]))[0];
  if (spread === undefined) return '';
  const [low, high] = spread.map((use) => formatPercent(Number(use.toPrecision(2))));
  return `The pools are used unlike, from ${low} to ${high}, so their mean says nothing of any of them: look at them one by one.`;
}

/** About load against waiting: the quadrant of every policy that its intervals show, and why there is none of the others. */
export function quadrantSentence(policies: readonly Standpoint[], longWait: number, unlike: Unlike): string {
  const known = policies.filter(({ load, wait, unstable }) => !unstable && load[0] !== null && wait[0] !== null);
  const unstable = policies.filter((policy) => policy.unstable).map(({ policy }) => policy);
  const grown =
    unstable.length === 0
      ? ''
      : `Under ${listed(unstable)} a queue grows without bound: ${unstable.length > 1 ? 'these rules' : 'this rule'} cannot keep up with what is asked for.`;
  const none = whyNoQuadrant(unlike);
  if (none !== '') return [none, grown].filter((part) => part !== '').join(' ');
  const single = known.filter(({ load, wait }) => endsOf(load) === null || endsOf(wait) === null);
  const groups = new Map<Quadrant, Standpoint[]>();
  for (const point of known) {
    const quadrant = shownQuadrant(point, longWait);
    if (quadrant !== null) groups.set(quadrant, [...(groups.get(quadrant) ?? []), point]);
  }
  const numbers = ({ load, wait }: Standpoint) =>
    `${formatPercentMean(written(load))} in use, mean wait ${meanDuration(wait)}`;
  const parts = [...groups].map(([quadrant, points]) => {
    const head = quadrant.charAt(0).toUpperCase() + quadrant.slice(1);
    const told = points.length === 1 ? `, ${numbers(points[0]!)}` : '';
    return `${head} under ${listed(points.map(({ policy }) => policy))}${told} (${meaning[quadrant]}).`;
  });
  const unsure = known.filter((point) => !single.includes(point) && shownQuadrant(point, longWait) === null);
  const doubt =
    unsure.length === 0
      ? ''
      : `The interval${unsure.length === 1 ? '' : 's'} of ${listed(unsure.map(({ policy }) => policy))} reach${unsure.length === 1 ? 'es' : ''} over a boundary, so nothing is concluded of ${unsure.length === 1 ? 'it' : 'them'}.`;
  const alone =
    single.length === 0
      ? ''
      : `Single runs, without intervals, show no more than themselves: ${listed(single.map((point) => `${numbers(point)} under ${point.policy}`))}.`;
  return [...parts, doubt, alone, grown].filter((part) => part !== '').join(' ');
}
