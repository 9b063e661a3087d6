import { capacityOf } from '../cluster/index.ts';
import type { MachineView, Observer } from './observer.ts';
import type { Run } from './run.ts';
import type { RunInput } from './run-input.ts';

/** An invariant of the simulation was found broken: a defect of the program, never of the scenario. */
export class AuditFailure extends Error {
  override readonly name = 'AuditFailure';
}

/**
 * Keeps books of its own beside a run and compares them at every instant: nothing is given out twice, nothing is lost, no job starts before it
 * was submitted or twice, and installed accelerator-seconds = allocated + idle to 1e-9.
 */
export class Audit implements Observer {
  private readonly input: RunInput;
  private readonly capacities: readonly number[];
  private run!: Run;
  private readonly held = new Map<number, { pool: number; accelerators: number; since: number }>();
  private readonly begun: Uint8Array;
  private lastTime = 0;
  private firstTime = Number.NaN;
  private allocatedSeconds = 0;
  private idleSeconds = 0;
  private jobSeconds = 0;
  private allocated = 0;

  constructor(input: RunInput) {
    this.input = input;
    this.capacities = Object.values(input.cluster.pools).map(capacityOf);
    this.begun = new Uint8Array(input.jobs.count);
  }

  begin(view: MachineView): void {
    this.run = view as Run;
  }

  started(job: number, time: number): void {
    const { jobs } = this.input;
    this.expect(time >= jobs.submit[job]!, `job ${jobs.number[job]} started at ${time} s, before its submission`);
    this.expect(this.begun[job] === 0, `job ${jobs.number[job]} started twice`);
    this.begun[job] = 1;
    const pool = this.run.poolOfJob(job);
    this.expect(
      jobs.acceptance[jobs.accepts[job]!]!.includes(pool),
      `job ${jobs.number[job]} started in a pool it does not accept`,
    );
    this.held.set(job, { pool, accelerators: jobs.accelerators[job]!, since: time });
    this.account(time);
    this.allocated += jobs.accelerators[job]!;
  }

  ended(job: number, time: number): void {
    const holding = this.held.get(job);
    this.expect(holding !== undefined, `job ${this.input.jobs.number[job]} ended without running`);
    this.held.delete(job);
    this.jobSeconds += holding!.accelerators * (time - holding!.since);
    this.account(time);
    this.allocated -= holding!.accelerators;
  }

  instant(time: number): void {
    this.expect(time >= this.lastTime, `time ran back from ${this.lastTime} s to ${time} s`);
    this.account(time);
    const used = new Int32Array(this.capacities.length);
    for (const { pool, accelerators } of this.held.values()) used[pool]! += accelerators;
    this.capacities.forEach((capacity, pool) => {
      this.expect(
        used[pool]! <= capacity,
        `pool ${pool} has given out ${used[pool]} of ${capacity} accelerators at ${time} s`,
      );
      const free = this.run.cluster.pools[pool]!.free;
      this.expect(
        free === capacity - used[pool]! && free === this.run.free[pool],
        `pool ${pool} says ${free} free at ${time} s; its jobs hold ${used[pool]} of ${capacity}`,
      );
    });
    this.checkNodes(time);
  }

  finish(time: number): void {
    this.account(time);
    this.expect(this.held.size === 0, `${this.held.size} jobs still hold accelerators at the end`);
    const installed = this.capacities.reduce((sum, capacity) => sum + capacity, 0);
    const total = installed * (Number.isNaN(this.firstTime) ? 0 : time - this.firstTime);
    const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
    this.expect(
      near(this.allocatedSeconds + this.idleSeconds, total),
      'the ledger does not close: installed ≠ allocated + idle',
    );
    this.expect(near(this.allocatedSeconds, this.jobSeconds), 'the ledger does not close: allocated ≠ what jobs held');
  }

  /** Adds the stretch since the last event to the ledger. */
  private account(time: number): void {
    if (Number.isNaN(this.firstTime)) this.firstTime = time;
    else {
      this.allocatedSeconds += this.allocated * (time - this.lastTime);
      this.idleSeconds += (this.run.installed - this.allocated) * (time - this.lastTime);
    }
    this.lastTime = time;
  }

  /** No node holds more than it has, and every running job on nodes has exactly what it asked for. */
  private checkNodes(time: number): void {
    const { placements } = this.run.cluster;
    if (!placements) return;
    const used = new Map<number, number>();
    for (const [job, { pool, accelerators }] of this.held) {
      if (Object.values(this.input.cluster.pools)[pool]!.kind !== 'nodes') continue;
      let sum = 0;
      for (let k = placements.startOf(job); k < placements.endOf(job); k++) {
        for (let node = placements.node[k]!; node < placements.node[k]! + placements.span[k]!; node++) {
          sum += placements.accelerators[k]!;
          used.set(node, (used.get(node) ?? 0) + placements.accelerators[k]!);
        }
      }
      this.expect(
        sum === accelerators,
        `job ${this.input.jobs.number[job]} holds ${sum} accelerators on its nodes, not ${accelerators}`,
      );
    }
    let first = 0;
    for (const pool of Object.values(this.input.cluster.pools)) {
      if (pool.kind !== 'nodes') continue;
      for (let node = first; node < first + pool.nodes; node++) {
        const count = used.get(node) ?? 0;
        this.expect(
          count <= pool.acceleratorsPerNode,
          `node ${node} has given out ${count} of ${pool.acceleratorsPerNode} accelerators at ${time} s`,
        );
      }
      first += pool.nodes;
    }
  }

  private expect(holds: boolean, otherwise: string): void {
    if (!holds) throw new AuditFailure(`audit: ${otherwise}`);
  }
}
