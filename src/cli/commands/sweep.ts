import { join } from 'node:path';
import {
  concludedPoints,
  playSweep,
  RunFile,
  RunFileFault,
  StudyError,
  SweepConclusion,
  type SweepPlan,
} from '../../experiment/index.ts';
import { jsonText } from '../../output/json-text.ts';
import { searchSummary } from '../../output/search-summary.ts';
import { writeSweep } from '../../output/write-sweep.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Flags } from '../flags.ts';
import { inputFault } from '../input-fault.ts';
import { interruptible } from '../interrupt.ts';
import { notesText } from '../notes-text.ts';
import { defaultFolder, ResultFolder, storeName } from '../result-folder.ts';
import { readSweep } from '../sweep-request.ts';
import { sweepText } from '../sweep-text.ts';
import { ProgressLine } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { version } from '../version.ts';
import type { Work } from '../work.ts';

/** `sweep FILE`: plays variants of a scenario, keeps every run as it finishes, and tells what each point came to. */
export const work: Work = async (flags, terminal) => {
  const { plan, notes } = readSweep(flags, terminal);
  const { scenario } = plan.request;
  const folder = new ResultFolder(flags.text('out') ?? defaultFolder(scenario), flags.force, flags.on('resume'));
  if (!flags.on('resume')) folder.clear();
  const store = openStore(join(folder.path, storeName), plan);
  if (store.size > 0 && !flags.quiet) terminal.err(`going on: ${store.size} runs are finished already\n`);
  const { signal, done } = interruptible();
  try {
    const finished = await play(plan, store, { flags, terminal, signal });
    return await tell(plan, store, { flags, terminal, folder: folder.path, notes, finished });
  } catch (error) {
    if (store.size === 0) {
      store.remove();
      folder.abandon();
    }
    throw error instanceof StudyError ? inputFault(error) : error;
  } finally {
    done();
    store.close();
  }
};

/** @throws UsageError when what stands there is the store of something else */
function openStore(path: string, { request }: SweepPlan): RunFile {
  try {
    return new RunFile(path, request.scenario, version);
  } catch (error) {
    if (!(error instanceof RunFileFault)) throw error;
    throw new UsageError(error.message, 'choose another folder with --out, or start anew with --force');
  }
}

interface Playing {
  readonly flags: Flags;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

async function play(plan: SweepPlan, store: RunFile, { flags, terminal, signal }: Playing): Promise<boolean> {
  const progress = flags.quiet ? undefined : new ProgressLine(terminal);
  try {
    return await playSweep(plan, store, {
      threads: flags.threads,
      audit: flags.audit,
      signal,
      onProgress: progress && ((state) => progress.show(state)),
    });
  } finally {
    progress?.clear();
  }
}

interface Telling {
  readonly flags: Flags;
  readonly terminal: Terminal;
  readonly folder: string;
  readonly notes: Parameters<SweepConclusion['search']>[0];
  /** Whether every run was played. */
  readonly finished: boolean;
}

/** Writes what the runs come to and says it; gives the exit status. */
async function tell(
  plan: SweepPlan,
  store: RunFile,
  { flags, terminal: { out, err, paint, width }, folder, notes = [], finished }: Telling,
): Promise<number> {
  const kept = store.size;
  const files = { version, notes, parquet: flags.on('parquet') };
  const search = await writeSweep(folder, plan, new SweepConclusion(plan), concludedPoints(plan, store), files);
  if (finished) store.settle(plan.keys());
  if (flags.json) out(jsonText({ ...searchSummary(search, version), folder }).trimEnd());
  else {
    out(sweepText(search, kept, { paint, width }));
    if (!flags.quiet) err(notesText(search.notes, flags.verbose, { paint, width }));
    if (!finished)
      err(
        `interrupted: ${kept} of ${plan.runs} runs are finished and kept; the same with --resume goes on from there\n`,
      );
    out(`results: ${folder}`);
  }
  return finished ? exitCodes.ok : exitCodes.interrupted;
}
