import { element } from './marks/element.ts';
import type { Store } from './state.ts';
import { keysDialog, themeSwitch } from './theme.ts';

/** The theme and the list of keys, above the title; returns what opens the list. */
export function settings(store: Store, keys: readonly (readonly [keys: string, what: string])[]): () => void {
  const dialog = keysDialog(store, keys);
  const show = () => dialog.showModal();
  document
    .querySelector('.masthead')!
    .prepend(
      element(
        'div',
        { class: 'settings' },
        themeSwitch(store),
        element('button', { type: 'button', onclick: show }, 'Keys'),
      ),
    );
  return show;
}
