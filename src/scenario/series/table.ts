import { readDate } from './date-text.ts';
import { readTime } from './time-text.ts';

/** A line of a table: its number in the file, from 1, and its fields. */
export interface TableRow {
  readonly line: number;
  readonly fields: readonly string[];
}

export interface Table {
  /** The names of the columns; where several lines stand above the first row, each column has what they say of it. */
  readonly header: TableRow;
  /** Lines above the header that are not divided into columns. */
  readonly title: string;
  readonly rows: readonly TableRow[];
  readonly delimiter: string;
}

const delimiters = [',', ';', '\t'];

/**
 * Reads a table with a header: fields divided by commas, semicolons or tabs, quoted or not. Undefined when there are no lines; the
 * header has no fields when the first line is a row of values.
 */
export function readTable(text: string): Table | undefined {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((content, index) => ({ line: index + 1, content }))
    .filter(({ content }) => content.trim() !== '' && !content.startsWith('#'));
  if (lines.length === 0) return undefined;
  const delimiter = delimiterOf(lines.slice(0, 50).map(({ content }) => content));
  const all = lines.map(({ line, content }) => ({ line, fields: fieldsOf(content, delimiter) }));
  const first = all.findIndex(({ fields }) => fields.some(isTime));
  // Without any time the first line is the header, so that it can be said what is missing.
  const above = first < 0 ? all.slice(0, 1) : all.slice(0, first);
  const header = above.filter(({ fields }) => fields.length === above.at(-1)!.fields.length);
  return {
    header: { line: header.at(-1)?.line ?? all[0]!.line, fields: merged(header) },
    title: above
      .filter((row) => !header.includes(row))
      .flatMap(({ fields }) => fields)
      .join(' '),
    rows: all.slice(above.length),
    delimiter,
  };
}

function isTime(field: string): boolean {
  return (
    readTime(field, 'day') !== undefined ||
    readDate(field, 'month') !== undefined ||
    readTime(field, 'month') !== undefined
  );
}

function merged(rows: readonly TableRow[]): string[] {
  const columns = Math.max(0, ...rows.map(({ fields }) => fields.length));
  return Array.from({ length: columns }, (_, column) =>
    rows
      .map(({ fields }) => fields[column] ?? '')
      .filter((field) => field !== '')
      .join(' '),
  );
}

/** The one by which most lines have the same number of fields; of equals the one that makes more of them. */
function delimiterOf(lines: readonly string[]): string {
  const scores = delimiters.map((delimiter) => {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const fields = fieldsOf(line, delimiter).length;
      counts.set(fields, (counts.get(fields) ?? 0) + 1);
    }
    const [fields, agree] = [...counts]
      .filter(([count]) => count > 1)
      .reduce((best, one) => (one[1] > best[1] ? one : best), [1, 0]);
    return { delimiter, fields, agree };
  });
  return scores.reduce((best, one) =>
    one.agree > best.agree || (one.agree === best.agree && one.fields > best.fields) ? one : best,
  ).delimiter;
}

function fieldsOf(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter).map((field) => field.trim());
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const letter = line[i]!;
    if (letter === '"') {
      if (quoted && line[i + 1] === '"') {
        field += '"';
        i++;
      } else quoted = !quoted;
    } else if (letter === delimiter && !quoted) {
      fields.push(field.trim());
      field = '';
    } else field += letter;
  }
  fields.push(field.trim());
  return fields;
}
