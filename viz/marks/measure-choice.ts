import type { PageMeasure } from '../../src/output/payload-search.ts';
import { choice } from './choice.ts';
import { element } from './element.ts';

/** More options than this stand in a list. */
const mostBeside = 3;

/** A choice of one of several things by name: side by side when they are few, else in a list. Nothing when there is no choice. */
export function optionChoice(
  name: string,
  options: readonly (readonly [value: string, label: string])[],
  chosen: string,
  choose: (value: string) => void,
): HTMLElement | null {
  if (options.length < 2) return null;
  if (options.length <= mostBeside) return choice(name, options, chosen, choose);
  const select = element(
    'select',
    { onchange: () => choose(select.value) },
    ...options.map(([value, label]) => element('option', { value }, label)),
  );
  select.value = chosen;
  return element('label', {}, `${name} `, select);
}

/** Which of the measures a figure shows. */
export function measureChoice(
  measures: readonly PageMeasure[],
  chosen: string,
  choose: (path: string) => void,
  name = 'Measure',
): HTMLElement | null {
  return optionChoice(
    name,
    measures.map(({ path, label }) => [path, label]),
    chosen,
    choose,
  );
}

/** Puts choices among the controls of a figure; where there is nothing to choose, there is no choice. */
export function offer(controls: HTMLElement, ...choices: readonly (HTMLElement | null)[]): void {
  controls.append(...choices.filter((choice) => choice !== null));
}
