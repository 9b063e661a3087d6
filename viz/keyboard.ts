import type { Detail } from './detail.ts';
import type { Filter } from './filter.ts';
import { windowKeys } from './marks/time-plot.ts';
import type { Page } from './page.ts';
import { focusSelected, selectNeighbour } from './selection.ts';

export const keyList: readonly (readonly [keys: string, what: string])[] = [
  ['Tab', 'go from figure to figure'],
  ['← →', 'in a time view: move the window; in another figure: move along it. With Shift: far'],
  ['↑ ↓', 'in the schedule: move the rows'],
  ['+ −', 'zoom in and out in time'],
  ['0', 'show the whole run'],
  ['. ,', 'next and previous job'],
  ['F', 'zoom to the selected job'],
  ['Esc', 'clear the selection, close what is open'],
  ['?', 'show these keys'],
];

/** Keys that work wherever the focus is, but in fields. */
export function globalKeys(
  page: Page,
  detail: () => Detail | null,
  filter: () => Filter | null,
  showKeys: () => void,
): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    if (event.key === 'Escape') page.store.set({ job: -1 });
    if (page.store.get().keys === 'off') return;
    const known = detail();
    const actions: Readonly<Record<string, () => void>> = {
      '?': showKeys,
      ...(known === null
        ? {}
        : {
            '.': () => selectNeighbour(page, known, filter(), 1),
            ',': () => selectNeighbour(page, known, filter(), -1),
            f: () => focusSelected(page, known),
            F: () => focusSelected(page, known),
          }),
    };
    const action = actions[event.key];
    if (action !== undefined) {
      event.preventDefault();
      action();
    } else if (known !== null && /^[+=_0-]$/.test(event.key)) windowKeys(page, event);
  });
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=radio]):not([type=checkbox]), select, textarea, dialog') !== null
  );
}
