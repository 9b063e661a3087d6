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
 */
export class NodePool implements Pool {
  readonly capacity: number;
  free: number;
  awake = 0;
  private readonly acceleratorsPerNode: number;
  private readonly firstNode: number;
  private readonly freeOn: Int32Array;
  /** `byFree[f]`: the nodes with exactly f accelerators free; nodes with none are not indexed. */
  private readonly byFree: readonly IntegerSet[];
  private readonly placements: PlacementLog;

  /** @param firstNode number of this pool's first node among the nodes of all pools */
  constructor(nodes: number, acceleratorsPerNode: number, firstNode: number, placements: PlacementLog) {
    this.capacity = nodes * acceleratorsPerNode;
    this.free = this.capacity;
    this.acceleratorsPerNode = acceleratorsPerNode;
    this.firstNode = firstNode;
    this.placements = placements;
    this.freeOn = new Int32Array(nodes).fill(acceleratorsPerNode);
    this.byFree = Array.from({ length: acceleratorsPerNode + 1 }, () => new IntegerSet(nodes));
    this.byFree[acceleratorsPerNode]!.addRange(0, nodes);
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
    for (let k = placements.startOf(job); k < end; k++) {
      this.giveBack(placements.node[k]! - this.firstNode, placements.span[k]!, placements.accelerators[k]!);
    }
    this.free += accelerators;
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
}
