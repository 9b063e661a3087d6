import type { Statistic } from '../src/experiment/study.ts';
import type { PageComparison } from '../src/output/payload.ts';
import { formatCount as grouped, formatNumber as significant } from '../src/units/format-number.ts';
import { about, count, estimateText, relativeText } from './format.ts';

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
  const words = /wait|response/.test(comparison.metric)
    ? (['shorter', 'longer'] as const)
    : (['lower', 'higher'] as const);
  const amount =
    relative[0] === null
      ? estimateText([Math.abs(difference[0] ?? 0), difference[1]], 'number')
      : relativeText(relative);
  const said = `${amount} ${lower ? words[0] : words[1]}`;
  if (comparison.verdict === 'more-work' || comparison.verdict === 'less-work')
    return `${said}, with ${comparison.verdict.replace('-', ' ')} done`;
  return comparison.verdict === 'single-run' ? `${said} in this one run` : `${said}: ${comparison.verdict}`;
}

export interface WaitQuantiles {
  readonly policy: string;
  /** Share of jobs that did not wait, 0–1. */
  readonly none: number;
  readonly p50: number;
  readonly p90: number;
}

/** About the distribution of waits; `whose` reads "Half of all jobs", "Half of the jobs of class chat". */
export function waitSentence(policies: readonly WaitQuantiles[], whose: string): string {
  const sorted = [...policies].sort((a, b) => a.p90 - b.p90);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return 'There are no measured jobs to show.';
  const of = whose === '' ? 'jobs' : `${whose} jobs`;
  if (first === last)
    return `Half of the ${of} start ${within(first.p50)}, nine in ten ${within(first.p90)}; ${percent(first.none)} do not wait at all.`;
  if (last.p90 < first.p90 * 1.05 + 1)
    return `Nine in ten ${of} start ${within(last.p90)} under every policy: the policies hardly differ here.`;
  const start = `Nine in ten ${of} start ${within(first.p90)} under ${first.policy}, ${within(last.p90)} under ${last.policy}`;
  const half =
    within(first.p50) === within(last.p50)
      ? `${within(first.p50)} under both`
      : `${within(first.p50)} under ${first.policy}, ${within(last.p50)} under ${last.policy}`;
  return `${start}; half start ${half}.`;
}

/** About the bounded slowdown: response time as a multiple of the job's own length. */
export function slowdownSentence(policies: readonly WaitQuantiles[]): string {
  const sorted = [...policies].sort((a, b) => a.p90 - b.p90);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return 'There are no measured jobs to show.';
  if (first === last)
    return `One job in ten takes more than ${significant(first.p90, 2)} times its own length from submission to end.`;
  return `One job in ten takes more than ${significant(first.p90, 2)} times its own length under ${first.policy}, more than ${significant(last.p90, 2)} times under ${last.policy}.`;
}

export interface QueuePeak {
  readonly policy: string;
  readonly mean: number;
  readonly peak: number;
  /** When, in words. */
  readonly at: string;
}

export function queueSentence(policies: readonly QueuePeak[], whole: boolean): string {
  const sorted = [...policies].sort((a, b) => b.peak - a.peak);
  const worst = sorted[0];
  const least = sorted.at(-1);
  if (worst === undefined || least === undefined) return 'There is no timeline to show.';
  const shown = whole ? '' : ' in the time shown';
  if (worst.peak === 0) return `No job waits${shown}.`;
  const peak = count(Math.ceil(worst.peak), 'waiting job');
  const start = `Under ${worst.policy} the queue peaks at ${peak} (${worst.at}) and holds ${significant(worst.mean, 2)} on average${shown}`;
  return worst === least
    ? `${start}.`
    : `${start}; under ${least.policy} ${grouped(Math.ceil(least.peak))} and ${significant(least.mean, 2)}.`;
}

/** About allocation in the window: share of the machine, and who holds most of it. */
export function allocationSentence(
  policy: string,
  share: number,
  installed: readonly number[],
  largest: { readonly name: string; readonly share: number } | null,
): string {
  const [least, most] = [Math.min(...installed), Math.max(...installed)];
  const sizes = least === most ? grouped(most) : `${grouped(least)}–${grouped(most)}`;
  const start = `Under ${policy}, ${percent(share)} of ${sizes} accelerators are allocated on average over the time shown`;
  return largest === null
    ? `${start}.`
    : `${start}; ${largest.name} jobs hold ${percent(largest.share)} of what is allocated.`;
}

export interface SizeWaits {
  readonly policy: string;
  readonly bins: readonly { readonly name: string; readonly p90: number | null }[];
}

