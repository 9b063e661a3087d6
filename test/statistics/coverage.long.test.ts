import { describe, expect, test } from 'vitest';
import { type Source, stream } from '../../src/random/index.ts';
import { simulate } from '../../src/simulation/index.ts';
import { batchMeans, intervalWithin, KimNelson, meanInterval, notBelowZero } from '../../src/statistics/index.ts';
import { mmc } from '../../src/theory/index.ts';
import { jobTable, policy, units } from '../job-tables.ts';
import { waitsOfQueue } from './queues.ts';

const studies = 1_000;

interface Queue {
  readonly servers: number;
  readonly load: number;
}

/** The mean wait by Erlang's formula, in mean services. */
function meanWait({ servers, load }: Queue): number {
  return mmc({ arrivalRate: load * servers, serviceRate: 1, servers }).wait;
}

/** The part of 1,000 studies whose interval holds the truth. */
function coverage(truth: number, study: (number: number) => { mean: number; halfWidth: number | null }): number {
  let covered = 0;
  for (let number = 0; number < studies; number++) {
    const { mean, halfWidth } = study(number);
    if (Math.abs(mean - truth) <= halfWidth!) covered++;
  }
  return covered / studies;
}

function expectHonest(covered: number): void {
  expect(covered).toBeGreaterThanOrEqual(0.93);
  expect(covered).toBeLessThanOrEqual(0.97);
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('95 % intervals of the mean wait hold the truth in 93–97 % of 1,000 studies', () => {
  test.each([
    { servers: 1, load: 0.5, warmUp: 100, customers: 2_000 },
    { servers: 4, load: 0.8, warmUp: 300, customers: 2_000 },
  ])(
    'M/M/$servers at load $load: 10 replications of $customers customers after $warmUp for warm-up',
    ({ servers, load, warmUp, customers }) => {
      const covered = coverage(meanWait({ servers, load }), (study) => {
        const means = Array.from({ length: 10 }, (_, replication) =>
          meanOf(waitsOfQueue(servers, load, stream('replications', servers, study, replication), warmUp, customers)),
        );
        return meanInterval(means, 0.95);
      });
      expectHonest(covered);
    },
  );

  // In these runs 40,000 customers are some hundred times what the queue remembers.
  test.each([
    { servers: 1, load: 0.5, customers: 10_000 },
    { servers: 1, load: 0.8, customers: 40_000 },
    { servers: 4, load: 0.8, customers: 40_000 },
  ])('M/M/$servers at load $load: batch means of one run of $customers customers', ({ servers, load, customers }) => {
    const { shown, missed } = longRuns({ servers, load }, customers);
    expect(shown).toBeGreaterThan(0.85);
    expectHonest(1 - missed / shown);
  });

  // What neighbouring batches have in common is estimated, so chance lets some runs pass that are too short; more of those miss.
  test.each([1_000, 2_000, 5_000, 10_000])(
    'but batch means of %i customers of M/M/1 at load 0.8 are mostly told to be too short, and seldom tell an interval that misses',
    (customers) => {
      const { shown, missed } = longRuns({ servers: 1, load: 0.8 }, customers);
      expect(shown).toBeLessThan(0.6);
      expect(missed).toBeLessThan(0.07);
    },
  );
});

describe('the bound on how far an end may lie', () => {
  const draws: Readonly<Record<string, (source: Source) => number>> = {
    exponential: (source) => -Math.log(1 - source()),
    'gamma (shape 2)': (source) => -Math.log((1 - source()) * (1 - source())) / 2,
    lognormal: (source) => {
      const normal = Math.sqrt(-2 * Math.log(1 - source())) * Math.cos(2 * Math.PI * source());
      return Math.exp(normal - 0.5);
    },
  };

  // On the same 20,000 studies, whose values all have mean 1.
  test.each(Object.keys(draws).flatMap((what) => [2, 3, 5, 10].map((count) => ({ what, count }))))(
    'takes about a point of coverage at most from intervals of $count $what values',
    ({ what, count }) => {
      const source = stream('bound', what, count);
      let [within, lost] = [0, 0];
      for (let study = 0; study < 20_000; study++) {
        const values = Array.from({ length: count }, () => draws[what]!(source));
        const { mean, halfWidth } = meanInterval(values, 0.95);
        const [low, high] = intervalWithin(mean, halfWidth!, notBelowZero);
        const covered = low <= 1 && 1 <= high;
        if (covered) within++;
        else if (Math.abs(Math.log(mean)) <= halfWidth! / mean) lost++;
      }
      expect(lost / 20_000).toBeLessThan(0.013);
      expect(within / 20_000).toBeGreaterThan(what === 'lognormal' ? 0.87 : 0.92);
    },
  );
});

/** The part of 1,000 studies of one run each that get an interval, and the part that get one without the truth in it. */
function longRuns(queue: Queue, customers: number): { shown: number; missed: number } {
  const truth = meanWait(queue);
  let [shown, missed] = [0, 0];
  for (let study = 0; study < studies; study++) {
    const waits = waitsOfQueue(queue.servers, queue.load, stream('batches', queue.servers, study), 400, customers);
    const { mean, halfWidth } = batchMeans(waits, 0.95);
    if (halfWidth === null) continue;
    shown++;
    if (Math.abs(mean - truth) > halfWidth) missed++;
  }
  return { shown: shown / studies, missed: missed / studies };
}

describe('the recursion the studies rest on', () => {
  test.each([1, 4])('waits as the engine does, customer by customer, with %d servers', (servers) => {
    const count = 2_000;
    const submit: number[] = [];
    const runTime: number[] = [];
    // The same draws as the recursion takes: service, then the gap to the next.
    const source = stream('engine');
    const draws: number[] = [];
    const recorded: Source = () => {
      const draw = source();
      draws.push(draw);
      return draw;
    };
    const waits = waitsOfQueue(servers, 0.8, recorded, 0, count);
    let time = 0;
    for (let job = 0; job < count; job++) {
      submit.push(time);
      const [service, gap] = [draws[2 * job] ?? 0, draws[2 * job + 1] ?? 0];
      runTime.push(-Math.log(1 - service));
      time += -Math.log(1 - gap) / (0.8 * servers);
    }
    const jobs = jobTable(submit.map((at, job) => ({ submit: at, accelerators: 1, runtime: runTime[job]! })));
    const { start } = simulate({ jobs, cluster: units(servers), policy: policy('fcfs', 'none') });
    for (let job = 0; job < count; job++) expect(start[job]! - submit[job]!).toBeCloseTo(waits[job]!, 6);
  });
});

describe("Kim and Nelson's selection among queues", () => {
  test('finds the least loaded of three servers that meet alike customers in 95 % or more of 300 repetitions', () => {
    const loads = [0.55, 0.5, 0.55];
    const zone = meanWait({ servers: 1, load: 0.55 }) - meanWait({ servers: 1, load: 0.5 });
    let right = 0;
    for (let repetition = 0; repetition < 300; repetition++) {
      const procedure = new KimNelson({
        systems: 3,
        confidence: 0.95,
        worthwhile: zone,
        first: 10,
        better: 'lower',
      });
      while (procedure.remaining.length > 1) {
        const replication = procedure.replications;
        procedure.add(
          loads.map((load) => meanOf(waitsOfQueue(1, load, stream('selection', repetition, replication), 100, 400))),
        );
      }
      if (procedure.remaining[0] === 1) right++;
    }
    expect(right / 300).toBeGreaterThanOrEqual(0.95);
  });
});
