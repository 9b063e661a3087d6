import { mergeNotes, type Note } from '../../catalogue/index.ts';
import { Players, type Search, StudyError } from '../../experiment/index.ts';
import { jsonText } from '../../output/json-text.ts';
import { searchSummary } from '../../output/search-summary.ts';
import type { SearchTable } from '../../output/search-tables.ts';
import { writeSearch } from '../../output/write-search.ts';
import type { Scenario } from '../../scenario/index.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Flags } from '../flags.ts';
import { inputFault } from '../input-fault.ts';
import { interruptible } from '../interrupt.ts';
import { notesText } from '../notes-text.ts';
import { defaultFolder, ResultFolder } from '../result-folder.ts';
import { stopped } from '../stopped.ts';
import { ProgressLine } from '../terminal/progress.ts';
import { shown, wrapped } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { version } from '../version.ts';
import { writeSearchPage } from './search-page.ts';
import { openIn } from './search-store.ts';

/** A search that is ready to be played. */
export interface ReadySearch<Found extends Search> {
  /** The scenario before anything is varied. */
  readonly scenario: Scenario;
  /** Notes made when it was read. */
  readonly notes: readonly Note[];
  play(players: Players, notes: readonly Note[]): Promise<Found>;
  /** What stands under the answer, for people. */
  text(search: Found, terminal: Terminal): string;
  tables(search: Found, version: string): readonly SearchTable[];
  /** Whether what was asked for was found; default yes. */
  found?(search: Found): boolean;
}

/** Plays a search, keeps every run as it finishes, writes its tables and says what was found: the work of its command. */
export async function searchWork<Found extends Search>(
  flags: Flags,
  terminal: Terminal,
  ready: ReadySearch<Found>,
): Promise<number> {
  const folder = new ResultFolder(flags.text('out') ?? defaultFolder(ready.scenario), flags.force, flags.on('resume'));
  const store = await openIn(folder, ready.scenario, flags, terminal);
  const interruption = interruptible();
  const progress = flags.quiet ? undefined : new ProgressLine(terminal);
  const players = new Players({
    threads: flags.threads,
    audit: flags.audit,
    signal: interruption.signal,
    onProgress: progress && ((state) => progress.show(state)),
    store,
  });
  try {
    const search = await ready.play(players, ready.notes);
    progress?.clear();
    if (search.partial && store.size === 0) {
      terminal.err('interrupted before the first run was finished; nothing was written\n');
      store.remove();
      folder.abandon();
      return exitCodes.interrupted;
    }
    let report: string | undefined;
    await writeSearch(folder.path, search, ready.tables(search, version), version, async () => {
      report = await writeSearchPage(folder.path, search, interruption);
    });
    tell(search, ready, { flags, terminal, folder: folder.path, report });
    if (search.partial) return exitCodes.interrupted;
    return ready.found?.(search) === false ? exitCodes.threshold : exitCodes.ok;
  } catch (error) {
    if (store.size === 0) {
      store.remove();
      folder.abandon();
    }
    throw error instanceof StudyError ? inputFault(error) : stopped(error, folder.path, store.size);
  } finally {
    progress?.clear();
    interruption.done();
    await players.close();
    store.close();
    folder.close();
  }
}

interface Telling {
  readonly flags: Flags;
  readonly terminal: Terminal;
  readonly folder: string;
  readonly report: string | undefined;
}

function tell<Found extends Search>(
  search: Found,
  ready: ReadySearch<Found>,
  { flags, terminal, folder, report }: Telling,
): void {
  const { out, err, paint, width } = terminal;
  if (flags.json) {
    out(jsonText({ ...searchSummary(search, version), folder, report: report ?? null }).trimEnd());
    return;
  }
  out(paint.out.strong(wrapped(shown(search.answer), width)));
  out(`\n${ready.text(search, terminal)}`);
  if (!flags.quiet)
    err(notesText(mergeNotes(search.notes, Object.keys(search.scenario.policies)), flags.verbose, { paint, width }));
  if (search.partial) err('interrupted: what is finished is kept; the same with --resume goes on from there\n');
  out(report === undefined ? `results: ${folder}` : `report: ${report}`);
}
