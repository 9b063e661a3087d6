/** "No job": wider than any job, so that it never fits. */
const nothing = 0x7fffffff;

/** Children of a node are 2^3: eight neighbours are scanned about as fast as one is missed, so a flat tree beats a binary one. */
const shift = 3;
const fanOut = 1 << shift;
const mask = fanOut - 1;

/**
 * Waiting jobs of one acceptance list in queue order, indexed so that the next job that fits a hole is found without looking at
 * those that do not.
 *
 * The order is a row of positions; a tree over them (eight children a node) keeps, per subtree, the fewest accelerators, the shortest estimate
 * and the least area (accelerators × estimate) of its jobs. `fitFrom` walks from a position to the right and enters only
 * subtrees that could hold a fitting job. The minima may come from different jobs, so a subtree may disappoint; the area, which a
 * narrow long job and a wide short one both exceed, makes that rare. A job that leaves only marks the subtrees it was in; their minima, now
 * perhaps too low, are put right when a walk has been misled by them.
 *
 * Positions are given by the caller (`put`: the rank of a job in a fixed order), or in the order of arrival (`append`), in which
 * case the row is compacted when it is full.
 */
export class Lane {
  /** Jobs in the lane. */
  size = 0;
  private capacity: number;
  private jobAt: Int32Array;
  /** Levels of the tree one after another: level 0 has a node a position, the last has at most eight. */
  private offset: Int32Array;
  private leastAccelerators: Int32Array;
  private leastEstimate: Float64Array;
  private leastArea: Float64Array;
  /** By node: whether jobs have left its subtree since its minima were taken, so that these may be too low. */
  private stale: Uint8Array;
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
    this.capacity = roundedUp(positions);
    this.jobAt = new Int32Array(this.capacity).fill(-1);
    this.offset = levelOffsets(this.capacity);
    const nodes = this.offset[this.offset.length - 1]!;
    this.leastAccelerators = new Int32Array(nodes).fill(nothing);
    this.leastEstimate = new Float64Array(nodes).fill(Infinity);
    this.leastArea = new Float64Array(nodes).fill(Infinity);
    this.stale = new Uint8Array(nodes);
  }

  /** Adds a job behind all others. */
  append(job: number): void {
    if (this.tail === this.capacity) this.compact();
    this.occupy(this.tail++, job);
  }

  /** Adds a job at a position that is its own. */
  put(job: number, position: number): void {
    if (this.size === 0) this.head = position;
    else if (position < this.head) this.head = position;
    if (position >= this.tail) this.tail = position + 1;
    this.occupy(position, job);
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
    const { leastAccelerators, leastEstimate, leastArea, offset } = this;
    const area = free * window;
    const top = offset.length - 2;
    let level = 0;
    let i = position;
    for (;;) {
      const whole = (i & mask) === 0;
      const base = offset[level]!;
      const end = base + (i | mask) + 1;
      let node = base + i;
      for (; node < end; node++) {
        const fewest = leastAccelerators[node]!;
        if (fewest > free) continue;
        if (fewest <= extra || (leastEstimate[node]! <= window && leastArea[node]! <= area)) break;
      }
      i = node - base;
      if (node < end) {
        if (level === 0) return this.jobAt[i]!;
        level--;
        i <<= shift;
      } else {
        if (whole && level < top) this.tighten(level + 1, (i - 1) >> shift);
        // The next node to the right of the block's parent; further up while that begins a new block.
        do {
          if (level === top) return -1;
          level++;
          i >>= shift;
        } while ((i & mask) === 0);
      }
    }
  }

  remove(job: number): void {
    const { leastAccelerators, leastEstimate, leastArea, offset, stale } = this;
    let i = this.positionOf[job]!;
    this.jobAt[i] = -1;
    this.positionOf[job] = -1;
    if (--this.size === 0) {
      this.head = 0;
      this.tail = 0;
    }
    leastAccelerators[i] = nothing;
    leastEstimate[i] = Infinity;
    leastArea[i] = Infinity;
    for (let level = 1; level < offset.length - 1; level++) {
      i >>= shift;
      const node = offset[level]! + i;
      if (stale[node] === 1) return;
      stale[node] = 1;
    }
  }

  /** Replaces all jobs by these, in this order. */
  refill(jobs: Int32Array, count: number): void {
    for (let p = this.head; p < this.tail; p++) if (this.jobAt[p]! >= 0) this.positionOf[this.jobAt[p]!] = -1;
    this.build(jobs, count, Math.max(this.capacity, roundedUp(count)));
  }

  private occupy(position: number, job: number): void {
    const { leastAccelerators, leastEstimate, leastArea, offset } = this;
    this.jobAt[position] = job;
    this.positionOf[job] = position;
    this.size++;
    const accelerators = this.accelerators[job]!;
    const estimate = this.estimate[job]!;
    const area = accelerators * estimate;
    let i = position;
    for (let level = 0; level < offset.length - 1; level++) {
      const node = offset[level]! + i;
      let changed = false;
      if (accelerators < leastAccelerators[node]!) {
        leastAccelerators[node] = accelerators;
        changed = true;
      }
      if (estimate < leastEstimate[node]!) {
        leastEstimate[node] = estimate;
        changed = true;
      }
      if (area < leastArea[node]!) {
        leastArea[node] = area;
        changed = true;
      }
      if (!changed) return;
      i >>= shift;
    }
  }

  /** Brings the minima of a node up to date, after a walk has looked at all its children in vain. */
  private tighten(level: number, i: number): void {
    const { leastAccelerators, leastEstimate, leastArea, offset, stale } = this;
    const node = offset[level]! + i;
    if (stale[node] === 0) return;
    stale[node] = 0;
    const first = offset[level - 1]! + (i << shift);
    let fewest = nothing;
    let shortest = Infinity;
    let area = Infinity;
    for (let k = first; k < first + fanOut; k++) {
      if (leastAccelerators[k]! < fewest) fewest = leastAccelerators[k]!;
      if (leastEstimate[k]! < shortest) shortest = leastEstimate[k]!;
      if (leastArea[k]! < area) area = leastArea[k]!;
    }
    leastAccelerators[node] = fewest;
    leastEstimate[node] = shortest;
    leastArea[node] = area;
    if (level + 2 < offset.length) stale[offset[level + 1]! + (i >> shift)] = 1;
  }

  /** Closes the gaps; makes the row longer when more than half of it is in use. */
  private compact(): void {
    const jobs = new Int32Array(this.size);
    let n = 0;
    for (let p = this.head; p < this.tail; p++) if (this.jobAt[p]! >= 0) jobs[n++] = this.jobAt[p]!;
    this.build(jobs, n, n * 2 > this.capacity ? this.capacity * 2 : this.capacity);
  }

  private build(jobs: Int32Array, count: number, capacity: number): void {
    if (capacity !== this.capacity) {
      this.capacity = capacity;
      this.offset = levelOffsets(capacity);
      const nodes = this.offset[this.offset.length - 1]!;
      this.jobAt = new Int32Array(capacity);
      this.leastAccelerators = new Int32Array(nodes);
      this.leastEstimate = new Float64Array(nodes);
      this.leastArea = new Float64Array(nodes);
      this.stale = new Uint8Array(nodes);
    }
    const { jobAt, leastAccelerators, leastEstimate, leastArea, positionOf, offset } = this;
    jobAt.fill(-1);
    leastAccelerators.fill(nothing);
    leastEstimate.fill(Infinity);
    leastArea.fill(Infinity);
    this.stale.fill(0);
    for (let p = 0; p < count; p++) {
      const job = jobs[p]!;
      jobAt[p] = job;
      positionOf[job] = p;
      leastAccelerators[p] = this.accelerators[job]!;
      leastEstimate[p] = this.estimate[job]!;
      leastArea[p] = this.accelerators[job]! * this.estimate[job]!;
    }
    // Only nodes over a job need work: the others stay empty.
    for (let level = 1, used = count; level < offset.length - 1; level++) {
      used = (used + mask) >> shift;
      for (let i = 0; i < used; i++) {
        const first = offset[level - 1]! + i * fanOut;
        const node = offset[level]! + i;
        for (let k = first; k < first + fanOut; k++) {
          if (leastAccelerators[k]! < leastAccelerators[node]!) leastAccelerators[node] = leastAccelerators[k]!;
        }
        leastEstimate[node] = leastOf(leastEstimate, first);
        leastArea[node] = leastOf(leastArea, first);
      }
    }
    this.size = count;
    this.head = 0;
    this.tail = count;
  }
}

function leastOf(column: Float64Array, first: number): number {
  let least = Infinity;
  for (let k = first; k < first + fanOut; k++) if (column[k]! < least) least = column[k]!;
  return least;
}

/** Positions come in whole blocks. */
function roundedUp(positions: number): number {
  return Math.max(fanOut, (positions + mask) & ~mask);
}

/** Where each level begins, every level padded to whole blocks, and where the last one ends. */
function levelOffsets(capacity: number): Int32Array {
  const offsets = [0];
  let nodes = capacity;
  for (;;) {
    offsets.push(offsets[offsets.length - 1]! + ((nodes + mask) & ~mask));
    if (nodes <= fanOut) return Int32Array.from(offsets);
    nodes = (nodes + mask) >> shift;
  }
}
