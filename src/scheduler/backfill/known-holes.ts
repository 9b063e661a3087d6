/**
 * What one compression has learnt about jobs that ask alike: from when on there may be a hole for them. In a compression what is free changes only by moves, and
 * each of them fills an earlier place and frees a later one. So a search for a hole goes on where the last one for such a job ended; only what was freed since
 * lets it begin earlier, by the length of the job.
 */
export class KnownHoles {
  private compression = 0;
  /** By shape: the compression in which it was last looked at, from when on there may be a hole, s, and how many moves there had been. */
  private lookedAt: Int32Array = new Int32Array(64);
  private from: Float64Array = new Float64Array(64);
  private movesThen: Int32Array = new Int32Array(64);
  /** The moves that freed something earlier than all after them: from when on, s, and their number. */
  private readonly freedFrom: number[] = [];
  private readonly moveOf: number[] = [];
  private moves = 0;
  /** Shape of each pair of estimate and accelerators. */
  private readonly shapes = new Map<number, Map<number, number>>();
  private count = 0;

  /** The number of a shape: jobs that ask for as many accelerators for as long have the same. */
  shape(accelerators: number, estimate: number): number {
    let widths = this.shapes.get(estimate);
    if (widths === undefined) {
      widths = new Map();
      this.shapes.set(estimate, widths);
    }
    const known = widths.get(accelerators);
    if (known !== undefined) return known;
    if (this.count === this.from.length) this.grow();
    widths.set(accelerators, this.count);
    return this.count++;
  }

  /** A compression begins: nothing is known. */
  begin(): void {
    this.compression++;
    this.freedFrom.length = 0;
    this.moveOf.length = 0;
    this.moves = 0;
  }

  /** Whether a job of the shape has been looked at in this compression. */
  knows(shape: number): boolean {
    return this.lookedAt[shape] === this.compression;
  }

  /** A time before which no hole of so long begins for a shape that is known, s. */
  bound(shape: number, duration: number): number {
    const from = this.from[shape]!;
    if (this.movesThen[shape] === this.moves) return from;
    const freed = this.earliestFreed(this.movesThen[shape]!);
    // A little earlier, because the difference rounds.
    const earliest = freed - duration - (Math.abs(freed) + duration) * 2 ** -51;
    return earliest < from ? earliest : from;
  }

  /** No hole for the shape begins before this time, s. */
  learn(shape: number, from: number): void {
    this.lookedAt[shape] = this.compression;
    this.from[shape] = from;
    this.movesThen[shape] = this.moves;
  }

  /** A job has moved away from a place that begins then, s. */
  moved(from: number): void {
    const { freedFrom, moveOf } = this;
    while (freedFrom.length > 0 && freedFrom[freedFrom.length - 1]! >= from) {
      freedFrom.pop();
      moveOf.pop();
    }
    freedFrom.push(from);
    moveOf.push(this.moves++);
  }

  /** The earliest time freed by moves from a number on, s. */
  private earliestFreed(move: number): number {
    const { moveOf } = this;
    let low = 0;
    let high = moveOf.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (moveOf[middle]! < move) low = middle + 1;
      else high = middle;
    }
    return this.freedFrom[low]!;
  }

  private grow(): void {
    const length = 2 * this.from.length;
    const lookedAt = new Int32Array(length);
    const from = new Float64Array(length);
    const movesThen = new Int32Array(length);
    lookedAt.set(this.lookedAt);
    from.set(this.from);
    movesThen.set(this.movesThen);
    this.lookedAt = lookedAt;
    this.from = from;
    this.movesThen = movesThen;
  }
}
