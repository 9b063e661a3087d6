import type { PageMeasure, PageOutcome } from '../../src/output/payload-search.ts';
import { count, listed } from '../format.ts';
import { element } from '../marks/element.ts';
import { quantityValue } from '../quantity.ts';
import { measureOf, type OutcomeOf, type SearchPage, settingText } from '../search.ts';
import { fact } from './method.ts';

/** How the points were chosen and played. */
export function searchMethod({ data }: SearchPage, parent: HTMLElement): void {
  const { outcome, replications, confidence } = data;
  parent.append(
    ...(data.description === null ? [] : [element('p', { class: 'prose' }, data.description)]),
    element(
      'dl',
      { class: 'facts' },
      ...(outcome.kind === 'selection'
        ? selected(outcome, measureOf(data, outcome.measure))
        : [fact('Points', design(outcome)), fact('Varied', ...varied(outcome))]),
      fact(
        data.policies.length === 1 ? 'Policy' : 'Policies',
        ...data.policies.map(({ label, name }) => (label === name ? label : `${label} (${name})`)),
      ),
      fact(
        'Replications',
        outcome.kind === 'selection'
          ? `${outcome.first} of every policy, then one more at a time of those that are left, up to ${outcome.most}; the same random draws for all. ± is the half-width of a ${Number((100 * confidence).toPrecision(4))} % confidence interval (Student t) over the replications a policy took.`
          : replications === 1
            ? 'One run a point. It says what happened once, not how sure that is.'
            : `${replications} a point, each with its own random draws; the same draws at every point, so that points differ by their settings only. ± is the half-width of a ${Number((100 * confidence).toPrecision(4))} % confidence interval (Student t).`,
      ),
      fact(
        'Measured',
        ...data.measures.map(({ label, path, unit }) => `${label} (${path}${unit === '1' ? '' : `, ${unit}`})`),
      ),
      fact(
        'To repeat it',
        `Seed ${data.seed}, scenario ${data.hash}, ${data.program}: the same three give the same bytes.`,
      ),
    ),
  );
}

type Selection = OutcomeOf<'selection'>;

/** What a selection promises, and by which procedure. */
function selected({ confidence, worthwhile, first }: Selection, measure: PageMeasure): HTMLElement[] {
  const sure = `${Number((100 * confidence).toPrecision(4))} %`;
  return [
    fact(
      'Procedure',
      `Kim and Nelson’s sequential selection (ACM TOMACS 11, 2001): after ${first} replications of every policy, one leaves as soon as its mean is worse than another’s by more than chance may still explain.`,
    ),
    fact(
      'Promise',
      `If one policy is better than all others by ${quantityValue(worthwhile, measure)} or more, it is chosen with ${sure} probability. Of policies closer than that either may be chosen.`,
    ),
  ];
}

function design(outcome: Exclude<PageOutcome, Selection>): string {
  switch (outcome.kind) {
    case 'sweep': {
      const { design: name, points } = outcome;
      const words = {
        grid: 'every combination of the values',
        list: 'as listed',
        'latin-hypercube': 'a Latin hypercube',
      };
      return `${count(points.length, 'point')}: ${words[name]}.`;
    }
    case 'sensitivity':
      return `${count(outcome.points.length, 'point')}, ${
        outcome.method === 'morris'
          ? 'on trajectories that move one factor at a time (Morris, Technometrics 33, 1991)'
          : 'by Saltelli’s scheme, for Sobol’s indices (Saltelli et al., Comput. Phys. Commun. 181, 2010)'
      }.`;
    case 'pareto':
      return `${count(outcome.plans.length, 'plan')}. A plan is dominated when another is at least as good in everything and better in something.`;
    default:
      return `${count(outcome.trials.length, 'trial')}: halving the range, then the neighbours of what was found, because more machine need not mean shorter waits.`;
  }
}

function varied(outcome: Exclude<PageOutcome, Selection>): string[] {
  switch (outcome.kind) {
    case 'sweep':
      return outcome.axes.map(
        ({ path, values }) =>
          `${path}: ${values.slice(0, 12).map(settingText).join(', ')}${values.length > 12 ? ', …' : ''}`,
      );
    case 'sensitivity':
      return outcome.factors.map(({ path, low, high }) => `${path}: ${settingText(low)} to ${settingText(high)}`);
    case 'pareto':
      return [`The plans: ${listed(outcome.plans.map(({ name }) => name))}`];
    default:
      return [outcome.path];
  }
}
