import { stationaryDistribution, type Transition } from './stationary.ts';

/** Jobs that need one server and jobs that need all, first come first served without backfilling, exponential service. */
export interface MultiserverJobs {
  readonly servers: number;
  /** Part of the jobs that need one server, 0–1. The others need all. */
  readonly narrowShare: number;
  readonly narrowRate: number;
  readonly wideRate: number;
}

/**
 * The arrival rate beyond which the queue grows without bound. Below full load, because servers stand idle while a wide job
 * at the head waits for the last narrow one: 1 / (p₂/μ₂ + (p₂/μ₁)(Σ_{i<k} p₁ⁱ/i + p₁ᵏ/(k p₂))).
 * Between two wide jobs comes a geometric number of narrow ones, which run k at a time and then drain.
 * Same idea: Grosof, Harchol-Balter and Scheller-Wolf, arXiv 2010.00631.
 */
export function saturationRate({ servers, narrowShare, narrowRate, wideRate }: MultiserverJobs): number {
  const wideShare = 1 - narrowShare;
  if (wideShare === 0) return servers * narrowRate;
  let drain = 0;
  for (let i = 1; i < servers; i++) drain += narrowShare ** i / i;
  drain += narrowShare ** servers / (servers * wideShare);
  return 1 / (wideShare / wideRate + (wideShare / narrowRate) * drain);
}

/** The arrival rate at which the work offered would fill every server, were none wasted. */
export function noWasteRate({ servers, narrowShare, narrowRate, wideRate }: MultiserverJobs): number {
  return servers / (narrowShare / narrowRate + (servers * (1 - narrowShare)) / wideRate);
}

export interface MultiserverResult {
  /** Mean number of jobs in the system. */
  readonly jobs: number;
  /** Mean response time. */
  readonly response: number;
  /** Part of the servers' time that is used. */
  readonly utilisation: number;
  /** Part of the time in which one server is idle though a (wide) job waits. */
  readonly blockedIdle: number;
  /** Part of the time in which no job is there. */
  readonly empty: number;
}

/**
 * Two servers, exactly: the Markov chain of what runs and how many wait, cut off where less than 1e-14 of the probability
 * lies beyond. Infinite times and zero empty from the saturation rate on.
 */
export function twoServerJobs(
  arrivalRate: number,
  mix: Pick<MultiserverJobs, 'narrowShare' | 'narrowRate' | 'wideRate'>,
): MultiserverResult {
  const saturation = saturationRate({ ...mix, servers: 2 });
  if (arrivalRate >= saturation) {
    const utilisation = saturation / noWasteRate({ ...mix, servers: 2 });
    const infinite = Number.POSITIVE_INFINITY;
    return { jobs: infinite, response: infinite, utilisation, blockedIdle: 1 - utilisation, empty: 0 };
  }
  for (let waiting = 64; ; waiting *= 2) {
    const probabilities = stationaryDistribution(2 + 3 * (waiting + 1), chain(arrivalRate, mix, waiting));
    const beyond = probabilities.slice(-3).reduce((sum, probability) => sum + probability, 0);
    if (beyond * waiting < 1e-14 || waiting >= 65_536) return summary(probabilities, arrivalRate, waiting);
  }
}

/** State numbers: 0 empty, 1 one narrow job alone, then for each number n of waiting jobs of unknown kind these three. */
const twoNarrow = (n: number) => 2 + 3 * n;
const wideRuns = (n: number) => 3 + 3 * n;
/** One narrow job runs; the head of the queue is wide and waits for it; n more wait behind. */
const wideBlocked = (n: number) => 4 + 3 * n;

function* chain(
  arrivalRate: number,
  { narrowShare: narrow, narrowRate, wideRate }: Pick<MultiserverJobs, 'narrowShare' | 'narrowRate' | 'wideRate'>,
  most: number,
): Generator<Transition> {
  const wide = 1 - narrow;
  yield { from: 0, to: 1, rate: arrivalRate * narrow };
  yield { from: 0, to: wideRuns(0), rate: arrivalRate * wide };
  yield { from: 1, to: twoNarrow(0), rate: arrivalRate * narrow };
  yield { from: 1, to: wideBlocked(0), rate: arrivalRate * wide };
  yield { from: 1, to: 0, rate: narrowRate };
  for (let n = 0; n <= most; n++) {
    if (n < most) {
      for (const state of [twoNarrow, wideRuns, wideBlocked]) {
        yield { from: state(n), to: state(n + 1), rate: arrivalRate };
      }
    }
    yield { from: wideBlocked(n), to: wideRuns(n), rate: narrowRate };
    // One of two narrow jobs ends; the next in the queue, if any, shows its kind.
    if (n === 0) yield { from: twoNarrow(0), to: 1, rate: 2 * narrowRate };
    else {
      yield { from: twoNarrow(n), to: twoNarrow(n - 1), rate: 2 * narrowRate * narrow };
      yield { from: twoNarrow(n), to: wideBlocked(n - 1), rate: 2 * narrowRate * wide };
    }
    // The wide job ends; up to two from the queue may start.
    if (n === 0) yield { from: wideRuns(0), to: 0, rate: wideRate };
    else {
      yield { from: wideRuns(n), to: wideRuns(n - 1), rate: wideRate * wide };
      if (n === 1) yield { from: wideRuns(1), to: 1, rate: wideRate * narrow };
      else {
        yield { from: wideRuns(n), to: twoNarrow(n - 2), rate: wideRate * narrow * narrow };
        yield { from: wideRuns(n), to: wideBlocked(n - 2), rate: wideRate * narrow * wide };
      }
    }
  }
}

function summary(probabilities: Float64Array, arrivalRate: number, most: number): MultiserverResult {
  let jobs = probabilities[1]!;
  let busy = probabilities[1]!;
  let blockedIdle = 0;
  for (let n = 0; n <= most; n++) {
    const [two, wide, blocked] = [twoNarrow(n), wideRuns(n), wideBlocked(n)].map((state) => probabilities[state]!) as [
      number,
      number,
      number,
    ];
    jobs += (n + 2) * two + (n + 1) * wide + (n + 2) * blocked;
    busy += 2 * two + 2 * wide + blocked;
    blockedIdle += blocked;
  }
  return { jobs, response: jobs / arrivalRate, utilisation: busy / 2, blockedIdle, empty: probabilities[0]! };
}
