import type { Position } from './fault.ts';

/** How a frame is painted; `plain` paints nothing. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly alarm: (text: string) => string;
  readonly advice: (text: string) => string;
}

const as = (text: string) => text;
export const plain: Paint = { strong: as, faint: as, alarm: as, advice: as };

/** Characters of a line that are shown at most; longer lines are cut around the fault. */
const widest = 100;
const tabWidth = 4;

/**
 * The lines around a position, with a caret line under the fault:
 *
 *       9 |   chat:
 *    > 10 |     arivals: { process: poisson }
 *         |     ^^^^^^^
 *
 * Characters that a terminal would act on are shown as `·`.
 */
export function codeFrame(text: string, position: Position, paint: Paint = plain): string {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const index = Math.min(position.line, lines.length) - 1;
  const digits = String(Math.min(index + 2, lines.length)).length;
  const shown: string[] = [];
  for (let i = Math.max(0, index - 2); i <= Math.min(index + 1, lines.length - 1); i++) {
    // A last empty line (the newline at the file's end) tells nothing.
    if (i > index && lines[i]!.trim() === '') continue;
    const number = String(i + 1).padStart(digits);
    if (i !== index) {
      shown.push(paint.faint(`  ${number} | ${visible(cut(lines[i]!, 0).text)}`.trimEnd()));
      continue;
    }
    const line = lines[i]!;
    const start = Math.min(position.column - 1, line.length);
    const window = cut(line, start);
    const before = visible(window.text.slice(0, start - window.from));
    const room = Math.max(1, Math.min(position.length, line.length - start, widest - before.length));
    const marked = visible(window.text.slice(start - window.from, start - window.from + room));
    const caret = '^'.repeat(Math.max(1, marked.length));
    shown.push(`${paint.alarm('>')} ${paint.faint(`${number} |`)} ${visible(window.text)}`.trimEnd());
    shown.push(`${paint.faint(`  ${' '.repeat(digits)} |`)} ${' '.repeat(before.length)}${paint.alarm(caret)}`);
  }
  return shown.join('\n');
}

/** A flag with a caret line under the fault. */
export function flagFrame(flag: string, { offset, length }: Position, paint: Paint = plain): string {
  const { text, from } = cut(flag, offset);
  const before = visible(text.slice(0, offset - from));
  const marked = visible(text.slice(offset - from, offset - from + length));
  return `  ${visible(text)}\n  ${' '.repeat(before.length)}${paint.alarm('^'.repeat(Math.max(1, marked.length)))}`;
}

/** The part of a line around `column` that is shown, with ellipses in place of what is left out. */
function cut(line: string, column: number): { text: string; from: number } {
  if (line.length <= widest) return { text: line, from: 0 };
  const from = Math.max(0, Math.min(column - 30, line.length - widest));
  const part = line.slice(from, from + widest);
  const head = from > 0 ? `…${part.slice(1)}` : part;
  return { text: from + widest < line.length ? `${head.slice(0, -1)}…` : head, from };
}

/** A line of a source as it can be shown: tabs as spaces, each character that acts on a terminal or that nobody can see as a dot, so that carets stay below it. */
export function visible(text: string): string {
  return text
    .replaceAll('\t', ' '.repeat(tabWidth))
    .replace(/(?! )[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Zs}]/gu, (character) => '·'.repeat(character.length));
}
