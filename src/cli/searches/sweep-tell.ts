import type { Note } from '../../catalogue/index.ts';
import { concludedPoints, type RunFile, SweepConclusion, type SweepPlan } from '../../experiment/index.ts';
import { jsonText } from '../../output/json-text.ts';
import { searchSummary } from '../../output/search-summary.ts';
import { writeSweep } from '../../output/write-sweep.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Flags } from '../flags.ts';
import type { Interruption } from '../interrupt.ts';
import { notesText } from '../notes-text.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { version } from '../version.ts';
import { writeSearchPage } from './search-page.ts';
import { sweepText } from './sweep-text.ts';

export interface Telling {
  readonly flags: Flags;
  readonly terminal: Terminal;
  readonly folder: string;
  readonly notes: readonly Note[];
  /** Whether every run was played. */
  readonly finished: boolean;
  readonly interruption: Interruption;
}

/** Writes what the runs in a store come to and says it; gives the exit status. */
export async function tellSweep(
  plan: SweepPlan,
  store: RunFile,
  { flags, terminal: { out, err, paint, width }, folder, notes, finished, interruption }: Telling,
): Promise<number> {
  const kept = store.size;
  let report: string | undefined;
  const search = await writeSweep(folder, plan, new SweepConclusion(plan), concludedPoints(plan, store), {
    version,
    notes,
    parquet: flags.on('parquet'),
    async beside(found) {
      report = await writeSearchPage(folder, found, interruption);
      if (finished) store.settle(plan.keys());
    },
  });
  if (flags.json) out(jsonText({ ...searchSummary(search, version), folder, report: report ?? null }).trimEnd());
  else {
    out(sweepText(search, finished ? plan.runs : kept, { paint, width }));
    if (!flags.quiet) err(notesText(search.notes, flags.verbose, { paint, width }));
    if (!finished)
      err(
        `interrupted: ${kept} of ${plan.runs} runs are finished and kept; the same with --resume goes on from there\n`,
      );
    out(report === undefined ? `results: ${folder}` : `report: ${report}`);
  }
  return finished ? exitCodes.ok : exitCodes.interrupted;
}
