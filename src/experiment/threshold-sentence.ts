import { listed } from '../catalogue/index.ts';
import { formatPercent } from '../units/index.ts';
import { policyLabel } from './answer-words.ts';
import type { ThresholdVerdict } from './search/search-outcome.ts';

/** More policies or thresholds than this are counted instead of named. */
const mostNamed = 3;

/** "holds at 95 %", "fails at 95 %", "not decided: needs ~40 more replications", "not estimable"; without a confidence where one run tells all. */
export function verdictText({ verdict, confidence, replicationsNeeded, estimate }: ThresholdVerdict): string {
  if (verdict === 'not-estimable') return 'not estimable';
  if (verdict !== 'not-decided') return confidence === null ? verdict : `${verdict} at ${formatPercent(confidence)}`;
  if (estimate.halfWidth === null) return 'not decided: one run has no interval';
  if (estimate.values.length < 2) return 'not decided: needs a longer run, or replications';
  if (replicationsNeeded === null) return 'not decided: too close to the limit to tell';
  return `not decided: needs ~${rounded(replicationsNeeded - estimate.values.length)} more replications`;
}

/** Two digits: how many it takes is itself an estimate. */
function rounded(count: number): string {
  const size = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return (Math.ceil(count / size) * size).toLocaleString('en');
}

/** Which policies keep the thresholds, in a sentence; empty without thresholds. */
export function thresholdSentence(verdicts: readonly ThresholdVerdict[]): string {
  const policies = [...new Set(verdicts.map(({ policy }) => policy))].map((policy) => ({
    name: policyLabel(policy),
    own: verdicts.filter((one) => one.policy === policy),
  }));
  if (policies.length === 0) return '';
  const keep = policies.filter(({ own }) => own.every(({ verdict }) => verdict === 'holds'));
  const fail = policies.filter(({ own }) => own.some(({ verdict }) => verdict === 'fails'));
  const open = policies.filter((policy) => !keep.includes(policy) && !fail.includes(policy));
  const parts = [
    ...(keep.length === 0 ? [] : [kept(keep)]),
    ...some(fail, 'fail', ({ name, own }) => `${name} fails ${texts(own, 'fails')}`),
    ...some(open, 'open', ({ name, own }) => {
      const undecided = own.some(({ verdict }) => verdict === 'not-decided');
      const told = undecided ? 'not-decided' : 'not-estimable';
      const verb = own.filter(({ verdict }) => verdict === told).length === 1 ? 'is' : 'are';
      return `under ${name} ${texts(own, told)} ${verb} ${told.replace('-', ' ')}`;
    }),
  ];
  const sentence = parts.join('; ');
  return `${/^(?:the|every|all|under) /.test(sentence) ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : sentence}.`;
}

interface Kept {
  readonly name: string;
  readonly own: readonly ThresholdVerdict[];
}

function kept(policies: readonly Kept[]): string {
  const most = Math.max(...policies.map(({ own }) => own.length));
  const texts = new Set(policies.flatMap(({ own }) => own.map(({ text }) => text)));
  const what =
    texts.size === 1
      ? `'${[...texts][0]!}'`
      : most === 1
        ? 'the threshold'
        : most === 2
          ? 'both thresholds'
          : `all ${most} thresholds`;
  const least = policies.flatMap(({ own }) => own.flatMap(({ confidence }) => confidence ?? []));
  const sure = least.length === 0 ? '' : ` at ${formatPercent(Math.min(...least))}`;
  const names = policies.map(({ name }) => name);
  return `${listed(names)} ${names.length === 1 ? 'keeps' : 'keep'} ${what}${sure}`;
}

function some(policies: readonly Kept[], what: 'fail' | 'open', told: (policy: Kept) => string): string[] {
  const more = policies.length - mostNamed;
  const verbs = { fail: more === 1 ? 'fails' : 'fail', open: more === 1 ? 'is open' : 'are open' } as const;
  return [...policies.slice(0, mostNamed).map(told), ...(more > 0 ? [`${more} more ${verbs[what]} too`] : [])];
}

function texts(own: readonly ThresholdVerdict[], verdict: ThresholdVerdict['verdict']): string {
  const found = own.filter((one) => one.verdict === verdict).map(({ text }) => `'${text}'`);
  const more = found.length - mostNamed;
  const named = found.slice(0, mostNamed);
  return listed(more > 0 ? [...named, `${more} more`] : named);
}
