import type { Outlook } from './forecast.ts';

/** A stretch of time in which work is done on so many accelerators. */
export interface Piece {
  /** s */
  readonly from: number;
  /** s; Infinity: until the work is done. */
  readonly until: number;
  readonly accelerators: number;
}

/** Work that may be done in pieces, as it stands at some moment. */
export interface WorkLeft {
  /** How long it takes on the accelerators it asks for, s. */
  readonly length: number;
  /** What every interruption costs, s on the machine in which nothing is done. */
  readonly interruption: number;
  /** Whether some of it has been done, or is being done. */
  readonly begun: boolean;
  /** What it asks for. */
  readonly accelerators: number;
  /** On how many it runs now; 0: it does not. Only on as many it goes on without an interruption. */
  readonly running: number;
}

/** How often going through the pieces costs an interruption. */
export function interruptionsOf(pieces: readonly Piece[], now: number, { begun, running }: WorkLeft): number {
  const first = pieces[0]!;
  const free = !begun || (first.from === now && first.accelerators === running);
  return pieces.length - (free ? 1 : 0);
}

/** What going on at once on so many accelerators costs, s. */
export function resumption({ begun, running, interruption }: WorkLeft, accelerators: number): number {
  return begun && running !== accelerators ? interruption : 0;
}

/** Σ accelerators × ∫ believed value over the pieces, all of which end. */
export function weightOf(pieces: readonly Piece[], outlook: Outlook): number {
  return pieces.reduce((sum, { from, until, accelerators }) => sum + accelerators * outlook.integral(from, until), 0);
}

/** Sums of the same steps in another order may differ in their last digits. */
export function isLower(a: number, b: number): boolean {
  return a < b - 1e-12 * Math.abs(b);
}

/** Whether there are data for all of the time between two moments. */
export function isKnown(outlook: Outlook, from: number, until: number): boolean {
  const stretch = outlook.known(from);
  return stretch !== undefined && stretch.from <= from && stretch.until >= until;
}
