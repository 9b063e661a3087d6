import type { PlacementLog } from './placement-log.ts';
import type { Pool } from './pool.ts';

/** A pool of interchangeable units: only their number matters. */
export class CountedPool implements Pool {
  capacity: number;
  free: number;
  owed = 0;
  private readonly placements: PlacementLog | undefined;

  /** @param placements absent where no pool of the machine has nodes */
  constructor(units: number, placements?: PlacementLog) {
    this.capacity = units;
    this.free = units;
    this.placements = placements;
  }

  readonly awake = 0;

  wakes(): number {
    return 0;
  }

  fits(accelerators: number): boolean {
    return accelerators <= this.free;
  }

  allocate(job: number, accelerators: number): void {
    this.free -= accelerators;
    this.placements?.onNoNode(job);
  }

  release(_job: number, accelerators: number): void {
    const leaving = accelerators < this.owed ? accelerators : this.owed;
    this.owed -= leaving;
    this.free += accelerators - leaving;
  }

  staying(_job: number, accelerators: number): number {
    return accelerators;
  }

  resize(capacity: number): void {
    const held = this.capacity - this.free + this.owed;
    this.capacity = capacity;
    this.free = Math.max(0, capacity - held);
    this.owed = Math.max(0, held - capacity);
  }
}
