import { describe, expect, it } from 'vitest';
import { expectSizeOfErlang, search } from './staffing.ts';

describe('the smallest machine', () => {
  it('is found for one pool whatever is asked of another that shares no job with it', async () => {
    const text = (other: string, crowd: string) => `
horizon: 6 d
warmup: 1 d
replications: 5
cluster: { pools: { ${other} new: { units: 12 } } }
workloads:
  ${crowd}
  few: { arrivals: { process: poisson, rate: 6 per h }, duration: { distribution: exponential, mean: 1 h }, pools: new }
policy: { backfill: easy }
thresholds: [few.wait < 30 min]
`;
    const full = text(
      'old: { units: 10 },',
      'crowd: { arrivals: { process: poisson, rate: 13.3 per h }, duration: { distribution: exponential, mean: 1 h }, pools: old }',
    );
    const over = { 'cluster.pools.new.units': '7 … 12' };
    const beside = await search({ kind: 'size', text: full, over });
    const alone = await search({ kind: 'size', text: text('', ''), over });
    expect(alone.outcome.found['fcfs+easy']).toBeGreaterThan(7);
    expect(beside.outcome.found).toEqual(alone.outcome.found);
  });

  // The rows of the Halfin–Whitt table whose smallest size is 10 % below its limit or more. All nine are found in closed form, with the
  // same search, in edge.test.ts; those
  // of loads of 100 and more in search-limit.long.test.ts.
  it.each([
    [10, '50 %', 12, 1_000],
    [10, '20 %', 14, 2_000],
    [10, '5 %', 17, 1_500],
  ])('for an offered load of %d, %s of whom may wait, has the %d servers of Erlang C', expectSizeOfErlang);
});
