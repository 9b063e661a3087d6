import { describe, expect, it } from 'vitest';
import { synthetic } from '../../../src/workload/synthetic/synthetic.ts';
import { zipfShares } from '../../../src/workload/users.ts';
import { isRandomWorkload } from '../../../src/workload/workload-kinds.ts';
import { binomialBound, faultsOf, issuesOf, jobsOf, mean, meanBound, units, workload } from '../workloads.ts';

const poisson = { process: 'poisson', rate: '1 per min' };
const basic = { arrivals: poisson, duration: '10 min', jobs: 1000 };

describe('a synthetic class of jobs', () => {
  it('needs arrivals and a duration; the rest has defaults', () => {
    const { jobs } = jobsOf({ tests: basic });
    expect(jobs.count).toBe(1000);
    expect([...jobs.accelerators].every((n) => n === 1)).toBe(true);
    expect([...jobs.limit]).toEqual([...jobs.runtime]);
    expect(jobs.names).toEqual({ workloads: ['tests'], classes: ['tests'], tenants: ['none'], users: ['none'] });
    expect([...jobs.number]).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
    expect(issuesOf(synthetic.options, {}).map((issue) => issue.split(':')[0])).toEqual(['arrivals', 'duration']);
  });

  it('draws widths from any distribution, rounded, at least 1', () => {
    const { jobs } = jobsOf({ w: { ...basic, accelerators: { distribution: 'exponential', mean: 3 } } });
    expect([...jobs.accelerators].every((n) => Number.isInteger(n) && n >= 1)).toBe(true);
    const ones = jobs.accelerators.filter((n) => n === 1).length / 1000;
    const expected = 1 - Math.exp(-1.5 / 3);
    expect(Math.abs(ones - expected)).toBeLessThan(binomialBound(expected, 1000));
  });

  it('draws widths from a list with weights', () => {
    const { jobs } = jobsOf({ w: { ...basic, jobs: 20_000, accelerators: { choice: [1, 2, 8], weights: [5, 3, 2] } } });
    [0.5, 0.3, 0.2].forEach((probability, i) => {
      const part = jobs.accelerators.filter((n) => n === [1, 2, 8][i]).length / 20_000;
      expect(Math.abs(part - probability)).toBeLessThan(binomialBound(probability, 20_000));
    });
  });

  it('draws durations from any distribution', () => {
    const { jobs } = jobsOf({
      w: { ...basic, jobs: 20_000, duration: { distribution: 'lognormal', mean: '5 h', cv: 1.8 } },
    });
    expect(Math.abs(mean(jobs.runtime) - 18_000)).toBeLessThan(meanBound(jobs.runtime));
  });

  it('makes a few users submit most, by a Zipf law', () => {
    const shares = zipfShares({ count: 100, zipf: 1 });
    const topTen = (list: readonly number[]) => list.slice(0, 10).reduce((sum, share) => sum + share, 0);
    expect(shares[0]).toBeCloseTo(0.192776, 6);
    expect(topTen(shares)).toBeCloseTo(0.564634, 6);
    expect(topTen(zipfShares({ count: 100, zipf: 1.2 }))).toBeCloseTo(0.684899, 6);
    expect(zipfShares({ count: 4, zipf: 0 })).toEqual([0.25, 0.25, 0.25, 0.25]);
    const { jobs } = jobsOf({ w: { ...basic, jobs: 20_000, users: { count: 100 } } });
    expect(jobs.names.users[0]).toBe('w user 1');
    const top = jobs.user.filter((user) => user === 0).length / 20_000;
    expect(Math.abs(top - 0.192776)).toBeLessThan(binomialBound(0.192776, 20_000));
  });

  it('lets workloads share their users by name', () => {
    const users = { count: 3, name: 'researcher' };
    const { jobs } = jobsOf({ a: { ...basic, users }, b: { ...basic, users } });
    expect(jobs.names.users).toEqual(['researcher 1', 'researcher 2', 'researcher 3']);
  });

  it('gives the jobs of a campaign one width, one user and one request that covers the longest', () => {
    const { jobs } = jobsOf(
      {
        sweep: {
          arrivals: { process: 'campaigns', rate: '1 per d', size: 20, gap: '1 s', variation: '20 %' },
          accelerators: { choice: [1, 2, 4] },
          duration: { distribution: 'lognormal', mean: '1 h', cv: 1 },
          limit: { factor: 1.5 },
          users: { count: 50, zipf: 0 },
        },
      },
      { horizon: 200 * 86_400 },
    );
    const campaigns: number[][] = [];
    for (let job = 0; job < jobs.count; job++) {
      if (job === 0 || jobs.submit[job]! - jobs.submit[job - 1]! > 1.5) campaigns.push([]);
      campaigns.at(-1)!.push(job);
    }
    const whole = campaigns.filter((campaign) => campaign.length === 20);
    expect(whole.length).toBeGreaterThan(150);
    const spreads = whole.map((campaign) => {
      for (const column of [jobs.accelerators, jobs.user, jobs.limit]) {
        expect(new Set(campaign.map((job) => column[job])).size).toBe(1);
      }
      const runtimes = campaign.map((job) => jobs.runtime[job]!);
      expect(jobs.limit[campaign[0]!]).toBeCloseTo(1.5 * Math.max(...runtimes), 6);
      expect(new Set(runtimes).size).toBe(20);
      const middle = mean(runtimes);
      return Math.sqrt((mean(runtimes.map((r) => (r - middle) ** 2)) * 20) / 19) / middle;
    });
    expect(Math.abs(mean(spreads) - 0.2)).toBeLessThan(0.02);
    expect(new Set(whole.map(([job]) => jobs.user[job!])).size).toBeGreaterThan(30);
  });

  it('says whether anything in it is random', () => {
    const random = (written: object) => isRandomWorkload(workload({ duration: '1 h', ...written }));
    const at = { process: 'at', times: ['0 s'] };
    expect(random({ arrivals: at })).toBe(false);
    expect(random({ arrivals: poisson })).toBe(true);
    expect(random({ arrivals: at, accelerators: { choice: [1, 2] } })).toBe(true);
    expect(random({ arrivals: at, duration: { distribution: 'exponential', mean: '1 h' } })).toBe(true);
    expect(random({ arrivals: at, limit: { factor: 2 } })).toBe(false);
    expect(random({ arrivals: at, limit: { factor: { choice: [1, 2] } } })).toBe(true);
    expect(random({ arrivals: at, users: { count: 1 } })).toBe(false);
    expect(random({ arrivals: at, users: { count: 2 } })).toBe(true);
  });

  it('reads its own resolved form', () => {
    const { kind: _kind, ...resolved } = workload({ ...basic, pools: 'gpus', users: { count: 3 } });
    expect(resolved.pools).toEqual(['gpus']);
    const { arrivals: _a, duration: _d, limit: _l, ...rest } = resolved;
    expect(synthetic.options.parse({ ...basic, ...rest })).toEqual(resolved);
  });
});

