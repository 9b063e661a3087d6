import { describe, expect, it } from 'vitest';
import { play } from '../../src/experiment/crew/play.ts';
import { concludeStudy } from '../../src/experiment/index.ts';
import type { RunResult } from '../../src/metrics/index.ts';
import { parseScenario, type Scenario } from '../../src/scenario/index.ts';
import { studentTQuantile } from '../../src/statistics/index.ts';
import { buildJobTable } from '../../src/workload/index.ts';

/**
 * One policy under two names. With common random numbers the two would agree to the last digit, which shows nothing;
 * here each name has streams of its own, so that they differ by chance alone.
 */
function scenario(replications: number): Scenario {
  const text = `
name: the same twice
horizon: 300 s
warmup: 40 s
replications: ${replications}
cluster: { pools: { machine: { units: 8 } } }
tenants: { acme: {}, uni: {} }
workloads:
  chat: { tenant: acme, arrivals: { process: poisson, rate: 1 per s }, duration: { distribution: exponential, mean: 2 s } }
  train: { tenant: uni, arrivals: { process: poisson, rate: 0.1 per s }, accelerators: { choice: [2, 4, 8] }, duration: { distribution: lognormal, mean: 4 s, cv: 1.5 } }
  night: { tenant: uni, arrivals: { process: poisson, rate: 0.3 per s }, duration: { distribution: exponential, mean: 3 s } }
policies:
  one: { ordering: fcfs, backfill: easy }
  same: { ordering: fcfs, backfill: easy }
outputs: { reasons: false, timelineSteps: 2 }
`;
  const reading = parseScenario(text, { file: 'same.yaml', folder: '.' });
  if (reading.scenario === undefined) throw new Error(JSON.stringify(reading.faults));
  return reading.scenario;
}

function runOf(scenario: Scenario, seed: string, policy: string, replication: number): RunResult {
  const { horizon, cluster, tenants, workloads } = scenario;
  const { jobs } = buildJobTable({ seed, replication, horizon, cluster, tenants, workloads, logs: {}, shared: false });
  return play({ scenario, policy, replication, jobs, modules: new Map(), audit: false }).result;
}

function study(base: Scenario, number: number, shared: boolean) {
  const runs = ['one', 'same'].flatMap((policy) =>
    Array.from({ length: base.replications }, (_, replication) =>
      runOf(base, shared ? `${number}` : `${number} ${policy}`, policy, replication),
    ),
  );
  return concludeStudy({ scenario: base, runs, knowledge: new Map(), cleaning: [], notes: [], partial: false });
}

describe('a policy compared with itself', () => {
  for (const replications of [5, 10]) {
    it(`on other random numbers is told from itself in at most 5 % of studies of ${replications} replications, over all that is shown`, () => {
      const base = scenario(replications);
      const studies = replications === 5 ? 250 : 150;
      const shown = 8; // two waits and a slowdown overall, three classes, two tenants
      const alone = studentTQuantile(0.975, replications - 1) / studentTQuantile(1 - 0.025 / shown, replications - 1);
      let alarms = 0;
      let rows = 0;
      let compared = 0;
      for (let number = 0; number < studies; number++) {
        const { comparisons } = study(base, number, false);
        compared += comparisons.length;
        if (comparisons.some(({ verdict }) => verdict !== 'no-difference-shown')) alarms++;
        rows += comparisons.filter(
          ({ difference: { mean, halfWidth } }) => Math.abs(mean!) > halfWidth! * alone,
        ).length;
      }
      // A rare false alarm of the test for growing queues withholds a study.
      expect(compared).toBeGreaterThan(0.96 * studies * shown);
      expect(alarms / studies).toBeLessThanOrEqual(0.05);
      // Each row by itself, uncorrected, errs now and then: the intervals are not simply too wide to ever err.
      expect(rows / compared).toBeGreaterThan(0.01);
      expect(rows / compared).toBeLessThan(0.08);
    }, 600_000);
  }

  it('on the same random numbers differs by nothing at all', () => {
    const { comparisons, answer } = study(scenario(5), 0, true);
    expect(comparisons.every(({ difference }) => difference.mean === 0 && difference.halfWidth === 0)).toBe(true);
    expect(answer).toContain('no difference');
  });
});
