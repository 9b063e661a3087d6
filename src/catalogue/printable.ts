/**
 * Text that may be printed wherever it came from: what a terminal would act on, and what nobody can see (control, bidirectional and
 * zero-width characters, soft hyphens), as `\u001b`; line breaks and tabs stay. In a JSON document it still means the same.
 */
export function printable(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escaped);
}

/** The same for words that are quoted to say that they are wrong: spaces that look like the usual one are told apart from it. */
export function legible(text: string): string {
  return printable(text).replace(/(?! )\p{Zs}/gu, escaped);
}

function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
