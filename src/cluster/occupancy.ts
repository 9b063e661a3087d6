import { bitsIn, lowestBit, lowestBits } from '../kernel/index.ts';
import { NodesByFree } from './nodes-by-free.ts';
import type { PlacementLog } from './placement-log.ts';

/**
 * Which accelerators of which nodes are held. A job gets its accelerators on as few nodes as are possible now:
 * a job that some node can hold goes to the fullest such node (best fit); a wider one takes the emptiest nodes first
 * and best-fits its remainder. Ties: the lowest node number.
 *
 * Nodes are indexed by how many accelerators they have free and given out and taken back by up to 32 at once, so placing neither scans the nodes
 * nor pays for each of them.
 *
 * When the pool shrinks, the emptiest nodes leave (ties: the highest number): their free accelerators at once, the others when their jobs end.
 * When it grows, the lowest numbers that are not in use come (back) first, then nodes that were leaving.
 */
export class Occupancy {
  /** Nodes that no longer belong to the pool although jobs still hold some of their accelerators. */
  leaving = 0;
  private readonly acceleratorsPerNode: number;
  private readonly placements: PlacementLog;
  /** Number of the first word among those of all pools. */
  private readonly firstWord: number;
  /** The nodes of the pool. Of those that are no longer of it only the ones with none free. */
  private readonly byFree: NodesByFree;
  /** By node: how many accelerators are free, unless there are none. So a job that takes whole nodes leaves it alone. */
  private readonly freeOn: Int32Array;
  /** By word: the nodes that belong to the pool now, as bits. */
  private readonly present: Int32Array;
  /** How many these are. */
  private size: number;

  /**
   * @param nodes how many there are at first
   * @param firstWord as `placements` numbers them
   * @param most how many there ever are
   */
  constructor(nodes: number, acceleratorsPerNode: number, placements: PlacementLog, firstWord: number, most: number) {
    this.size = nodes;
    this.acceleratorsPerNode = acceleratorsPerNode;
    this.placements = placements;
    this.firstWord = firstWord;
    this.byFree = new NodesByFree(most, acceleratorsPerNode);
    this.freeOn = new Int32Array(most).fill(acceleratorsPerNode);
    this.present = new Int32Array((most + 31) >>> 5);
    for (let node = 0; node < nodes; node++) {
      this.present[node >>> 5]! |= 1 << (node & 31);
      this.byFree.add(node >>> 5, 1 << (node & 31), 1, acceleratorsPerNode);
    }
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
    const { placements } = this;
    const { count } = this.byFree;
    placements.open(job);
    let left = accelerators;
    let most = this.acceleratorsPerNode;
    while (left > 0) {
      while (count[most] === 0) most--;
      if (left >= most) left -= most * this.takeWhole(most, Math.floor(left / most));
      else {
        let tightest = left;
        while (count[tightest] === 0) tightest++;
        this.takeFrom(tightest, left);
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
    const { placements, present, acceleratorsPerNode } = this;
    const end = placements.endOf(job);
    let back = 0;
    for (let k = placements.startOf(job); k < end; k++) {
      const word = placements.word[k]! - this.firstWord;
      const count = placements.accelerators[k]!;
      const nodes = placements.nodes[k]! & present[word]!;
      const size = bitsIn(nodes);
      back += size * count;
      if (count === acceleratorsPerNode) this.byFree.move(word, nodes, size, 0, count);
      else for (let left = nodes; left !== 0; left &= left - 1) this.giveBack(word, left & -left, count);
      if (this.leaving > 0) this.letGo(word, placements.nodes[k]! & ~nodes, count);
    }
    return back;
  }

  /** Of the accelerators that a job holds, those on nodes that belong to the pool now. */
  staying(job: number): number {
    const { placements, present } = this;
    let sum = 0;
    for (let k = placements.startOf(job); k < placements.endOf(job); k++) {
      const here = present[placements.word[k]! - this.firstWord]!;
      sum += placements.accelerators[k]! * bitsIn(placements.nodes[k]! & here);
    }
    return sum;
  }

  /**
   * Brings the pool to so many nodes.
   * @returns how many free accelerators came, or less than 0: left
   */
  resize(nodes: number): number {
    const { acceleratorsPerNode } = this;
    const grows = nodes > this.size;
    const free = this.freeOn.map((some, node) => (this.hasNoneFree(node) ? 0 : some));
    const all = Array.from(free.keys());
    const moving = all
      .filter((node) => this.isPresent(node) !== grows)
      .sort((a, b) => free[b]! - free[a]! || (grows ? a - b : b - a))
      .slice(0, Math.abs(nodes - this.size));
    for (const node of moving) {
      const bit = 1 << (node & 31);
      this.present[node >>> 5]! ^= bit;
      if (free[node] === 0) continue;
      if (grows) this.byFree.add(node >>> 5, bit, 1, free[node]!);
      else this.byFree.remove(node >>> 5, bit, 1, free[node]!);
    }
    this.leaving = all.filter((node) => !this.isPresent(node) && free[node]! < acceleratorsPerNode).length;
    this.size = nodes;
    const sum = moving.reduce((total, node) => total + free[node]!, 0);
    return grows ? sum : -sum;
  }

  /** Takes all that up to so many nodes of one word have free; tells how many these are. */
  private takeWhole(free: number, wanted: number): number {
    const { byFree } = this;
    const word = byFree.firstWord(free);
    let nodes = byFree.among(word, free);
    let size = bitsIn(nodes);
    if (size > wanted) {
      nodes = lowestBits(nodes, wanted);
      size = wanted;
    }
    byFree.move(word, nodes, size, free, 0);
    this.placements.add(this.firstWord + word, nodes, free);
    return size;
  }

  /** Takes a part of what a node has free. */
  private takeFrom(free: number, count: number): void {
    const { byFree } = this;
    const word = byFree.firstWord(free);
    const among = byFree.among(word, free);
    const node = among & -among;
    byFree.move(word, node, 1, free, free - count);
    this.freeOn[(word << 5) + lowestBit(node)] = free - count;
    this.placements.add(this.firstWord + word, node, count);
  }

  private giveBack(word: number, bit: number, count: number): void {
    const node = (word << 5) + lowestBit(bit);
    const before = this.hasNoneFree(node) ? 0 : this.freeOn[node]!;
    this.byFree.move(word, bit, 1, before, before + count);
    this.freeOn[node] = before + count;
  }

  /** The same for nodes that are no longer of the pool. */
  private letGo(word: number, nodes: number, count: number): void {
    for (let left = nodes; left !== 0; left &= left - 1) {
      const node = (word << 5) + lowestBit(left);
      if (this.hasNoneFree(node)) {
        this.byFree.remove(word, left & -left, 1, 0);
        this.freeOn[node] = 0;
      }
      this.freeOn[node]! += count;
      if (this.freeOn[node] === this.acceleratorsPerNode) this.leaving--;
    }
  }

  private isPresent(node: number): boolean {
    return ((this.present[node >>> 5]! >>> (node & 31)) & 1) === 1;
  }

  private hasNoneFree(node: number): boolean {
    return ((this.byFree.among(node >>> 5, 0) >>> (node & 31)) & 1) === 1;
  }
}
