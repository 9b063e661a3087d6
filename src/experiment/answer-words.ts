import { listed } from '../catalogue/index.ts';
import type { PolicyEstimate } from './study.ts';

/** More policies than this are summed up instead of named. */
export const mostNamed = 4;

/**
 * A policy's name as people write it: `easy-sjf` → `EASY-SJF`; names that a scenario did not give, `fcfs+none`, say
 * what they are made of. Own names stay as they are.
 */
export function policyLabel(name: string): string {
  const [ordering, backfill, more] = name.split('+').map(withAcronyms);
  if (backfill === undefined || more !== undefined) return withAcronyms(name);
  return backfill === 'none' ? `${ordering} without backfilling` : `${ordering} with ${backfill} backfilling`;
}

function withAcronyms(name: string): string {
  return name
    .split('-')
    .map((word) => (acronyms.has(word) ? word.toUpperCase() : word))
    .join('-');
}
const acronyms = new Set(['fcfs', 'easy', 'sjf', 'ljf', 'saf', 'laf', 'wfp3', 'unicef', 'f1', 'f2', 'f3', 'f4']);

/** What is known of the waits of all jobs under a policy. */
export function waitOf({ groups }: PolicyEstimate) {
  return groups.find((group) => group.dimension === 'all')?.metrics.wait;
}

/** Policies by name, or how many they are where there are too many to name. */
export function policyNames(policies: readonly string[]): string {
  return policies.length <= mostNamed ? listed(policies.map(policyLabel)) : `${policies.length} rules`;
}

/** A label inside a sentence; abbreviations keep their capitals. */
export function lowered(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
