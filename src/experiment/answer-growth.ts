import { listed } from '../catalogue/index.ts';
import { growingQueuesText } from '../metrics/index.ts';
import { formatDurationEstimate } from '../units/index.ts';
import { policyLabel, policyNames } from './answer-words.ts';
import type { PolicyEstimate } from './study.ts';

/** Groups whose waits are told one by one where those of all jobs together cannot be. */
const mostGroups = 3;

/** "under A and B the queue for pool 'old' grew without bound, so no mean wait of all jobs can be given"; nothing where none grew. */
export function growthOfSome(policies: readonly PolicyEstimate[], all: number): string[] {
  if (policies.length === 0) return [];
  if (policies.length === all) return [`no rule kept up: under each ${grew(policies)}`];
  return [`under ${policyNames(policies.map(({ policy }) => policy))} ${grew(policies)}`];
}

/** The same of a study of one policy, with the waits of those whose queue did not grow. */
export function growthUnder(policy: PolicyEstimate): string {
  const steady = policy.groups.filter(
    ({ dimension, unstable, metrics }) => dimension === 'class' && !unstable && metrics.wait?.mean.mean != null,
  );
  const told =
    steady.length === 0 || steady.length > mostGroups
      ? ''
      : `; ${listed(steady.map(({ name, metrics }) => `${name} waited ${formatDurationEstimate(metrics.wait!.mean)}`))} on average`;
  return `${grew([policy], ` under ${policyLabel(policy.policy)}`)}${told}`;
}

function grew(policies: readonly PolicyEstimate[], under = ''): string {
  const each = policies.map(({ growing = [] }) => growingQueuesText(growing).text);
  const [which] = each;
  if (each.some((text) => text !== which))
    return `some queue grew without bound${under}, so no wait of all jobs can be given`;
  const what = which === 'the queue' ? 'no wait' : 'no wait of all jobs together';
  return `${which} grew without bound${under}, so ${what} can be given`;
}
