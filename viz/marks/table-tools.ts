import { copy, csvOf, download, markdownOf } from '../export.ts';
import type { Speaker } from '../page.ts';
import { element } from './element.ts';
import type { Table } from './table.ts';

/** CSV and Markdown of a table that stands on the page by itself. */
export function tableTools(page: Speaker, id: string, title: string, table: () => Table): HTMLElement {
  return element(
    'div',
    { class: 'tools', role: 'group', 'aria-label': `Exports: ${title}` },
    element(
      'button',
      {
        type: 'button',
        'aria-label': `Save as CSV: ${title}`,
        onclick: () => download(`${id}.csv`, new Blob([csvOf(table())], { type: 'text/csv' })),
      },
      'CSV',
    ),
    element(
      'button',
      {
        type: 'button',
        'aria-label': `Copy table as Markdown: ${title}`,
        onclick: async () => {
          await copy(markdownOf(table()));
          page.announce('The table is on the clipboard, as Markdown.');
        },
      },
      'Copy table',
    ),
  );
}
