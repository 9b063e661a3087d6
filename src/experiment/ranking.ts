import { listed } from '../catalogue/index.ts';
import type { MeasurePath } from '../metrics/index.ts';
import { bonferroni, difference } from '../statistics/index.ts';
import { policyLabel } from './answer-words.ts';
import { type Estimate, estimate, notMeasured } from './estimate.ts';
import { measured } from './measured.ts';
import type { PolicyEstimate, Study } from './study.ts';

/** How policies stand on one workload. */
export interface Standing {
  /** Name of the scenario. */
  readonly scenario: string;
  /** By policy, in the order of `Ranking.policies`. */
  readonly places: readonly Place[];
}

export interface Place {
  readonly policy: string;
  readonly estimate: Estimate;
  /** 1 plus the policies that are shown to be better; those that cannot be told apart share a rank. Null without a value. */
  readonly rank: number | null;
  /** Value ÷ the first policy's; null where either is missing or the first is 0. */
  readonly ratio: number | null;
}

/** What the ranks of a policy come to over all workloads. */
export interface RankCount {
  readonly policy: string;
  /** Workloads it is first in, or not told from the first. */
  readonly first: number;
  /** Its worst rank; null where it has no value on some workload: a queue that grows without bound is worse than any rank. */
  readonly worst: number | null;
  /** Geometric mean of the ratios to the first policy; null where one is missing. Never shown without the table. */
  readonly ratio: number | null;
}

/** Policies over several workloads: a rank in each, never one mean over them. */
export interface Ranking {
  readonly measure: MeasurePath;
  /** Policies that all scenarios have, in the order of the first. */
  readonly policies: readonly string[];
  readonly standings: readonly Standing[];
  readonly counts: readonly RankCount[];
  /** In one sentence. */
  readonly answer: string;
}

/** The names of policies that all studies have, in the order of the first. */
export function commonPolicies(
  scenarios: readonly { readonly policies: Readonly<Record<string, unknown>> }[],
): string[] {
  const [first, ...others] = scenarios.map(({ policies }) => Object.keys(policies));
  return (first ?? []).filter((name) => others.every((names) => names.includes(name)));
}

/**
 * Ranks the policies that several studies have in common, study by study. Within each they met the same jobs, so they are told
 * apart by paired differences, corrected for the number of pairs (Bonferroni). Without intervals (single runs) the plain values rank.
 */
export function rankingOf(studies: readonly Study[], measure: MeasurePath): Ranking {
  const policies = commonPolicies(studies.map(({ scenario }) => scenario));
  const standings = studies.map((study) => standingOf(study, policies, measure));
  const counts = policies.map((policy, at): RankCount => {
    const places = standings.map(({ places }) => places[at]!);
    const ranks = places.map(({ rank }) => rank);
    const ratios = places.map(({ ratio }) => ratio);
    return {
      policy,
      first: ranks.filter((rank) => rank === 1).length,
      worst: ranks.some((rank) => rank === null) ? null : Math.max(...ranks.map((rank) => rank!)),
      ratio: ratios.every((ratio) => ratio !== null && ratio > 0)
        ? Math.exp(ratios.reduce((sum, ratio) => sum! + Math.log(ratio!), 0)! / ratios.length)
        : null,
    };
  });
  return { measure, policies, standings, counts, answer: answerOf(counts, studies.length, measure) };
}

function standingOf({ scenario, policies: all }: Study, policies: readonly string[], measure: MeasurePath): Standing {
  const estimates = policies.map((name) => estimateIn(all.find(({ policy }) => policy === name)!, measure));
  const pairs = (policies.length * (policies.length - 1)) / 2;
  const confidence = bonferroni(scenario.confidence, Math.max(1, pairs));
  const beats = (a: Estimate, b: Estimate) => {
    const differs = estimate(
      a.values.map((value, k) =>
        value === null || (b.values[k] ?? null) === null ? null : difference(value, b.values[k]!),
      ),
      confidence,
    );
    if (differs.mean === null || Math.abs(differs.mean) <= (differs.halfWidth ?? 0)) return false;
    return differs.mean < 0 === (measure.better === 'lower');
  };
  const places = policies.map((policy, at): Place => {
    const own = estimates[at]!;
    const [reference] = estimates;
    return {
      policy,
      estimate: own,
      rank: own.mean === null ? null : 1 + estimates.filter((other) => other.mean !== null && beats(other, own)).length,
      ratio: own.mean === null || !reference?.mean ? null : own.mean / reference.mean,
    };
  });
  return { scenario: scenario.name, places };
}

function estimateIn(policy: PolicyEstimate, { path }: MeasurePath): Estimate {
  return measured(path, policy).estimate ?? notMeasured;
}

function answerOf(counts: readonly RankCount[], workloads: number, { label }: MeasurePath): string {
  const always = counts.filter(({ first }) => first === workloads).map(({ policy }) => policyLabel(policy));
  if (always.length > 0) {
    const verb = always.length === 1 ? 'is' : 'are';
    return `${listed(always)} ${verb} first, or not told from the first, in ${label} on all ${workloads} workloads.`;
  }
  const most = Math.max(...counts.map(({ first }) => first));
  const best = counts.filter(({ first }) => first === most).map(({ policy }) => policyLabel(policy));
  if (most === 0) return `No rule can be ranked first in ${label} on any workload.`;
  return `No rule is first in ${label} on every workload; ${listed(best)} ${best.length === 1 ? 'is' : 'are'} on ${most} of ${workloads}. The choice hangs on the workload.`;
}
