const numeral = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const longest = 64;

/** The number in a token with decimals, an exponent or a plus sign; NaN when it is none. */
export function unusualNumber(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > longest) return Number.NaN;
  let text = '';
  for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i]!);
  return numeral.test(text) ? Number(text) + 0 : Number.NaN;
}
