import { describe, expect, it } from 'vitest';
import { balancedPhases } from '../../src/random/index.ts';
import type { PolicySpec } from '../../src/scheduler/index.ts';
import { simulate } from '../../src/simulation/index.ts';
import { meanInterval } from '../../src/statistics/index.ts';
import {
  exponentialLaw,
  hyperExponentialLaw,
  littlesLawError,
  mdcWait,
  mg1Response,
  mm1,
  mmc,
  pollaczekKhinchine,
  twoServerJobs,
} from '../../src/theory/index.ts';
import { policy, units } from '../job-tables.ts';
import { type CustomerClass, poissonJobs } from '../reference/queue-jobs.ts';

/** Each queue is run this often, from empty; the first tenth of the customers is not counted, all others are, to the last. */
const replications = 25;
const warmUp = 0.1;

interface Queue {
  readonly name: string;
  readonly rate: number;
  readonly servers: number;
  readonly customers: number;
  readonly classes: readonly CustomerClass[];
  readonly policy?: PolicySpec;
}

/** Mean wait and response of the counted customers and the part of them that waited, one value a replication. */
function play(queue: Queue): Record<'wait' | 'response' | 'waited', number[]> {
  const found = { wait: [] as number[], response: [] as number[], waited: [] as number[] };
  for (let replication = 0; replication < replications; replication++) {
    const jobs = poissonJobs(queue.name, replication, queue.customers, queue.rate, queue.classes);
    const rules = queue.policy ?? policy('fcfs', 'none');
    const { start, end } = simulate({ jobs, cluster: units(queue.servers), policy: rules });
    const first = Math.floor(warmUp * jobs.count);
    const counted = jobs.count - first;
    const sums = { wait: 0, response: 0, waited: 0 };
    for (let job = first; job < jobs.count; job++) {
      sums.wait += start[job]! - jobs.submit[job]!;
      sums.response += end[job]! - jobs.submit[job]!;
      if (start[job]! > jobs.submit[job]!) sums.waited++;
    }
    for (const measure of ['wait', 'response', 'waited'] as const) found[measure].push(sums[measure] / counted);
  }
  return found;
}

/** The closed form lies in the 99 % interval of the replications, and the interval is narrow enough to say something. */
function expectTruth(truth: number, values: readonly number[], precision = 0.06): void {
  const { mean, halfWidth } = meanInterval(values, 0.99);
  expect(halfWidth! / truth).toBeLessThan(precision);
  expect(truth).toBeGreaterThan(mean - halfWidth!);
  expect(truth).toBeLessThan(mean + halfWidth!);
}

const exponential = (mean = 1) => ({ distribution: 'exponential', mean });
const one = (service: CustomerClass['service']): CustomerClass[] => [{ share: 1, accelerators: 1, service }];

describe('one server', () => {
  it.each([0.5, 0.8])('M/M/1 at load %f waits as long as theory says', (load) => {
    const queue = { name: `M/M/1 ${load}`, rate: load, servers: 1, customers: 40_000, classes: one(exponential()) };
    expectTruth(mm1({ arrivalRate: load, serviceRate: 1 }).wait, play(queue).wait);
  });

  it('M/D/1 at load 0.8 waits half as long', () => {
    const classes = one({ distribution: 'constant', value: 1 });
    const queue = { name: 'M/D/1', rate: 0.8, servers: 1, customers: 40_000, classes };
    expectTruth(pollaczekKhinchine(0.8, { mean: 1, secondMoment: 1 }), play(queue).wait);
  });

  it.each([0.5, 0.7])(
    'M/G/1 with hyper-exponential service, C² = 4, at load %f follows Pollaczek and Khinchine',
    (load) => {
      const service = { distribution: 'hyper-exponential', mean: 1, cv: 2 };
      const queue = { name: `M/H2/1 ${load}`, rate: load, servers: 1, customers: 80_000, classes: one(service) };
      const { probability, quickMean, slowMean } = balancedPhases({ mean: 1, cv: 2 });
      const law = hyperExponentialLaw([
        { probability, mean: quickMean },
        { probability: 1 - probability, mean: slowMean },
      ]);
      expectTruth(pollaczekKhinchine(load, law), play(queue).wait);
    },
  );

  it('M/M/1 at load 0.8, shortest first and told run times, responds as theory says', () => {
    const rules = policy('shortest-first', 'none', { oracle: true });
    const classes = one(exponential());
    const queue = { name: 'SJF', rate: 0.8, servers: 1, customers: 40_000, classes, policy: rules };
    const truth = mg1Response('shortest-first', { arrivalRate: 0.8, law: exponentialLaw(1) });
    expect(truth).toBeCloseTo(2.882219, 6);
    expectTruth(truth, play(queue).response);
  });
});

