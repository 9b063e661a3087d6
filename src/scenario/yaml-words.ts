import type { YAMLError } from 'yaml';
import { type Fault, faultAt, type Source } from './fault.ts';

interface Words {
  readonly problem: string;
  readonly hint?: string;
}

/**
 * A fault of the YAML itself in the words of somebody who writes scenarios. `opened` finds the bracket or quote that
 * an offset lies in.
 */
export function syntaxFault(error: YAMLError, source: Source, opened: (offset: number) => number | undefined): Fault {
  const [start, end] = error.pos;
  const mark = neverClosed(error) ? opened(start) : undefined;
  if (mark !== undefined) {
    const problem = `this ${source.text[mark]} is opened and never closed`;
    return faultAt({ source, start: mark, end: mark + 1 }, 'syntax', [], { problem });
  }
  // An error at the very end of the text points at the last thing that was written.
  const last = Math.max(0, source.text.trimEnd().length - 1);
  const place = { source, start: Math.min(start, last), end: Math.max(start + 1, Math.min(end, start + 80)) };
  return faultAt(place, error.code === 'BAD_ALIAS' ? 'alias' : 'syntax', [], wordsFor(error, source.text));
}

/** The reader tells of an open bracket or quote where it lost patience, which may be at the end of the file. */
function neverClosed({ message }: YAMLError): boolean {
  return /Missing closing|must end with a|must be sufficiently indented|and end with a/.test(message);
}

function wordsFor({ code, message, pos }: YAMLError, text: string): Words {
  switch (code) {
    case 'TAB_AS_INDENT':
      return { problem: 'a tab stands where spaces indent', hint: 'indent with spaces' };
    case 'BAD_INDENT':
      return /column/.test(message)
        ? { problem: 'entries of one list or map must start in the same column' }
        : {
            problem: 'this line is indented differently from what it belongs to',
            hint: 'indent with two spaces a level',
          };
    case 'MULTILINE_IMPLICIT_KEY':
      return { problem: 'a key and its colon must stand on one line', hint: "is a ':' missing, or a space after it?" };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return nested(text, pos[0]);
    case 'BLOCK_IN_FLOW':
      return { problem: 'inside { } or [ ] everything is written between commas, without indentation or dashes' };
    case 'BAD_SCALAR_START':
      return { problem: `a text cannot start with '${text[pos[0]] ?? ''}'`, hint: 'put it in quotes' };
    case 'BAD_DQ_ESCAPE':
      return {
        problem: 'this backslash means nothing inside double quotes',
        hint: 'write two backslashes, or use single quotes',
      };
    case 'MISSING_CHAR':
      return missing(message);
    case 'UNEXPECTED_TOKEN':
      return unexpected(text, pos[0]);
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE':
    case 'MULTIPLE_TAGS':
      return { problem: "values that start with '!' are not used in scenarios", hint: 'put the text in quotes' };
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'MULTIPLE_ANCHORS':
    case 'BAD_PROP_ORDER':
      return {
        problem: "'&' and '*' at the start of a value name and repeat a part of the text, and this one does not",
        hint: 'put the text in quotes',
      };
    case 'BAD_DIRECTIVE':
      return {
        problem: "a line that starts with '%' is an instruction to the YAML reader, and this is none",
        hint: "start a comment with '#'",
      };
    case 'KEY_OVER_1024_CHARS':
      return {
        problem: 'a key is longer than 1,024 characters',
        hint: 'is a quote or a bracket missing before the colon?',
      };
    case 'RESOURCE_EXHAUSTION':
      return { problem: 'the text is nested too deeply' };
    default:
      return { problem: `not valid YAML: ${message}` };
  }
}

function missing(message: string): Words {
  if (/followed by map values/.test(message)) {
    return { problem: "a key without a ':' after it", hint: "write 'key: value', with a space after the colon" };
  }
  if (/space after :/.test(message)) return { problem: "a space is missing after the ':'" };
  if (/Missing , or? ?:?/.test(message)) return { problem: 'a comma is missing between two entries inside { } or [ ]' };
  if (/Sequence item/.test(message)) return { problem: "an entry of a list without its '-'" };
  if (/Comments/.test(message)) return { problem: "a space is missing before the '#' of a comment" };
  return { problem: `not valid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}` };
}

function unexpected(text: string, start: number): Words {
  const found = text.slice(start, start + 12).split(/\s/)[0] ?? '';
  if (found === '') return { problem: 'something is missing here' };
  if (/^[\]}]/.test(found)) return { problem: `'${found[0]}' closes what was never opened` };
  return { problem: `'${found}' is not expected here` };
}

/** `a: b: c` is two keys on one line; `a: 1` with `  b: 2` below it is a map inside a value. */
function nested(text: string, start: number): Words {
  const line = text.slice(start).split(/[\r\n]/, 1)[0] ?? '';
  return /:(?:\s|$)/.test(line)
    ? {
        problem: 'a second key begins on the line of the first',
        hint: "put a text that holds ': ' in quotes, or start the inner key on a line of its own",
      }
    : {
        problem: 'a value stands here, and the line below is indented as if it belonged to it',
        hint: 'indent all keys of one map alike',
      };
}
