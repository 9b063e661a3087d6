import { listed } from '../../catalogue/index.ts';
import { roleOf } from '../../scenario/roles.ts';
import type { PointOutcome } from './search-outcome.ts';

type Plan = Pick<PointOutcome, 'settings'>;

/** What costs and draws belongs to the machine that a plan buys, and comes with the choice of it. */
const ofWhatIsBought = /^(?:cluster|economics\.(?:purchases|rentals|energy|facility|operation))\./;

/**
 * A sentence about plans that differ in what nobody chooses, such as how demand grows: one of them is then no better a plan than another.
 * What a machine costs and draws may differ with the machine, but not where nothing is chosen otherwise. Nothing where no plans do.
 */
export function differingAssumptions(plans: readonly Plan[]): string {
  const paths = [...new Set(plans.flatMap(({ settings }) => Object.keys(settings)))];
  const differ = (path: string, a: Plan, b: Plan) =>
    JSON.stringify(a.settings[path]) !== JSON.stringify(b.settings[path]);
  const choices = paths.filter((path) => roleOf(path) === 'choice');
  const pairs = plans.flatMap((a, at) => plans.slice(at + 1).map((b) => [a, b] as const));
  const assumed = paths.filter(
    (path) =>
      roleOf(path) === 'assumption' &&
      pairs.some(
        ([a, b]) =>
          differ(path, a, b) && !(ofWhatIsBought.test(path) && choices.some((choice) => differ(choice, a, b))),
      ),
  );
  if (assumed.length === 0) return '';
  return ` The plans differ in ${listed(assumed)}, which nobody chooses: what scores better may be a kinder assumption and no better plan.`;
}
