import { Occupancy } from './occupancy.ts';
import type { PlacementLog } from './placement-log.ts';
import type { Pool } from './pool.ts';

/** Starts and ends that may be put off. Measured: 64 and 4,096 are as good. */
const most = 256;

/**
 * A pool of equal nodes with whole accelerators; `Occupancy` tells on which of them a job stands.
 *
 * Whether a job fits depends on how many accelerators are free, and not on where. So starts and ends are only noted, and placed in their order
 * when somebody asks where or the notes are full: placing many in a row takes half the time of placing each amid all else that a run does.
 */
export class NodePool implements Pool {
  capacity: number;
  free: number;
  /** What leaves stands on nodes of its own, so nothing is owed by the others. */
  readonly owed = 0;
  private readonly acceleratorsPerNode: number;
  private readonly occupancy: Occupancy;
  /** Jobs that started; ~job: that ended. */
  private readonly pending = new Int32Array(most);
  /** Accelerators they asked for. */
  private readonly asked = new Int32Array(most);
  private pendingCount = 0;

  /**
   * @param nodes how many there are at first
   * @param mostNodes how many there ever are
   */
  constructor(nodes: number, acceleratorsPerNode: number, placements: PlacementLog, mostNodes = nodes) {
    this.capacity = nodes * acceleratorsPerNode;
    this.free = this.capacity;
    this.acceleratorsPerNode = acceleratorsPerNode;
    const firstNode = placements.enrol(mostNodes, () => this.settle());
    this.occupancy = new Occupancy(nodes, acceleratorsPerNode, placements, firstNode, mostNodes);
  }

  get awake(): number {
    this.settle();
    return this.occupancy.awake;
  }

  fits(accelerators: number): boolean {
    return accelerators <= this.free;
  }

  wakes(accelerators: number): number {
    this.settle();
    return this.occupancy.wakes(accelerators);
  }

  allocate(job: number, accelerators: number): void {
    this.free -= accelerators;
    this.note(job, accelerators);
  }

  release(job: number, accelerators: number): void {
    if (this.occupancy.leaving > 0) {
      this.settle();
      this.free += this.occupancy.takeBack(job);
    } else {
      this.free += accelerators;
      this.note(~job, accelerators);
    }
  }

  staying(job: number, accelerators: number): number {
    if (this.occupancy.leaving === 0) return accelerators;
    this.settle();
    return this.occupancy.staying(job);
  }

  resize(capacity: number): void {
    this.settle();
    this.free += this.occupancy.resize(capacity / this.acceleratorsPerNode);
    this.capacity = capacity;
  }

  private note(subject: number, accelerators: number): void {
    if (this.pendingCount === most) this.settle();
    this.pending[this.pendingCount] = subject;
    this.asked[this.pendingCount++] = accelerators;
  }

  private settle(): void {
    const { occupancy, pending, asked, pendingCount } = this;
    for (let i = 0; i < pendingCount; i++) {
      const subject = pending[i]!;
      if (subject >= 0) occupancy.place(subject, asked[i]!);
      else occupancy.takeBack(~subject);
    }
    this.pendingCount = 0;
  }
}
