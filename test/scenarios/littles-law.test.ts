import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runStudy } from '../../src/experiment/index.ts';
import { littlesLaw, type Timeline } from '../../src/metrics/index.ts';
import { openScenario, type Scenario } from '../../src/scenario/index.ts';

const root = join(import.meta.dirname, '../../scenarios');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));

/** One replication of a shipped scenario, seen from the empty machine it starts with to the empty one it ends with. */
function shortened(file: string): Scenario {
  const { horizon } = openScenario(join(root, file)).base.scenario!;
  // The first machine of the programme stands there after nine months.
  const shorter = horizon === null ? [] : [`horizon=${horizon / (file.includes('programme') ? 4 : 8)} s`];
  const sets = ['replications=1', 'warmup=0 s', 'cooldown=0 s', ...shorter];
  const { scenario, faults } = openScenario(join(root, file), { sets }).variant([]);
  if (!scenario) throw new Error(`${file}: ${JSON.stringify(faults)}`);
  return scenario;
}

/** Jobs that wait, in the queue or held, integrated over the whole run, job·s. */
function waited({ step, queuedJobs, held }: Timeline): number {
  return queuedJobs.reduce((sum, queued, k) => sum + step * (queued + (held?.jobs[k] ?? 0)), 0);
}

describe('Little’s law, with the jobs that are held, on every shipped scenario', () => {
  it.each(files)(
    '%s: jobs waiting = submissions per second × mean wait, under every rule and for every class',
    async (file) => {
      const scenario = shortened(file);
      const seen = new Set<string>();
      let most = 0;
      await runStudy(scenario, {
        threads: 0,
        onRun: ({ jobs, outcome, result }) => {
          const laws = littlesLaw(jobs, outcome);
          for (const { error, waiting } of laws) {
            expect(error).toBeLessThan(1e-9);
            expect(waiting.error).toBeLessThan(1e-9);
          }
          const sum = laws.reduce((total, { waiting }) => total + waiting.present * outcome.finished, 0);
          expect(Math.abs(waited(result.timeline) - sum)).toBeLessThanOrEqual(1e-9 * sum);
          most = Math.max(most, sum);
          expect(result.timeline.held !== undefined).toBe(Object.values(scenario.policies).some(({ start }) => start));
          seen.add(result.policy);
        },
      });
      expect(most).toBeGreaterThan(0);
      expect([...seen]).toEqual(Object.keys(scenario.policies));
    },
  );

  it('does not hold without them: under a start rule most of those that wait are held', async () => {
    const scenario = shortened('energy/carbon-aware.yaml');
    const { policies } = await runStudy(scenario, { threads: 0 });
    const of = (name: string, metric: string) => policies.find(({ policy }) => policy === name)!.system[metric]!.mean!;
    expect(of('window', 'jobs-held')).toBeGreaterThan(3 * of('window', 'queue-length'));
    expect(of('window', 'jobs-waiting')).toBeCloseTo(of('window', 'jobs-held') + of('window', 'queue-length'), 9);
    expect(of('at-once', 'jobs-held')).toBe(0);
    // An idle accelerator stands in exactly one part, and the held ones' is the largest.
    const parts = ['utilisation', 'capacity-lost', 'idle-empty-queue'].map((metric) => of('window', metric));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9);
    expect(of('window', 'capacity-lost-held')).toBeGreaterThan(0.9 * of('window', 'capacity-lost'));
    expect(of('window', 'capacity-lost')).toBeGreaterThan(0.5);
  });
});
