/** What divides the whole part of a number from its decimals. The other of the two, spaces and apostrophes may divide thousands. */
export type DecimalMark = '.' | ',';

const absent = /^(?:|-|–|n\/?[ea]|nan|null|none)$/i;
const thousands = "[\\s\\u00A0\\u202F'’]";
const withPoint = new RegExp(`^[+-]?(?:\\d{1,3}(?:(?:,|${thousands})\\d{3})+|\\d+)?(?:\\.\\d*)?(?:e[+-]?\\d+)?$`, 'i');
const withComma = new RegExp(`^[+-]?(?:\\d{1,3}(?:(?:\\.|${thousands})\\d{3})+|\\d+)?(?:,\\d*)?(?:e[+-]?\\d+)?$`, 'i');

/** The number in a field; null where the table says that there is none, undefined where it is something else. What is too large for a number is infinite. */
export function numberIn(field: string, mark: DecimalMark): number | null | undefined {
  if (absent.test(field)) return null;
  const text = field.replace(/^−/, '-');
  if (!(mark === ',' ? withComma : withPoint).test(text) || !/\d/.test(text)) return undefined;
  const groups = new RegExp(`[${mark === ',' ? '.' : ','}\\s'’]`, 'g');
  return Number(text.replace(groups, '').replace(',', '.'));
}

/** What can be told of a column of numbers, from those of its fields that tell something. */
export interface MarkEvidence {
  /** Index of a field that can only be read with a point, or with a comma. */
  readonly point: number | undefined;
  readonly comma: number | undefined;
  /** Index of a field such as '1.234' or '1,234', which is one number or another. */
  readonly either: number | undefined;
  /** Index of a number without decimals and groups. */
  readonly whole: number | undefined;
  readonly mark: DecimalMark | undefined;
}

/**
 * The decimal mark of a column. '20,5' and '1.234,50' have a comma, '20.5' and '1,234.50' a point; '1.234' may be either. Where
 * every number has three decimals they are decimals: by a point in a table divided by commas, by what stands there in others.
 */
export function decimalMark(fields: readonly string[], delimiter: string): MarkEvidence {
  let [point, comma, either, whole]: (number | undefined)[] = [];
  let eitherMark: DecimalMark = '.';
  fields.forEach((field, index) => {
    if (numberIn(field, '.') === null) return;
    const byPoint = numberIn(field, '.') !== undefined;
    const byComma = numberIn(field, ',') !== undefined;
    if (byPoint && byComma) {
      const mark = /[.,]/.exec(field)?.[0] as DecimalMark | undefined;
      if (mark === undefined) whole ??= index;
      // No group of thousands is led by a nought.
      else if (/^[+−-]?0/.test(field) && mark === '.') point ??= index;
      else if (/^[+−-]?0/.test(field)) comma ??= index;
      else if (either === undefined) [either, eitherMark] = [index, mark];
      // One of them has decimals, the other groups, and nobody can tell which.
      else if (eitherMark !== mark) [point, comma] = mark === '.' ? [index, either] : [either, index];
    } else if (byPoint) point ??= index;
    else if (byComma) comma ??= index;
  });
  return { point, comma, either, whole, mark: chosen() };

  function chosen(): DecimalMark | undefined {
    if (point !== undefined) return comma === undefined ? '.' : undefined;
    if (comma !== undefined) return ',';
    if (either === undefined) return '.';
    if (delimiter === ',') return eitherMark === '.' ? '.' : undefined;
    return whole === undefined ? eitherMark : undefined;
  }
}
