/** "No job": larger than any job, so that it never fits. */
const nothing = 0x7fffffff;

/**
 * Waiting jobs of one acceptance list in queue order, indexed so that the next job that fits a hole is found
 * without looking at those that do not.
 *
 * The order is a row of positions; a complete binary tree over them keeps, per subtree, the fewest accelerators and the
 * shortest estimate of its jobs. `fitFrom` walks from a position to the right and enters only subtrees that could
 * hold a fitting job: O(log n) where one fits soon. The two minima may come from different jobs, so a walk can visit
 * more; measured at 16–200 nodes for queues of 300–40,000 jobs.
 *
 * Positions are given by the caller (`put`: the rank of a job in a fixed order), or in the order of arrival (`append`),
 * in which case the row is compacted when it is full.
 */
export class Lane {
  /** Jobs in the lane. */
  size = 0;
  private capacity: number;
  private jobAt: Int32Array;
  private leastAccelerators: Int32Array;
  private leastEstimate: Float64Array;
  /** First position that may be occupied. */
  private head = 0;
  /** One past the last position that may be occupied. */
  private tail = 0;
  private readonly positionOf: Int32Array;
  private readonly accelerators: Int32Array;
  private readonly estimate: Float64Array;

  /**
   * @param positionOf column by job that the lanes of one queue share
   * @param positions how many positions are needed at once; grows by itself for `append`
   */
  constructor(accelerators: Int32Array, estimate: Float64Array, positionOf: Int32Array, positions = 512) {
    this.accelerators = accelerators;
    this.estimate = estimate;
    this.positionOf = positionOf;
    this.capacity = 2 ** Math.ceil(Math.log2(Math.max(2, positions)));
    this.jobAt = new Int32Array(this.capacity).fill(-1);
    this.leastAccelerators = new Int32Array(2 * this.capacity).fill(nothing);
    this.leastEstimate = new Float64Array(2 * this.capacity).fill(Infinity);
  }

  /** Fewest accelerators any job here asks for; a very large number when the lane is empty. */
  get smallest(): number {
    return this.leastAccelerators[1]!;
  }

  /** Adds a job behind all others. */
  append(job: number): void {
    if (this.tail === this.capacity) this.compact();
    this.occupy(this.tail++, job);
  }

  /** Adds a job at a position that is its own. */
  put(job: number, position: number): void {
    if (position < this.head) this.head = position;
    if (position >= this.tail) this.tail = position + 1;
    this.occupy(position, job);
  }

  remove(job: number): void {
    const { leastAccelerators, leastEstimate, capacity } = this;
    const position = this.positionOf[job]!;
    this.jobAt[position] = -1;
    this.positionOf[job] = -1;
    if (--this.size === 0) {
      this.head = 0;
      this.tail = 0;
    }
    let i = capacity + position;
    leastAccelerators[i] = nothing;
    leastEstimate[i] = Infinity;
    for (i >>= 1; i > 0; i >>= 1) {
      const left = 2 * i;
      const a = leastAccelerators[left]!;
      const b = leastAccelerators[left + 1]!;
      const fewest = Math.min(a, b);
      const p = leastEstimate[left]!;
      const q = leastEstimate[left + 1]!;
      const shortest = Math.min(p, q);
      if (leastAccelerators[i] === fewest && leastEstimate[i] === shortest) break;
      leastAccelerators[i] = fewest;
      leastEstimate[i] = shortest;
    }
  }

  /** Where a job stands in the row; the job must be here. */
  positionOfJob(job: number): number {
    return this.positionOf[job]!;
  }

  /** The first job in order; -1 when the lane is empty. */
  first(): number {
    if (this.size === 0) return -1;
    const job = this.from(this.head);
    this.head = this.positionOf[job]!;
    return job;
  }

  /** The first job at or after a position; -1 when there is none. */
  from(position: number): number {
    if (position >= this.tail) return -1;
    const job = this.jobAt[position]!;
    return job >= 0 ? job : this.fitFrom(position, nothing - 1, Infinity, 0);
  }

