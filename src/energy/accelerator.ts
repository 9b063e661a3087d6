import type { Entry } from '../catalogue/index.ts';

/** A make of accelerator, as far as its power goes. */
export interface AcceleratorModel extends Entry {
  /** What it draws while nobody holds it, W. */
  readonly idle: number;
  /** What it draws at work, W: its rated power, an upper bound of what jobs make it draw. */
  readonly busy: number;
}
