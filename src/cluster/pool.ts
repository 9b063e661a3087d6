/**
 * A pool hands out accelerators and takes them back. The scheduler reads `free`; the simulation calls the rest.
 * Other kinds of pool (slices, memory, topology) implement the same interface.
 */
export interface Pool {
  /** Accelerators (units) it is to hold now. */
  readonly capacity: number;
  /** Accelerators not allocated now. */
  readonly free: number;
  /** Nodes with a job on them; 0 in a pool without nodes. */
  readonly awake: number;
  /** How many nodes without a job would get one if so many accelerators were given out now. */
  wakes(accelerators: number): number;
  /** Accelerators that leave the pool as soon as their jobs give them back, whichever jobs these are. */
  readonly owed: number;
  /** Whether so many accelerators can be given to one job right now. */
  fits(accelerators: number): boolean;
  /** Gives accelerators to a job. They must fit. */
  allocate(job: number, accelerators: number): void;
  /** Takes back what a job holds. */
  release(job: number, accelerators: number): void;
  /** Of the accelerators that a job holds, those that do not stand on a part of the pool that is leaving. */
  staying(job: number, accelerators: number): number;
  /**
   * Brings the pool to another size. What is free leaves at once; what jobs hold leaves when they give it back.
   * @param capacity accelerators from now on
   */
  resize(capacity: number): void;
}
