import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MachineView, type Observer, simulate } from '../../src/simulation/index.ts';
import { jobTable, policy, type Row, units } from '../job-tables.ts';
import { anyScenario } from '../properties/arbitrary-scenario.ts';
import { agree } from '../reference/agree.ts';
import { arbitraryRows, drawn } from '../reference/arbitrary-jobs.ts';
import { backfillings } from '../reference/textbook/check.ts';
import { scores, sorted } from '../reference/textbook/orders.ts';
import type { TextbookJob } from '../reference/textbook/world.ts';

describe('observers', () => {
  it('are told of ends, submissions and starts as they come, then that the instant is over, and last that the run is', () => {
    const told: string[] = [];
    const observer: Observer = {
      begin: (view) => void told.push(`begin ${view.installed}`),
      submitted: (job, time) => void told.push(`submitted ${job} at ${time}`),
      started: (job, time) => void told.push(`started ${job} at ${time}`),
      ended: (job, time) => void told.push(`ended ${job} at ${time}`),
      instant: (time) => void told.push(`instant ${time}`),
      finish: (time) => void told.push(`finish ${time}`),
    };
    const rows = [
      { submit: 0, accelerators: 2, runtime: 5 },
      { submit: 5, accelerators: 3, runtime: 1 },
      { submit: 5, accelerators: 2, runtime: 2 },
    ];
    simulate({ jobs: jobTable(rows), cluster: units(2), policy: policy('fcfs', 'none'), observers: [observer] });
    expect(told).toEqual([
      ...['begin 2', 'submitted 0 at 0', 'started 0 at 0', 'instant 0'],
      ...['ended 0 at 5', 'submitted 2 at 5', 'started 2 at 5', 'instant 5'],
      ...['ended 2 at 7', 'instant 7', 'finish 7'],
    ]);
  });

  it('see a state that agrees with what they were told, at every instant of any scenario', () => {
    fc.assert(
      fc.property(anyScenario, ({ rows, cluster, policy: rules }) => {
        const waiting = new Map<number, Row>();
        const running = new Map<number, Row>();
        let view!: MachineView;
        const widthOf = (jobs: Map<number, Row>) => [...jobs.values()].reduce((sum, row) => sum + row.accelerators, 0);
        const observer: Observer = {
          begin(given) {
            view = given;
          },
          submitted: (job) => void waiting.set(job, rows[job]!),
          started(job) {
            agree(waiting.delete(job), true);
            running.set(job, rows[job]!);
          },
          ended: (job) => agree(running.delete(job), true),
          instant() {
            agree(view.queuedJobs, waiting.size);
            agree(view.queuedAccelerators, widthOf(waiting));
            agree(view.runningJobs, running.size);
            agree(view.allocated, widthOf(running));
            agree(
              view.installed - view.allocated,
              view.free.reduce((sum, free) => sum + free, 0),
            );
            const fits = [...waiting.values()].some(({ accelerators, pools }) =>
              pools!.some((pool) => accelerators <= view.free[pool]!),
            );
            agree(view.fitsNow(), fits);
          },
        };
        simulate({ jobs: jobTable(rows), cluster, policy: rules, observers: [observer] });
        agree(waiting.size + running.size, 0);
      }),
      drawn(300),
    );
  });

  it.each(backfillings)(
    'see which waiting job of each list of pools is first in the queue, in any order: $name',
    ({ spec }) => {
      const order = fc.constantFrom(...Object.keys(scores));
      const lists = fc.array(fc.constantFrom([0], [1], [0, 1]), { minLength: 20, maxLength: 20 });
      const pool = { kind: 'units', units: 8 } as const;
      fc.assert(
        fc.property(arbitraryRows({ most: 20 }), lists, order, (drawnRows, accepts, name) => {
          const rows = drawnRows.map((row, job) => ({ ...row, pools: accepts[job]! }));
          const jobs = jobTable(rows);
          const waiting = new Map<number, TextbookJob>();
          let view!: MachineView;
          const observer: Observer = {
            begin(given) {
              view = given;
            },
            submitted: (job) => void waiting.set(job, { id: job, ...rows[job]!, estimate: rows[job]!.limit!, stay: 0 }),
            started: (job) => void waiting.delete(job),
            instant(now) {
              jobs.acceptance.forEach((_pools, lane) => {
                const own = [...waiting.values()].filter(({ id }) => jobs.accepts[id] === lane);
                agree(view.firstWaiting(lane), sorted(own, name, now)[0]?.id ?? -1);
              });
            },
          };
          const cluster = { pools: { left: pool, right: pool } };
          simulate({ jobs, cluster, policy: policy(name, spec), observers: [observer] });
        }),
        drawn(100),
      );
    },
  );

  it('change nothing by watching', () => {
    fc.assert(
      fc.property(anyScenario, ({ rows, cluster, policy: rules }) => {
        const input = { jobs: jobTable(rows), cluster, policy: rules };
        const [plain, watched] = [simulate(input), simulate({ ...input, observers: [{ instant() {} }], audit: true })];
        agree(watched.start.join(), plain.start.join());
        agree(watched.passes, plain.passes);
      }),
      drawn(100),
    );
  });
});
