import type { Setting } from '../../scenario/setting.ts';
import { estimate } from '../estimate.ts';
import { measured } from '../measured.ts';
import type { Estimate, Study } from '../study.ts';
import type { Measure, PointOutcome } from './search-outcome.ts';

/** What a point of a search comes to: under each policy, an estimate of each measure. */
export function pointOutcomes(
  point: number,
  settings: Readonly<Record<string, Setting>>,
  { policies }: Study,
  measures: readonly Measure[],
): PointOutcome[] {
  return policies.map((policy) => {
    const estimates = measures.map(({ path }) => [path, measured(path, policy).estimate ?? unknown] as const);
    return {
      point,
      settings,
      policy: policy.policy,
      unstable: policy.unstable,
      unbounded: estimates.flatMap(([path, { unbounded }]) => (unbounded ? [path] : [])),
      estimates: Object.fromEntries(estimates),
    };
  });
}

/** A group that no job of this point belongs to has no measures. */
const unknown: Estimate = estimate([], 0.95);
