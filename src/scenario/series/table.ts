/** A line of a table: its number in the file, from 1, and its fields. */
export interface TableRow {
  readonly line: number;
  readonly fields: readonly string[];
}

export interface Table {
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
  /** Whether numbers have a comma for a point: in tables divided by semicolons. */
  readonly commas: boolean;
}

const delimiters = [',', ';', '\t'];

/** Reads a table with a header: fields divided by commas, semicolons or tabs (whichever the header has most of), quoted or not. Undefined when there is no header. */
export function readTable(text: string): Table | undefined {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((content, index) => ({ line: index + 1, content }))
    .filter(({ content }) => content.trim() !== '' && !content.startsWith('#'));
  const first = lines[0];
  if (first === undefined) return undefined;
  const count = (delimiter: string) => first.content.split(delimiter).length;
  const delimiter = delimiters.reduce((best, one) => (count(one) > count(best) ? one : best), ',');
  const [header, ...rows] = lines.map(({ line, content }) => ({ line, fields: fieldsOf(content, delimiter) }));
  return { header: header!, rows, commas: delimiter === ';' };
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

const absent = /^(?:|-|–|n\/?[ea]|nan|null|none)$/i;

/** The number in a field; null where the table says that there is none, undefined where it is something else. */
export function numberIn(field: string, commas: boolean): number | null | undefined {
  if (absent.test(field)) return null;
  const text = commas && field.includes(',') ? field.replaceAll('.', '').replace(',', '.') : field;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}
