import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { commonPolicies, rankingOf, type Study, StudyError } from '../experiment/index.ts';
import { readMeasure } from '../metrics/index.ts';
import { jsonText } from '../output/json-text.ts';
import { safeNames } from '../output/output-folders.ts';
import { rankingRows } from '../output/ranking-rows.ts';
import { rankingFile } from '../output/study-columns.ts';
import { summaryOf } from '../output/summary.ts';
import { writeTable } from '../output/write-table.ts';
import { exitCodes } from './exit-codes.ts';
import type { Flags } from './flags.ts';
import { inputFault } from './input-fault.ts';
import { interruptible } from './interrupt.ts';
import { rankingText } from './ranking-text.ts';
import { readScenario } from './read-scenario.ts';
import { ResultFolder } from './result-folder.ts';
import { playInto } from './study-work.ts';
import type { Terminal } from './terminal/terminal.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

/** Plays several scenarios with policies in common, and ranks those on each: the work of `compare` with several files. */
export async function rankingWork(files: readonly string[], flags: Flags, terminal: Terminal): Promise<number> {
  const readings = files.map((file) => readScenario(file, flags, terminal));
  const scenarios = readings.map(({ scenario }) => scenario);
  const measure = measureOf(flags.text('on') ?? 'wait');
  const common = commonPolicies(scenarios);
  if (common.length < 2) {
    const each = scenarios.map(({ name, policies }) => `${name}: ${Object.keys(policies).join(', ')}`);
    throw new UsageError(
      'these scenarios have fewer than two policies in common, so there is nothing to rank',
      `name the same rules alike in all of them (${each.join('; ')})`,
    );
  }
  const names = scenarios.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new UsageError(`two of these scenarios are named '${twice}'`, "give each a 'name' of its own");
  const root = flags.text('out') ?? join('out', 'ranking');
  const safe = safeNames(names.map((name) => name.toLowerCase().replace(/\s+/g, '-')));
  const folders = [...safe.values()].map((name) => new ResultFolder(join(root, name), flags.force, flags.on('resume')));
  const interruption = interruptible();
  const studies: { study: Study; folder: string; report: string | undefined }[] = [];
  try {
    rmSync(join(root, rankingFile.name), { force: true });
    for (const [at, { scenario, notes }] of readings.entries()) {
      const folder = folders[at]!;
      const { study, report } = await playInto(scenario, { flags, terminal, folder, notes, interruption });
      if (study.partial) {
        terminal.err(
          `interrupted while '${scenario.name}' was played; what was finished before is kept, and the same with --resume goes on from there\n`,
        );
        return exitCodes.interrupted;
      }
      studies.push({ study, folder: folder.path, report });
    }
    const ranking = rankingOf(
      studies.map(({ study }) => study),
      measure,
    );
    await writeTable(join(root, rankingFile.name), rankingFile, rankingRows(ranking, studies, version));
    if (flags.json) {
      const all = studies.map(({ study, folder, report }) => ({
        ...summaryOf(study, version),
        folder,
        report: report ?? null,
      }));
      terminal.out(jsonText({ ranking, studies: all }).trimEnd());
    } else {
      terminal.out(rankingText(ranking, terminal));
      terminal.out(`\nresults: ${root}`);
    }
    const held = studies.every(({ study }) => study.thresholds.every(({ verdict }) => verdict === 'holds'));
    return held ? exitCodes.ok : exitCodes.threshold;
  } catch (error) {
    throw error instanceof StudyError ? inputFault(error) : error;
  } finally {
    for (const folder of folders) folder.abandon();
    interruption.done();
  }
}

/** @throws UsageError when there is no such measure, or none that one would want more or less of */
function measureOf(path: string) {
  const open = (['class', 'workload', 'tenant', 'user', 'size'] as const).map((dimension) => ({
    dimension,
    names: [],
    open: true,
  }));
  const { measure, fault } = readMeasure(path, open);
  if (fault !== undefined) throw new UsageError(`--on ${path}: ${fault.problem}`, fault.hint);
  if (measure.better === 'neither')
    throw new UsageError(`--on ${path}: neither more nor less of it is better, so it ranks nothing`);
  return measure;
}
