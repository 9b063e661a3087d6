/**
 * The future: events in the total order (time, class, sequence), in a 4-ary heap of typed columns.
 *
 * Sequence is the order of scheduling, so events of one time and class come first-in, first-out. An event is an
 * integer handle until it is popped or cancelled; handles are re-used afterwards. `schedule`, `pop` and `cancel`
 * take O(log n); nothing is allocated but for growth by doubling.
 */
export class EventQueue {
  /** Events waiting. */
  size = 0;

  private time: Float64Array;
  /** class × 2^48 + sequence: class and sequence as one number, exact in a float64. */
  private rank: Float64Array;
  private handleAt: Int32Array;
  private positionOf: Int32Array;
  private subjectOf: Int32Array;
  private freeHandles: Int32Array;
  private freeCount: number;
  private sequence = 0;

  constructor(capacity = 64) {
    const n = Math.max(4, capacity);
    this.time = new Float64Array(n);
    this.rank = new Float64Array(n);
    this.handleAt = new Int32Array(n);
    this.positionOf = new Int32Array(n).fill(-1);
    this.subjectOf = new Int32Array(n);
    this.freeHandles = Int32Array.from({ length: n }, (_, i) => n - 1 - i);
    this.freeCount = n;
  }

  /** Time of the next event, s; Infinity when there is none. */
  get nextTime(): number {
    return this.size === 0 ? Infinity : this.time[0]!;
  }

  /** Class of the next event; -1 when there is none. */
  get nextClass(): number {
    return this.size === 0 ? -1 : Math.floor(this.rank[0]! / classUnit);
  }

  /**
   * Puts an event into the future.
   * @param time s; must be a number
   * @param eventClass 0…7; smaller classes come first at one time
   * @param subject what it is about, as an integer of the caller's meaning
   * @returns a handle, valid until the event is popped or cancelled
   */
  schedule(time: number, eventClass: number, subject: number): number {
    if (Number.isNaN(time)) throw new RangeError('an event needs a time; got NaN');
    if (this.freeCount === 0) this.grow();
    const handle = this.freeHandles[--this.freeCount]!;
    this.subjectOf[handle] = subject;
    this.rise(this.size++, time, eventClass * classUnit + this.sequence++, handle);
    return handle;
  }

  /** Removes the next event and returns its subject. The queue must not be empty. */
  pop(): number {
    if (this.size === 0) throw new RangeError('no event to pop');
    const handle = this.handleAt[0]!;
    const subject = this.subjectOf[handle]!;
    this.release(handle);
    const last = --this.size;
    if (last > 0) this.sink(0, this.time[last]!, this.rank[last]!, this.handleAt[last]!);
    return subject;
  }

  /** Takes an event back; false when the handle names none (already popped or cancelled). */
  cancel(handle: number): boolean {
    const position = this.positionOf[handle] ?? -1;
    if (position < 0) return false;
    this.release(handle);
    const last = --this.size;
    if (position < last) {
      const time = this.time[last]!;
      const rank = this.rank[last]!;
      const moved = this.handleAt[last]!;
      const parent = (position - 1) >> 2;
      if (position > 0 && this.before(time, rank, parent)) this.rise(position, time, rank, moved);
      else this.sink(position, time, rank, moved);
    }
    return true;
  }

  private before(time: number, rank: number, position: number): boolean {
    const other = this.time[position]!;
    return time < other || (time === other && rank < this.rank[position]!);
  }

  private rise(start: number, t: number, r: number, handle: number): void {
    const { time, rank, handleAt, positionOf } = this;
    let i = start;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      const pt = time[parent]!;
      if (pt < t || (pt === t && rank[parent]! < r)) break;
      time[i] = pt;
      rank[i] = rank[parent]!;
      const moved = handleAt[parent]!;
      handleAt[i] = moved;
      positionOf[moved] = i;
      i = parent;
    }
    time[i] = t;
    rank[i] = r;
    handleAt[i] = handle;
    positionOf[handle] = i;
  }

  private sink(start: number, t: number, r: number, handle: number): void {
    const { time, rank, handleAt, positionOf, size } = this;
    let i = start;
    for (;;) {
      const first = 4 * i + 1;
      if (first >= size) break;
      let child = first;
      let ct = time[first]!;
      const end = first + 4 < size ? first + 4 : size;
      for (let k = first + 1; k < end; k++) {
        const kt = time[k]!;
        if (kt < ct || (kt === ct && rank[k]! < rank[child]!)) {
          child = k;
          ct = kt;
        }
      }
      if (t < ct || (t === ct && r < rank[child]!)) break;
      time[i] = ct;
      rank[i] = rank[child]!;
      const moved = handleAt[child]!;
      handleAt[i] = moved;
      positionOf[moved] = i;
      i = child;
    }
    time[i] = t;
    rank[i] = r;
    handleAt[i] = handle;
    positionOf[handle] = i;
  }

  private release(handle: number): void {
    this.positionOf[handle] = -1;
    this.freeHandles[this.freeCount++] = handle;
  }

  private grow(): void {
    const old = this.time.length;
    const n = old * 2;
    this.time = grown(this.time, new Float64Array(n));
    this.rank = grown(this.rank, new Float64Array(n));
    this.handleAt = grown(this.handleAt, new Int32Array(n));
    this.positionOf = grown(this.positionOf, new Int32Array(n).fill(-1));
    this.subjectOf = grown(this.subjectOf, new Int32Array(n));
    this.freeHandles = new Int32Array(n);
    for (let i = 0; i < old; i++) this.freeHandles[i] = n - 1 - i;
    this.freeCount = old;
  }
}

/** Classes are this far apart in the rank; a run schedules fewer events than this. */
const classUnit = 2 ** 48;

function grown<T extends Float64Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
