import { IntegerSet } from '../kernel/index.ts';
import type { PlacementLog } from './placement-log.ts';
import type { Pool } from './pool.ts';

/**
 * A pool of equal nodes with whole accelerators. A job gets its accelerators on as few nodes as are possible now:
 * a job that some node can hold goes to the fullest such node (best fit); a wider one takes the emptiest nodes first
 * and best-fits its remainder. Ties: the lowest node number.
 *
 * Nodes are indexed by how many accelerators they have free, and runs of consecutive nodes are given out and taken back
 * together, so placing neither scans the nodes nor pays for each of them.
 *
 * When the pool shrinks, the emptiest nodes leave (ties: the highest number): their free accelerators at once, the others when their jobs end.
 * When it grows, the lowest numbers that are not in use come (back) first, then nodes that were leaving.
 */
export class NodePool implements Pool {
  capacity: number;
  free: number;
  awake = 0;
  /** What leaves stands on nodes of its own, so nothing is owed by the others. */
  readonly owed = 0;
  private readonly acceleratorsPerNode: number;
  private readonly firstNode: number;
  private readonly freeOn: Int32Array;
  /** `byFree[f]`: the nodes with exactly f accelerators free; nodes with none are not indexed. */
  private readonly byFree: readonly IntegerSet[];
  private readonly placements: PlacementLog;
  /** By node: whether it belongs to the pool now. */
  private readonly present: Uint8Array;
  /** Nodes that no longer belong to the pool although jobs still hold some of their accelerators, at most; 0: none. */
  private leaving = 0;

  /**
   * @param nodes how many there are at first
   * @param firstNode number of this pool's first node among the nodes of all pools
   * @param most how many there ever are
   */
  constructor(nodes: number, acceleratorsPerNode: number, firstNode: number, placements: PlacementLog, most = nodes) {
    this.capacity = nodes * acceleratorsPerNode;
    this.free = this.capacity;
    this.acceleratorsPerNode = acceleratorsPerNode;
    this.firstNode = firstNode;
    this.placements = placements;
    this.freeOn = new Int32Array(most).fill(acceleratorsPerNode);
    this.byFree = Array.from({ length: acceleratorsPerNode + 1 }, () => new IntegerSet(most));
    if (nodes > 0) this.byFree[acceleratorsPerNode]!.addRange(0, nodes);
    this.present = new Uint8Array(most).fill(1, 0, nodes);
  }

  fits(accelerators: number): boolean {
    return accelerators <= this.free;
  }

  /** The way of `allocate`, without taking anything. */
  wakes(accelerators: number): number {
    const { byFree, acceleratorsPerNode } = this;
    let left = accelerators;
    let woken = 0;
    let taken = 0;
    for (let most = acceleratorsPerNode; left > 0; ) {
      const here = byFree[most]!.size - taken;
      if (here === 0) {
        most--;
        taken = 0;
      } else if (left >= most) {
        taken = Math.min(here, Math.floor(left / most));
        if (most === acceleratorsPerNode) woken += taken;
        left -= taken * most;
      } else {
        let tightest = left;
        while (byFree[tightest]!.size - (tightest === most ? taken : 0) === 0) tightest++;
        return tightest === acceleratorsPerNode ? woken + 1 : woken;
      }
    }
    return woken;
  }

  allocate(job: number, accelerators: number): void {
    this.placements.open(job);
    let left = accelerators;
    let most = this.acceleratorsPerNode;
    while (left > 0) {
      while (this.byFree[most]!.size === 0) most--;
      if (left >= most) {
        const first = this.byFree[most]!.smallest();
        const span = this.byFree[most]!.runFrom(first, Math.floor(left / most));
        this.take(first, span, most, most);
        left -= span * most;
      } else {
        let tightest = left;
        while (this.byFree[tightest]!.size === 0) tightest++;
        this.take(this.byFree[tightest]!.smallest(), 1, tightest, left);
        left = 0;
      }
    }
    this.placements.close(job);
    this.free -= accelerators;
  }

  release(job: number, accelerators: number): void {
    const { placements } = this;
    const end = placements.endOf(job);
    if (this.leaving > 0) {
      for (let k = placements.startOf(job); k < end; k++) {
        this.giveBackEach(placements.node[k]! - this.firstNode, placements.span[k]!, placements.accelerators[k]!);
      }
      return;
    }
    for (let k = placements.startOf(job); k < end; k++) {
      this.giveBack(placements.node[k]! - this.firstNode, placements.span[k]!, placements.accelerators[k]!);
    }
    this.free += accelerators;
  }

  staying(job: number, accelerators: number): number {
    if (this.leaving === 0) return accelerators;
    const { placements } = this;
    let sum = 0;
    for (let k = placements.startOf(job); k < placements.endOf(job); k++) {
      const first = placements.node[k]! - this.firstNode;
      for (let node = first; node < first + placements.span[k]!; node++) {
        if (this.present[node] === 1) sum += placements.accelerators[k]!;
      }
    }
    return sum;
  }

  resize(capacity: number): void {
    const nodes = Array.from(this.freeOn.keys());
    const { freeOn, present, acceleratorsPerNode } = this;
    const count = (capacity - this.capacity) / acceleratorsPerNode;
    const moving =
      count < 0
        ? nodes.filter((node) => present[node] === 1).sort((a, b) => freeOn[b]! - freeOn[a]! || b - a)
        : nodes.filter((node) => present[node] === 0).sort((a, b) => freeOn[b]! - freeOn[a]! || a - b);
    for (const node of moving.slice(0, Math.abs(count))) {
      const free = freeOn[node]!;
      present[node] = count < 0 ? 0 : 1;
      this.free += count < 0 ? -free : free;
      if (free > 0 && count < 0) this.byFree[free]!.remove(node);
      else if (free > 0) this.byFree[free]!.add(node);
    }
    this.leaving = nodes.filter((node) => present[node] === 0 && freeOn[node]! < acceleratorsPerNode).length;
    this.capacity = capacity;
  }

  /** Takes `count` accelerators on each of a run of nodes that have `before` free. */
  private take(first: number, span: number, before: number, count: number): void {
    const after = before - count;
    if (before === this.acceleratorsPerNode) this.awake += span;
    this.byFree[before]!.removeRange(first, span);
    if (after > 0) this.byFree[after]!.addRange(first, span);
    if (span === 1) this.freeOn[first] = after;
    else this.freeOn.fill(after, first, first + span);
    this.placements.add(this.firstNode + first, span, count);
  }

  /** Since they were given out together, other jobs may have come and gone on the nodes of a run: equal neighbours are handled together. */
  private giveBack(first: number, span: number, count: number): void {
    const { freeOn } = this;
    for (let from = first; from < first + span; ) {
      const before = freeOn[from]!;
      let to = from + 1;
      while (to < first + span && freeOn[to] === before) to++;
      if (before > 0) this.byFree[before]!.removeRange(from, to - from);
      this.byFree[before + count]!.addRange(from, to - from);
      if (before + count === this.acceleratorsPerNode) this.awake -= to - from;
      if (to === from + 1) freeOn[from] = before + count;
      else freeOn.fill(before + count, from, to);
      from = to;
    }
  }

  /** The same node by node, while some are leaving: what comes back on these is no longer of the pool. */
  private giveBackEach(first: number, span: number, count: number): void {
    for (let node = first; node < first + span; node++) {
      if (this.present[node] === 1) {
        this.giveBack(node, 1, count);
        this.free += count;
        continue;
      }
      this.freeOn[node]! += count;
      if (this.freeOn[node] !== this.acceleratorsPerNode) continue;
      this.leaving--;
      this.awake--;
    }
  }
}
