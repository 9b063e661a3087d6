import { join } from 'node:path';
import { mergeNotes, type Note } from '../catalogue/index.ts';
import { runStudy, type Study, StudyError } from '../experiment/index.ts';
import { jsonText } from '../output/json-text.ts';
import { outputFolders } from '../output/output-folders.ts';
import { buildPayload } from '../output/payload-build.ts';
import type { PolicyDetail } from '../output/payload-jobs.ts';
import { hasSeveralPools } from '../output/pools-rows.ts';
import { replaceFile } from '../output/replace-file.ts';
import { loadReportAssets, renderReport } from '../output/report.ts';
import { summaryOf } from '../output/summary.ts';
import { tableVolumes } from '../output/table-volumes.ts';
import { tablesLeftOut } from '../output/tables-left-out.ts';
import { writeRun } from '../output/write-run.ts';
import { writeStudy } from '../output/write-study.ts';
import type { Scenario } from '../scenario/index.ts';
import { counted } from '../units/index.ts';
import { economicsText } from './economics-text.ts';
import { exitCodes } from './exit-codes.ts';
import type { Flags } from './flags.ts';
import { inputFault } from './input-fault.ts';
import { type Interruption, interruptible } from './interrupt.ts';
import { notesText } from './notes-text.ts';
import { pageFolder } from './page-folder.ts';
import { poolsText } from './pools-text.ts';
import { readScenario } from './read-scenario.ts';
import { defaultFolder, ResultFolder } from './result-folder.ts';
import { typed, writtenSearches } from './searches/written-searches.ts';
import { spareCompiler } from './spare-compiler.ts';
import { stopped } from './stopped.ts';
import { hasSeveralRuns, runsOf, StudyStore } from './study-store.ts';
import { differencesText, studyText } from './study-text.ts';
import { ProgressLine } from './terminal/progress.ts';
import { wrapped } from './terminal/table.ts';
import type { Terminal } from './terminal/terminal.ts';
import { thresholdsText } from './thresholds-text.ts';
import { program, version } from './version.ts';
import { volumeText } from './volume-text.ts';

/** Plays a scenario, writes its results and its page, and says what came of it: the work of `run` and `compare`. */
export async function studyWork(flags: Flags, terminal: Terminal, compare: boolean): Promise<number> {
  const file = flags.text('file')!;
  const { scenario, notes } = readScenario(file, flags, terminal);
  const resume = flags.on('resume') && hasSeveralRuns(scenario);
  const folder = new ResultFolder(flags.text('out') ?? defaultFolder(scenario), flags.force, resume);
  const interruption = interruptible();
  try {
    const { study, report, kept } = await playInto(scenario, { flags, terminal, folder, notes, interruption });
    if (study.runs.length === 0) {
      terminal.err(
        kept === 0
          ? 'interrupted before the first run was finished; nothing was written\n'
          : 'interrupted; what was finished before is kept, and the same with --resume goes on from there\n',
      );
      folder.abandon();
      return exitCodes.interrupted;
    }
    tell(study, { flags, terminal, compare, folder: folder.path, report });
    if (!flags.quiet && !flags.json) terminal.err(wrapped(furtherText(scenario, file, compare), terminal.width, '  '));
    if (study.partial) return exitCodes.interrupted;
    return study.thresholds.every(({ verdict }) => verdict === 'holds') ? exitCodes.ok : exitCodes.threshold;
  } catch (error) {
    folder.abandon();
    throw error instanceof StudyError ? inputFault(error) : error;
  } finally {
    interruption.done();
  }
}

