import type { Scenario } from '../scenario/scenario.ts';
import { durationScale, formatDuration, formatDurationIn, formatPercentEstimate } from '../units/index.ts';
import { answerOfMany } from './answer-of-many.ts';
import { estimated, listed, mostNamed, percent, policyLabel, waitOf } from './answer-words.ts';
import { compareMeanWaits } from './comparisons.ts';
import type { Comparison, Estimate, PolicyEstimate } from './study.ts';

/**
 * The answer of a study in words for whoever asked: what the policies did to the mean wait, how far that is known,
 * and what cannot be told. Differences are paired, on the same jobs.
 */
export function answerOf(
  scenario: Scenario,
  policies: readonly PolicyEstimate[],
  comparisons: readonly Comparison[],
): string {
  const [first, ...others] = policies.filter(ran);
  if (!first) return 'No run was finished, so there is no answer.';
  if (!waitOf(first)) return 'No job was measured, so there is no answer.';
  if (others.length === 0) return sentence(scope(scenario), alone(first));
  const all = [first, ...others];
  const parts =
    others.length > mostNamed
      ? answerOfMany(all, comparisons, scenario.confidence)
      : [...unstableOnes(all), ...stableOnes(all, scenario, comparisons)];
  return sentence(scope(scenario), parts.join('; '));
}

function ran({ groups }: PolicyEstimate): boolean {
  return groups.length > 0;
}

/** One run of a log is about that log; with replications the interval says how far it reaches. */
function scope({ replications, workloads }: Scenario): string {
  if (replications > 1) return '';
  return Object.values(workloads).every((workload) => workload.kind === 'trace')
    ? 'In this one log, '
    : 'In this one run, ';
}

function alone(policy: PolicyEstimate): string {
  const busy = policy.system.utilisation;
  const used =
    busy && busy.mean !== null ? `${formatPercentEstimate(busy.mean, busy.halfWidth)} of the machine was in use` : '';
  if (policy.unstable)
    return `the queue grew without bound under ${policyLabel(policy.policy)}, so no wait can be given${used === '' ? '' : `; ${used}`}`;
  const wait = waitOf(policy)!;
  if (wait.mean.mean === null)
    return `no wait can be told under ${policyLabel(policy.policy)}${used === '' ? '' : `; ${used}`}`;
  const most = wait.p95.mean === null ? '' : `, and 95 % of them at most ${estimated(wait.p95)}`;
  return `jobs waited ${estimated(wait.mean)} on average under ${policyLabel(policy.policy)}${most}${used === '' ? '' : `; ${used}`}`;
}

function unstableOnes(policies: readonly PolicyEstimate[]): string[] {
  const unstable = policies.filter((policy) => policy.unstable);
  if (unstable.length === 0) return [];
  if (unstable.length === policies.length)
    return ['no rule kept up: under each the queue grew without bound, so no wait can be given'];
  const names = listed(unstable.map((policy) => policyLabel(policy.policy)));
  return [`under ${names} the queue grew without bound, so no wait can be given`];
}

function stableOnes(
  policies: readonly PolicyEstimate[],
  scenario: Scenario,
  comparisons: readonly Comparison[],
): string[] {
  const stable = policies.filter((policy) => !policy.unstable && waitOf(policy)?.mean.mean !== null);
  const baseline = policies[0]!;
  if (stable.length === 0) return [];
  if (!stable.includes(baseline)) return [withoutBaseline(stable)];
  if (stable.length === 1)
    return [`jobs waited ${estimated(waitOf(baseline)!.mean)} on average under ${policyLabel(baseline.policy)}`];
  const found = comparisons.filter(
    (one) => one.metric === 'wait' && one.statistic === 'mean' && one.dimension === 'all',
  );
  const ranked = [...found].sort((a, b) => a.difference.mean! - b.difference.mean!);
  return againstBaseline(baseline, ranked, stable, scenario);
}

/** The rule everything is compared with has no mean; the others still have theirs. */
function withoutBaseline(stable: readonly PolicyEstimate[]): string {
  const each = stable.map((policy) => `${estimated(waitOf(policy)!.mean)} under ${policyLabel(policy.policy)}`);
  return `jobs waited ${listed(each)} on average`;
}

