import { formatScaled, power } from '../units/index.ts';
import { backfills } from './backfills.ts';
import { orderings } from './orderings.ts';
import type { PolicySpec, PowerCapSpec, StrategySpec } from './policy.ts';
import type { PolicyModule } from './policy-module.ts';

/** What a policy knows of the future: of run times, prices and intensities; every result states it. */
export type Knowledge = 'none' | 'estimate' | 'oracle';

/**
 * What a policy uses of the future: nothing, the requested limits and forecasts, or (told so by the scenario) the true run times,
 * or true prices and intensities to come.
 */
export function knowledgeOf(policy: PolicySpec, modules: ReadonlyMap<string, unknown> = new Map()): Knowledge {
  const parts = policy.scheduler ? [policy.scheduler] : [policy.ordering, policy.backfill];
  const uses = parts.some((part) => {
    if (part.kind === 'module') {
      const own = modules.get(String(part.module)) as PolicyModule | undefined;
      return [own?.ordering, own?.backfill, own?.scheduler].some((e) => e !== undefined && e.knowledge !== 'none');
    }
    const entry = orderings.find(part.kind) ?? backfills.find(part.kind);
    return entry?.knowledge === 'estimate';
  });
  if (policy.start) return policy.oracle || policy.start.forecast === undefined ? 'oracle' : 'estimate';
  if (!uses) return 'none';
  return policy.oracle ? 'oracle' : 'estimate';
}

const orderWords: Readonly<Record<string, string>> = {
  fcfs: 'first come, first served',
  'shortest-first': 'shortest first',
  'longest-first': 'longest first',
  'smallest-area': 'smallest area first',
  'largest-area': 'largest area first',
  smallest: 'smallest first',
  largest: 'largest first',
  'expansion-factor': 'largest expansion factor first',
};

/** A policy in words, for tables and the page: "First come, first served; EASY backfilling". */
export function describePolicy(policy: PolicySpec): string {
  if (policy.scheduler) return sentenceCase(`own scheduler ${String(policy.scheduler.module)}`);
  const parts = [orderInWords(policy), backfillInWords(policy)];
  if (policy.start) parts.push(startInWords(policy.start));
  if (policy.powerCap) parts.push(capInWords(policy.powerCap));
  if (policy.pass.kind === 'per-event') parts.push('a pass after every event');
  if (policy.pass.kind === 'pyss') parts.push('passes as in pyss');
  if (policy.pass.kind === 'periodic') parts.push(`a pass every ${policy.pass.every} s`);
  if (policy.oracle) parts.push('told true run times');
  if (policy.walltime.rule !== 'kill') {
    parts.push(
      policy.walltime.rule === 'extend' ? 'limits not enforced' : `killed ${policy.walltime.grace} s past the limit`,
    );
  }
  return sentenceCase(parts.join('; '));
}

function capInWords(spec: PowerCapSpec): string {
  if (spec.kind === 'constant') return `at most ${formatScaled(power, spec.cap)}`;
  return spec.kind === 'daily' ? 'a cap on power by the hour' : `a cap on power from ${spec.file}`;
}

function startInWords({ kind, forecast }: StrategySpec): string {
  const words: Readonly<Record<string, string>> = {
    'carbon-window': 'shiftable jobs held for the cleanest window',
    'price-window': 'shiftable jobs held for the cheapest window',
    'carbon-threshold': 'shiftable jobs held while electricity is dirty',
    'price-threshold': 'shiftable jobs held while electricity is dear',
    'carbon-slots': 'interruptible jobs run in the cleanest hours',
    'price-slots': 'interruptible jobs run in the cheapest hours',
    'carbon-elastic': 'elastic jobs wider while electricity is clean',
    'price-elastic': 'elastic jobs wider while electricity is cheap',
  };
  return `${words[kind] ?? kind}${forecast === undefined ? ', the future known' : ', by a forecast that errs'}`;
}

function orderInWords(policy: PolicySpec): string {
  const { ordering } = policy;
  if (ordering.kind === 'module') return `own order ${String(ordering.module)}`;
  return orderWords[ordering.kind] ?? `${ordering.kind.toUpperCase()} order`;
}

function backfillInWords(policy: PolicySpec): string {
  const { backfill } = policy;
  switch (backfill.kind) {
    case 'none':
      return 'no backfilling';
    case 'first-fit':
      return 'first-fit without reservations';
    case 'easy':
      return `EASY backfilling${backfill.order === 'shortest-first' ? ', shortest first' : ''}${backfill.extra === false ? ', no extra nodes' : ''}${Number(backfill.depth ?? 1) > 1 ? `, ${backfill.depth} reservations` : ''}`;
    case 'conservative':
      return `conservative backfilling${backfill.compress === false ? ' without compression' : ''}`;
    case 'depth-k':
      return `backfilling behind ${Number(backfill.k ?? 2)} reservations`;
    default:
      return `own backfill ${String(backfill.module)}`;
  }
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