/** About waits by job size: the widest estimable bin against the narrowest, where they differ most and least. */
export function sizeSentence(policies: readonly SizeWaits[]): string {
  const ends = policies.flatMap(({ policy, bins }) => {
    const known = bins.filter((bin) => bin.p90 !== null);
    const narrow = known[0];
    const wide = known.at(-1);
    return narrow === undefined || wide === undefined || narrow === wide
      ? []
      : [{ policy, narrow: narrow.p90!, wide: wide.p90!, name: wide.name, first: narrow.name }];
  });
  if (ends.length === 0) return 'There are too few sizes or jobs to compare waits by size.';
  if (ends.every(({ narrow, wide }) => narrow === 0 && wide === 0))
    return 'Nine in ten jobs start at once, the narrowest and the widest alike.';
  const ratio = (end: (typeof ends)[number]) => Math.abs(Math.log((end.wide + 1) / (end.narrow + 1)));
  const sorted = [...ends].sort((a, b) => ratio(b) - ratio(a));
  const most = sorted[0]!;
  const least = sorted.at(-1)!;
  const start = `One job in ten waits longer than ${about(most.narrow)} on ${accelerators(most.first)} and longer than ${about(most.wide)} on ${accelerators(most.name)}`;
  return most === least
    ? `${start}.`
    : `${start} under ${most.policy}; under ${least.policy} these are ${about(least.narrow)} and ${about(least.wide)}.`;
}

function accelerators(bin: string): string {
  return `${bin.replace('-', '–')} accelerator${bin === '1' ? '' : 's'}`;
}

/** About the schedule in the window. */
export function scheduleSentence(policy: string, jobs: number, medianWait: number | null, notRunToEnd: number): string {
  const start = `${count(jobs, 'job')} ${jobs === 1 ? 'runs' : 'run'} in this window under ${policy}`;
  const waited =
    medianWait === null
      ? ''
      : medianWait === 0
        ? '; at least half of them did not wait'
        : `; half of them waited ${about(medianWait)} or less`;
  const stopped = notRunToEnd === 0 ? '' : `; ${grouped(notRunToEnd)} did not run to their end`;
  return `${start}${waited}${stopped}.`;
}

export interface GroupWaits {
  readonly name: string;
  readonly p90: number | null;
}

export function groupSentence(dimension: string, policy: string, groups: readonly GroupWaits[]): string {
  const known = groups.filter((group) => group.p90 !== null).sort((a, b) => b.p90! - a.p90!);
  const longest = known[0];
  const shortest = known.at(-1);
  if (longest === undefined || shortest === undefined || longest === shortest) return `Jobs by ${dimension}.`;
  if (longest.p90 === 0) return `Under ${policy}, nine in ten jobs of every ${dimension} start at once.`;
  return `Under ${policy}, ${longest.name} waits longest (nine in ten within ${about(longest.p90!)}), ${shortest.name} least (${about(shortest.p90!)}).`;
}

/** "at once" or "within 2 h 5 min". */
function within(seconds: number): string {
  return seconds < 0.5e-3 ? 'at once' : `within ${about(seconds)}`;
}

function percent(share: number): string {
  return `${significant(share * 100, share >= 0.995 ? 3 : 2)} %`;
}

export interface MachineShares {
  readonly policy: string;
  readonly work: number;
  /** Idle although jobs wait. */
  readonly lost: number;
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
  const start = `Under ${most.policy}, ${percent(most.lost)} of the machine stands idle although jobs wait`;
  if (most === least) return `${start}; ${percent(most.work)} is at work.`;
  if (most.lost - least.lost < 0.005)
    return `Under every policy about ${percent(most.lost)} of the machine stands idle although jobs wait; ${percent(most.work)} is at work.`;
  return `${start}; under ${least.policy} ${percent(least.lost)}. What is idle while nobody waits (${percent(least.empty)} under ${least.policy}) is room for more work.`;
}

export interface ReasonedWait {
  readonly policy: string;
  /** Mean wait, s. */
  readonly wait: number;
  /** Share of it that its commonest reason holds, 0–1. */
  readonly share: number;
  /** That reason in words. */
  readonly reason: string;
}

/** About why jobs wait: the commonest reason under the policy with the longest and the one with the shortest waits. */
export function reasonSentence(policies: readonly ReasonedWait[]): string {
  const sorted = [...policies].sort((a, b) => b.wait - a.wait);
  const [most, least] = [sorted[0]!, sorted.at(-1)!];
  const start = `Of the mean wait under ${most.policy} (${about(most.wait)}), ${percent(most.share)} is because ${cause(most.reason)}`;
  if (most === least || least.wait === 0) return `${start}.`;
  const rest =
    least.reason === most.reason ? percent(least.share) : `${percent(least.share)} because ${cause(least.reason)}`;
  return `${start}; under ${least.policy} (${about(least.wait)}) it is ${rest}.`;
}

/** A reason as the end of a sentence. */
function cause(reason: string): string {
  if (reason.startsWith('first')) return 'too few accelerators are free for the first of the queue';
  return reason.startsWith('held') ? `jobs are ${reason}` : reason;
}
