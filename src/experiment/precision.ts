import type { Note } from '../catalogue/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { replicationsNeeded, tally } from '../statistics/index.ts';
import { formatPercent } from '../units/index.ts';
import { measured } from './measured.ts';
import type { PolicyEstimate } from './study.ts';

/** How precise one measure is under one policy. */
interface Reached {
  readonly path: string;
  readonly policy: string;
  /** Half-width ÷ mean; null where there is no mean. */
  readonly relative: number | null;
  /** Replications that would probably do; null when it cannot be told. */
  readonly needed: number | null;
}

/**
 * How precise the measures are that a scenario wants precise. A half-width of γ/(1 + γ) of the estimated mean is asked for
 * where γ of the true one is wanted (Law and Kelton, Simulation Modeling and Analysis, §9.4.1).
 */
function reachedBy({ precision, confidence }: Scenario, policies: readonly PolicyEstimate[]): Reached[] {
  if (precision === undefined) return [];
  const share = adjusted(precision.to);
  return precision.on.flatMap((path) =>
    policies.map((policy): Reached => {
      const { estimate } = measured(path, policy);
      const about = { path, policy: policy.policy };
      if (estimate === undefined || estimate.mean === null || estimate.halfWidth === null)
        return { ...about, relative: null, needed: null };
      const { mean, halfWidth, values } = estimate;
      if (halfWidth === 0) return { ...about, relative: 0, needed: values.length };
      const { standardDeviation } = tally(values.filter((value) => value !== null));
      return {
        ...about,
        relative: halfWidth / Math.abs(mean),
        needed: replicationsNeeded(standardDeviation, share * Math.abs(mean), confidence),
      };
    }),
  );
}

function adjusted(share: number): number {
  return share / (1 + share);
}

/**
 * How many more replications to play: 0 when all is precise, or when the cap is reached. What has no mean (a queue without bound, a group
 * without jobs) is not waited for. It depends on the finished runs alone, so any number of threads comes to the same;
 * at most as many again as there are, so that a first guess of the spread that was too high costs little.
 */
export function moreReplications(scenario: Scenario, policies: readonly PolicyEstimate[], made: number): number {
  const { precision } = scenario;
  if (precision === undefined) return 0;
  const open = reachedBy(scenario, policies).filter(
    ({ relative }) => relative !== null && relative > adjusted(precision.to),
  );
  if (open.length === 0) return 0;
  const needed = Math.max(...open.map(({ needed }) => needed ?? Number.POSITIVE_INFINITY));
  return Math.min(precision.atMost - made, made, Math.max(1, needed - made));
}

/** How the study ended: precise, or at its cap. */
export function precisionNotes(scenario: Scenario, policies: readonly PolicyEstimate[], made: number): Note[] {
  const { precision } = scenario;
  if (precision === undefined) return [];
  const all = reachedBy(scenario, policies);
  const wanted = `±${formatPercent(precision.to)}`;
  return precision.on.map((path): Note => {
    const own = all.filter((one) => one.path === path);
    const known = own.flatMap(({ relative, policy, needed }) =>
      relative === null ? [] : [{ relative, policy, needed }],
    );
    const widest = known.toSorted((a, b) => b.relative - a.relative)[0];
    const without = own.filter(({ relative }) => relative === null).map(({ policy }) => `'${policy}'`);
    const missing = without.length === 0 ? '' : ` It has no value under ${without.join(', ')}.`;
    if (widest === undefined) {
      return {
        code: 'precision-without-value',
        severity: 'warning',
        text: `${path} has no value, so it cannot be made precise.`,
      };
    }
    const told = `${formatPercent(widest.relative)} of its mean under '${widest.policy}'`;
    if (widest.relative <= adjusted(precision.to)) {
      const text = `${made} replications made ${path} precise to ${wanted}: its widest interval is ±${told}.${missing}`;
      return { code: 'precision-reached', severity: 'info', text };
    }
    const more = widest.needed === null ? '' : `; about ${widest.needed.toLocaleString('en')} would be needed`;
    const text = `After ${made} replications ${path} is known to ±${told} only, not to ${wanted}${more}.${missing} Raise 'precision.atMost', or ask for less.`;
    return { code: 'precision-not-reached', severity: 'warning', text };
  });
}