describe('several servers', () => {
  it.each([
    [2, 0.5],
    [2, 0.8],
    [4, 0.8],
    [8, 0.9],
    [16, 0.9],
    [64, 0.9],
  ])('M/M/%i at load %f: as many wait as Erlang says, and as long', (servers, load) => {
    const rate = load * servers;
    // Many servers are seldom all busy, and then for long: more customers for the same precision.
    const customers = servers > 16 ? 80_000 : 40_000;
    const queue = { name: `M/M/${servers} ${load}`, rate, servers, customers, classes: one(exponential()) };
    const truth = mmc({ arrivalRate: rate, serviceRate: 1, servers });
    const { wait, waited } = play(queue);
    expectTruth(truth.wait, wait, 0.12);
    expectTruth(truth.waitProbability, waited);
  });

  it('M/D/4 at load 0.8 waits as long as Crommelin says', () => {
    const classes = one({ distribution: 'constant', value: 1 });
    const queue = { name: 'M/D/4', rate: 3.2, servers: 4, customers: 40_000, classes };
    const truth = mdcWait({ arrivalRate: 3.2, service: 1, servers: 4 });
    expect(truth).toBeCloseTo(0.386095, 6);
    expectTruth(truth, play(queue).wait);
  });
});

describe('jobs that need one of two servers or both, first come, first served', () => {
  it.each([
    [0.5, 0.5, 1, 1, 1.700663],
    [0.8, 0.5, 1, 1, 3.153377],
    [0.8, 0.8, 1, 1, 1.841747],
    [0.6, 0.5, 1, 0.5, 9.585019],
  ])(
    'at rate %f, narrow share %f, service rates %f and %f respond as the Markov chain says',
    (rate, narrowShare, narrowRate, wideRate, published) => {
      const classes = [
        { share: narrowShare, accelerators: 1, service: exponential(1 / narrowRate) },
        { share: 1 - narrowShare, accelerators: 2, service: exponential(1 / wideRate) },
      ];
      const name = `wide ${rate} ${narrowShare} ${wideRate}`;
      const truth = twoServerJobs(rate, { narrowShare, narrowRate, wideRate }).response;
      expect(truth).toBeCloseTo(published, 5);
      expectTruth(truth, play({ name, rate, servers: 2, customers: 40_000, classes }).response);
    },
  );
});

describe("Little's law", () => {
  it.each<[string, string, Parameters<typeof policy>[1]]>([
    ['first come, first served', 'fcfs', 'none'],
    ['EASY', 'fcfs', 'easy'],
    ['WFP3 with first-fit', 'wfp3', 'first-fit'],
    ['conservative', 'fcfs', 'conservative'],
  ])('holds for every class to 1e-9 on a run from empty to empty: %s', (_, order, backfill) => {
    const classes = [
      { share: 0.5, accelerators: 1, service: exponential(1) },
      { share: 0.3, accelerators: 3, service: exponential(5) },
      { share: 0.2, accelerators: 8, service: exponential(0.3) },
    ];
    const jobs = poissonJobs('Little', 0, 5_000, 1.2, classes);
    // Who came and who left by the last instant; the difference was there until the next.
    const came = classes.map(() => 0);
    const left = classes.map(() => 0);
    const gone = classes.map(() => 0);
    const integral = classes.map(() => 0);
    let coming = 0;
    let last = jobs.submit[0]!;
    const observer = {
      ended(job: number) {
        gone[jobs.class[job]!]!++;
      },
      instant(now: number) {
        for (let c = 0; c < classes.length; c++) {
          integral[c]! += (came[c]! - left[c]!) * (now - last);
          left[c] = gone[c]!;
        }
        while (coming < jobs.count && jobs.submit[coming]! <= now) came[jobs.class[coming++]!]!++;
        last = now;
      },
    };
    const { end } = simulate({
      jobs,
      cluster: units(8),
      policy: policy(order, backfill),
      observers: [observer],
      audit: true,
    });
    const horizon = last - jobs.submit[0]!;
    classes.forEach((_class, c) => {
      const own = Array.from(jobs.class.keys()).filter((job) => jobs.class[job] === c);
      const time = own.reduce((sum, job) => sum + (end[job]! - jobs.submit[job]!), 0) / own.length;
      const measured = { jobs: integral[c]! / horizon, arrivalRate: own.length / horizon, time };
      expect(littlesLawError(measured)).toBeLessThan(1e-9);
    });
    expect(left).toEqual(came);
  });
});
