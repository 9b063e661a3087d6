import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WaitReasons } from '../../src/metrics/wait-reasons.ts';
import type { MachineView, Observer } from '../../src/simulation/observer.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { JobTable } from '../../src/workload/job-table.ts';
import { jobTable, policy, type Row, units } from '../job-tables.ts';

/** Looks at every waiting job at every instant: slow and plain. First come, first served only. */
class EveryWaitingJob implements Observer {
  readonly seconds: { Resources: number; Priority: number; Backfill: number }[];
  private readonly jobs: JobTable;
  private readonly waiting = new Set<number>();
  private view!: MachineView;
  private time = 0;
  private free = 0;

  private readonly reserves: boolean;

  constructor(jobs: JobTable, reserves: boolean) {
    this.jobs = jobs;
    this.reserves = reserves;
    this.seconds = Array.from({ length: jobs.count }, () => ({ Resources: 0, Priority: 0, Backfill: 0 }));
  }

  begin(view: MachineView): void {
    this.view = view;
  }

  submitted(job: number, time: number): void {
    this.pass(time);
    this.waiting.add(job);
  }

  started(job: number, time: number): void {
    this.pass(time);
    this.waiting.delete(job);
  }

  instant(time: number): void {
    this.pass(time);
    this.free = this.view.installed - this.view.allocated;
  }

  private pass(time: number): void {
    const first = Math.min(...this.waiting);
    for (const job of this.waiting) {
      const fits = this.reserves && this.jobs.accelerators[job]! <= this.free;
      this.seconds[job]![fits ? 'Backfill' : job === first ? 'Resources' : 'Priority'] += time - this.time;
    }
    this.time = time;
  }
}

const rows = fc.array(
  fc.record({
    submit: fc.integer({ min: 0, max: 60 }),
    accelerators: fc.integer({ min: 1, max: 8 }),
    runtime: fc.integer({ min: 0, max: 30 }),
    slack: fc.integer({ min: 0, max: 20 }),
  }),
  { maxLength: 40 },
);

describe('the reasons of a wait', () => {
  it.each(['none', 'first-fit', 'easy', 'depth-k', 'conservative'])(
    'under %s are those that a look at every waiting job at every instant finds, and add up to the wait',
    (backfill) => {
      fc.assert(
        fc.property(rows, (drawn) => {
          const sorted: Row[] = drawn
            .toSorted((a, b) => a.submit - b.submit)
            .map(({ slack, ...row }) => ({ ...row, limit: row.runtime + slack }));
          const jobs = jobTable(sorted);
          const reasons = new WaitReasons(jobs, 8, backfill !== 'none');
          const plain = new EveryWaitingJob(jobs, backfill !== 'none');
          const outcome = simulate({
            jobs,
            cluster: units(8),
            policy: policy('fcfs', backfill),
            observers: [reasons, plain],
          });
          const { resources, priority, backfill: held } = reasons.result();
          for (let job = 0; job < jobs.count; job++) {
            expect({ Resources: resources[job], Priority: priority[job], Backfill: held[job] }).toEqual(
              plain.seconds[job],
            );
            expect(resources[job]! + priority[job]! + held[job]!).toBe(outcome.start[job]! - jobs.submit[job]!);
          }
        }),
        { numRuns: 150, seed: 1 },
      );
    },
  );

  it('are told apart by pools: a free pool that a job does not accept is no reason', () => {
    const jobs = jobTable([
      { submit: 0, accelerators: 4, runtime: 10, pools: [0] },
      { submit: 1, accelerators: 4, runtime: 10, pools: [0] },
    ]);
    const reasons = new WaitReasons(jobs, 4);
    const pool = { kind: 'units' as const, units: 4 };
    simulate({ jobs, cluster: { pools: { a: pool, b: pool } }, policy: policy('fcfs', 'easy'), observers: [reasons] });
    expect(reasons.result().resources[1]).toBe(9);
  });
});