  /**
   * The first job at or after a position that asks for at most `free` accelerators and whose estimate is at most
   * `window` s, or that asks for at most `extra` accelerators (extra ≤ free); -1 when there is none.
   */
  fitFrom(position: number, free: number, window: number, extra: number): number {
    if (position >= this.tail) return -1;
    const { leastAccelerators, leastEstimate, capacity } = this;
    let i = capacity + position;
    for (;;) {
      const fewest = leastAccelerators[i]!;
      if ((fewest <= free && leastEstimate[i]! <= window) || fewest <= extra) {
        if (i >= capacity) return this.jobAt[i - capacity]!;
        i <<= 1;
      } else {
        // Past the right edge of the tree: nothing is left.
        if ((i & (i + 1)) === 0) return -1;
        i++;
        while ((i & 1) === 0) i >>= 1;
      }
    }
  }

  /** Replaces all jobs by these, in this order. */
  refill(jobs: Int32Array, count: number): void {
    for (let p = this.head; p < this.tail; p++) if (this.jobAt[p]! >= 0) this.positionOf[this.jobAt[p]!] = -1;
    let capacity = this.capacity;
    while (capacity < count) capacity *= 2;
    this.build(jobs, count, capacity);
  }

  private occupy(position: number, job: number): void {
    const { leastAccelerators, leastEstimate } = this;
    this.jobAt[position] = job;
    this.positionOf[job] = position;
    this.size++;
    const accelerators = this.accelerators[job]!;
    const estimate = this.estimate[job]!;
    let i = this.capacity + position;
    leastAccelerators[i] = accelerators;
    leastEstimate[i] = estimate;
    for (i >>= 1; i > 0; i >>= 1) {
      let changed = false;
      if (accelerators < leastAccelerators[i]!) {
        leastAccelerators[i] = accelerators;
        changed = true;
      }
      if (estimate < leastEstimate[i]!) {
        leastEstimate[i] = estimate;
        changed = true;
      }
      if (!changed) break;
    }
  }

  /** Closes the gaps; doubles the row when more than half of it is in use. */
  private compact(): void {
    const jobs = new Int32Array(this.size);
    let n = 0;
    for (let p = this.head; p < this.tail; p++) if (this.jobAt[p]! >= 0) jobs[n++] = this.jobAt[p]!;
    this.build(jobs, n, n * 2 > this.capacity ? this.capacity * 2 : this.capacity);
  }

  private build(jobs: Int32Array, count: number, capacity: number): void {
    if (capacity !== this.capacity) {
      this.capacity = capacity;
      this.jobAt = new Int32Array(capacity);
      this.leastAccelerators = new Int32Array(2 * capacity);
      this.leastEstimate = new Float64Array(2 * capacity);
    }
    const { jobAt, leastAccelerators, leastEstimate, positionOf } = this;
    jobAt.fill(-1);
    leastAccelerators.fill(nothing);
    leastEstimate.fill(Infinity);
    for (let p = 0; p < count; p++) {
      const job = jobs[p]!;
      jobAt[p] = job;
      positionOf[job] = p;
      leastAccelerators[capacity + p] = this.accelerators[job]!;
      leastEstimate[capacity + p] = this.estimate[job]!;
    }
    // Only subtrees that hold a job need work: the others stay empty.
    for (let first = capacity, last = capacity + count - 1; last > 1; ) {
      first >>= 1;
      last >>= 1;
      for (let i = first; i <= last; i++) {
        leastAccelerators[i] = Math.min(leastAccelerators[2 * i]!, leastAccelerators[2 * i + 1]!);
        leastEstimate[i] = Math.min(leastEstimate[2 * i]!, leastEstimate[2 * i + 1]!);
      }
    }
    this.size = count;
    this.head = 0;
    this.tail = count;
  }
}
