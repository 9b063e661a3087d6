import { playSweep, type Shard, type SweepPlan } from '../../experiment/index.ts';
import type { Flags } from '../flags.ts';
import { ProgressLine } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface Playing {
  readonly flags: Flags;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** Default: all runs. */
  readonly shard?: Shard;
}

/** Plays the runs of a sweep that a store lacks, here, and shows how far it is. Gives whether all were played. */
export async function playHere(
  plan: SweepPlan,
  store: Parameters<typeof playSweep>[1],
  { flags, terminal, signal, shard }: Playing,
): Promise<boolean> {
  const progress = flags.quiet ? undefined : new ProgressLine(terminal);
  try {
    return await playSweep(plan, store, {
      threads: flags.threads,
      audit: flags.audit,
      signal,
      onProgress: progress && ((state) => progress.show(state)),
      ...(shard === undefined ? {} : { shard }),
    });
  } finally {
    progress?.clear();
  }
}
