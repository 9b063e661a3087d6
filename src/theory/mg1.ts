import { integrate, integrateOver } from './integrate.ts';
import type { ServiceLaw } from './service-law.ts';

/**
 * Mean wait in the M/G/1 queue, first come first served (Pollaczek 1930, Khinchine 1932): λE[S²] / (2(1 − ρ)).
 * Infinity where the load is 1 or more.
 */
export function pollaczekKhinchine(arrivalRate: number, service: Pick<ServiceLaw, 'mean' | 'secondMoment'>): number {
  const spare = 1 - arrivalRate * service.mean;
  return spare <= 0 ? Number.POSITIVE_INFINITY : (arrivalRate * service.secondMoment) / (2 * spare);
}

/**
 * The orders in which one server may take jobs, each with the mean response of a job of size x in steady state.
 * λ is the arrival rate, F the law of sizes, ρ(x) = λE[S; S ≤ x] the load of jobs up to size x.
 * Formulas after Harchol-Balter, Performance Modeling and Design of Computer Systems, ch. 28–33, and
 * Schrage and Miller, Operations Research 14(4), 1966 (SRPT).
 */
export const disciplines = {
  /** First come first served. */
  fcfs: (x, { arrivalRate, law }) => x + pollaczekKhinchine(arrivalRate, law),
  /** All jobs at once, each at an equal part of the speed: x / (1 − ρ). */
  'processor-sharing': (x, { arrivalRate, law }) => x / (1 - arrivalRate * law.mean),
  /** Shortest job first, never interrupted: x + λE[S²]/2 / (1 − ρ(x))². */
  'shortest-first': (x, { arrivalRate, law }) =>
    x + (arrivalRate * law.secondMoment) / 2 / (1 - arrivalRate * law.partialMean(x)) ** 2,
  /** Shortest job first, interrupting longer ones: x / (1 − ρ(x)) + λE[S²; S ≤ x]/2 / (1 − ρ(x))². */
  'preemptive-shortest-first': (x, { arrivalRate, law }) => {
    const spare = 1 - arrivalRate * law.partialMean(x);
    return x / spare + (arrivalRate * law.partialSquare(x)) / 2 / spare ** 2;
  },
  /** Shortest remaining time first: ∫₀ˣ dt/(1 − ρ(t)) + λ(E[S²; S ≤ x] + x²P(S > x))/2 / (1 − ρ(x))². */
  'shortest-remaining-first': (x, { arrivalRate, law }) => {
    const spare = 1 - arrivalRate * law.partialMean(x);
    const points = [...law.points.filter((point) => point < x), x];
    const residence = integrateOver((t) => 1 / (1 - arrivalRate * law.partialMean(t)), points);
    return residence + (arrivalRate * truncatedSquare(law, x)) / 2 / spare ** 2;
  },
  /** Least attained service first (foreground–background): x / (1 − ρₓ) + λE[min(S, x)²]/2 / (1 − ρₓ)², ρₓ = λE[min(S, x)]. */
  'least-attained-first': (x, { arrivalRate, law }) => {
    const spare = 1 - arrivalRate * (law.partialMean(x) + x * law.survival(x));
    return x / spare + (arrivalRate * truncatedSquare(law, x)) / 2 / spare ** 2;
  },
} as const satisfies Record<string, (x: number, queue: Mg1) => number>;

export type Discipline = keyof typeof disciplines;

export interface Mg1 {
  readonly arrivalRate: number;
  readonly law: ServiceLaw;
}

function truncatedSquare(law: ServiceLaw, x: number): number {
  return law.partialSquare(x) + x * x * law.survival(x);
}

/** Mean response time over all jobs of the M/G/1 queue under a discipline; Infinity where the load is 1 or more. */
export function mg1Response(discipline: Discipline, queue: Mg1): number {
  const { arrivalRate, law } = queue;
  if (arrivalRate * law.mean >= 1) return Number.POSITIVE_INFINITY;
  // These need no integration over sizes.
  if (discipline === 'fcfs' || discipline === 'processor-sharing') return disciplines[discipline](law.mean, queue);
  return overSizes(law, (x) => disciplines[discipline](x, queue));
}

/**
 * Mean slowdown (response over size) over all jobs of the M/G/1 queue under a discipline. Infinite for disciplines under
 * which even the smallest job may wait for a whole other one, unless sizes stay away from zero; then this does not converge
 * and must not be asked for.
 */
export function mg1Slowdown(
  discipline: 'processor-sharing' | 'preemptive-shortest-first' | 'shortest-remaining-first' | 'least-attained-first',
  queue: Mg1,
): number {
  const { arrivalRate, law } = queue;
  if (arrivalRate * law.mean >= 1) return Number.POSITIVE_INFINITY;
  return overSizes(law, (x) => disciplines[discipline](x, queue) / x);
}

function overSizes(law: ServiceLaw, value: (x: number) => number): number {
  let total = 0;
  for (let i = 1; i < law.points.length; i++) {
    total += integrate((x) => law.density(x) * value(x), law.points[i - 1]!, law.points[i]!);
  }
  return total;
}
