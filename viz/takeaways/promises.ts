import type { PageThreshold } from '../../src/output/payload.ts';
import { count, listed } from '../format.ts';

/** About the scenario's thresholds: which policies keep them all, what fails, what is not decided. */
export function promisesSentence(thresholds: readonly PageThreshold[]): string {
  const policies = [...new Set(thresholds.map(({ policy }) => policy))];
  const texts = new Set(thresholds.map(({ text }) => text)).size;
  const all = allOf(texts);
  const of = (policy: string) => thresholds.filter((one) => one.policy === policy);
  const keep = policies.filter((policy) => of(policy).every(({ verdict }) => verdict === 'holds'));
  const fail = policies.filter((policy) => of(policy).some(({ verdict }) => verdict === 'fails'));
  const open = policies.filter((policy) => !keep.includes(policy) && !fail.includes(policy));
  const parts = [
    keep.length === 0
      ? `No policy is shown to keep ${all}`
      : `${listed(keep)} keep${keep.length === 1 ? 's' : ''} ${kept(
          keep.map((policy) => of(policy).length),
          texts,
        )}`,
    ...(fail.length === 0
      ? []
      : [
          `${listed(fail)} fail${fail.length === 1 ? 's' : ''} ${count(
            new Set(thresholds.filter(({ verdict }) => verdict === 'fails').map(({ text }) => text)).size,
            'threshold',
          ).replace(/^1 /, 'one ')}`,
        ]),
    ...(open.length === 0 ? [] : [`for ${listed(open)} not all is decided`]),
  ];
  return `${parts.join('; ')}.`;
}

/** What policies keep that are held to so many thresholds each, of so many there are: a threshold may be for some policies only. */
function kept(counts: readonly number[], texts: number): string {
  const [first, ...others] = new Set(counts);
  if (others.length > 0) return 'all thresholds that they are held to';
  if (first === texts) return allOf(texts);
  const some = first === 1 ? 'the one threshold' : first === 2 ? 'both thresholds' : `all ${first} thresholds`;
  return `${some} that ${counts.length === 1 ? 'it is' : 'they are'} held to`;
}

function allOf(texts: number): string {
  return texts === 1 ? 'the threshold' : texts === 2 ? 'both thresholds' : `all ${texts} thresholds`;
}
