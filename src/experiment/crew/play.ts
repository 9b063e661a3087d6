import { capacityOf, capacitySteps } from '../../cluster/index.ts';
import {
  auditClaims,
  createRecorder,
  type HoldReason,
  type JobEnergy,
  measure,
  measuredWindow,
  PoolRecorder,
  type RunResult,
  WaitReasons,
} from '../../metrics/index.ts';
import { stream } from '../../random/index.ts';
import { holdsJobs, type Scenario } from '../../scenario/scenario.ts';
import { type Knowledge, knowledgeOf, type PolicySpec, starts } from '../../scheduler/index.ts';
import { type Observer, type Outcome, simulate } from '../../simulation/index.ts';
import { isRandomWorkload } from '../../workload/index.ts';
import type { JobTable } from '../../workload/job-table.ts';
import { energyOf } from '../energy-of.ts';
import { moneyOfRun } from '../money-of-run.ts';
import { planningNotes } from '../planning-notes.ts';
import { type Signals, signalNotes } from '../signals.ts';

export interface PlayInput {
  readonly scenario: Scenario;
  /** A name in `scenario.policies`. */
  readonly policy: string;
  /** From 0. */
  readonly replication: number;
  readonly jobs: JobTable;
  readonly modules: ReadonlyMap<string, unknown>;
  readonly audit: boolean;
  /** Prices and intensities; absent: none. */
  readonly signals?: Signals;
  readonly observers?: readonly Observer[];
}

/** What one run came to. */
export interface PlayedRun {
  readonly result: RunResult;
  readonly knowledge: Knowledge;
  /** What it did to every job; absent when only a summary was asked for. */
  readonly outcome?: Outcome;
  /** What every job answers for in energy; absent when only a summary was asked for, or the machine states no power. */
  readonly energy?: JobEnergy;
}

/** One run with what it did to every job. */
export interface Played extends PlayedRun {
  readonly outcome: Outcome;
}

const noSignals: Signals = { notes: [], ends: [], caps: new Map() };

/** Plays the jobs of one replication under one policy and measures them. */
export function play({
  scenario,
  policy: name,
  replication,
  jobs,
  modules,
  audit,
  signals = noSignals,
  observers = [],
}: PlayInput): Played {
  const policy = scenario.policies[name]!;
  const cap = signals.caps.get(name);
  const window = measuredWindow(jobs, scenario);
  const pools = Object.keys(scenario.cluster.pools);
  const holds = holdsJobs(scenario);
  const poolRecorder =
    pools.length > 1
      ? new PoolRecorder({
          pools: pools.length,
          jobs,
          changes: Object.values(scenario.cluster.pools).some((pool) => capacitySteps(pool).length > 1),
          holds,
        })
      : undefined;
  const { timelineSteps } = scenario.outputs;
  const recorder = createRecorder({ window, timelineSteps, holds, ...(poolRecorder ? { pools: poolRecorder } : {}) });
  const widest = Math.max(...Object.values(scenario.cluster.pools).map(capacityOf));
  const watch = scenario.outputs.reasons
    ? new WaitReasons(
        jobs,
        widest,
        policy.scheduler !== undefined || policy.backfill.kind !== 'none',
        holdReason(policy, jobs),
        cap !== undefined,
      )
    : undefined;
  const outcome = simulate({
    jobs,
    cluster: scenario.cluster,
    policy,
    modules,
    audit,
    signals,
    ...(cap ? { powerCap: cap } : {}),
    stream: (purpose) => stream(scenario.seed, replication, purpose),
    ...(window.to < Infinity ? { until: window.to } : {}),
    observers: [recorder, ...(poolRecorder ? [poolRecorder] : []), ...(watch ? [watch] : []), ...observers],
  });
  const reasons = watch?.result();
  if (audit) auditClaims({ jobs, outcome, window, recorder, ...(reasons ? { reasons } : {}) });
  const energy = energyOf(scenario, signals, jobs, outcome, window, cap?.signal);
  const result = measure({
    policy: name,
    replication,
    jobs,
    outcome,
    recorder,
    window,
    pools,
    batches:
      scenario.replications === 1 &&
      scenario.horizon !== null &&
      Object.values(scenario.workloads).some(isRandomWorkload),
    replays: Object.values(scenario.workloads).some(({ kind }) => kind === 'trace'),
    ...(reasons ? { reasons } : {}),
    ...(energy ? { energy } : {}),
    ...moneyOfRun(scenario, jobs, outcome, window, energy),
  });
  const knowledge = knowledgeOf(policy, modules);
  const known = [
    ...signalNotes(signals, Math.max(outcome.finished, result.window.to)),
    ...planningNotes(name, policy.start?.kind, outcome),
  ];
  return {
    result: known.length === 0 ? result : { ...result, notes: [...result.notes, ...known] },
    outcome,
    knowledge,
    ...(energy ? { energy: energy.jobs } : {}),
  };
}

/** Why jobs are held before they join the queue; undefined where none is. */
function holdReason({ start }: PolicySpec, { shift, interruption }: JobTable): HoldReason | undefined {
  return start === undefined || (shift ?? interruption) === undefined ? undefined : starts.find(start.kind)?.reason;
}
