import type { Signal } from '../../energy/index.ts';
import type { Placement } from '../../simulation/outcome.ts';

/**
 * Who was on a node together, for how long: what a node draws beyond its idle watts is answered for, at every moment, by
 * the jobs on it, by the accelerators they hold there.
 *
 * Per node the integral of 1 ÷ (accelerators held there) is kept; a job's part is its accelerators × what that integral
 * grew while it was on the node. A node that a job has to itself needs no books. O(nodes of a job) at its start and end.
 */
export class SharedNodes {
  /** Nodes with any job on them. */
  busy = 0;
  private readonly placement: Placement;
  private readonly acceleratorsPerNode: number;
  private readonly firstNode: number;
  private readonly held: Int32Array;
  private readonly since: Float64Array;
  /** What is integrated: plain time, and time weighted by each signal; one column a node for each. */
  private readonly signals: readonly (Signal | undefined)[];
  private readonly shares: readonly Float64Array[];

  /**
   * @param firstNode number of the pool's first node among those of all pools
   * @param signals undefined stands for plain time
   */
  constructor(
    placement: Placement,
    pool: { readonly nodes: number; readonly acceleratorsPerNode: number; readonly firstNode: number },
    signals: readonly (Signal | undefined)[],
  ) {
    this.placement = placement;
    this.acceleratorsPerNode = pool.acceleratorsPerNode;
    this.firstNode = pool.firstNode;
    this.held = new Int32Array(pool.nodes);
    this.since = new Float64Array(pool.nodes);
    this.signals = signals;
    this.shares = signals.map(() => new Float64Array(pool.nodes));
  }

  /**
   * A job comes or goes.
   * @param sign 1 when it comes, −1 when it goes
   * @param parts by signal, by job: node-seconds (weighted by the signal) the job answers for; complete when it has gone
   */
  change(job: number, time: number, sign: 1 | -1, parts: readonly Float64Array[]): void {
    const { placement, firstNode, acceleratorsPerNode } = this;
    for (let k = placement.offset[job]!; k < placement.offset[job + 1]!; k++) {
      const span = placement.span[k]!;
      const count = placement.accelerators[k]!;
      const first = placement.node[k]! - firstNode;
      for (let node = first; node < first + span; node++) {
        const before = this.held[node]!;
        if (before === 0) this.busy++;
        if (count < acceleratorsPerNode) {
          this.settle(node, time);
          for (let s = 0; s < parts.length; s++) parts[s]![job]! -= sign * count * this.shares[s]![node]!;
        } else if (sign === 1) this.since[node] = time;
        else this.whole(job, node, time, parts);
        this.held[node] = before + sign * count;
        if (this.held[node] === 0) this.busy--;
      }
    }
  }

  /** Brings the integrals of a node up to a time. */
  private settle(node: number, time: number): void {
    const held = this.held[node]!;
    const since = this.since[node]!;
    if (held > 0 && time > since) {
      for (let s = 0; s < this.shares.length; s++) this.shares[s]![node]! += this.weighed(s, since, time) / held;
    }
    this.since[node] = time;
  }

  /** The job had the node to itself. */
  private whole(job: number, node: number, time: number, parts: readonly Float64Array[]): void {
    for (let s = 0; s < parts.length; s++) parts[s]![job]! += this.weighed(s, this.since[node]!, time);
  }

  private weighed(s: number, from: number, to: number): number {
    const signal = this.signals[s];
    return signal === undefined ? to - from : signal.integral(from, to);
  }
}
