import { printable } from '../../catalogue/index.ts';
import { unpainted } from './paint.ts';

/** A column of a table: its heading, and whether its cells stand to the left (words) or to the right (numbers). */
export interface Column {
  readonly heading: string;
  readonly align: 'left' | 'right';
}

export interface TableOptions {
  /** Most columns of text; default 80. */
  readonly width?: number;
  /** Paints the heading line. */
  readonly heading?: (text: string) => string;
}

const gap = '  ';

/** The first column is not made narrower than this. */
const leastFirst = 8;

/**
 * Rows as aligned text, headings first. When they are too wide for the screen, the first column goes over several lines:
 * it tells rows apart, so nothing of it is left out; then headings do. Numbers are never broken. On a screen of less than 80 columns, where that is not enough,
 * every cell has a line of its own.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  options: TableOptions = {},
): string {
  const { width = 80, heading = (text) => text } = options;
  const widths = columns.map((column, at) =>
    Math.max(lengthOf(column.heading), ...rows.map((row) => lengthOf(row[at] ?? ''))),
  );
  const surplus = () => widths.reduce((sum, each) => sum + each, gap.length * (columns.length - 1)) - width;
  const narrowed = (at: number, least: number) => {
    widths[at] = Math.min(widths[at]!, Math.max(least, widths[at]! - Math.max(0, surplus())));
  };
  const pieces = [columns[0]?.heading ?? '', ...rows.map(([first = '']) => first)].map(longestPiece);
  // The first column at its joints, then headings that are wider than their numbers, and words within only then.
  narrowed(0, Math.max(leastFirst, ...pieces));
  for (const [at, { heading }] of columns.entries()) {
    if (at > 0)
      narrowed(at, Math.max(...heading.split(' ').map(lengthOf), ...rows.map((row) => lengthOf(row[at] ?? ''))));
  }
  narrowed(0, leastFirst);
  if (width < 80 && surplus() > 0) return stacked(columns, rows, width);
  const line = ([first = '', ...others]: readonly string[]) => {
    const [head = '', ...rest] = broken(first, widths[0]!);
    const cells = [head, ...others];
    const whole = columns.map((column, at) => padded(cells[at] ?? '', widths[at]!, column.align)).join(gap);
    return [whole, ...rest.map((text) => padded(text, widths[0]!, columns[0]!.align))]
      .map((text) => text.trimEnd())
      .join('\n');
  };
  const heads = columns.map((column, at) => (at === 0 ? [column.heading] : broken(column.heading, widths[at]!)));
  const high = Math.max(...heads.map(({ length }) => length));
  const headings = Array.from({ length: high }, (_, row) =>
    heads.map((lines) => lines[row + lines.length - high] ?? ''),
  );
  return [...headings.map((cells) => heading(line(cells))), ...rows.map(line)].join('\n');
}

/** Row after row, each a line for its first cell and one for every other, behind its heading. */
function stacked(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string {
  return rows
    .map((row) =>
      columns
        .map(({ heading }, at) => ({ heading, cell: row[at] ?? '', indent: at === 0 ? '' : '  ' }))
        .filter(({ cell }) => cell.trim() !== '')
        .map(({ heading, cell, indent }) => {
          const label = indent === '' || heading === '' ? '' : `${heading}: `;
          return wrapped(`${indent}${label}${cell}`, width, `${indent}  `);
        })
        .join('\n'),
    )
    .join('\n');
}

/**
 * Text broken into lines of at most so many columns, at spaces; later lines are indented. Line breaks and indentation
 * in it are kept, and a number stays with its unit.
 */
export function wrapped(text: string, width: number, indent = ''): string {
  return text
    .split('\n')
    .map((paragraph) => wrappedLine(paragraph, width, indent))
    .join('\n');
}

const glue = '\u00a0';

function wrappedLine(text: string, width: number, indent: string): string {
  const start = /^ */.exec(text)![0];
  const words = text
    .slice(start.length)
    .replace(/(?<=\d|±) (?=[%±\d]|(?:ms|s|min|h|d)\b)|(?<=%) (?=±)/g, glue)
    .split(' ');
  const lines: string[] = [];
  let line = start + words[0]!;
  for (const word of words.slice(1)) {
    if (lengthOf(line) + 1 + lengthOf(word) > width) {
      lines.push(line);
      line = indent + word;
    } else line += ` ${word}`;
  }
  return [...lines, line].join('\n').replaceAll(glue, ' ');
}

function padded(text: string, width: number, align: Column['align']): string {
  const space = ' '.repeat(Math.max(0, width - lengthOf(text)));
  return align === 'left' ? text + space : space + text;
}

/** Text in lines of at most so many characters: broken at spaces, else behind a sign that joins, else anywhere. */
function broken(text: string, width: number): string[] {
  const characters = [...text];
  if (characters.length <= width) return [text];
  const start = characters.slice(0, width).join('');
  const space = characters[width] === ' ' ? start.length : start.lastIndexOf(' ');
  const joint = /^.*[./,_+-]/su.exec(start)?.[0].length ?? start.length;
  const end = space > 0 ? space : joint;
  return [text.slice(0, end).trimEnd(), ...broken(text.slice(end).trimStart(), width)];
}

/** The most characters in a row without a place to break. */
function longestPiece(text: string): number {
  return Math.max(0, ...text.split(/ |(?<=[./,_+-])/u).map(lengthOf));
}

function lengthOf(text: string): number {
  return [...unpainted(text)].length;
}

/** Text of unknown origin in a single line: a line break of its own cannot pass for one of ours. */
export function shown(text: string): string {
  return printable(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}
