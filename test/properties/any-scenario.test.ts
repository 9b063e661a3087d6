import fc from 'fast-check';
import { describe, it } from 'vitest';
import { capacityOf } from '../../src/cluster/index.ts';
import { jobStates, type Outcome, simulate } from '../../src/simulation/index.ts';
import { jobTable } from '../job-tables.ts';
import { agree } from '../reference/agree.ts';
import { drawn } from '../reference/arbitrary-jobs.ts';
import { anyScenario, type Scenario } from './arbitrary-scenario.ts';

function play({ rows, cluster, policy }: Scenario, observe?: (allocated: number, time: number) => void): Outcome {
  let view = { allocated: 0 };
  const observer = {
    begin(given: { readonly allocated: number }) {
      view = given;
    },
    instant(time: number) {
      observe?.(view.allocated, time);
    },
  };
  return simulate({ jobs: jobTable(rows), cluster, policy, observers: [observer], audit: true });
}

/** How long a job may be on the machine at most. */
const allowed = ({ policy: { walltime } }: Scenario, limit: number) =>
  walltime.rule === 'kill' ? limit : walltime.rule === 'extend' ? Infinity : limit + walltime.grace;

describe('in any scenario', () => {
  it('the audit finds nothing, no job is lost, and each is on the machine for as long as its run time and limit say', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const { start, end, state, pool } = play(scenario);
        const capacities = Object.values(scenario.cluster.pools).map(capacityOf);
        scenario.rows.forEach(({ submit, runtime, limit, accelerators, pools }, job) => {
          const canRun = pools!.some((p) => accelerators <= capacities[p]!);
          const longest = allowed(scenario, limit!);
          const expected = canRun ? (runtime <= longest ? 'completed' : 'timed-out') : 'rejected';
          agree(jobStates[state[job]!], expected);
          if (!canRun) {
            agree([start[job], end[job], pool[job]].join(), 'NaN,NaN,255');
            return;
          }
          agree(start[job]! >= submit, true);
          agree(end[job]! - start[job]!, Math.min(runtime, longest));
          agree(pools!.includes(pool[job]!) && accelerators <= capacities[pool[job]!]!, true);
        });
      }),
      drawn(1500),
    );
  });

  it('allocated accelerators integrated over time are what the jobs held', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        let held = 0;
        let since = 0;
        let level = 0;
        const { start, end } = play(scenario, (allocated, time) => {
          held += level * (time - since);
          since = time;
          level = allocated;
        });
        const used = scenario.rows.reduce((sum, { accelerators }, job) => {
          return Number.isNaN(start[job]!) ? sum : sum + accelerators * (end[job]! - start[job]!);
        }, 0);
        agree(held, used);
        agree(level, 0);
      }),
      drawn(300),
    );
  });

  it('a second run gives the same bytes', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const [first, second] = [play(scenario), play(scenario)];
        for (const column of ['start', 'end', 'state', 'pool', 'startedBy', 'rejection'] as const) {
          agree(Buffer.from(first[column].buffer).equals(Buffer.from(second[column].buffer)), true);
        }
        agree(JSON.stringify(first.placement), JSON.stringify(second.placement));
        agree(
          [first.finished, first.passes, first.events].join(),
          [second.finished, second.passes, second.events].join(),
        );
      }),
      drawn(200),
    );
  });
});
