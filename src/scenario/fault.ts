/** A fault in a scenario: data first, made into a sentence last (`faultMessage`, `formatFault`). */
export interface Fault {
  readonly code: FaultCode;
  /** The keys that lead to it, as the author wrote them; empty for the file as a whole. */
  readonly path: Path;
  /** What is wrong, where "expected …, got …" does not say it. */
  readonly problem?: string;
  /** What would have been right: "a duration such as '30 min'". */
  readonly expected?: string;
  /** What stands there instead, as written. */
  readonly received?: string;
  /** What to do about it: "did you mean 'arrivals'?" */
  readonly hint?: string;
  readonly position: Position;
  /** The text the position counts in. */
  readonly source: Source;
}

/** Stable words for machines. */
export type FaultCode =
  | 'unreadable-file'
  | 'encoding'
  | 'too-large'
  | 'too-deep'
  | 'empty'
  | 'syntax'
  | 'duplicate-key'
  | 'bad-key'
  | 'alias'
  | 'unknown-key'
  | 'missing-key'
  | 'wrong-type'
  | 'unknown-word'
  | 'out-of-range'
  | 'invalid-value'
  | 'conflict'
  | 'unknown-name'
  | 'missing-file'
  | 'bad-flag';

export type Path = readonly (string | number)[];

/** Where in a text: `line` and `column` from 1, `offset` from 0, all in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly length: number;
}

/** A text that scenarios are read from: a file, or a `--set` flag. */
export interface Source {
  readonly kind: 'file' | 'flag';
  /** The file's name, or `--set`. */
  readonly name: string;
  readonly text: string;
}

/** A stretch of a source. */
export interface Place {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** The position of a place. Lines end in LF, CRLF or CR. */
export function positionOf(place: Place): Position {
  const { text } = place.source;
  const offset = Math.max(0, Math.min(place.start, text.length));
  let line = 1;
  let lineStart = 0;
  for (let i = 0; i < offset; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) {
      line++;
      lineStart = i + 1;
    }
  }
  return { line, column: offset - lineStart + 1, offset, length: Math.max(1, place.end - offset) };
}

/** A fault at a place. Undefined details are left out, so that faults compare and print cleanly. */
export function faultAt(
  place: Place,
  code: FaultCode,
  path: Path,
  details: { readonly [detail in 'problem' | 'expected' | 'received' | 'hint']?: string | undefined },
): Fault {
  const given = Object.entries(details).filter(([, text]) => text !== undefined && text !== '');
  return { code, path, ...Object.fromEntries(given), position: positionOf(place), source: place.source };
}

/** What is wrong in one sentence, without the path: "expected a duration such as '30 min', got 30". */
export function faultMessage(fault: Fault): string {
  if (fault.problem !== undefined) return fault.problem;
  if (fault.expected === undefined) return 'is not valid';
  return fault.received === undefined
    ? `expected ${fault.expected}`
    : `expected ${fault.expected}, got ${fault.received}`;
}

/** A path in the words of a scenario: `workloads.chat.arrivals`, `try[0]`, `pools."a.b"`. */
export function formatPath(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += (text === '' ? '' : '.') + (/^[^\s."'[\]]+$/.test(step) ? step : JSON.stringify(step));
  }
  return text;
}
