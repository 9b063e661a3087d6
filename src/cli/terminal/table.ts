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

/**
 * Rows as aligned text, one line each, headings first. When they are too wide for the screen, the first column is
 * shortened; numbers never are.
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
  const surplus = widths.reduce((sum, each) => sum + each, gap.length * (columns.length - 1)) - width;
  if (surplus > 0) widths[0] = Math.max(8, widths[0]! - surplus);
  const line = (cells: readonly string[]) =>
    columns
      .map((column, at) => padded(shortened(cells[at] ?? '', widths[at]!), widths[at]!, column.align))
      .join(gap)
      .trimEnd();
  return [heading(line(columns.map((column) => column.heading))), ...rows.map(line)].join('\n');
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

function shortened(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, width - 1).join('')}…`;
}

function lengthOf(text: string): number {
  return [...text].length;
}

/** Text of unknown origin as it may be shown on a terminal: control characters, and with them escape sequences, made visible. */
export function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}
