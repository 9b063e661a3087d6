import { createColors } from 'picocolors';
import { legible } from '../catalogue/index.ts';
import { codeFrame, flagFrame, type Paint, plain } from './code-frame.ts';
import { type Fault, faultMessage, formatPath } from './fault.ts';

export interface FormatOptions {
  /** Whether to paint with terminal colours; default no. */
  readonly color?: boolean;
  /** How to paint, where it is not with terminal colours. */
  readonly paint?: Paint;
  /** Breaks advice into lines, as the place it is shown on needs it; default: one line. */
  readonly wrap?: (advice: string) => string;
}

/**
 * A fault as people read it: `file:line:column  path: what is wrong`, the lines of the source with a caret under
 * the place, and what to do about it. `sourceText` is the scenario's text; a fault in a `--set` flag shows the flag.
 */
export function formatFault(fault: Fault, sourceText: string, options: FormatOptions = {}): string {
  const paint = options.paint ?? paintOf(options.color ?? false);
  const { source, position } = fault;
  const { wrap = (advice) => advice } = options;
  const where = source.kind === 'file' ? `${source.name}:${position.line}:${position.column}` : source.name;
  const path = formatPath(fault.path);
  const message = inOneLine(faultMessage(fault));
  const lines = [
    `${paint.strong(inOneLine(where))}  ${path === '' ? '' : `${paint.strong(inOneLine(path))}: `}${message}`,
  ];
  if (source.kind === 'flag') lines.push(flagFrame(source.text, position, paint));
  else if (sourceText.trim() !== '') lines.push(codeFrame(sourceText, position, paint));
  if (fault.problem !== undefined && fault.expected !== undefined)
    lines.push(`  ${paint.advice('expected:')} ${wrap(inOneLine(fault.expected))}`);
  if (fault.hint !== undefined) lines.push(`  ${paint.advice('hint:')} ${wrap(inOneLine(fault.hint))}`);
  return lines.join('\n');
}

/** Faults one after the other, at most `limit` of them in full (default 50), and how many there are. */
export function formatFaults(
  faults: readonly Fault[],
  sourceText: string,
  options: FormatOptions & { readonly limit?: number } = {},
): string {
  const limit = options.limit ?? 50;
  const blocks = faults.slice(0, limit).map((fault) => formatFault(fault, sourceText, options));
  const more = faults.length > limit ? `, the first ${limit} shown` : '';
  blocks.push(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}${more}`);
  return blocks.join('\n\n');
}

function paintOf(color: boolean): Paint {
  if (!color) return plain;
  const colors = createColors(true);
  return { strong: colors.bold, faint: colors.dim, alarm: colors.red, advice: colors.cyan };
}

/** Words of the file in a message, so that what is wrong with them can be seen. */
function inOneLine(text: string): string {
  return legible(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}
