import type { FinishedRun } from '../experiment/index.ts';
import type { Scenario, TableChoice } from '../scenario/index.ts';

/** Rows of `jobs.csv` over all runs up to which a study keeps every table unasked: a gigabyte or two with `segments.csv`. */
export const mostRows = 5e6;

/** Which of the files are written that grow with the jobs of a run. */
export interface KeptTables {
  readonly jobs: boolean;
  readonly segments: boolean;
}

/**
 * What of a run is written unasked: everything while the study up to its replication stays below so many rows; beyond that the
 * jobs of the first replication, and their segments where these say more. It depends on the run alone, so that a study that is
 * gone on with, or that needs more replications than was thought, keeps the same.
 */
export function keptTables(run: FinishedRun, { outputs, policies }: Scenario): KeptTables {
  const { replication } = run.result;
  const first = replication === 0;
  const all = replication < replicationsKept(run.jobs.count, Object.keys(policies).length);
  return {
    jobs: chosen(outputs.jobs, all || first),
    segments: chosen(outputs.segments, all || (first && segmentsSayMore(run))),
  };
}

/** Replications of so many jobs under so many policies whose rows are few enough to be kept whole. */
export function replicationsKept(jobs: number, policies: number): number {
  return Math.floor(mostRows / (Math.max(1, jobs) * policies));
}

function chosen(choice: TableChoice, auto: boolean): boolean {
  return choice === 'auto' ? auto : choice;
}

/** Whether some job ran in several stretches, or on another width than it asks for: else `jobs.csv` has when and where. */
function segmentsSayMore({ jobs, outcome }: Pick<FinishedRun, 'jobs' | 'outcome'>): boolean {
  const { segments } = outcome;
  if (segments === undefined) return false;
  const { offset, accelerators } = segments;
  for (let job = 0; job < jobs.count; job += 1) {
    const stretches = offset[job + 1]! - offset[job]!;
    if (stretches > 1 || (stretches === 1 && accelerators[offset[job]!] !== jobs.accelerators[job])) return true;
  }
  return false;
}
