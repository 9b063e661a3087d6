import type { Note } from '../../src/catalogue/note.ts';
import type { PageData } from '../../src/output/payload.ts';
import { formatCount } from '../../src/units/format-number.ts';
import type { CleaningReport } from '../../src/workload/cleaning.ts';
import { count } from '../format.ts';
import { element } from '../marks/element.ts';

/** Notes that stand open; all warnings always do. */
const mostShown = 6;

/** How far to trust the answer: what is uncertain, and what was cleaned before anything was counted. */
export function notes(
  { notes: all, cleaning: cleaned }: Pick<PageData, 'notes' | 'cleaning'>,
  parent: HTMLElement,
): void {
  const said = merged([...all].sort((a, b) => Number(b.severity === 'warning') - Number(a.severity === 'warning')));
  const shown = Math.max(mostShown, said.filter(({ severity }) => severity === 'warning').length);
  parent.append(
    said.length === 0
      ? element('p', {}, 'Nothing about this study needs a warning.')
      : element('ul', { class: 'notes' }, ...said.slice(0, shown).map(noteItem)),
  );
  if (said.length > shown) {
    parent.append(
      element(
        'details',
        {},
        element('summary', {}, `${count(said.length - shown, 'more note')}`),
        element('ul', { class: 'notes' }, ...said.slice(shown).map(noteItem)),
      ),
    );
  }
  parent.append(...cleaned.map(cleaning));
}

interface MergedNote extends Note {
  readonly names: readonly string[];
}

/** Notes that say the same of several policies are said once. */
function merged(all: readonly Note[]): MergedNote[] {
  const byText = new Map<string, MergedNote>();
  for (const note of all) {
    const key = `${note.severity} ${note.text}`;
    const names = [note.policy, note.workload].filter((name) => name !== undefined);
    const before = byText.get(key);
    byText.set(key, { ...note, names: [...new Set([...(before?.names ?? []), ...names])] });
  }
  return [...byText.values()];
}

function noteItem({ severity, text, names }: MergedNote): HTMLElement {
  return element(
    'li',
    { class: severity },
    element('strong', { class: 'tag' }, severity === 'warning' ? 'Warning' : 'Note'),
    element(
      'span',
      {},
      names.every((name) => text.toLowerCase().includes(name.toLowerCase())) ? text : `${names.join(', ')}: ${text}`,
    ),
  );
}

function cleaning({ workload, records, jobs, changes }: CleaningReport): HTMLElement {
  const lines = changes.map(({ action, count: cases, text, examples }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, text),
      element('td', { 'data-label': 'Done' }, action),
      element('td', { class: 'number', 'data-label': 'Records' }, formatCount(cases)),
      element(
        'td',
        { 'data-label': 'For example' },
        examples.length === 0 ? '–' : `line${examples.length === 1 ? '' : 's'} ${examples.slice(0, 5).join(', ')}`,
      ),
    ),
  );
  const summary = `${count(records, 'record')} read, ${count(jobs, 'job')} used${changes.length === 0 ? '; nothing had to be changed' : ''}.`;
  return element(
    'section',
    { class: 'cleaning' },
    element('h3', {}, `What was found in the records of the log ‘${workload}’`),
    element('p', {}, summary),
    changes.length === 0
      ? null
      : element(
          'div',
          {
            class: 'scroll',
            tabindex: 0,
            role: 'region',
            'aria-label': `What was found in the records of the log ‘${workload}’`,
          },
          element(
            'table',
            { class: 'cards' },
            element('caption', { class: 'visually-hidden' }, `What was found in the records of the log ‘${workload}’`),
            element(
              'thead',
              {},
              element(
                'tr',
                {},
                ...['What was found', 'Done', 'Records', 'For example'].map((head) =>
                  element('th', { scope: 'col', class: head === 'Records' ? 'number' : null }, head),
                ),
              ),
            ),
            element('tbody', {}, ...lines),
          ),
        ),
  );
}
