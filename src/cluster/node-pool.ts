import { IntegerSet } from '../kernel/index.ts';
import type { Pool } from './pool.ts';

/**
 * A pool of equal nodes with whole accelerators. A job gets its accelerators on as few nodes as are possible now:
 * a job that some node can hold goes to the fullest such node (best fit); a wider one takes the emptiest nodes first
 * and best-fits its remainder. Ties: the lowest node number.
 *
 * Nodes are indexed by how many accelerators they have free, so placing does not scan the nodes.
 */
export class NodePool implements Pool {
  readonly capacity: number;
  free: number;
  private readonly acceleratorsPerNode: number;
  private readonly firstNode: number;
  private readonly freeOn: Int32Array;
  /** `byFree[f]`: the nodes with exactly f accelerators free. */
  private readonly byFree: IntegerSet[];
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
    for (let node = 0; node < nodes; node++) this.byFree[acceleratorsPerNode]!.add(node);
  }

  fits(accelerators: number): boolean {
    return accelerators <= this.free;
  }

  allocate(job: number, accelerators: number): void {
    this.placements.open(job);
    let left = accelerators;
    let most = this.acceleratorsPerNode;
    while (left > 0) {
      while (this.byFree[most]!.size === 0) most--;
      if (left > most) {
        this.take(this.byFree[most]!.smallest(), most);
        left -= most;
      } else {
        let tightest = left;
        while (this.byFree[tightest]!.size === 0) tightest++;
        this.take(this.byFree[tightest]!.smallest(), left);
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
      const node = placements.node[k]! - this.firstNode;
      const before = this.freeOn[node]!;
      const after = before + placements.accelerators[k]!;
      this.byFree[before]!.remove(node);
      this.byFree[after]!.add(node);
      this.freeOn[node] = after;
    }
    this.free += accelerators;
  }

  /** Free accelerators of one node, by its number within this pool. */
  freeOnNode(node: number): number {
    return this.freeOn[node]!;
  }

  private take(node: number, count: number): void {
    const before = this.freeOn[node]!;
    this.byFree[before]!.remove(node);
    this.byFree[before - count]!.add(node);
    this.freeOn[node] = before - count;
    this.placements.add(this.firstNode + node, count);
  }
}

/** Which nodes every job got, in the order the jobs started. */
export class PlacementLog {
  node: Int32Array = new Int32Array(1024);
  accelerators: Int32Array = new Int32Array(1024);
  private readonly start: Uint32Array;
  private readonly end: Uint32Array;
  private length = 0;

  constructor(jobs: number) {
    this.start = new Uint32Array(jobs);
    this.end = new Uint32Array(jobs);
  }

  open(job: number): void {
    this.start[job] = this.length;
  }

  add(node: number, accelerators: number): void {
    if (this.length === this.node.length) {
      this.node = doubled(this.node);
      this.accelerators = doubled(this.accelerators);
    }
    this.node[this.length] = node;
    this.accelerators[this.length++] = accelerators;
  }

  close(job: number): void {
    this.end[job] = this.length;
  }

  startOf(job: number): number {
    return this.start[job]!;
  }

  endOf(job: number): number {
    return this.end[job]!;
  }

  /** The same, in job order. */
  inJobOrder(): { offset: Uint32Array; node: Int32Array; accelerators: Int32Array } {
    const jobs = this.start.length;
    const offset = new Uint32Array(jobs + 1);
    const node = new Int32Array(this.length);
    const accelerators = new Int32Array(this.length);
    let at = 0;
    for (let job = 0; job < jobs; job++) {
      offset[job] = at;
      for (let k = this.start[job]!; k < this.end[job]!; k++) {
        node[at] = this.node[k]!;
        accelerators[at++] = this.accelerators[k]!;
      }
    }
    offset[jobs] = at;
    return { offset, node, accelerators };
  }
}

function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(column.length * 2);
  next.set(column);
  return next;
}
