import { WaitingClock } from './waiting-clock.ts';

/** For how long somebody waited who accepts a pool: told, lane by lane, who waits, it keeps a clock for every pool. */
export class LaneClocks {
  private readonly acceptance: readonly (readonly number[])[];
  /** By lane: whether somebody waits in it. By pool: in how many lanes that accept it. */
  private readonly waits: Uint8Array;
  private readonly waitingFor: Int32Array;
  /** By pool: a clock that goes while somebody waits who accepts it. */
  readonly clocks: readonly WaitingClock[];
  /** Lanes in which somebody waits now. */
  lanes = 0;

  /** @param acceptance by lane: the pools that its jobs accept */
  constructor(pools: number, acceptance: readonly (readonly number[])[]) {
    this.acceptance = acceptance;
    this.waits = new Uint8Array(acceptance.length);
    this.waitingFor = new Int32Array(pools);
    this.clocks = Array.from({ length: pools }, () => new WaitingClock());
  }

  get length(): number {
    return this.waits.length;
  }

  /** Whether somebody waits in a lane from now on. */
  set(lane: number, waits: boolean, time: number): void {
    if (waits === (this.waits[lane] === 1)) return;
    this.waits[lane] = waits ? 1 : 0;
    this.lanes += waits ? 1 : -1;
    for (const pool of this.acceptance[lane]!) {
      if (waits && this.waitingFor[pool]!++ === 0) this.clocks[pool]!.start(time);
      else if (!waits && --this.waitingFor[pool]! === 0) this.clocks[pool]!.stop(time);
    }
  }

  finish(time: number): void {
    for (const clock of this.clocks) clock.finish(time);
  }
}
