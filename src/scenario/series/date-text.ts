/** Which comes first where a date is written with slashes or dashes: '05/06/2023'. */
export type DateOrder = 'day' | 'month';

export interface WrittenDate {
  /** Midnight, s since 1970 by its own clock. */
  readonly midnight: number;
  /** What follows in the text. */
  readonly rest: string;
}

const isoShape = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const compactShape = /^(\d{4})(\d{2})(\d{2})(?!\d)/;
const numberShape = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/;
const dayNameShape = /^(\d{1,2})[ -]([a-z]{3,9})\.?,?[ -](\d{4})(?!\d)/i;
const nameDayShape = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})(?!\d)/i;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;

/**
 * Reads the date that a text begins with: ISO 8601 ('2023-01-31', '20230131'), day first with points ('31.1.2023'), with slashes or
 * dashes in the order that is given ('31/01/2023', '01-31-2023'), or with the month's English name ('31-Jan-2023', 'Jan 31, 2023').
 */
export function readDateFrom(text: string, order: DateOrder): WrittenDate | undefined {
  const iso = isoShape.exec(text) ?? compactShape.exec(text);
  if (iso !== null) {
    const parts = iso.length === 5 ? [iso[1], iso[3], iso[4]] : iso.slice(1);
    return dateOf(text, iso[0], parts);
  }
  const number = numberShape.exec(text);
  if (number !== null) {
    const [, first, divider, second, year] = number;
    const dayFirst = divider === '.' || order === 'day';
    return dateOf(text, number[0], dayFirst ? [year, second, first] : [year, first, second]);
  }
  const named = dayNameShape.exec(text) ?? nameDayShape.exec(text);
  if (named === null) return undefined;
  const [name, day] = /^\d/.test(named[1]!) ? [named[2]!, named[1]!] : [named[1]!, named[2]!];
  if (!monthNames.test(name)) return undefined;
  return dateOf(text, named[0], [named[3], String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1), day]);
}

/** Reads a date that stands alone; midnight, s since 1970 by its own clock. */
export function readDate(text: string, order: DateOrder): number | undefined {
  const found = readDateFrom(text.trim(), order);
  return found?.rest === '' ? found.midnight : undefined;
}

/** Whether the date that a text begins with is another one in the other order. */
export function hasTwoReadings(text: string): boolean {
  return readDateFrom(text, 'day')?.midnight !== readDateFrom(text, 'month')?.midnight;
}

function dateOf(text: string, match: string, parts: readonly (string | undefined)[]): WrittenDate | undefined {
  const [year, month, day] = parts.map(Number) as [number, number, number];
  const midnight = Date.UTC(year, month - 1, day) / 1000;
  const date = new Date(midnight * 1000);
  // The thirtieth of February would be taken for a day in March; a number of eight digits is no date of the year 5678.
  if (year < 1900 || year > 2199 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return { midnight, rest: text.slice(match.length) };
}
