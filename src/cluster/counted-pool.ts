import type { Pool } from './pool.ts';

/** A pool of interchangeable units: only their number matters. */
export class CountedPool implements Pool {
  readonly capacity: number;
  free: number;

  constructor(units: number) {
    this.capacity = units;
    this.free = units;
  }

  readonly awake = 0;

  wakes(): number {
    return 0;
  }

  fits(accelerators: number): boolean {
    return accelerators <= this.free;
  }

  allocate(_job: number, accelerators: number): void {
    this.free -= accelerators;
  }

  release(_job: number, accelerators: number): void {
    this.free += accelerators;
  }
}