/** What else could be asked of a scenario, for whoever meant that; empty where there is nothing. */
function furtherText(scenario: Scenario, file: string, compare: boolean): string {
  const several = Object.keys(scenario.policies).length > 1;
  const searches = writtenSearches(scenario);
  return [
    ...(compare && !several
      ? ["there is one policy, so nothing is compared: list several under 'policies', or vary one with 'compare'"]
      : []),
    ...(!compare && several ? [`the differences between the policies: ${typed(['compare'], file)}`] : []),
    ...(searches.length > 0 ? [`what it says to search for: ${typed(searches, file)}`] : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

interface Playing {
  readonly flags: Flags;
  readonly terminal: Terminal;
  readonly folder: ResultFolder;
  readonly notes: Study['notes'];
  readonly interruption: Interruption;
}

/**
 * Plays a scenario and writes its files and its page, unless it was interrupted before anything was finished. Finished runs of a
 * study of several are kept, so that it can be gone on with.
 */
export async function playInto(
  scenario: Scenario,
  playing: Playing,
): Promise<{ study: Study; report: string | undefined; kept: number }> {
  const { flags, terminal, folder } = playing;
  await folder.lock(flags, terminal);
  let store: StudyStore | undefined;
  try {
    if (hasSeveralRuns(scenario)) store = new StudyStore(folder, scenario);
    if (store !== undefined && store.size > 0 && !flags.quiet)
      terminal.err(`going on: ${counted(store.size, 'run')} ${store.size === 1 ? 'is' : 'are'} finished already\n`);
    const { study: played, details } = await play(scenario, playing, store);
    const study = { ...played, notes: [...played.notes, ...tablesLeftOut(folder.path, played)] };
    const kept = store?.size ?? 0;
    if (store !== undefined && store.spoiled > 0) terminal.err(spoiledText(store.spoiled));
    if (study.runs.length === 0) return { study, report: undefined, kept };
    let report: string | undefined;
    await writeStudy(folder.path, study, version, async () => {
      report = await writeReport(folder.path, study, details, playing.interruption);
      if (!study.partial) store?.settle(study.replications);
    });
    return { study, report, kept };
  } catch (error) {
    throw stopped(error, folder.path, store?.size ?? 0);
  } finally {
    store?.close();
    folder.close();
  }
}

function spoiledText(runs: number): string {
  return runs === 1
    ? 'of one finished run the files were not as they had been written: it was played again\n'
    : `of ${runs} finished runs the files were not as they had been written: they were played again\n`;
}

/** Plays everything; each run's files are written as soon as it is finished, then its columns are let go. */
async function play(
  scenario: Scenario,
  { flags, terminal, folder, notes, interruption }: Playing,
  store: StudyStore | undefined,
) {
  const folders = outputFolders(folder.path, scenario);
  const progress = flags.quiet ? undefined : new ProgressLine(terminal);
  const details: PolicyDetail[] = [];
  let told = false;
  try {
    const study = await runStudy(scenario, {
      notes,
      signal: interruption.signal,
      audit: flags.audit,
      onBrief: spareCompiler,
      ...(flags.threads === undefined ? {} : { threads: flags.threads }),
      ...(progress ? { onProgress: (state) => progress.show(state) } : {}),
      ...(store ? { store } : {}),
      onShown: (run) => void details.push(run),
      async onRun(run) {
        if (store === undefined) folder.clear();
        else store.open();
        const { policy, replication } = run.result;
        if (!told && !flags.quiet) {
          const text = volumeText(tableVolumes(run, { scenario, version }), runsOf(scenario));
          if (text !== undefined) {
            progress?.clear();
            terminal.err(text);
          }
        }
        told = true;
        const files = await writeRun(folders.of(policy, replication), run, { scenario, version });
        store?.wrote(files);
        if (replication === 0 && scenario.outputs.report)
          details.push({ policy, jobs: run.jobs, outcome: run.outcome });
      },
    });
    return { study, details };
  } finally {
    progress?.clear();
  }
}

/** The page, if the scenario asks for one; gives its path. */
async function writeReport(
  folder: string,
  study: Study,
  details: readonly PolicyDetail[],
  interruption: Interruption,
): Promise<string | undefined> {
  if (!study.scenario.outputs.report) return undefined;
  const assets = await loadReportAssets(pageFolder());
  const page = await interruption.whileBusy(() => renderReport(buildPayload(study, details, { program }), assets));
  const path = join(folder, 'report.html');
  await replaceFile(path, (append) => append(page));
  return path;
}

interface Telling {
  readonly flags: Flags;
  readonly terminal: Terminal;
  readonly compare: boolean;
  readonly folder: string;
  readonly report: string | undefined;
}

function tell(study: Study, { flags, terminal, compare, folder, report }: Telling): void {
  const { out, err } = terminal;
  if (flags.json) {
    out(jsonText({ ...summaryOf(study, version), folder, report: report ?? null }).trimEnd());
    return;
  }
  out(studyText(study, terminal));
  if (hasSeveralPools(study.scenario)) out(`\n${poolsText(study, terminal)}`);
  if (study.thresholds.length > 0) out(`\n${thresholdsText(study, terminal)}`);
  if (compare && study.comparisons.length > 0) out(`\n${differencesText(study, terminal)}`);
  if (study.economics) out(`\n${economicsText(study.economics, terminal)}`);
  if (!flags.quiet) err(notesText(notesOf(study), flags.verbose, terminal));
  if (study.partial) {
    const total = Object.keys(study.scenario.policies).length * study.replications;
    err(
      `interrupted: ${study.runs.length} of ${total} runs are finished; they are kept, marked as partial; the same with --resume goes on from there\n`,
    );
  }
  out(report === undefined ? `results: ${folder}` : `report: ${report}`);
}

/** The notes of a study, each once whatever number of policies it is about. */
function notesOf({ notes, scenario }: Study): Note[] {
  return mergeNotes(notes, Object.keys(scenario.policies));
}
