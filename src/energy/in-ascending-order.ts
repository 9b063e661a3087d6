/**
 * Indices 0…n − 1 in an order, found as far as they are asked for: the first few of very many cost little more than one look at each.
 * What an index stands for may be replaced by what comes after it (`next`), so that ordered lists are merged.
 */
export class InAscendingOrder {
  private readonly heap: Int32Array;
  private size: number;
  private readonly before: (a: number, b: number) => boolean;

  /** @param before whether one comes before another, a total order. O(count) */
  constructor(count: number, before: (a: number, b: number) => boolean) {
    this.heap = new Int32Array(count);
    for (let i = 0; i < count; i += 1) this.heap[i] = i;
    this.size = count;
    this.before = before;
    for (let at = (count >>> 1) - 1; at >= 0; at -= 1) this.sink(at);
  }

  /** The first, which stays; undefined where there is none any more. */
  get first(): number | undefined {
    return this.size === 0 ? undefined : this.heap[0]!;
  }

  /** Puts the first to its place, after it has come to stand for something later. O(log n) */
  next(): void {
    this.sink(0);
  }

  /** Takes the first away. O(log n) */
  remove(): void {
    this.size -= 1;
    this.heap[0] = this.heap[this.size]!;
    this.sink(0);
  }

  private sink(start: number): void {
    const { heap, size, before } = this;
    if (start >= size) return;
    const moved = heap[start]!;
    let at = start;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && before(heap[child + 1]!, heap[child]!)) child += 1;
      if (!before(heap[child]!, moved)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = moved;
  }
}
