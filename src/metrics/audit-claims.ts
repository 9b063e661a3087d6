import { AuditFailure, type Outcome } from '../simulation/index.ts';
import type { JobTable } from '../workload/job-table.ts';
import { waitOf } from './measured-jobs.ts';
import type { MeasuredWindow } from './measured-window.ts';
import type { Recorder } from './recorder.ts';
import { lastSeen } from './segments.ts';
import type { WaitReasonColumns } from './wait-reasons.ts';
import { workDone } from './work-done.ts';

export interface AuditedClaims {
  readonly jobs: JobTable;
  readonly outcome: Outcome;
  readonly window: MeasuredWindow;
  /** Has watched the run. */
  readonly recorder?: Recorder;
  /** Why each job waited; absent where that was not watched. */
  readonly reasons?: WaitReasonColumns;
}

/**
 * Works out in another way what the tables claim of a run, and compares: the wait of a job is the sum of the gaps in which it did not run, and of its
 * reasons; and over the measured window, installed = useful + lost + restoring + idle accelerator-seconds, to 1e-9, where idle are those that rules
 * hold back, that fit nobody, that a start rule holds jobs from, and that nobody waits for.
 * @throws AuditFailure when something does not hold
 */
export function auditClaims(claims: AuditedClaims): void {
  const { jobs, outcome, reasons } = claims;
  for (let job = 0; job < jobs.count; job += 1) {
    if (Number.isNaN(outcome.start[job]!)) continue;
    const wait = waitOf(jobs, outcome, job);
    const gaps = gapsOf(jobs, outcome, job);
    const slack = 1e-6 + 1e-9 * lastSeen(outcome, job);
    if (!(Math.abs(wait - gaps) <= slack))
      fail(`job ${jobs.number[job]} waited ${wait} s, but did not run for ${gaps} s`);
    if (reasons !== undefined) checkReasons(reasons, job, wait, slack, `job ${jobs.number[job]}`);
  }
  checkLedger(claims);
}

/** How long a job was there and did not run, gap by gap, s. */
function gapsOf(jobs: JobTable, outcome: Outcome, job: number): number {
  const { start, end, segments } = outcome;
  let gaps = start[job]! - jobs.submit[job]! + (lastSeen(outcome, job) - end[job]!);
  if (segments === undefined) return gaps;
  for (let k = segments.offset[job]! + 1; k < segments.offset[job + 1]!; k += 1)
    gaps += segments.start[k]! - segments.end[k - 1]!;
  return gaps;
}

function checkReasons(reasons: WaitReasonColumns, job: number, wait: number, slack: number, name: string): void {
  const { resources, priority, backfill, powerCap, held } = reasons;
  let sum = 0;
  for (const column of [resources, priority, backfill, powerCap, held?.seconds]) {
    if (column === undefined) continue;
    if (!(column[job]! >= -slack)) fail(`${name} waited ${column[job]} s for one of its reasons`);
    sum += column[job]!;
  }
  if (!(Math.abs(sum - wait) <= slack)) fail(`${name} waited ${wait} s, of which its reasons explain ${sum} s`);
}

function checkLedger({ jobs, outcome, window, recorder }: AuditedClaims): void {
  if (recorder === undefined) return;
  const { installed, lostToPolicy, lostToFit, lostToHold, idle } = recorder.integrals();
  const { useful, lost, overhead = 0 } = workDone(jobs, outcome, window);
  const spent = useful + lost + overhead + lostToPolicy + lostToFit + lostToHold + idle;
  if (!(Math.abs(installed - spent) <= 1e-9 * Math.max(1, installed)))
    fail(`the ledger does not close: of ${installed} installed accelerator-seconds ${spent} are accounted for`);
}

function fail(found: string): never {
  throw new AuditFailure(`audit: ${found}`);
}
