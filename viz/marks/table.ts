import { formatCount } from '../../src/units/format-number.ts';
import { element } from './element.ts';

/** A cell as people read it and as a file holds it (SI base units). A bare text is both. */
export type Cell = string | { readonly text: string; readonly value: number | string | null };

/** A head; `file` is the column's name in a CSV file. */
export interface Column {
  readonly title: string;
  readonly file: string;
  readonly number?: boolean;
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Rows shown on the page; files have them all. */
const mostRows = 200;

export function cellText(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

/** A table for reading, in a box that scrolls sideways by itself and that the keyboard can reach. */
export function tableElement(table: Table): HTMLElement {
  const head = element(
    'tr',
    {},
    ...table.columns.map(({ title, number }) =>
      element('th', { scope: 'col', class: number ? 'number' : null }, title),
    ),
  );
  const rows = table.rows
    .slice(0, mostRows)
    .map((row) =>
      element(
        'tr',
        {},
        ...row.map((cell, i) =>
          i === 0
            ? element('th', { scope: 'row' }, cellText(cell))
            : element('td', { class: table.columns[i]?.number ? 'number' : null }, cellText(cell)),
        ),
      ),
    );
  return element(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': table.caption },
    element(
      'table',
      {},
      element('caption', {}, table.caption),
      element('thead', {}, head),
      element('tbody', {}, ...rows),
    ),
    table.rows.length > mostRows
      ? element('p', { class: 'hint' }, `and ${formatCount(table.rows.length - mostRows)} more rows, in the CSV`)
      : null,
  );
}
