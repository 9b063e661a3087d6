import type { Statistic } from '../src/experiment/study.ts';
import type { PageComparison, PageEstimate } from '../src/output/payload.ts';
import { formatMultiple, isMultiple } from '../src/units/format-change.ts';
import { formatNumber as significant } from '../src/units/format-number.ts';
import { changeOf, estimateText, meanDuration, relativeText } from './format.ts';
import { certain, reachOf } from './interval.ts';

/** What each figure says in one sentence, computed from its numbers. Pure: no page, no colours. */

export const statisticNames: Readonly<Record<Statistic, string>> = {
  mean: 'mean',
  p50: 'median',
  p90: 'p90',
  p95: 'p95',
  p99: 'p99',
  max: 'maximum',
};

/** "41 % ± 6 % shorter", "no difference shown". */
export function verdict(comparison: PageComparison): string {
  const { relative, difference } = comparison;
  if (comparison.verdict === 'no-difference-shown') return 'no difference shown';
  const lower = (difference[0] ?? 0) < 0;
  const waits = /wait|response/.test(comparison.metric);
  const words = waits ? (['shorter', 'longer'] as const) : (['lower', 'higher'] as const);
  const said = isMultiple(changeOf(relative))
    ? `${formatMultiple(changeOf(relative))} as ${waits ? 'long' : 'high'}`
    : `${relative[0] === null ? estimateText(certain(Math.abs(difference[0] ?? 0)), 'number') : relativeText(relative)} ${lower ? words[0] : words[1]}`;
  if (comparison.verdict === 'more-work' || comparison.verdict === 'less-work')
    return `${said}, with ${comparison.verdict.replace('-', ' ')} done`;
  return comparison.verdict === 'single-run' ? `${said} in this one run` : `${said}: ${comparison.verdict}`;
}

export interface WaitEstimates {
  readonly policy: string;
  /** Share of the jobs that start at once; null where it is not told. */
  readonly none: PageEstimate;
  /** Median and 90 % wait, s, of a slowdown its values. */
  readonly p50: PageEstimate;
  readonly p90: PageEstimate;
}

/** About the distribution of waits in the study; `whose` is a class, or empty for all jobs. */
export function waitSentence(policies: readonly WaitEstimates[], whose: string): string {
  const sorted = known(policies);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return tooFew(policies);
  const of = whose === '' ? 'jobs' : `${whose} jobs`;
  const [under, underLast] = first === last ? ['', ''] : [` under ${first.policy}`, ` under ${last.policy}`];
  if (first !== last && last.p90[0]! < first.p90[0]! * 1.05 + 1)
    return `Nine in ten ${of} start ${within(last.p90)} under every policy: the policies hardly differ here.`;
  const start = `Nine in ten ${of} start ${within(first.p90)}${under}`;
  if (first === last) return `${start}; ${middle(first)}.`;
  const [a, b] = [middle(first), middle(last)];
  return `${start}, ${within(last.p90)}${underLast}; ${a === b ? `${a} under both` : `${a}${under}, ${b.replace(/^half start | start at once$/, '')}${underLast}`}.`;
}

/** About the bounded slowdown: response time as a multiple of the job's own length. */
export function slowdownSentence(policies: readonly WaitEstimates[]): string {
  const sorted = known(policies);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return tooFew(policies);
  if (first === last) return `One job in ten takes more than ${times(first)} its own length from submission to end.`;
  return `One job in ten takes more than ${times(first)} its own length under ${first.policy}, more than ${times(last)} under ${last.policy}.`;
}

function known(policies: readonly WaitEstimates[]): WaitEstimates[] {
  return policies.filter(({ p90 }) => p90[0] !== null).sort((a, b) => a.p90[0]! - b.p90[0]!);
}

function tooFew({ length }: readonly WaitEstimates[]): string {
  return length === 0
    ? 'There are no measured jobs to show.'
    : 'There are too few measured jobs to tell what nine in ten of them wait.';
}

function times({ p90 }: WaitEstimates): string {
  return `${estimateText(p90, 'number')} times`;
}

/** "55 ± 5 % start at once"; where that is not told, "half start within 12 ± 3 min". */
function middle({ none, p50 }: WaitEstimates): string {
  return none[0] === null ? `half start ${within(p50)}` : `${estimateText(none, 'share')} start at once`;
}

function isZero(of: PageEstimate): boolean {
  const [low, high] = reachOf(of);
  return of[0] !== null && of[0] < 0.5e-3 && !(high > low);
}

export interface SizeWaits {
  readonly policy: string;
  readonly bins: readonly { readonly name: string; readonly p90: PageEstimate }[];
}

/** About waits by job size: the widest estimable bin against the narrowest, where they differ most and least. */
export function sizeSentence(policies: readonly SizeWaits[]): string {
  const ends = policies.flatMap(({ policy, bins }) => {
    const known = bins.filter((bin) => bin.p90[0] !== null);
    const narrow = known[0];
    const wide = known.at(-1);
    return narrow === undefined || wide === undefined || narrow === wide
      ? []
      : [{ policy, narrow: narrow.p90, wide: wide.p90, name: wide.name, first: narrow.name }];
  });
  if (ends.length === 0) return 'There are too few sizes or jobs to compare waits by size.';
  if (ends.every(({ narrow, wide }) => narrow[0] === 0 && wide[0] === 0))
    return 'Nine in ten jobs start at once, the narrowest and the widest alike.';
  const ratio = (end: (typeof ends)[number]) => Math.abs(Math.log((end.wide[0]! + 1) / (end.narrow[0]! + 1)));
  const sorted = [...ends].sort((a, b) => ratio(b) - ratio(a));
  const most = sorted[0]!;
  const least = sorted.at(-1)!;
  const start = `Nine in ten jobs on ${accelerators(most.first)} start ${soon(most.narrow)}, on ${accelerators(most.name)} ${soon(most.wide)}`;
  return most === least
    ? `${start}.`
    : `${start}, under ${most.policy}; under ${least.policy} ${soon(least.narrow)} and ${soon(least.wide)}.`;
}

