import { element } from './element.ts';

let groups = 0;

export interface Choice extends HTMLElement {
  /** Checks an option without telling anyone. */
  readonly check: (value: string) => void;
}

/** A few options side by side, one of them chosen: radio buttons that look like one control. */
export function choice(
  name: string,
  options: readonly (readonly [value: string, label: string, mark?: Node])[],
  chosen: string,
  choose: (value: string) => void,
): Choice {
  groups += 1;
  const inputs = options.map(([value]) =>
    element('input', {
      type: 'radio',
      name: `choice-${groups}`,
      value,
      checked: value === chosen,
      onchange: () => choose(value),
    }),
  );
  const box = element(
    'div',
    { class: 'choice', role: 'radiogroup', 'aria-label': name },
    ...options.map(([, label, mark], i) => element('label', {}, inputs[i]!, element('span', {}, mark ?? null, label))),
  );
  return Object.assign(box, {
    check(value: string) {
      for (const input of inputs) input.checked = input.value === value;
    },
  });
}

/** One of many options, from a list that opens. */
export function chooser(
  name: string,
  options: readonly string[],
  chosen: string,
  choose: (value: string) => void,
): Choice {
  const select = element(
    'select',
    { onchange: () => choose(select.value) },
    ...options.map((value) => element('option', { value }, value)),
  );
  select.value = chosen;
  return Object.assign(element('label', {}, name, select), {
    check(value: string) {
      select.value = value;
    },
  });
}