function againstBaseline(
  baseline: PolicyEstimate,
  ranked: readonly Comparison[],
  stable: readonly PolicyEstimate[],
  scenario: Scenario,
): string[] {
  const before = waitOf(baseline)!.mean;
  const name = policyLabel(baseline.policy);
  const changed = ranked.filter(changes);
  const same = ranked.filter((one) => !changes(one)).map((one) => policyLabel(one.policy));
  const parts = changed.map((one, place) => {
    const after = waitOf(stable.find((policy) => policy.policy === one.policy)!)!.mean;
    const span = fromTo(before, after);
    return place === 0
      ? `${policyLabel(one.policy)} ${change(one, 'the mean wait')} (${span}) against ${name}`
      : `${policyLabel(one.policy)} ${change(one, 'it')} (${span})`;
  });
  if (same.length > 0) {
    const verb = same.length === 1 ? 'shows' : 'show';
    const where = parts.length === 0 ? ` in the mean wait (${estimated(before)} under ${name})` : '';
    parts.push(`${listed(same)} ${verb} no difference from ${name}${where}`);
  }
  const leader = tiedWithBest(changed, stable, scenario);
  return leader === undefined ? parts : [...parts, leader];
}

function changes(one: Comparison): boolean {
  return (
    one.verdict === 'better' || one.verdict === 'worse' || (one.verdict === 'single-run' && one.difference.mean !== 0)
  );
}

/** "cut it by 41 % ± 6 %", "raised it by 5 %"; a time instead of per cent from threefold on, or when the share is not known. */
function change({ difference, relative, relativeHalfWidth, verdict }: Comparison, what: string): string {
  const verb = `${difference.mean! < 0 ? 'cut' : 'raised'} ${what}`;
  const unsure = relativeHalfWidth === null && verdict !== 'single-run';
  if (relative === null || relative > 2 || unsure)
    return `${verb} by ${estimated({ ...difference, mean: Math.abs(difference.mean!) })}`;
  const share = percent(Math.abs(relative), relativeHalfWidth ?? Math.abs(relative) / 10);
  if (relativeHalfWidth === null || relativeHalfWidth < 5e-5) return `${verb} by ${share} %`;
  return `${verb} by ${share} % ± ${percent(relativeHalfWidth, relativeHalfWidth)} %`;
}

/** The best of those that cut the wait, when the next best cannot be told from it. */
function tiedWithBest(
  changed: readonly Comparison[],
  stable: readonly PolicyEstimate[],
  scenario: Scenario,
): string | undefined {
  const [best, ...rest] = changed.filter((one) => one.difference.mean! < 0);
  if (!best || rest.length === 0 || best.verdict === 'single-run') return undefined;
  const of = (name: string) => stable.find((policy) => policy.policy === name)!;
  const tied = rest.filter((one) => {
    const pair = compareMeanWaits(stable, of(best.policy), of(one.policy), scenario.confidence);
    return pair?.verdict === 'no-difference-shown';
  });
  if (tied.length === 0) return undefined;
  const verb = tied.length === 1 ? 'shows' : 'show';
  return `${listed(tied.map((one) => policyLabel(one.policy)))} ${verb} no difference from ${policyLabel(best.policy)}`;
}

function fromTo(before: Estimate, after: Estimate): string {
  const scale = durationScale(Math.max(before.mean!, after.mean!));
  const small = Math.min(before.mean!, after.mean!) < 0.5 * scale.seconds;
  const text = (seconds: number) => (small ? formatDuration(seconds) : formatDurationIn(seconds, scale));
  return `from ${text(before.mean!)} to ${text(after.mean!)}`;
}

/** A capital at the start, unless a policy's own name stands there. */
function sentence(prefix: string, text: string): string {
  const whole = `${prefix}${text}`;
  return `${/^(?:jobs|the|no|of|under) /.test(whole) ? whole.charAt(0).toUpperCase() + whole.slice(1) : whole}.`;
}