/** "at once", "within 2 h". */
function soon(wait: PageEstimate): string {
  return wait[0]! < 0.5e-3 ? 'at once' : `within ${meanDuration(wait)}`;
}

function accelerators(bin: string): string {
  return `${bin.replace('-', '–')} accelerator${bin === '1' ? '' : 's'}`;
}

export interface GroupWaits {
  readonly name: string;
  readonly p90: PageEstimate;
}

export function groupSentence(dimension: string, policy: string, groups: readonly GroupWaits[]): string {
  const known = groups.filter((group) => group.p90[0] !== null).sort((a, b) => b.p90[0]! - a.p90[0]!);
  const longest = known[0];
  const shortest = known.at(-1);
  if (longest === undefined || shortest === undefined || longest === shortest) return `Jobs by ${dimension}.`;
  const missing = groups.length - known.length;
  const untold = missing === 0 ? '' : ` Of ${missing === 1 ? 'one' : missing} with too few jobs it is not estimable.`;
  const [most, least] = [longest.p90[0]!, shortest.p90[0]!];
  if (most === 0) return `Under ${policy}, nine in ten jobs of every ${dimension} start at once.${untold}`;
  // No order without evidence: the facing sides of independent intervals add in squares.
  if (most - least < Math.hypot(most - reachOf(longest.p90)[0], reachOf(shortest.p90)[1] - least))
    return `Under ${policy}, no ${dimension} is shown to wait longer than another: nine in ten of each start within ${meanDuration(shortest.p90)} to ${meanDuration(longest.p90)}.${untold}`;
  return `Under ${policy}, ${longest.name} waits longest (nine in ten within ${estimateText(longest.p90, 'duration')}), ${shortest.name} least (${least === 0 ? 'at once' : estimateText(shortest.p90, 'duration')}).${untold}`;
}

/** "at once", "within 2.1 ± 0.2 h". */
function within(wait: PageEstimate): string {
  if (wait[0] === null) return 'after a time that is not estimable';
  return isZero(wait) ? 'at once' : `within ${estimateText(wait, 'duration')}`;
}

function percent(share: number): string {
  return `${significant(share * 100, share >= 0.995 ? 3 : 2)} %`;
}

export interface MachineShares {
  readonly policy: string;
  readonly work: number;
  /** Idle although jobs wait, in the queue or held. */
  readonly lost: number;
  /** Of that, while only held ones did; 0 where no job is held. */
  readonly held: number;
  /** Idle while nobody waits. */
  readonly empty: number;
}

/** About where the machine's time goes: idle while jobs wait is what a policy can win back; the rest is demand. */
export function machineSentence(policies: readonly MachineShares[]): string {
  const sorted = [...policies].sort((a, b) => b.lost - a.lost);
  const most = sorted[0]!;
  const least = sorted.at(-1)!;
  if (most.lost < 5e-5)
    return `Hardly any of the machine stands idle while jobs wait; ${percent(most.work)} is at work.`;
  const held = (of: MachineShares) =>
    of.held < 5e-5
      ? ''
      : ` (${of.held > 0.95 * of.lost ? 'nearly all of it' : percent(of.held)} while all that wait are held before the queue)`;
  const start = `Under ${most.policy}, ${percent(most.lost)} of the machine stands idle although jobs wait${held(most)}`;
  if (most === least) return `${start}; ${percent(most.work)} is at work.`;
  if (most.lost - least.lost < 0.005)
    return `Under every policy about ${percent(most.lost)} of the machine stands idle although jobs wait; ${percent(most.work)} is at work.`;
  return `${start}; under ${least.policy} ${percent(least.lost)}${held(least)}. What is idle while nobody waits (${percent(least.empty)} under ${least.policy}) is room for more work.`;
}

export interface ReasonedWait {
  readonly policy: string;
  /** Mean wait, s. */
  readonly wait: PageEstimate;
  /** Share of it that its commonest reason holds, 0–1. */
  readonly share: number;
  /** That reason in words. */
  readonly reason: string;
}

/** About why jobs wait: the commonest reason under the policy with the longest and the one with the shortest waits. */
export function reasonSentence(policies: readonly ReasonedWait[]): string {
  const sorted = [...policies].sort((a, b) => b.wait[0]! - a.wait[0]!);
  const [most, least] = [sorted[0]!, sorted.at(-1)!];
  const start = `Of the mean wait under ${most.policy} (${meanDuration(most.wait)}), ${percent(most.share)} is because ${cause(most.reason)}`;
  if (most === least || least.wait[0] === 0) return `${start}.`;
  const rest =
    least.reason === most.reason ? percent(least.share) : `${percent(least.share)} because ${cause(least.reason)}`;
  return `${start}; under ${least.policy} (${meanDuration(least.wait)}) it is ${rest}.`;
}

/** A reason as the end of a sentence. */
function cause(reason: string): string {
  if (reason.startsWith('first')) return 'too few accelerators are free for the first of the queue';
  return reason.startsWith('held') ? `jobs are ${reason}` : reason;
}
