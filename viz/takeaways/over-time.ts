import type { PageEstimate, PagePolicy } from '../../src/output/payload.ts';
import { formatCount as grouped } from '../../src/units/format-number.ts';
import { formatPercent } from '../../src/units/format-percent.ts';
import { count, duration, estimateText, listed } from '../format.ts';
import { nothing } from '../interval.ts';
import { quantityText, quantityValue } from '../quantity.ts';

/**
 * What the figures over time say. What holds on average is the study's: all replications, in the measured window. What a moment or a job shows
 * is of the one replication that is drawn, and is said to be (`example`: "In replication 1, an example,").
 */

export interface Waiting {
  readonly policy: string;
  /** Jobs that wait, mean over the measured window; null where the queue grows without bound. */
  readonly waiting: PageEstimate;
  /** Of them, those that a start rule holds; null where no policy of the study has one. */
  readonly held: PageEstimate | null;
  /** The most at any moment that is shown, and when; null where it cannot be told. */
  readonly peak: { readonly height: number; readonly at: string } | null;
}

/** What the study estimates of those that wait under a policy, beside a peak. */
export function waitingOf({ name, system }: PagePolicy, peak: Waiting['peak']): Waiting {
  return {
    policy: name,
    waiting: system['jobs-waiting'] ?? system['queue-length'] ?? nothing,
    held: system['jobs-held'] ?? null,
    peak,
  };
}

/** About the queue: how many wait on average in the study, and most at once in the example. */
export function waitingSentence(policies: readonly Waiting[], example: string, whole: boolean): string {
  const parts = [averageWaiting(policies), mostWaiting(policies, example, whole)].filter((part) => part !== '');
  return parts.length === 0 ? 'There is no timeline to show.' : parts.join(' ');
}

function averageWaiting(policies: readonly Waiting[]): string {
  const known = policies.filter(({ waiting }) => waiting[0] !== null).toSorted((a, b) => b.waiting[0]! - a.waiting[0]!);
  const [most, least] = [known[0], known.at(-1)];
  if (most === undefined || least === undefined) return '';
  if (most.waiting[0] === 0) return 'No job waits in the measured window.';
  const one = ({ policy, waiting, held }: Waiting) => {
    const of =
      held === null || !(held[0]! > 0) ? '' : `, ${estimateText(held, 'number')} of them held before the queue`;
    return `${estimateText(waiting, 'number')} jobs wait under ${policy}${of}`;
  };
  const rest = most === least ? '' : `; ${one(least).replace(' jobs wait', '')}`;
  return `On average over the measured window ${one(most)}${rest}.`;
}

function mostWaiting(policies: readonly Waiting[], example: string, whole: boolean): string {
  const known = policies
    .flatMap(({ policy, peak }) => (peak === null ? [] : [{ policy, ...peak }]))
    .toSorted((a, b) => b.height - a.height);
  const [most, least] = [known[0], known.at(-1)];
  if (most === undefined || least === undefined) return '';
  const shown = whole ? '' : ' in the time shown';
  if (most.height === 0) return `${example} no job waits${shown}.`;
  const start = `${example} most wait at once${shown} under ${most.policy}: ${count(most.height, 'job')} (${most.at})`;
  return most === least ? `${start}.` : `${start}; under ${least.policy} ${grouped(least.height)}.`;
}

export interface Allocation {
  readonly policy: string;
  /** Share of the installed accelerators that was allocated in the measured window. */
  readonly utilisation: PageEstimate;
  /** The same over the time that is shown of the example. */
  readonly shown: number;
  /** Accelerators installed, over that time. */
  readonly installed: readonly number[];
  /** Who holds most of what is allocated there. */
  readonly largest: { readonly name: string; readonly share: number } | null;
}

/** About allocation: share of the machine in the study and in the example, and who holds most of it there. */
export function allocationSentence(
  { policy, utilisation, shown, installed, largest }: Allocation,
  example: string,
): string {
  const [least, most] = [Math.min(...installed), Math.max(...installed)];
  const sizes = least === most ? count(most, 'accelerator') : `${grouped(least)}–${count(most, 'accelerator')}`;
  const study =
    utilisation[0] === null
      ? ''
      : `Under ${policy} ${estimateText(utilisation, 'share')} of the machine is allocated over the measured window. `;
  const start = `${study}${example} ${rounded(shown)} of ${sizes} ${most === 1 ? 'is' : 'are'} allocated on average over the time shown${study === '' ? ` under ${policy}` : ''}`;
  return largest === null
    ? `${start}.`
    : `${start}; ${largest.name} jobs hold ${rounded(largest.share)} of what is allocated.`;
}

/** About the schedule in the window. */
export function scheduleSentence(
  policy: string,
  jobs: number,
  medianWait: number | null,
  notRunToEnd: number,
  example: string,
): string {
  const start = `${example} ${count(jobs, 'job')} ${jobs === 1 ? 'runs' : 'run'} in this window under ${policy}`;
  const waited =
    medianWait === null
      ? ''
      : medianWait === 0
        ? '; at least half of them did not wait'
        : `; half of them waited ${duration(medianWait)} or less`;
  const stopped = notRunToEnd === 0 ? '' : `; ${grouped(notRunToEnd)} did not run to their end`;
  return `${start}${waited}${stopped}.`;
}

const watts = { kind: 'number', unit: 'W' } as const;

export interface Power {
  readonly policy: string;
  /** Mean and peak power over the measured window, W. */
  readonly mean: PageEstimate;
  readonly peak: PageEstimate;
  /** The highest that is shown of the example, and when; null where it cannot be told. */
  readonly shown: { readonly height: number; readonly at: string } | null;
}

/** What the study estimates of a policy's power, beside the highest that is shown. */
export function powerOf({ name, system }: PagePolicy, shown: Power['shown']): Power {
  return { policy: name, mean: system['mean-power'] ?? nothing, peak: system['peak-power'] ?? nothing, shown };
}

/** About power over time: its mean and its peak in the study, and when it is highest in the example. */
export function powerSentence({ policy, mean, peak, shown }: Power, example: string, whole: boolean): string {
  const known = [
    ...(mean[0] === null ? [] : [`${quantityText(mean, watts)} on average`]),
    ...(peak[0] === null ? [] : [`${quantityText(peak, watts)} at most`]),
  ];
  const study =
    known.length === 0 ? '' : `Under ${policy} the machine draws ${listed(known)} over the measured window.`;
  const under = study === '' ? ` under ${policy}` : '';
  const highest =
    shown === null
      ? ''
      : `${example} it is highest${whole ? '' : ' in the time shown'}${under} with ${quantityValue(shown.height, watts)} (${shown.at}).`;
  const text = [study, highest].filter((part) => part !== '').join(' ');
  return text === '' ? 'No power is known of the time shown.' : text;
}

function rounded(share: number): string {
  return formatPercent(Number(share.toPrecision(share >= 0.995 ? 3 : 2)));
}
