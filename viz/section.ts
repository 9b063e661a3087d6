import { element } from './marks/element.ts';

/** A part of the page with a head of its own; `short` is its name in the list of contents. */
export function section(main: HTMLElement, id: string, title: string, short: string): HTMLElement {
  const made = element(
    'section',
    { id, class: 'part', 'aria-labelledby': `${id}-head` },
    element('h2', { id: `${id}-head`, 'data-short': short }, title),
  );
  main.append(made);
  return made;
}
