import { mergeNotes } from '../catalogue/index.ts';
import { capacityOf, installedSteps } from '../cluster/spec.ts';
import { policyLabel, verdictText } from '../experiment/index.ts';
import type { GroupEstimate, PolicyEstimate, Study } from '../experiment/study.ts';
import { growingQueuesText } from '../metrics/index.ts';
import type { RunResult, Timeline } from '../metrics/result.ts';
import { statistics } from '../metrics/statistic.ts';
import { holdsJobs } from '../scenario/scenario.ts';
import { currencyUnit } from '../units/index.ts';
import { pageEstimate } from './page-estimate.ts';
import { paged } from './paged.ts';
import {
  type PageComparison,
  type PageEconomics,
  type PageGroup,
  type PagePolicy,
  type PageReasons,
  type PageThreshold,
  type PageTimeline,
  type Payload,
  payloadVersion,
} from './payload.ts';
import { type ColumnStore, columnStore } from './payload-columns.ts';
import { packDistributions, probabilities } from './payload-distributions.ts';
import { packEnergy } from './payload-energy.ts';
import { type PolicyDetail, packJobs } from './payload-jobs.ts';
import { pageMetrics, pagePoolMetrics } from './payload-metrics.ts';
import { packPeaks } from './payload-peaks.ts';
import { hasSeveralPools } from './pools-rows.ts';

export interface PayloadOptions {
  /** Program and version, for the header: `Queueworks 0.1.0`. */
  readonly program: string;
  /** Most characters the data may take in the page; 9,500,000 keeps a page under 10 MB. */
  readonly budget?: number;
}

/** Groups of one dimension in the page, the largest by accelerator time; files have them all. */
const mostGroups = 60;
/** Dimensions the page shows; single users stand in the files. */
const shownDimensions = new Set(['all', 'workload', 'class', 'tenant', 'size']);
/**
 * What the report page shows of a study. `runs` are the first replications, job by job, in the order in which the
 * page should keep them when not all fit; without any the page has no Gantt chart and no curves of waits.
 * Deterministic: the same study gives the same bytes.
 */
export function buildPayload(study: Study, runs: readonly PolicyDetail[], options: PayloadOptions): Payload {
  const { scenario } = study;
  const label = labels(study);
  const details = runs.map((run) => ({
    ...run,
    policy: label(run.policy),
  }));
  const store = columnStore();
  const window = study.runs[0]?.window ?? null;
  const policies = study.policies.map((policy) => pagePolicy(study, policy, label(policy.policy), store));
  const { distributions, quantiles } = packDistributions(details, window, store);
  const data = {
    version: payloadVersion,
    kind: 'study' as const,
    program: options.program,
    name: scenario.name,
    question: scenario.question ?? null,
    description: scenario.description ?? null,
    answer: study.answer,
    partial: study.partial,
    seed: scenario.seed,
    hash: scenario.hash,
    replications: study.replications,
    finished: Math.min(...study.policies.map(({ policy }) => study.runs.filter((run) => run.policy === policy).length)),
    confidence: scenario.confidence,
    window,
    notice: scenario.notice,
    try: scenario.try,
    pools: Object.entries(scenario.cluster.pools).map(([name, pool]) => ({
      name,
      capacity: capacityOf(pool),
      nodes: pool.kind === 'nodes' ? capacityOf(pool) / pool.acceleratorsPerNode : null,
    })),
    installed: installedSteps(scenario.cluster),
    shares: Object.fromEntries(
      Object.entries(scenario.tenants).flatMap(([name, { share }]) => (share === undefined ? [] : [[name, share]])),
    ),
    policies,
    metrics: pageMetrics(scenario.economics?.currency, holdsJobs(scenario)),
    poolMetrics: hasSeveralPools(scenario) ? pagePoolMetrics() : [],
    comparisons: study.comparisons
      .filter((c) => shownDimensions.has(c.dimension))
      .map((comparison) => pageComparison(comparison, label)),
    economics: pageEconomics(study, label),
    thresholds: study.thresholds.map((threshold) => pageThreshold(threshold, label, scenario.economics?.currency)),
    notes: mergeNotes(
      study.notes,
      study.policies.map(({ policy }) => policy),
      label,
    ).map((note) => (note.policy === undefined ? note : { ...note, policy: label(note.policy) })),
    cleaning: study.cleaning,
    distributions,
    probabilities,
    quantiles,
    jobs: null,
    columns: [],
  };
  const budget = (options.budget ?? 9_500_000) - JSON.stringify(data).length - store.size;
  const { jobs, notes } = packJobs(details, store, budget);
  return { data: { ...data, jobs, notes: [...data.notes, ...notes], columns: store.columns }, columns: store.packed };
}

