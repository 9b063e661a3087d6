import { choice } from './marks/choice.ts';
import { element } from './marks/element.ts';
import type { State, Store } from './state.ts';

type Theme = State['theme'];

export const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** The switch between the system's theme, light and dark. */
export function themeSwitch(store: Store): HTMLElement {
  const labels: Readonly<Record<Theme, string>> = { system: 'System', light: 'Light', dark: 'Dark' };
  const control = choice(
    'Colours of the page',
    themes.map((theme) => [theme, labels[theme]]),
    store.get().theme,
    (theme) => store.set({ theme: theme as Theme }),
  );
  store.on(['theme'], ({ theme }) => control.check(theme));
  return control;
}

function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Puts the chosen theme on the page; calls back whenever colours may have changed, for what the style sheet does not draw. */
export function followTheme(store: Store): (listener: () => void) => void {
  const listeners: (() => void)[] = [];
  const tell = () => {
    for (const listener of listeners) listener();
  };
  applyTheme(store.get().theme);
  store.on(['theme'], ({ theme }) => {
    applyTheme(theme);
    tell();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tell);
  onPrint(tell, tell);
  return (listener) => listeners.push(listener);
}

/** Calls back before the page is printed, and after. */
export function onPrint(before: () => void, after: () => void): void {
  matchMedia('print').addEventListener('change', ({ matches }) => (matches ? before() : after()));
}

/** Folds open for print, and close again after. */
export function unfoldForPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  onPrint(
    () => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
      for (const fold of opened) fold.open = true;
    },
    () => {
      for (const fold of opened) fold.open = false;
    },
  );
}

/** A dialog that lists the keys, and the switch that turns single letters off. */
export function keysDialog(store: Store, keys: readonly (readonly [keys: string, what: string])[]): HTMLDialogElement {
  const enabled = element('input', { type: 'checkbox', checked: store.get().keys === 'on' });
  enabled.addEventListener('change', () => store.set({ keys: enabled.checked ? 'on' : 'off' }));
  const dialog = element(
    'dialog',
    { 'aria-labelledby': 'keys-title' },
    element('h2', { id: 'keys-title', class: 'dialog-title' }, 'Keys'),
    element(
      'dl',
      { class: 'keys' },
      ...keys.map(([key, what]) =>
        element(
          'div',
          {},
          element('dt', {}, ...key.split(' ').map((k) => element('kbd', {}, k))),
          element('dd', {}, what),
        ),
      ),
    ),
    element('label', { class: 'check' }, enabled, ' Single keys work everywhere on the page'),
    element('form', { method: 'dialog' }, element('button', {}, 'Close')),
  );
  document.body.append(dialog);
  return dialog;
}
