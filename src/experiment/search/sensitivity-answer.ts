import { formatPercent } from '../../units/index.ts';
import { lowered, policyLabel } from '../answer-words.ts';
import type { FactorEffect, Measure, SensitivityOutcome } from './search-outcome.ts';
import { shortPaths } from './setting-label.ts';
import { differenceText } from './sweep-answer.ts';

/** Measures and policies that the answer tells of; the table has them all. */
const mostTold = 4;

/** Effects of one measure under one policy, the most important factor first; those without a value last. */
export function ranked(effects: readonly FactorEffect[]): FactorEffect[] {
  return [...effects].sort((a, b) => (importance(b) || 0) - (importance(a) || 0));
}

function importance({ morris, sobol }: FactorEffect): number {
  return morris?.muStar ?? sobol?.total ?? Number.NaN;
}

/** The answer of a search for what matters: the first factor for each measure, and whether the next can be told from it. */
export function sensitivityAnswer(
  { effects, factors }: SensitivityOutcome,
  measures: readonly Measure[],
  finished: boolean,
): string {
  if (!finished) return 'The search was interrupted before all points were played, so there is no answer yet.';
  const short = shortPaths(factors.map(({ path }) => path));
  const policies = [...new Set(effects.map(({ policy }) => policy))];
  const parts = measures.flatMap((measure) =>
    policies.map((policy) => {
      const [first, second] = ranked(effects.filter((one) => one.measure === measure.path && one.policy === policy));
      const under = policies.length > 1 ? ` under ${policyLabel(policy)}` : '';
      const what = `the ${lowered(measure.label)}${under}`;
      if (first === undefined || Number.isNaN(importance(first))) return `what moves ${what} cannot be told`;
      const tied =
        second !== undefined && overlap(first, second) ? `, which cannot be told from ${short.get(second.path)}` : '';
      return `${what} is moved most by ${short.get(first.path)} (${told(first, measure)})${tied}`;
    }),
  );
  const left = parts.length - mostTold;
  const more = left > 0 ? `; the table tells ${left} more` : '';
  const text = `${parts.slice(0, mostTold).join('; ')}${more}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function told({ morris, sobol }: FactorEffect, measure: Measure): string {
  if (morris) {
    const values = differenceText(measure, { mean: morris.muStar, interval: morris.muStarInterval });
    return `by ${values} over its range`;
  }
  const { total, totalInterval } = sobol!;
  return `${formatPercent(total)} of the variance, ${formatPercent(totalInterval[0])} to ${formatPercent(totalInterval[1])}`;
}

/** Whether the intervals of two effects overlap, so that their order may be chance. */
function overlap(a: FactorEffect, b: FactorEffect): boolean {
  const [low, high] = [interval(a), interval(b)];
  return low[0] <= high[1] && high[0] <= low[1];
}

function interval({ morris, sobol }: FactorEffect): readonly [number, number] {
  if (sobol) return sobol.totalInterval;
  const { muStar, muStarInterval } = morris!;
  return muStarInterval ?? [muStar, muStar];
}
