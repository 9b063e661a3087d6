import type { Note } from '../catalogue/index.ts';
import { orderings } from '../scheduler/index.ts';
import { formatPercent } from '../units/index.ts';
import type { WorkloadSpec } from '../workload/index.ts';
import { listed } from './listed.ts';
import type { MissingLimits } from './missing-limits.ts';
import type { Scenario } from './scenario.ts';

/**
 * Where made-up workloads differ from what logs show, and what the model leaves out: remarks, since a teaching example may well mean it.
 * Where a log lacks what a policy plans by, that is a warning: nobody chose it.
 * Frachtenberg and Feitelson, Pitfalls in parallel job scheduling evaluation, JSSPP 2005.
 */
export function realismNotes(scenario: Scenario, missing: readonly MissingLimits[] = []): Note[] {
  const synthetic = Object.entries(scenario.workloads).filter(([, { kind }]) => kind === 'synthetic');
  return [
    lightTails(synthetic),
    steadyArrivals(synthetic, scenario.horizon),
    independentSizes(synthetic),
    exactLimits(scenario),
    ...missing.map((log) => exactLimitsOfLog(scenario, log)),
    unequalKnowledge(scenario),
    loadByGaps(scenario),
    leftOut,
  ].filter((note) => note !== undefined);
}

type Named = readonly (readonly [name: string, spec: WorkloadSpec])[];

interface Drawn {
  readonly distribution: string;
}

function lightTails(workloads: Named): Note | undefined {
  const light = new Set(['constant', 'uniform', 'exponential', 'erlang']);
  const names = workloads
    .filter(([, { duration }]) => light.has((duration as Drawn).distribution))
    .map(([name]) => name);
  if (names.length === 0) return undefined;
  return remark(
    'light-tailed-run-times',
    `Run times of ${listed(names)} have light tails; those of logs spread over many orders of magnitude, and few long jobs make most of the waiting. A lognormal or hyper-exponential distribution, 'lublin' or a log is closer.`,
  );
}

/** Two days or more, and nobody sleeps. */
const days = 2 * 86_400;

function steadyArrivals(workloads: Named, horizon: number | null): Note | undefined {
  if (horizon === null || horizon < days) return undefined;
  const names = workloads
    .filter(([, { arrivals }]) => ['poisson', 'renewal'].includes((arrivals as { process: string }).process))
    .map(([name]) => name);
  if (names.length === 0) return undefined;
  return remark(
    'steady-arrivals',
    `Jobs of ${listed(names)} come at the same rate by night and by day, one by one. Real ones come in days, weeks and bursts, which make queues longer: see 'diurnal', 'weekly', 'campaigns' and 'bursty'.`,
  );
}

function independentSizes(workloads: Named): Note | undefined {
  const varies = (value: unknown) => (value as Drawn).distribution !== 'constant';
  const names = workloads
    .filter(([, { accelerators, duration }]) => varies(accelerators) && varies(duration))
    .map(([name]) => name);
  if (names.length === 0) return undefined;
  return remark(
    'independent-sizes',
    `In ${listed(names)} the run time of a job does not depend on how wide it is, and no job resembles the one before; in logs both do. Split the workload by size, or use 'lublin' or a log.`,
  );
}

function exactLimits(scenario: Scenario): Note | undefined {
  const use = useOfLimits(scenario);
  const names = Object.entries(scenario.workloads)
    .filter(([, { limit }]) => (limit as { model?: string } | undefined)?.model === 'exact')
    .map(([name]) => name);
  if (use === undefined || names.length === 0) return undefined;
  return remark(
    'exact-limits',
    `Jobs of ${listed(names)} ask for exactly the time they run, so ${use}. ${otherLimits}`,
  );
}

/** Below this share of the jobs it is a matter of the log's cleaning only. */
const fewWithoutLimit = 0.01;

function exactLimitsOfLog(scenario: Scenario, { workload, share, recorded }: MissingLimits): Note | undefined {
  const use = useOfLimits(scenario);
  if (use === undefined || share < fewWithoutLimit) return undefined;
  const who = recorded
    ? `${share === 1 ? 'All jobs' : `${formatPercent(share)} of the jobs`} in the log of ${listed([workload])} ask, or are taken to ask,`
    : share === 1
      ? `The log of ${listed([workload])} has no requested times: its jobs are taken`
      : `${formatPercent(share)} of the jobs in the log of ${listed([workload])} have no requested time and are taken`;
  const whom = share === 1 ? '' : ' for them';
  return {
    code: 'exact-limits',
    severity: 'warning',
    workload,
    text: `${who}${recorded ? '' : ' to ask'} for exactly the time they run, so ${use}${whom}. ${otherLimits}`,
  };
}

const otherLimits = "People ask for much more: see the limit models 'tsafrir', 'factor' and 'rounded'.";

/** What is planned by limits that are exact; undefined where no policy looks at limits, or those that do are told run times anyway. */
function useOfLimits({ policies }: Scenario): string | undefined {
  const guessing = Object.values(policies).filter(({ oracle }) => !oracle);
  if (guessing.some(({ backfill }) => backfill.kind !== 'none')) return 'backfilling plans with perfect knowledge';
  if (guessing.some(({ ordering }) => orderings.find(ordering.kind)?.knowledge === 'estimate'))
    return 'orders by run time are made with perfect knowledge';
  return undefined;
}

function unequalKnowledge({ policies }: Scenario): Note | undefined {
  const told = Object.entries(policies).filter(([, { oracle }]) => oracle);
  if (told.length === 0) return undefined;
  const names = told.map(([name]) => name);
  const others =
    Object.keys(policies).length > names.length ? ' The others are not, so the comparison is not among equals.' : '';
  return {
    code: 'unequal-knowledge',
    severity: others === '' ? 'info' : 'warning',
    text: `${listed(names)} ${names.length === 1 ? 'is' : 'are'} told true run times, which no real scheduler is: a bound, not a choice.${others}`,
  };
}

function loadByGaps({ workloads }: Scenario): Note | undefined {
  const names = Object.entries(workloads)
    .filter(([, spec]) => spec.arrivalFactor !== undefined || spec.targetLoad !== undefined)
    .map(([name]) => name);
  if (names.length === 0) return undefined;
  return remark(
    'load-by-gaps',
    `The load of ${listed(names)} is set by the gaps between submissions; sizes and run times, and so how jobs pack, stay as they are. Days and weeks are stretched with the gaps.`,
  );
}

/** What is true of every scenario until the simulator can do it. */
const leftOut: Note = remark(
  'left-out',
  'This model leaves out failures and maintenance, the time to launch, checkpoint and restore, contention for memory, network and disks, dependencies between jobs, jobs that change their size, placements that a job refuses (it takes whatever fits), and people who submit less when they wait.',
);

function remark(code: string, text: string): Note {
  return { code, severity: 'info', text };
}
