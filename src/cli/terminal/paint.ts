import { printable } from '../../catalogue/index.ts';

export interface Paint {
  readonly on: boolean;
  strong(text: string): string;
  faint(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  warning(text: string): string;
  advice(text: string): string;
}

/**
 * What begins and ends each way of painting, as the number of a Select Graphic Rendition (ECMA-48). Until text is written, painted
 * parts stand between marks that are no characters (Unicode keeps them for such use), so that an escape sequence in the text
 * itself is told from ours.
 */
const codes = [1, 2, 22, 31, 32, 33, 36, 39] as const;
type Code = (typeof codes)[number];

const firstMark = 0xfdd0;
const marks = /[\ufdd0-\ufdef]/g;

/** How text is marked for painting; left as it is where nothing is painted. */
export function paint(on: boolean): Paint {
  const between = (begin: Code, end: Code) => (text: string) => (on ? `${mark(begin)}${text}${mark(end)}` : text);
  return {
    on,
    strong: between(1, 22),
    faint: between(2, 22),
    good: between(32, 39),
    bad: between(31, 39),
    warning: between(33, 39),
    advice: between(36, 39),
  };
}

/** Text as it is written: marks as colours, all else printable. */
export function printed(text: string): string {
  return printable(text).replace(marks, (character) => {
    const code = codes[character.charCodeAt(0) - firstMark];
    return code === undefined ? '' : `\u001b[${code}m`;
  });
}

/** Text without the marks of `paint`. */
export function unpainted(text: string): string {
  return text.replace(marks, '');
}

function mark(code: Code): string {
  return String.fromCharCode(firstMark + codes.indexOf(code));
}
