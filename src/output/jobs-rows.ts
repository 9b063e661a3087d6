import type { FinishedRun } from '../experiment/index.ts';
import { boundedSlowdown, heldBy, type JobEnergy, measuredWindow, runTimeOf, waitOf } from '../metrics/index.ts';
import { jobStates } from '../simulation/index.ts';
import { type Origin, runEnding } from './origin.ts';
import { nodesOf } from './placement-text.ts';
import { runFields } from './run-fields.ts';

const timedOut = jobStates.indexOf('timed-out');
const failed = jobStates.indexOf('failed');
const cancelled = jobStates.indexOf('cancelled');

/**
 * The rows of `jobs.csv`, in the order of its columns. Written out in one expression instead of column by column: with
 * a function for each column a million rows take twice as long.
 */
export function* jobsRows(run: FinishedRun, origin: Origin): Generator<string> {
  const { jobs, outcome, result, energy } = run;
  const { segments } = outcome;
  const names = runFields(run, origin);
  const { first, last } = measuredWindow(jobs, origin.scenario);
  const ending = runEnding(origin, result.policy, result.replication);
  for (let job = 0; job < jobs.count; job += 1) {
    const submit = jobs.submit[job]!;
    const start = outcome.start[job]!;
    const width = jobs.accelerators[job]!;
    const state = outcome.state[job]!;
    const measured = job >= first && job < last ? 1 : 0;
    const who = `${jobs.number[job]!},${names.workloads[jobs.workload[job]!]!},${names.classes[jobs.class[job]!]!},${names.tenants[jobs.tenant[job]!]!},${names.users[jobs.user[job]!]!},${submit}`;
    const asked = `${names.states[state]!},${width},${jobs.limit[job]!}`;
    if (Number.isNaN(start)) {
      const why = names.rejectionReasons[outcome.rejection[job]!]!;
      yield `${who},,,${asked},,,,0,0,0,,,,${why},${measured}${energy ? ',,,' : ''}${ending}`;
      continue;
    }
    const end = outcome.end[job]!;
    const runTime = runTimeOf(jobs, outcome, job);
    const wait = waitOf(jobs, outcome, job);
    const lost = state === timedOut || state === failed || state === cancelled ? heldBy(jobs, outcome, job) : 0;
    const restarts = segments === undefined ? 0 : segments.offset[job + 1]! - segments.offset[job]! - 1;
    const nodes = outcome.placement ? nodesOf(outcome.placement, job) : 0;
    yield `${who},${start},${end},${asked},${runTime},${wait},${boundedSlowdown.value(wait, runTime, width, 0)},0,${restarts},${lost},${names.pools[outcome.pool[job]!]!},${nodes === 0 ? '' : nodes},${names.startReasons[outcome.startedBy[job]!]!},${names.rejectionReasons[outcome.rejection[job]!]!},${measured}${energy ? energyFields(energy, job) : ''}${ending}`;
  }
}

/** `energy_kwh`, `electricity_cost_eur` and `emissions_kg` of a job that ran. */
function energyFields({ energy, cost, emissions }: JobEnergy, job: number): string {
  return `,${energy[job]!},${cost ? cost[job]! : ''},${emissions ? emissions[job]! : ''}`;
}
