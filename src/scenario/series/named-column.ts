import { nearest } from '../../catalogue/index.ts';
import { stop } from './series-fault.ts';
import type { SeriesOptions } from './series-options.ts';
import type { TableRow } from './table.ts';

/** The column that a key of the scenario names by its header, or by a part that no other header has. */
export function namedColumn(
  key: 'column' | 'time' | 'hour',
  name: string,
  { fields, line }: TableRow,
  { file }: SeriesOptions,
): number {
  const exact = fields.indexOf(name);
  if (exact >= 0 && fields.indexOf(name, exact + 1) < 0) return exact;
  const part = [...fields.keys()].filter((index) => fields[index]!.toLowerCase().includes(name.toLowerCase()));
  if (part.length === 1) return part[0]!;
  const near = nearest(name, fields);
  const hint =
    part.length > 1
      ? `${part.map((index) => `'${fields[index]}'`).join(' and ')} have it in their name: write more of it`
      : near === undefined
        ? `columns are ${fields.map((field) => `'${field}'`).join(', ')}`
        : `did you mean '${near}'?`;
  throw stop(file, {
    code: 'unknown-column',
    expected: `a column named '${name}' (${key})`,
    received: part.length > 1 ? 'several' : 'none',
    line,
    hint,
  });
}
