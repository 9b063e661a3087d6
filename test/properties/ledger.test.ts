import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRecorder, measure, measuredWindow } from '../../src/metrics/index.ts';
import { simulate } from '../../src/simulation/index.ts';
import { jobTable } from '../job-tables.ts';
import { drawn } from '../reference/arbitrary-jobs.ts';
import { anyScenario } from './arbitrary-scenario.ts';

it('the ledger closes: installed time is useful work, lost work, capacity lost while jobs wait, and idleness', () => {
  const settings = fc.record({
    warmup: fc.integer({ min: 0, max: 20 }),
    horizon: fc.option(fc.integer({ min: 21, max: 60 }), { nil: null }),
    cooldown: fc.constant(0),
  });
  fc.assert(
    fc.property(anyScenario, settings, ({ rows, cluster, policy }, settings) => {
      const jobs = jobTable(rows);
      const window = measuredWindow(jobs, settings);
      const recorder = createRecorder({ window, timelineSteps: 16 });
      const outcome = simulate({ jobs, cluster, policy, observers: [recorder] });
      const { system } = measure({ policy: 'any', replication: 0, jobs, outcome, recorder, window });
      const part = (name: string) => system[name] as number | null;
      // Nothing was seen of the machine, as when all is over before the warm-up.
      if (part('utilisation') === null) return;
      const sum = ['useful-work', 'lost-work', 'capacity-lost-policy', 'capacity-lost-fit', 'idle-empty-queue'].reduce(
        (total, name) => total + part(name)!,
        0,
      );
      expect(Math.abs(sum - 1)).toBeLessThanOrEqual(1e-9);
      expect(Math.abs(part('useful-work')! + part('lost-work')! - part('utilisation')!)).toBeLessThanOrEqual(1e-9);
    }),
    drawn(500),
  );
});
