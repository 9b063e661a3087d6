import { Composer, type CST, type Document, Parser } from 'yaml';
import { type Fault, faultAt, type Source } from './fault.ts';
import type { Tree } from './tree.ts';
import { treeOf } from './yaml-tree.ts';
import { syntaxFault } from './yaml-words.ts';

/** Deepest nesting that is read; scenarios need about eight levels. */
export const deepest = 64;
/** Longest text that is read, in UTF-16 units. What is larger is data, and belongs in a file of its own. */
export const longest = 1_000_000;
/** Faults of the YAML itself that are told; later ones are mostly echoes of the first. */
const mostSyntaxFaults = 20;

export interface Reading {
  /** Absent when the text is not YAML, or not a value. */
  readonly tree?: Tree;
  readonly faults: readonly Fault[];
}

/**
 * Reads one YAML 1.2 document. Never throws, and takes time in proportion to the text, whatever it holds: depth,
 * size and aliases are limited before anything is built from them. `from` is where the YAML begins in the text.
 */
export function readYaml(source: Source, from = 0): Reading {
  // What stands before is blanked out, not cut off, so that places still count in the whole text.
  const text = from === 0 ? source.text : ' '.repeat(from) + source.text.slice(from);
  const at = (start: number, end = start + 1) => ({ source, start, end });
  if (text.length > longest) {
    const problem = `the text is ${text.length.toLocaleString('en')} characters long; at most ${longest.toLocaleString('en')} are read`;
    const hint = 'a scenario describes a machine and its workloads; job logs belong in a trace file';
    return { faults: [faultAt(at(0), 'too-large', [], { problem, hint })] };
  }
  const unprintable = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u.exec(text);
  if (unprintable !== null) {
    const code = unprintable[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const problem = `a character that cannot be printed (U+${code}) stands here`;
    const hint = 'is this a text file?';
    return { faults: [faultAt(at(unprintable.index), 'encoding', [], { problem, hint })] };
  }
  // The parser works with its own stack, the composer with the machine's: depth is checked between them.
  const tokens = [...new Parser().parse(text)];
  const tooDeep = deeperThan(tokens, deepest);
  if (tooDeep !== undefined) {
    const problem = `maps and lists are nested more than ${deepest} levels deep`;
    return {
      faults: [faultAt(at(tooDeep), 'too-deep', [], { problem, hint: 'look for a bracket that is never closed' })],
    };
  }
  const documents = compose(tokens, text.length);
  const [document, second] = documents;
  if (document === undefined) return { faults: [] };
  const errors = documents.flatMap((each) => [...each.errors, ...each.warnings]);
  if (errors.length > 0) {
    const opened = (offset: number) => openedBefore(tokens, offset);
    const faults = errors.slice(0, mostSyntaxFaults).map((error) => syntaxFault(error, source, opened));
    // What follows on a line that is at fault already is an echo.
    return { faults: faults.filter(({ position }, i) => i === 0 || position.line !== faults[i - 1]!.position.line) };
  }
  if (second !== undefined) {
    const problem = 'a scenario file holds one document, and here a second one begins';
    const start = text.indexOf('---', document.range[1]);
    const hint = "remove the line '---', or put the rest into a file of its own";
    return { faults: [faultAt(at(start < 0 ? second.range[0] : start, start + 3), 'syntax', [], { problem, hint })] };
  }
  return treeOf(document, source);
}

function compose(tokens: readonly CST.Token[], length: number): Document.Parsed[] {
  // Repeated keys are found by `treeOf`, in linear time.
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const documents = [...composer.compose(tokens, true, length)] as Document.Parsed[];
  const written = documents.filter(({ contents, errors }) => contents !== null || errors.length > 0);
  return written.length > 0 ? written : documents.slice(0, 1);
}

/** The offset of the first collection nested deeper than the limit, or undefined. */
function deeperThan(tokens: readonly CST.Token[], limit: number): number | undefined {
  for (const { token, depth } of collections(tokens)) if (depth > limit) return token.offset;
  return undefined;
}

/** The offset of the innermost bracket or quote that is opened before an offset and not closed where it should be. */
function openedBefore(tokens: readonly CST.Token[], offset: number): number | undefined {
  let found: number | undefined;
  for (const { token } of collections(tokens)) {
    const closed =
      token.type === 'flow-collection'
        ? token.end.some(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end')
        : false;
    const opens =
      (token.type === 'flow-collection' && !closed) ||
      (isQuoted(token) && offset <= token.offset + token.source.length);
    if (opens && token.offset <= offset && (found === undefined || token.offset > found)) found = token.offset;
  }
  return found;
}

function isQuoted(token: CST.Token): token is CST.FlowScalar {
  return token.type === 'single-quoted-scalar' || token.type === 'double-quoted-scalar';
}

/** All values of a token stream with their depth, walked without recursion. */
function* collections(tokens: readonly CST.Token[]): Generator<{ token: CST.Token; depth: number }> {
  const open = tokens.map((token) => ({ token, depth: 0 })).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    const { token, depth } = next;
    if (token.type === 'document' && token.value) open.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push({ token: key, depth: depth + 1 });
      if (value) open.push({ token: value, depth: depth + 1 });
    }
  }
}
