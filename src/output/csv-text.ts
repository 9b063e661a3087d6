/** How our CSV files write a field: RFC 4180, with what spreadsheets would run as a formula made harmless. */

/** What may not stand bare in a field. */
const needsQuotes = /[",\r\n]/;
/** A field that begins so may be run as a formula. */
const formulaStart = /^[=+\-@\t\r]/;

/** A text that no spreadsheet runs: one that begins with = + - @, tab or carriage return gets an apostrophe before it. */
export function inert(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

/** A text as a field: inert, and quoted where it holds a comma, a quotation mark or a line break. */
export function textField(text: string): string {
  const safe = inert(text);
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A number as a field: the shortest text that reads back as the same number, with a point, never a comma; below 1e-6 and
 * from 1e21 with an exponent (`5e-7`). Empty for NaN, null and infinity, which no reader could take as a number.
 */
export function numberField(value: number | null): string {
  return value !== null && Number.isFinite(value) ? `${value}` : '';
}

/** A row of texts and numbers, with its end. */
export function rowText(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => (typeof cell === 'string' ? textField(cell) : numberField(cell))).join(',')}\n`;
}
