import { listed } from '../catalogue/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { formatDurationEstimate, formatPercentEstimate } from '../units/index.ts';
import { changesFrom } from './answer-changes.ts';
import { growthOfSome, growthUnder } from './answer-growth.ts';
import { answerOfMany } from './answer-of-many.ts';
import { mostNamed, policyLabel, waitOf } from './answer-words.ts';
import type { Change } from './change.ts';
import type { Comparison, PolicyEstimate } from './study.ts';
import { besideMeanWait, isMeanWait, type Told } from './told.ts';

/**
 * The answer of a study in words for whoever asked: what the policies did to what the question is about, a sentence for
 * each of `told`, how far that is known, what its mean hides, and what cannot be told. Differences are paired, on the same jobs.
 */
export function answerOf(
  scenario: Scenario,
  policies: readonly PolicyEstimate[],
  comparisons: readonly Comparison[],
  told: readonly Told[],
): string {
  const all = policies.filter(ran);
  const [first, ...others] = all;
  if (!first) return 'No run was finished, so there is no answer.';
  if (all.every(measuredNothing))
    return 'No job was submitted in the measured window, so there is no answer: shorten the warm-up or the cool-down, or lengthen the horizon.';
  const texts =
    others.length === 0
      ? alone(first, told)
      : told.map((one) => {
          const beside = isMeanWait(one) ? besideMeanWait(told, first) : [];
          const change = { told: one, all: told, beside, confidence: scenario.confidence, comparisons };
          return (others.length > mostNamed ? answerOfMany(all, change) : ofFew(all, change)).join('; ');
        });
  return texts.map((text, place) => sentence(place === 0 ? scope(scenario) : '', text)).join(' ');
}

function measuredNothing({ groups }: PolicyEstimate): boolean {
  return !((groups.find(({ dimension }) => dimension === 'all')?.submitted.mean ?? 0) > 0);
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

/** Of a single policy: what was asked for in one sentence, its waits in another. */
function alone(policy: PolicyEstimate, told: readonly Told[]): string[] {
  const asked = told.filter((one) => !isMeanWait(one));
  const waits = told.some(isMeanWait) ? [waitsAlone(policy)] : [];
  if (asked.length === 0) return waits;
  const parts = asked.map((one) => {
    const estimate = one.of(policy);
    const known = estimate !== undefined && estimate.mean !== null;
    return known ? `${one.what} came to ${one.text(estimate)}` : `${one.what} cannot be told`;
  });
  const under = waits.length === 0 ? ` under ${policyLabel(policy.policy)}` : '';
  return [`${listed(parts)}${under}`, ...waits];
}

function waitsAlone(policy: PolicyEstimate): string {
  const busy = policy.system.utilisation;
  const used = busy && busy.mean !== null ? `${formatPercentEstimate(busy)} of the machine was in use` : '';
  if (policy.unstable) return `${growthUnder(policy)}${used === '' ? '' : `; ${used}`}`;
  const wait = waitOf(policy)!;
  if (wait.mean.mean === null)
    return `no wait can be told under ${policyLabel(policy.policy)}${used === '' ? '' : `; ${used}`}`;
  const most = wait.p95.mean === null ? '' : `, and 95 % of them at most ${formatDurationEstimate(wait.p95)}`;
  return `jobs waited ${formatDurationEstimate(wait.mean)} on average under ${policyLabel(policy.policy)}${most}${used === '' ? '' : `; ${used}`}`;
}

/** Of policies that can each be named. */
function ofFew(policies: readonly PolicyEstimate[], change: Change): string[] {
  return isMeanWait(change.told)
    ? [
        ...growthOfSome(
          policies.filter((policy) => policy.unstable),
          policies.length,
        ),
        ...waitsOf(policies, change),
      ]
    : measureOf(policies, change);
}

function waitsOf(policies: readonly PolicyEstimate[], change: Change): string[] {
  const stable = policies.filter((policy) => !policy.unstable && waitOf(policy)?.mean.mean !== null);
  const baseline = policies[0]!;
  const text = (policy: PolicyEstimate) => formatDurationEstimate(waitOf(policy)!.mean);
  if (stable.length === 0) {
    const few = policies.filter((policy) => !policy.unstable).map(({ policy }) => policyLabel(policy));
    if (few.length === 0) return [];
    return [`no wait can be told under ${few.length === policies.length ? 'any rule' : listed(few)}: too few jobs`];
  }
  // The rule everything is compared with has no mean; the others still have theirs.
  if (!stable.includes(baseline))
    return [
      `jobs waited ${listed(stable.map((policy) => `${text(policy)} under ${policyLabel(policy.policy)}`))} on average`,
    ];
  if (stable.length === 1) return [`jobs waited ${text(baseline)} on average under ${policyLabel(baseline.policy)}`];
  return changesFrom(baseline, stable, change);
}

/** Any measure but the mean wait: what changed, or what it came to where nothing is better or there is nothing to compare with. */
function measureOf(policies: readonly PolicyEstimate[], change: Change): string[] {
  const { told } = change;
  const known = policies.filter((policy) => told.of(policy)?.mean != null);
  const unknown = policies.filter((policy) => !known.includes(policy)).map(({ policy }) => policyLabel(policy));
  if (known.length === 0) return [`${told.what} cannot be told under any rule`];
  const untold = unknown.length === 0 ? [] : [`under ${listed(unknown)} it cannot be told`];
  const compare = known.length > 1 && known[0] === policies[0] && told.better !== 'neither';
  if (compare) return [...changesFrom(known[0]!, known, change), ...untold];
  const each = known.map((policy) => `${told.text(told.of(policy)!)} under ${policyLabel(policy.policy)}`);
  return [`${told.what} came to ${listed(each)}`, ...untold];
}

/** A capital at the start, unless a policy's own name stands there. */
function sentence(prefix: string, text: string): string {
  const whole = `${prefix}${text}`;
  return `${/^(?:jobs|the|no|of|under) /.test(whole) ? whole.charAt(0).toUpperCase() + whole.slice(1) : whole}.`;
}
