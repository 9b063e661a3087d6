/** What stands for a value that is missing or cannot be estimated. */
export const missing = '–';

/**
 * A number for people: three significant digits unless told otherwise, but never fewer than its whole part has;
 * thousands separated by commas; no trailing zeros; scientific below 1e-6 and from 1e15. NaN prints as '–'.
 */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return missing;
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 1e-6 || size >= 1e15) return signed(value, scientific(size, digits));
  const whole = Math.floor(Math.log10(size)) + 1;
  return signed(value, fixed(size, Math.max(0, digits - whole)));
}

/** A count for people: whole, thousands separated by commas. */
export function formatCount(value: number): string {
  return Number.isNaN(value)
    ? missing
    : Number.isFinite(value)
      ? signed(value, fixed(Math.abs(value), 0))
      : formatNumber(value);
}

/** A number with that many decimals at most, for columns whose values must share a grid. Never '-0'. */
export function formatDecimals(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  const [whole, rest] = Math.abs(value).toFixed(decimals).split('.') as [string, string?];
  return signed(value, rest === undefined ? grouped(whole) : `${grouped(whole)}.${rest}`);
}

function fixed(size: number, decimals: number): string {
  const [whole, rest = ''] = size.toFixed(Math.min(100, decimals)).split('.') as [string, string?];
  const kept = rest.replace(/0+$/, '');
  return kept === '' ? grouped(whole) : `${grouped(whole)}.${kept}`;
}

function scientific(size: number, digits: number): string {
  return size
    .toExponential(digits - 1)
    .replace(/\.?0+e/, 'e')
    .replace('e+', 'e');
}

function grouped(whole: string): string {
  return whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** The minus sign only where something other than zero follows. */
function signed(value: number, text: string): string {
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}
