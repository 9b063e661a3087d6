import fc from 'fast-check';
import { describe, it } from 'vitest';
import { capacitySteps, type PoolSpec } from '../../src/cluster/index.ts';
import { createRecorder } from '../../src/metrics/index.ts';
import { jobStates, type Outcome, type RunInput, rejectionReasons, simulate } from '../../src/simulation/index.ts';
import { jobTable } from '../job-tables.ts';
import { agree } from '../reference/agree.ts';
import { arbitraryRows, drawn } from '../reference/arbitrary-jobs.ts';
import { anyChangingScenario, anyPolicy, type Scenario } from './arbitrary-scenario.ts';

function play({ rows, cluster, policy }: Scenario, rest: Partial<RunInput> = {}): Outcome {
  return simulate({ jobs: jobTable(rows), cluster, policy, audit: true, ...rest });
}

const capacityAt = (pool: PoolSpec, time: number) => capacitySteps(pool).findLast(({ at }) => at <= time)!.capacity;

describe('on any machine that changes', () => {
  it('the audit finds nothing, and every job runs in a pool that is wide enough for it then, or is rejected for a reason', () => {
    fc.assert(
      fc.property(anyChangingScenario, (scenario) => {
        const { start, end, state, pool, rejection } = play(scenario);
        const pools = Object.values(scenario.cluster.pools);
        scenario.rows.forEach(({ submit, accelerators, pools: accepted }, job) => {
          const name = jobStates[state[job]!]!;
          if (name === 'rejected') {
            agree(rejectionReasons[rejection[job]!] !== 'accepted', true);
            agree(Number.isNaN(start[job]!) && Number.isNaN(end[job]!), true);
            const wide = accepted!.some((p) =>
              capacitySteps(pools[p]!).some((step, i, all) => {
                return step.capacity >= accelerators && (all[i + 1]?.at ?? Infinity) > submit;
              }),
            );
            agree(rejectionReasons[rejection[job]!] === 'wider-than-every-pool', !wide);
            return;
          }
          agree(name === 'completed' || name === 'timed-out', true);
          agree(start[job]! >= submit && accepted!.includes(pool[job]!), true);
          // With a pass after every event a job may start between an end and a change of the same moment.
          const spec = pools[pool[job]!]!;
          const before =
            scenario.policy.pass.kind === 'per-event' ? capacityAt(spec, Math.max(0, start[job]! - 1e-6)) : 0;
          agree(accelerators <= Math.max(capacityAt(spec, start[job]!), before), true);
        });
      }),
      drawn(3000),
    );
  });

  it('no job that is killed at its limit holds what an announced change takes away', () => {
    fc.assert(
      fc.property(anyChangingScenario, (drawnScenario) => {
        const policy = { ...drawnScenario.policy, walltime: { rule: 'kill' as const } };
        const { start, end, pool } = play({ ...drawnScenario, policy });
        Object.values(drawnScenario.cluster.pools).forEach((spec, p) => {
          if (spec.announced === false) return;
          for (const { at, capacity } of capacitySteps(spec)) {
            // Of nodes whole ones leave, the emptiest: jobs that are spread over more than remain run on there.
            if (spec.kind === 'nodes' && capacity > 0) continue;
            const held = drawnScenario.rows.reduce((sum, { accelerators }, job) => {
              return pool[job] === p && start[job]! <= at && at < end[job]! ? sum + accelerators : sum;
            }, 0);
            agree(held <= capacity, true);
          }
        });
      }),
      drawn(1000),
    );
  });

  it('what is installed over time is what the pools hold, and what jobs still hold of what has left', () => {
    fc.assert(
      fc.property(anyChangingScenario, (drawnScenario) => {
        const counted = Object.entries(drawnScenario.cluster.pools).filter(([, spec]) => spec.kind === 'units');
        fc.pre(counted.length === Object.keys(drawnScenario.cluster.pools).length);
        const until = 60;
        const recorder = createRecorder({ window: { from: 0, to: until }, timelineSteps: 100 });
        const { start, end, pool } = play(drawnScenario, { observers: [recorder], until });
        let installed = 0;
        // All times are whole seconds but for stays of no length, which hold nothing over time.
        for (let second = 0; second < until; second++) {
          counted.forEach(([, spec], p) => {
            const held = drawnScenario.rows.reduce((sum, { accelerators }, job) => {
              return pool[job] === p && start[job]! < second + 1 && second < end[job]!
                ? sum + accelerators * (Math.min(end[job]!, second + 1) - Math.max(start[job]!, second))
                : sum;
            }, 0);
            installed += Math.max(held, capacityAt(spec, second));
          });
        }
        agree(Math.abs(recorder.integrals().installed - installed) <= 0.2, true);
      }),
      drawn(500),
    );
  });
});

describe('a change that comes when all is over', () => {
  it('changes no start and no end, whatever the rule', () => {
    const later = fc.record({ units: fc.integer({ min: 0, max: 20 }), announced: fc.boolean() });
    fc.assert(
      fc.property(arbitraryRows({ most: 30 }), anyPolicy, later, (rows, policy, { units, announced }) => {
        const still: PoolSpec = { kind: 'units', units: 8 };
        const changing: PoolSpec = { ...still, changes: [{ at: 1e7, units }], announced };
        const [expected, found] = [still, changing].map((spec) =>
          play({ rows, policy, cluster: { pools: { machine: spec } } }),
        );
        for (const column of ['start', 'end', 'state', 'startedBy', 'rejection'] as const) {
          agree(found![column].join(), expected![column].join());
        }
        agree(found!.finished, expected!.finished);
      }),
      drawn(1000),
    );
  });
});
