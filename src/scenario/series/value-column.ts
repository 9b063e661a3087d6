import { electricityPrice, unitExpected } from '../../units/index.ts';
import { type DecimalMark, decimalMark, numberIn } from './decimal-mark.ts';
import { headerUnit } from './header-unit.ts';
import { namedColumn } from './named-column.ts';
import { stop } from './series-fault.ts';
import type { SeriesOptions } from './series-options.ts';
import type { Table } from './table.ts';
import type { TimeColumns } from './time-columns.ts';

/** Where a table has the values of its rows, and what they are. */
export interface ValueColumn {
  readonly index: number;
  readonly mark: DecimalMark;
  readonly unit: string;
  /** What a number of the table is in the base unit. */
  readonly size: number;
  /** What the header says of the unit, where the scenario says another. */
  readonly headerUnit: string | undefined;
}

/** So many rows tell whether a column has numbers. */
const sample = 100;
/** Columns by which rows are of one thing or of another; 'AreaTypeCode' is an area, type, code. */
const kindHeader =
  /(?<!\p{L})(?:zone|area|country|region|product|contract|market|sequence|map|currency|unit|node|hub|location|auction)(?: (?:display|name|id|code|type))*$/iu;

export function valueColumnOf(table: Table, columns: TimeColumns, options: SeriesOptions): ValueColumn {
  const { header, rows, delimiter } = table;
  const index =
    options.column === undefined
      ? onlyColumn(table, columns, options)
      : namedColumn('column', options.column, header, options);
  refuseBlends(table, [columns.time, columns.hour, columns.end, index], options);
  const fields = rows.map((row) => row.fields[index] ?? '');
  const { mark, ...evidence } = decimalMark(fields, delimiter);
  if (mark === undefined) throw unclearMark(table, fields, evidence, options);
  return { index, mark, ...unitOf(table, index, options) };
}

/** The one column of numbers; where there are several, the one whose header has a unit of the quantity. */
function onlyColumn({ header, rows }: Table, { time, hour, end }: TimeColumns, options: SeriesOptions): number {
  const first = rows.slice(0, sample);
  const isNumber = (field: string) => [numberIn(field, '.'), numberIn(field, ',')];
  const numbers = [...header.fields.keys()].filter((index) => {
    if (index === time || index === hour || index === end) return false;
    const cells = first.map(({ fields }) => isNumber(fields[index] ?? ''));
    return (
      cells.every((cell) => cell.some((each) => each !== undefined)) &&
      cells.some((cell) => cell.some((each) => typeof each === 'number'))
    );
  });
  const units = numbers.filter((index) => {
    const found = headerUnit(header.fields[index]!, options.kind);
    return found !== undefined && 'unit' in found;
  });
  const chosen = units.length > 0 ? units : numbers;
  if (chosen.length === 1) return chosen[0]!;
  throw stop(options.file, {
    code: 'which-column',
    expected: 'one column of numbers',
    received:
      chosen.length === 0
        ? 'none'
        : `${chosen.length}: ${chosen.map((index) => `'${header.fields[index]}'`).join(', ')}`,
    line: header.line,
    hint: chosen.length === 0 ? undefined : "name one with 'column'",
  });
}

function unitOf(
  { header, title }: Table,
  index: number,
  { file, kind, unit }: SeriesOptions,
): Pick<ValueColumn, 'unit' | 'size' | 'headerUnit'> {
  const name = header.fields[index]!;
  const above = headerUnit(title, kind);
  const found = headerUnit(name, kind) ?? (above !== undefined && 'unit' in above ? above : undefined);
  const said = found === undefined ? undefined : 'unit' in found ? found.unit : found.unknown;
  if (unit !== undefined) return { unit, size: kind.units[unit]!, headerUnit: said === unit ? undefined : said };
  if (found !== undefined && 'unit' in found)
    return { unit: found.unit, size: kind.units[found.unit]!, headerUnit: undefined };
  throw stop(file, {
    code: found === undefined ? 'no-unit' : 'unknown-unit',
    expected: found === undefined ? `a unit in the header '${name}'` : unitExpected(kind),
    received: found === undefined ? 'none' : `'${said}' in the header '${name}'`,
    line: header.line,
    hint:
      found === undefined
        ? `say it with 'unit': ${Object.keys(kind.units).join(', ')}`
        : `name the one that is meant with 'unit', and what is left to multiply with 'scale'${kind === electricityPrice ? ', such as what a currency is worth' : ''}`,
  });
}

function unclearMark(
  { rows, delimiter }: Table,
  fields: readonly string[],
  { point, comma, either }: Omit<ReturnType<typeof decimalMark>, 'mark'>,
  { file }: SeriesOptions,
) {
  const [first, second] = [point, comma].filter((index) => index !== undefined).sort((a, b) => a - b);
  const at = second ?? first ?? either!;
  const received =
    second === undefined
      ? `'${fields[at]}', which has decimals or thousands`
      : `'${fields[at]}' after '${fields[first!]}' in line ${rows[first!]!.line}`;
  return stop(file, {
    code: 'decimal-mark',
    expected: 'numbers that tell decimals from thousands',
    received,
    line: rows[at]!.line,
    hint: delimiter === ',' ? 'write 1234.5' : 'write all numbers with as many decimals, such as 1234,50',
  });
}

/** Rows of several areas, products, currencies or units in one table are no series. */
function refuseBlends({ header, rows }: Table, used: readonly (number | undefined)[], { file }: SeriesOptions): void {
  for (const [index, name] of header.fields.entries()) {
    if (used.includes(index) || !kindHeader.test(name.replace(/(?<=\p{Ll})(?=\p{Lu})|[_-]/gu, ' ').trim())) continue;
    const first = rows[0]!.fields[index] ?? '';
    const other = rows.find(({ fields }) => (fields[index] ?? '') !== first);
    if (other === undefined) continue;
    throw stop(file, {
      code: 'blended-rows',
      expected: `one '${name}' in all rows, '${first}' as in line ${rows[0]!.line}`,
      received: `'${other.fields[index]}'`,
      line: other.line,
      hint: 'keep one product, area and resolution in a file',
    });
  }
}
