import { NodesByFree } from './nodes-by-free.ts';
import type { PlacementLog } from './placement-log.ts';

/**
 * Which accelerators of which nodes are held. A job gets its accelerators on as few nodes as are possible now:
 * a job that some node can hold goes to the fullest such node (best fit); a wider one takes the emptiest nodes first
 * and best-fits its remainder. Ties: the lowest node number.
 *
 * Nodes are indexed by how many accelerators they have free, and runs of consecutive nodes are given out and taken back
 * together, so placing neither scans the nodes nor pays for each of them.
 *
 * When the pool shrinks, the emptiest nodes leave (ties: the highest number): their free accelerators at once, the others when their jobs end.
 * When it grows, the lowest numbers that are not in use come (back) first, then nodes that were leaving.
 */
export class Occupancy {
  /** Nodes that no longer belong to the pool although jobs still hold some of their accelerators. */
  leaving = 0;
  private readonly acceleratorsPerNode: number;
  private readonly placements: PlacementLog;
  /** Number of the first node among those of all pools. */
  private readonly firstNode: number;
  /** The nodes of the pool. Of those that are no longer of it only the ones with none free. */
  private readonly byFree: NodesByFree;
  /** By node: how many accelerators are free, unless there are none. So a job that takes whole nodes leaves it alone. */
  private readonly freeOn: Int32Array;
  /** By node: whether it belongs to the pool now. */
  private readonly present: Uint8Array;
  /** How many these are. */
  private size: number;

  /**
   * @param nodes how many there are at first
   * @param firstNode as `placements` numbers them
   * @param most how many there ever are
   */
  constructor(nodes: number, acceleratorsPerNode: number, placements: PlacementLog, firstNode: number, most: number) {
    this.size = nodes;
    this.acceleratorsPerNode = acceleratorsPerNode;
    this.placements = placements;
    this.firstNode = firstNode;
    this.byFree = new NodesByFree(most, acceleratorsPerNode);
    this.freeOn = new Int32Array(most).fill(acceleratorsPerNode);
    this.present = new Uint8Array(most).fill(1, 0, nodes);
    this.byFree.add(0, nodes, acceleratorsPerNode);
  }

  /** Nodes with a job on them. */
  get awake(): number {
    return this.size - this.byFree.count[this.acceleratorsPerNode]! + this.leaving;
  }

  /** How many nodes without a job would get one: the way of `place`, without taking anything. */
  wakes(accelerators: number): number {
    const { acceleratorsPerNode } = this;
    const { count } = this.byFree;
    let left = accelerators;
    let woken = 0;
    let taken = 0;
    for (let most = acceleratorsPerNode; left > 0; ) {
      const here = count[most]! - taken;
      if (here === 0) {
        most--;
        taken = 0;
      } else if (left >= most) {
        taken = Math.min(here, Math.floor(left / most));
        if (most === acceleratorsPerNode) woken += taken;
        left -= taken * most;
      } else {
        let tightest = left;
        while (count[tightest]! - (tightest === most ? taken : 0) === 0) tightest++;
        return tightest === acceleratorsPerNode ? woken + 1 : woken;
      }
    }
    return woken;
  }

  /** Gives a job its accelerators; so many must be free. */
  place(job: number, accelerators: number): void {
    const { placements, byFree } = this;
    const { count } = byFree;
    placements.open(job);
    let left = accelerators;
    let most = this.acceleratorsPerNode;
    while (left > 0) {
      while (count[most] === 0) most--;
      if (left >= most) {
        const first = byFree.first(most);
        const span = byFree.runFrom(first, most, Math.floor(left / most));
        byFree.move(first, span, most, 0);
        placements.add(this.firstNode + first, span, most);
        left -= span * most;
      } else {
        let tightest = left;
        while (count[tightest] === 0) tightest++;
        const node = byFree.first(tightest);
        byFree.move(node, 1, tightest, tightest - left);
        this.freeOn[node] = tightest - left;
        placements.add(this.firstNode + node, 1, left);
        left = 0;
      }
    }
    placements.close(job);
  }

  /**
   * Takes back what a job holds.
   * @returns how much of it is free now; the rest stood on nodes that are leaving
   */
  takeBack(job: number): number {
    const { placements, acceleratorsPerNode } = this;
    const end = placements.endOf(job);
    let back = 0;
    for (let k = placements.startOf(job); k < end; k++) {
      const first = placements.node[k]! - this.firstNode;
      const span = placements.span[k]!;
      const count = placements.accelerators[k]!;
      if (this.leaving > 0) back += count * this.giveBackEach(first, span, count);
      else {
        if (count === acceleratorsPerNode) this.byFree.move(first, span, 0, count);
        else for (let node = first; node < first + span; node++) this.giveBack(node, count);
        back += count * span;
      }
    }
    return back;
  }

  /** Of the accelerators that a job holds, those on nodes that belong to the pool now. */
  staying(job: number): number {
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

  /**
   * Brings the pool to so many nodes.
   * @returns how many free accelerators came, or less than 0: left
   */
  resize(nodes: number): number {
    const { acceleratorsPerNode, present, byFree } = this;
    const grows = nodes > this.size;
    const free = this.freeOn.map((some, node) => (byFree.has(node, 0) ? 0 : some));
    const all = Array.from(free.keys());
    const moving = all
      .filter((node) => present[node] === (grows ? 0 : 1))
      .sort((a, b) => free[b]! - free[a]! || (grows ? a - b : b - a))
      .slice(0, Math.abs(nodes - this.size));
    for (const node of moving) {
      present[node] = grows ? 1 : 0;
      if (free[node] === 0) continue;
      if (grows) byFree.add(node, 1, free[node]!);
      else byFree.remove(node, 1, free[node]!);
    }
    this.leaving = all.filter((node) => present[node] === 0 && free[node]! < acceleratorsPerNode).length;
    this.size = nodes;
    const sum = moving.reduce((total, node) => total + free[node]!, 0);
    return grows ? sum : -sum;
  }

  private giveBack(node: number, count: number): void {
    const before = this.byFree.has(node, 0) ? 0 : this.freeOn[node]!;
    this.byFree.move(node, 1, before, before + count);
    this.freeOn[node] = before + count;
  }

  /**
   * The same while some nodes are leaving: what comes back on these is no longer of the pool.
   * @returns on how many of the nodes it still is
   */
  private giveBackEach(first: number, span: number, count: number): number {
    let stayed = 0;
    for (let node = first; node < first + span; node++) {
      if (this.present[node] === 1) {
        this.giveBack(node, count);
        stayed++;
        continue;
      }
      if (this.byFree.has(node, 0)) {
        this.byFree.remove(node, 1, 0);
        this.freeOn[node] = 0;
      }
      this.freeOn[node]! += count;
      if (this.freeOn[node] === this.acceleratorsPerNode) this.leaving--;
    }
    return stayed;
  }
}
