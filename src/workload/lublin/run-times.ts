import { createDistribution, exp, pow, type Source } from '../../random/index.ts';
import { incompleteGamma } from './incomplete-gamma.ts';
import type { Gamma, LublinParameters } from './parameters.ts';

/** ln of the longest run time, which is 45 hours; longer draws are drawn again. */
const longest = 12;

/** The probability of a short job among those of a size. */
function shortProbability({ slope, intercept }: LublinParameters, accelerators: number): number {
  return Math.min(1, Math.max(0, slope * accelerators + intercept));
}

/** Draws run times, whole s, by size. */
export function runTimeSampler(parameters: LublinParameters, streams: (part: string) => Source) {
  const which = streams('kind');
  const short = createDistribution({ distribution: 'gamma', ...parameters.short }).sampler(streams('short'));
  const long = createDistribution({ distribution: 'gamma', ...parameters.long }).sampler(streams('long'));
  return (accelerators: number): number => {
    const probability = shortProbability(parameters, accelerators);
    for (;;) {
      const logarithm = which() < probability ? short() : long();
      if (logarithm <= longest) return Math.floor(exp(logarithm));
    }
  };
}

/** The exact mean of a function of the run time's logarithm, given its integral over each of the two gammas. */
function mixed(parameters: LublinParameters, accelerators: number, integral: (gamma: Gamma) => number): number {
  const p = shortProbability(parameters, accelerators);
  const mean = (of: (gamma: Gamma) => number) => p * of(parameters.short) + (1 - p) * of(parameters.long);
  return mean(integral) / mean(({ shape, scale }) => incompleteGamma(shape, longest / scale));
}

/** The exact mean run time, s, by size, before it is cut to whole seconds. */
export function meanRunTime(parameters: LublinParameters, accelerators: number): number {
  return mixed(parameters, accelerators, (gamma) => exponentialMoment(gamma, longest));
}

/** The exact mean of ln(run time in s) by size. */
export function meanLogRunTime(parameters: LublinParameters, accelerators: number): number {
  return mixed(
    parameters,
    accelerators,
    ({ shape, scale }) => shape * scale * incompleteGamma(shape + 1, longest / scale),
  );
}

/** The integral of e^x over a gamma density from 0 to an end; for scales below 1. */
export function exponentialMoment({ shape, scale }: Gamma, end: number): number {
  return pow(1 - scale, -shape) * incompleteGamma(shape, (end * (1 - scale)) / scale);
}
