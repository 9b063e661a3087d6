import * as z from 'zod';
import { duration, rate } from '../../units/index.ts';
import type { ArrivalKind } from './arrival-kind.ts';
import { collect, exponentialGap } from './collect.ts';

interface Bursty {
  readonly busy: number;
  readonly quiet: number;
  readonly busyFor: number;
  readonly quietFor: number;
}

/** Submissions per second in the long run. */
export function burstyMean({ busy, quiet, busyFor, quietFor }: Bursty): number {
  return (busy * busyFor + quiet * quietFor) / (busyFor + quietFor);
}

/** Index of dispersion of counts over long windows: 1 for a Poisson process. */
export function burstyDispersion(options: Bursty): number {
  const leaveBusy = 1 / options.busyFor;
  const leaveQuiet = 1 / options.quietFor;
  const excess = 2 * (options.busy - options.quiet) ** 2 * leaveBusy * leaveQuiet;
  return 1 + excess / ((leaveBusy + leaveQuiet) ** 3 * burstyMean(options));
}

export const bursty: ArrivalKind<Bursty> = {
  name: 'bursty',
  summary: 'Calm that gives way to rushes: two rates, between which the process changes at random.',
  source: 'two-state Markov-modulated Poisson process; Fischer and Meier-Hellstern, Performance Evaluation 18, 1993',
  formula:
    'mean (λ₁r₂ + λ₂r₁)/(r₁ + r₂); index of dispersion 1 + 2(λ₁ − λ₂)²r₁r₂/((r₁ + r₂)²(λ₁r₂ + λ₂r₁)), r = 1/duration',
  options: z.strictObject({
    busy: rate({ above: 0 })
      .describe('Jobs submitted per unit of time in a rush.')
      .meta({ examples: ['2 per min'] }),
    quiet: rate().prefault('0 per s').describe('Jobs submitted per unit of time in between.'),
    busyFor: duration({ above: 0 })
      .describe('How long a rush lasts, on average.')
      .meta({ examples: ['1 h'] }),
    quietFor: duration({ above: 0 })
      .describe('How long the time in between lasts, on average.')
      .meta({ examples: ['8 h'] }),
  }),
  endless: true,
  rate: burstyMean,
  steps: ({ busyFor, quietFor }) => 2 / (busyFor + quietFor),
  scaled: ({ busy, quiet }, factor) => ({ busy: busy * factor, quiet: quiet * factor }),
  submissions: ({ busy, quiet, busyFor, quietFor }, end) => {
    const gaps = end.stream('arrivals');
    const changes = end.stream('changes');
    let isBusy = changes() * (busyFor + quietFor) < busyFor;
    let time = 0;
    let change = exponentialGap(changes(), 1 / (isBusy ? busyFor : quietFor));
    return {
      times: collect(() => {
        for (;;) {
          const rate = isBusy ? busy : quiet;
          const candidate = rate > 0 ? time + exponentialGap(gaps(), rate) : Number.POSITIVE_INFINITY;
          if (candidate < change) return (time = candidate);
          // A gap has no memory, so the one that the change cut off is drawn anew at the other rate.
          time = change;
          if (time >= end.horizon) return time;
          isBusy = !isBusy;
          change += exponentialGap(changes(), 1 / (isBusy ? busyFor : quietFor));
        }
      }, end),
    };
  },
};
