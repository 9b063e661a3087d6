import type { z } from 'zod';
import type { Entry } from '../catalogue/index.ts';
import type { Signal } from '../energy/index.ts';
import type { Source } from '../random/index.ts';
import type { JobView } from './ordering.ts';

/** Decides, when a job is submitted, when it may join the queue. Until then it is held, and no other rule knows of it. */
export interface StartGate {
  /** When the job may join, s; `now` at the earliest. */
  release(job: number, now: number): number;
}

/** What a gate works with. */
export interface GateContext {
  readonly jobs: JobView;
  /** How long each job's start may be put off, s; absent: no job's may. */
  readonly shift?: Float64Array | undefined;
  /** What the gate looks at, over time. */
  readonly signal: Signal;
  /** The signal's mean absolute value. */
  readonly size: number;
  /** The random stream of what is believed of the future; the same for all policies. */
  readonly source: Source;
}

export interface StartKind<Options = unknown> extends Entry {
  /** Which signal it looks at. */
  readonly signal: 'price' | 'intensity';
  /** What held jobs wait for. */
  readonly reason: 'Carbon' | 'Price';
  readonly options: z.ZodType<Options>;
  create(options: Options, context: GateContext): StartGate;
}
