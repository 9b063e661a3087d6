import { type CapacityStep, capacityAt, capacityOf, capacitySteps } from '../cluster/index.ts';
import { AuditedStays, type HeldNodes } from './audited-stays.ts';
import type { MachineView, Observer } from './observer.ts';
import type { Outcome } from './outcome.ts';
import type { Run } from './run.ts';
import type { RunInput } from './run-input.ts';

/** An invariant of the simulation was found broken: a defect of the program, never of the scenario. */
export class AuditFailure extends Error {
  override readonly name = 'AuditFailure';
}

/**
 * Keeps books of its own beside a run and compares them at every instant: nothing is given out twice, nothing is lost, no job starts before it
 * was submitted or twice, and installed accelerator-seconds = allocated + idle to 1e-9. Of a pool that changes it knows by itself how much there
 * is at every moment: what the scenario says, and beyond that only what running jobs still hold. In the end it holds all that the run says of its
 * jobs against what it saw of them.
 */
export class Audit implements Observer {
  private readonly input: RunInput;
  private readonly steps: readonly (readonly CapacityStep[])[];
  private run!: Run;
  private readonly held = new Map<number, { pool: number; accelerators: number; since: number }>();
  private readonly begun: Uint8Array;
  private readonly stays: AuditedStays;
  private lastTime = 0;
  private lastInstant = Number.NEGATIVE_INFINITY;
  private firstTime = Number.NaN;
  private allocatedSeconds = 0;
  private idleSeconds = 0;
  private installedSeconds = 0;
  /** Per pool: accelerators that only stay until their jobs end. */
  private readonly leaving: Int32Array;
  /** Accelerators there, by the run's word and by our books. */
  private installed = 0;
  private counted = 0;
  private jobSeconds = 0;
  private allocated = 0;

  constructor(input: RunInput) {
    this.input = input;
    this.steps = Object.values(input.cluster.pools).map(capacitySteps);
    this.begun = new Uint8Array(input.jobs.count);
    this.stays = new AuditedStays(input, (holds, otherwise) => holds || this.fail(otherwise()));
    this.leaving = new Int32Array(this.steps.length);
  }

  begin(view: MachineView): void {
    this.run = view as Run;
    this.installed = view.installed;
    this.counted = this.steps.reduce((sum, steps) => sum + steps[0]!.capacity, 0);
  }

  started(job: number, time: number): void {
    const { jobs } = this.input;
    this.expect(time >= jobs.submit[job]!, `job ${jobs.number[job]} started at ${time} s, before its submission`);
    this.expect(this.begun[job] === 0, `job ${jobs.number[job]} started twice`);
    this.begun[job] = 1;
    const accelerators = this.run.accelerators[job]!;
    const least = jobs.elastic?.least[job] ?? jobs.accelerators[job]!;
    const most = jobs.elastic?.most[job] ?? jobs.accelerators[job]!;
    this.expect(
      accelerators >= least && accelerators <= most,
      `job ${jobs.number[job]} started on ${accelerators} accelerators, not ${least} to ${most}`,
    );
    const pool = this.run.poolOfJob(job);
    this.expect(
      jobs.acceptance[jobs.accepts[job]!]!.includes(pool),
      `job ${jobs.number[job]} started in a pool it does not accept`,
    );
    this.held.set(job, { pool, accelerators, since: time });
    this.account(time);
    this.allocated += accelerators;
  }

  /** It may start again. */
  heldAgain(job: number, time: number): void {
    this.begun[job] = 0;
    if (this.held.has(job)) this.ended(job, time);
  }

  ended(job: number, time: number): void {
    const holding = this.held.get(job);
    this.expect(holding !== undefined, `job ${this.input.jobs.number[job]} ended without running`);
    this.held.delete(job);
    const { pool, accelerators, since } = holding!;
    this.stays.add(job, { pool, accelerators, from: since, until: time, nodes: this.nodesOf(job, pool) });
    this.jobSeconds += holding!.accelerators * (time - holding!.since);
    this.account(time);
    this.allocated -= holding!.accelerators;
  }

  rejected(job: number, time: number): void {
    this.expect(!this.held.has(job), `job ${this.input.jobs.number[job]} was rejected while it ran`);
    this.stays.rejected(job, time);
  }

