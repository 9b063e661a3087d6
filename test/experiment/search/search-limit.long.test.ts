import { describe, expect, it } from 'vitest';
import { expectSizeOfErlang, search, staffing } from './staffing.ts';

describe('the smallest machine', () => {
  it.each([
    [100, '50 %', 106, 800],
    [100, '5 %', 119, 1_200],
  ])('for an offered load of %d, %s of whom may wait, has the %d servers of Erlang C', expectSizeOfErlang);

  // In the other rows it is below its limit by 0.1 % to 4 %: to show that would take 8 · 10⁷ to 3 · 10¹⁰ customers a size.
  it.each([
    [100, '20 %', 111, 800, 1],
    [1_000, '50 %', 1_017, 60, 15],
    [1_000, '20 %', 1_034, 60, 15],
    [1_000, '5 %', 1_056, 60, 15],
  ])(
    'for an offered load of %d, %s of whom may wait, is never told below the %d servers of Erlang C',
    async (offered, part, servers, horizon, above) => {
      const over = { 'cluster.pools.servers.units': `${servers - 16} … ${servers + 16}` };
      const { outcome } = await search({ kind: 'size', text: staffing(offered, part, horizon), over });
      const found = Object.values(outcome.found)[0]!;
      expect(found).toBeGreaterThanOrEqual(servers);
      expect(found).toBeLessThanOrEqual(servers + above);
      for (const { value, verdicts } of outcome.trials) {
        const { verdict } = verdicts[0]!;
        if (value >= servers) expect(verdict).not.toBe('fails');
        else expect(verdict).not.toBe('holds');
      }
    },
  );
});
