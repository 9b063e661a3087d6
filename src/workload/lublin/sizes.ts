import { log2, pow, type Source } from '../../random/index.ts';
import type { LublinParameters } from './parameters.ts';

/** Logarithm of the machine that the constants were fitted to. */
const fittedMachine = 7;

/** How sizes are drawn on a machine. */
export interface SizeModel {
  readonly serial: number;
  readonly powerOfTwo: number;
  readonly low: number;
  readonly medium: number;
  readonly high: number;
  readonly lowStage: number;
  readonly machine: number;
}

/**
 * The sizes of a type on a machine of so many accelerators: the largest and the medium size move with the logarithm
 * of the machine and keep their distances, the smallest stays. At 128 they are the authors' own.
 * @param middle log2 of largest/medium, where it should differ from the type's own (2 or 2.5); sensible from 1.5 to 3.5
 */
export function scaledSizes(parameters: LublinParameters, machine: number, middle?: number): SizeModel {
  const { serial, powerOfTwo, lowStage } = parameters;
  const high = Math.max(0, log2(machine) + parameters.high - fittedMachine);
  const low = Math.min(parameters.low, high);
  const medium = Math.max(low, high - (middle ?? parameters.high - parameters.medium));
  return { serial, powerOfTwo, low, medium, high, lowStage, machine };
}

/** Draws a job's accelerators. A power of two that would exceed the largest size is the next lower one. */
export function sizeSampler(model: SizeModel, source: Source): () => number {
  const { serial, powerOfTwo, low, medium, high, lowStage } = model;
  return () => {
    const kind = source();
    if (kind < serial) return 1;
    const stage = source();
    const place = source();
    const size = stage < lowStage ? low + place * (medium - low) : medium + place * (high - medium);
    return kind < serial + powerOfTwo ? 2 ** rounded(size, model) : parallel(size, model);
  };
}

/** The exact probability of every size, by size from 0. */
export function sizeProbabilities(model: SizeModel): Float64Array {
  const { serial, powerOfTwo, low, high } = model;
  const probabilities = new Float64Array(model.machine + 1);
  const add = (size: number, probability: number) => {
    probabilities[size] = probabilities[size]! + probability;
  };
  add(1, serial);
  for (let k = Math.round(low); k <= Math.round(high); k++) {
    add(2 ** rounded(k, model), powerOfTwo * between(k - 0.5, k + 0.5, model));
  }
  for (let n = 1; n <= Math.round(pow(2, high)); n++) {
    add(parallel(log2(n), model), (1 - serial - powerOfTwo) * between(log2(n - 0.5), log2(n + 0.5), model));
  }
  return probabilities;
}

function rounded(size: number, { machine }: SizeModel): number {
  return Math.min(Math.round(size), Math.floor(log2(machine)));
}

function parallel(size: number, { machine }: SizeModel): number {
  return Math.min(machine, Math.round(pow(2, size)));
}

/** The probability that the logarithm of a parallel size lies between two values. */
function between(from: number, to: number, { low, medium, high, lowStage }: SizeModel): number {
  const inLow = uniform(from, to, low, medium);
  return lowStage * inLow + (1 - lowStage) * uniform(from, to, medium, high);
}

function uniform(from: number, to: number, least: number, most: number): number {
  if (least === most) return from <= least && least < to ? 1 : 0;
  return Math.max(0, Math.min(to, most) - Math.max(from, least)) / (most - least);
}