describe('faults of a synthetic class that only its scenario shows', () => {
  const endless = { arrivals: poisson, duration: '10 min' };

  it('endless arrivals need a horizon or a number of jobs', () => {
    expect(faultsOf(endless)).toMatchObject([{ code: 'missing-key', problem: expect.stringContaining('never end') }]);
    expect(faultsOf(endless, { horizon: 1000 })).toEqual([]);
    expect(faultsOf({ ...endless, jobs: 5 })).toEqual([]);
    expect(faultsOf({ ...endless, arrivals: { process: 'at', times: ['1 s'] } })).toEqual([]);
  });

  it('more jobs than can be kept are refused before they are drawn', () => {
    const many = { ...endless, arrivals: { process: 'poisson', rate: '1000 per s' } };
    expect(faultsOf(many, { horizon: 1e9 })).toMatchObject([
      { code: 'out-of-range', hint: expect.stringContaining('horizon') },
    ]);
    expect(faultsOf({ ...many, jobs: 100 }, { horizon: 1e9 })).toEqual([]);
  });

  it('pools must exist, once each', () => {
    expect(faultsOf({ ...basic, pools: ['gpus', 'gpu', 'gpus'] })).toEqual([
      {
        code: 'unknown-name',
        path: ['pools', 1],
        expected: 'a pool of the cluster (gpus)',
        received: "'gpu'",
        hint: "did you mean 'gpus'?",
      },
      { code: 'conflict', path: ['pools', 2], problem: "pool 'gpus' is named twice" },
    ]);
  });

  it('tenants must be declared where any are', () => {
    const mine = { ...basic, tenant: 'reserch' };
    expect(faultsOf(mine)).toEqual([]);
    expect(faultsOf(mine, { tenants: ['research', 'product'] })).toMatchObject([
      { code: 'unknown-name', path: ['tenant'], hint: "did you mean 'research'?" },
    ]);
  });

  it('widths that are written out must fit into a pool that is accepted', () => {
    const cluster = {
      pools: { a: { kind: 'units', units: 8 }, b: { kind: 'nodes', nodes: 4, acceleratorsPerNode: 4 } },
    } as const;
    expect(faultsOf({ ...basic, accelerators: 16 }, { cluster })).toEqual([]);
    expect(faultsOf({ ...basic, accelerators: 17 }, { cluster })).toMatchObject([
      { path: ['accelerators'], received: '17' },
    ]);
    expect(faultsOf({ ...basic, accelerators: 9, pools: 'a' }, { cluster })).toMatchObject([
      { expected: 'at most 8, the size of the widest pool these jobs accept' },
    ]);
    expect(faultsOf({ ...basic, accelerators: { choice: [4, 32] } }, { cluster })).toMatchObject([{ received: '32' }]);
  });

  it('stand in the way of drawing jobs, in words', () => {
    expect(() => jobsOf({ w: endless })).toThrow(
      /workload 'w': 'poisson' arrivals never end by themselves \(give the scenario a horizon/,
    );
    expect(() => jobsOf({ w: { ...basic, accelerators: 300 } }, { cluster: units(200) })).toThrow(
      "workload 'w': accelerators: expected at most 200",
    );
  });
});