function pageEconomics({ economics }: Study, label: (policy: string) => string): PageEconomics | null {
  if (economics === undefined) return null;
  const { policies, ...rest } = paged(economics);
  return { ...rest, policies: policies.map((one) => ({ ...one, policy: label(one.policy) })) };
}

/** Policies as people write them, `EASY`; as the scenario writes them where two would look the same. */
function labels(study: Study): (policy: string) => string {
  const names = study.policies.map(({ policy }) => policyLabel(policy));
  return new Set(names).size === names.length ? policyLabel : (policy) => policy;
}

function firstRun(study: Study, policy: string): RunResult | undefined {
  return study.runs.filter((run) => run.policy === policy).sort((a, b) => a.replication - b.replication)[0];
}

function pagePolicy(study: Study, policy: PolicyEstimate, name: string, store: ColumnStore): PagePolicy {
  const run = firstRun(study, policy.policy);
  const runs = study.runs.filter((one) => one.policy === policy.policy);
  return {
    name,
    description: policy.description,
    knowledge: policy.knowledge,
    unstable: policy.unstable,
    growing: policy.unstable ? growingQueuesText(policy.growing ?? []).text : null,
    groups: largestGroups(policy.groups).map(pageGroup),
    system: Object.fromEntries(Object.entries(policy.system).map(([name, estimate]) => [name, pageEstimate(estimate)])),
    pools: hasSeveralPools(study.scenario) ? paged(policy.pools ?? []) : [],
    reasons: pageReasons(policy),
    timeline: run === undefined ? null : packTimeline(run.timeline, run.replication, store),
    energy: packEnergy(runs, study.scenario.confidence, store),
  };
}

/** The reasons of the groups that the page shows. */
function pageReasons({ reasons = [], groups }: PolicyEstimate): PageReasons[] {
  const shown = new Set(largestGroups(groups).map(({ dimension, name }) => `${dimension} ${name}`));
  return reasons
    .filter(({ dimension, name }) => shown.has(`${dimension} ${name}`))
    .map(({ dimension, name, waits }) => ({
      dimension,
      name,
      waits: Object.fromEntries(Object.entries(waits).map(([reason, estimate]) => [reason, pageEstimate(estimate)])),
    }));
}

/** The shown dimensions, each cut to its largest groups, in their own order. */
function largestGroups(groups: readonly GroupEstimate[]): GroupEstimate[] {
  const shown = groups.filter((group) => shownDimensions.has(group.dimension));
  return shown.filter((group) => {
    const larger = shown.filter(
      (g) => g.dimension === group.dimension && (g.acceleratorSeconds.mean ?? 0) > (group.acceleratorSeconds.mean ?? 0),
    );
    return larger.length < mostGroups;
  });
}

function pageGroup(group: GroupEstimate): PageGroup {
  return {
    dimension: group.dimension,
    name: group.name,
    submitted: pageEstimate(group.submitted),
    rejected: pageEstimate(group.rejected),
    acceleratorSeconds: pageEstimate(group.acceleratorSeconds),
    metrics: Object.fromEntries(
      Object.entries(group.metrics).map(([metric, estimates]) => [
        metric,
        Object.fromEntries(
          statistics.filter((s) => estimates[s] !== undefined).map((s) => [s, pageEstimate(estimates[s])]),
        ),
      ]),
    ),
  };
}

function pageComparison(comparison: Study['comparisons'][number], label: (policy: string) => string): PageComparison {
  const { difference, relative, relativeHalfWidth: _, relativeInterval, policy, baseline, ...rest } = comparison;
  return {
    ...rest,
    policy: label(policy),
    baseline: label(baseline),
    difference: pageEstimate(difference),
    relative: pageEstimate({ mean: relative, interval: relativeInterval }),
  };
}

function pageThreshold(
  threshold: Study['thresholds'][number],
  label: (policy: string) => string,
  currency: string | undefined,
): PageThreshold {
  const { text, policy, unit, share, limit, holdsWhen, estimate, verdict } = threshold;
  return {
    text,
    policy: label(policy),
    kind: unit === 's' ? 'duration' : share ? 'share' : 'number',
    unit: currencyUnit(unit, currency),
    limit,
    holdsWhen,
    value: pageEstimate(estimate),
    verdict,
    words: verdictText(threshold),
  };
}

function packTimeline(timeline: Timeline, replication: number, store: ColumnStore): PageTimeline {
  return {
    replication,
    from: timeline.from,
    step: timeline.step,
    columns: {
      allocated: store.float(Float32Array.from(timeline.allocated)),
      queuedJobs: store.float(Float32Array.from(timeline.queuedJobs)),
      heldJobs: timeline.held ? store.float(Float32Array.from(timeline.held.jobs)) : null,
      peaks: packPeaks(timeline.waitingPeaks, timeline, store),
    },
  };
}
