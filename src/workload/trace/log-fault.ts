/** Something in a log, or about its file, that stops it from being read. Data first; `logFaultText` makes the sentence. */
export interface LogFault {
  /** A stable word: `not-a-number`, `too-few-fields`, `no-such-file` … */
  readonly code: string;
  readonly file: string;
  /** From 1; absent when the fault is about the file as a whole. */
  readonly line?: number;
  /** In bytes from 1; absent when the fault is about the line as a whole. */
  readonly column?: number;
  /** What should stand there. */
  readonly expected: string;
  /** What stands there, shortened, control characters made visible. */
  readonly received: string;
  /** What to do about it. */
  readonly hint?: string;
}

/** What is said of a file, where what was expected and what is there makes no good sentence. */
const aboutFiles: Readonly<Record<string, string>> = {
  'no-such-file': 'there is no such file',
  'is-a-folder': 'this is a folder, not a log',
};

/** The fault as one line: `kth.swf:12:7: expected …, got … (hint)`. */
export function logFaultText(fault: LogFault): string {
  const place = [fault.file, fault.line, fault.column].filter((part) => part !== undefined).join(':');
  const hint = fault.hint === undefined ? '' : ` (${fault.hint})`;
  const known = aboutFiles[fault.code];
  if (known !== undefined) return `${place}: ${known}${hint}`;
  return `${place}: expected ${fault.expected}, got ${fault.received}${hint}`;
}

const shown = 32;

/** A piece of a file as it may be shown to people: at most 32 bytes, quoted, nothing but printable ASCII as it is. */
export function shownBytes(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let i = from; i < Math.min(to, from + shown); i++) {
    const byte = bytes[i]!;
    text += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return to - from > shown ? `'${text}…'` : `'${text}'`;
}