  instant(time: number): void {
    this.expect(time >= this.lastTime, `time ran back from ${this.lastTime} s to ${time} s`);
    this.account(time);
    const before = this.lastInstant;
    this.lastInstant = time;
    const used = this.used();
    this.counted = 0;
    this.steps.forEach((steps, pool) => {
      const capacity = capacityAt(steps, time);
      const held = used[pool]!;
      const { free } = this.run.cluster.pools[pool]!;
      // What leaves may stay while a job holds it; nothing of it is given out again.
      const mayStay = this.leaving[pool]! + lostBetween(steps, before, time);
      this.expect(
        held <= capacity + mayStay,
        `pool ${pool} has given out ${held} of ${capacity} accelerators at ${time} s`,
      );
      const leaving = free + held - capacity;
      this.expect(
        free === this.run.free[pool] && free >= 0 && leaving >= 0 && leaving <= Math.min(held, mayStay),
        `pool ${pool} says ${free} free at ${time} s; its jobs hold ${held} of ${capacity}`,
      );
      this.leaving[pool] = leaving;
      this.counted += capacity + leaving;
    });
    this.installed = this.run.installed;
    this.checkNodes(time);
  }

  finish(time: number): void {
    this.account(time);
    this.expect(this.held.size === 0, `${this.held.size} jobs still hold accelerators at the end`);
    const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
    this.expect(
      near(this.allocatedSeconds + this.idleSeconds, this.installedSeconds),
      'the ledger does not close: installed ≠ allocated + idle',
    );
    this.expect(near(this.allocatedSeconds, this.jobSeconds), 'the ledger does not close: allocated ≠ what jobs held');
  }

  /** Holds what the run says of its jobs, now that it is over, against what was seen of them. */
  check(outcome: Outcome): void {
    this.stays.check(outcome);
  }

  /** Adds the stretch since the last event to the ledger. */
  private account(time: number): void {
    if (!Number.isNaN(this.firstTime)) {
      const passed = time - this.lastTime;
      this.allocatedSeconds += this.allocated * passed;
      this.idleSeconds += (this.installed - this.allocated) * passed;
      this.installedSeconds += this.counted * passed;
    } else this.firstTime = time;
    this.lastTime = time;
  }

  private used(): Int32Array {
    const used = new Int32Array(this.steps.length);
    for (const { pool, accelerators } of this.held.values()) used[pool]! += accelerators;
    return used;
  }

  /** No node holds more than it has, and every running job on nodes has exactly what it asked for. */
  private checkNodes(time: number): void {
    if (!this.run.cluster.placements) return;
    const used = new Map<number, number>();
    for (const [job, { pool, accelerators }] of this.held) {
      if (!this.hasNodes(pool)) continue;
      let sum = 0;
      for (const { node: first, span, accelerators: count } of this.nodesOf(job, pool)) {
        for (let node = first; node < first + span; node++) {
          sum += count;
          used.set(node, (used.get(node) ?? 0) + count);
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
      const nodes = capacityOf(pool) / pool.acceleratorsPerNode;
      for (let node = first; node < first + nodes; node++) {
        const count = used.get(node) ?? 0;
        this.expect(
          count <= pool.acceleratorsPerNode,
          `node ${node} has given out ${count} of ${pool.acceleratorsPerNode} accelerators at ${time} s`,
        );
      }
      first += nodes;
    }
  }

  private hasNodes(pool: number): boolean {
    return Object.values(this.input.cluster.pools)[pool]!.kind === 'nodes';
  }

  /** The nodes that a job has, or had last. */
  private nodesOf(job: number, pool: number): readonly HeldNodes[] {
    return this.hasNodes(pool) ? (this.run.cluster.placements?.runsOf(job) ?? []) : [];
  }

  private expect(holds: boolean, otherwise: string): void {
    if (!holds) this.fail(otherwise);
  }

  private fail(found: string): never {
    throw new AuditFailure(`audit: ${found}`);
  }
}

/** How many accelerators a pool has lost from one time to another, growth in between not counted. */
function lostBetween(steps: readonly CapacityStep[], from: number, to: number): number {
  return steps.reduce((lost, { at, capacity }, i) => {
    const falls = i > 0 && at > from && at <= to;
    return falls ? lost + Math.max(0, steps[i - 1]!.capacity - capacity) : lost;
  }, 0);
}
