import { IntegerSet } from '../kernel/index.ts';

/**
 * What the waiting jobs ask for, by lane: how many jobs of each width. Tells at once whether any waiting job would fit,
 * whatever the scheduler is, so that idle capacity can be put down to the rules or to the lack of a fitting job.
 */
export class Demand {
  private readonly count: readonly Int32Array[];
  private readonly widths: readonly IntegerSet[];
  /** How often a lane has got its first waiting job or lost its last. */
  turns = 0;

  /** @param widest the widest job that may wait */
  constructor(lanes: number, widest: number) {
    this.count = Array.from({ length: lanes }, () => new Int32Array(widest + 1));
    this.widths = Array.from({ length: lanes }, () => new IntegerSet(widest + 1));
  }

  add(lane: number, accelerators: number): void {
    if (this.count[lane]![accelerators]!++ > 0) return;
    const widths = this.widths[lane]!;
    if (widths.size === 0) this.turns++;
    widths.add(accelerators);
  }

  remove(lane: number, accelerators: number): void {
    if (--this.count[lane]![accelerators]! > 0) return;
    const widths = this.widths[lane]!;
    widths.remove(accelerators);
    if (widths.size === 0) this.turns++;
  }

  /** Whether any job of a lane waits. */
  waits(lane: number): boolean {
    return this.widths[lane]!.size > 0;
  }

  /** Accelerators that the narrowest waiting job of a lane asks for; -1 when none waits. */
  narrowest(lane: number): number {
    return this.widths[lane]!.smallest();
  }
}
