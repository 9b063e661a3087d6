import type { Figure } from '../marks/figure.ts';
import { measureChoice, offer, optionChoice } from '../marks/measure-choice.ts';
import { measureOf, type OutcomeOf, type SearchPage } from '../search.ts';
import type { Effect } from '../takeaways/sensitivity.ts';

/** What the figures of a sensitivity study share: which measure and policy they show, and what the factors do to it. */
export interface EffectsShown {
  readonly measure: () => ReturnType<typeof measureOf>;
  /** The effects on the measure under the policy, as they stand in the outcome. */
  readonly effects: () => Effect[];
  /** Lets the reader choose in a figure, which is drawn anew then. */
  offerIn(view: Figure): void;
}

export function effectsShown({ data, store }: SearchPage, outcome: OutcomeOf<'sensitivity'>): EffectsShown {
  const known = new Set(outcome.effects.map(({ measure }) => measure));
  const measures = data.measures.filter(({ path }) => known.has(path));
  const measure = () => measureOf(data, known.has(store.get().metric) ? store.get().metric : (measures[0]?.path ?? ''));
  return {
    measure,
    effects: () =>
      outcome.effects.filter((effect) => effect.measure === measure().path && effect.policy === store.get().policy),
    offerIn(view) {
      offer(
        view.controls,
        measureChoice(measures, measure().path, (metric) => store.set({ metric })),
        optionChoice(
          'Policy',
          data.policies.map(({ name, label }) => [name, label]),
          store.get().policy,
          (policy) => store.set({ policy }),
        ),
      );
      store.on(['metric', 'policy'], () => view.redraw());
    },
  };
}
