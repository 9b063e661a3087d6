import { counted } from '../../units/index.ts';
import { logFields } from './log.ts';
import { type LogFault, shownBytes } from './log-fault.ts';

const newline = 10;

/** The names of the columns of the Grid Workloads Format, of which the first are those of a log and the others are not. */
const gridHead = /^\s*#.*\b(?:JobID|SubmitTime)\b/i;

/** Whether a line that begins with `#` is no comment, but the head of a table of another format. */
export function isForeignHead(bytes: Uint8Array, from: number): boolean {
  const end = bytes.indexOf(newline, from);
  return gridHead.test(new TextDecoder().decode(bytes.subarray(from, end < 0 ? bytes.length : end)));
}

/** What a file that is no log in the Standard Workload Format may be instead, told by how it begins; the first that fits. */
const formats: readonly { readonly name: string; readonly fits: (text: string) => boolean }[] = [
  { name: 'JSON', fits: (text) => /^\s*[[{]/.test(text) },
  { name: 'XML or HTML', fits: (text) => /^\s*</.test(text) },
  {
    name: 'the output of sacct',
    fits: (text) => /^\s*(?:Job(?:ID|Name|IDRaw)|User|Cluster)\b(?:\s*\||\s+\w)/i.test(text),
  },
  { name: 'the output of sacct', fits: (text) => /^\s*\d+(?:[_.+][\w[\]-]*)?\|/.test(text) },
  { name: 'an accounting log of PBS or Torque', fits: (text) => /^\s*\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d;/.test(text) },
  { name: 'a log in the Grid Workloads Format', fits: (text) => gridHead.test(text) },
  { name: 'a scenario or another YAML file', fits: (text) => /^\s*[A-Za-z]\w*:(?:\s|$)/.test(text) },
  { name: 'CSV', fits: (text) => !hasFields(text) && /([,;])[^,;]*\1/.test(text) },
  { name: 'a table with a head', fits: (text) => /^\s*"?[A-Za-z_]\w*"?[\t |]+"?[A-Za-z_]/.test(text) },
];

/** A line of as many words as a job has fields is a damaged one of a log. */
function hasFields(text: string): boolean {
  return text.trim().split(/\s+/).length >= logFields.length;
}

function linesLike(text: string): string {
  const words = text.trim().split(/\s+/);
  return words.every((word) => Number.isFinite(Number(word)))
    ? `lines of ${counted(words.length, 'number')}`
    : 'lines that are no jobs';
}

/** Fewer lines than this may well be damaged ones of a log. */
const fewestLines = 3;

/**
 * The one thing to say of a file in which no line is a job: that it is no log, and what it looks like; undefined where it may be a
 * damaged one.
 * @param opening the beginning of the first line that cannot be read
 * @param lines how many lines could not be read
 */
export function foreignFormat(file: string, opening: Uint8Array, line: number, lines: number): LogFault | undefined {
  const text = new TextDecoder().decode(opening);
  const found = formats.find(({ fits }) => fits(text));
  if (found === undefined && (lines < fewestLines || hasFields(text))) return undefined;
  const shown = shownBytes(opening, 0, opening.length);
  return {
    code: 'not-swf',
    file,
    line,
    expected: 'a log in the Standard Workload Format (18 numbers a line, comments after ;), the only one that is read',
    received:
      found === undefined ? `${linesLike(text)}, the first ${shown}` : `what looks like ${found.name}: ${shown}`,
    hint: 'convert it: one line a job, with −1 for what is unknown; docs/logs.md says how',
  };
}
