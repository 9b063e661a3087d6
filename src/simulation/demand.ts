import { IntegerSet } from '../kernel/index.ts';

/**
 * What the waiting jobs ask for, by lane: how many jobs of each width. Tells at once whether any waiting job would fit,
 * whatever the scheduler is, so that idle capacity can be put down to the rules or to the lack of a fitting job.
 */
export class Demand {
  private readonly count: readonly Int32Array[];
  private readonly widths: readonly IntegerSet[];

  /** @param widest the widest job that may wait */
  constructor(lanes: number, widest: number) {
    this.count = Array.from({ length: lanes }, () => new Int32Array(widest + 1));
    this.widths = Array.from({ length: lanes }, () => new IntegerSet(widest + 1));
  }

  add(lane: number, accelerators: number): void {
    if (this.count[lane]![accelerators]!++ === 0) this.widths[lane]!.add(accelerators);
  }

  remove(lane: number, accelerators: number): void {
    if (--this.count[lane]![accelerators]! === 0) this.widths[lane]!.remove(accelerators);
  }

  /** Accelerators that the narrowest waiting job of a lane asks for; -1 when none waits. */
  narrowest(lane: number): number {
    return this.widths[lane]!.smallest();
  }
}
