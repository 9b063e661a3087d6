import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import { type Fault, faultAt, type Path, type Place, type Source } from './fault.ts';
import type { MapEntry, Tree } from './tree.ts';

/** Values a text may come to when aliases are followed; keeps "billion laughs" small. */
const mostValues = 200_000;

/**
 * The tree of a YAML document that composed without errors. Faults: keys that repeat or cannot be names, aliases that
 * go in circles or multiply without bound, values that YAML tags make into something else than text and numbers.
 */
export function treeOf(document: Document.Parsed, source: Source): { tree?: Tree; faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const anchors = new Map<string, Node>();
  const following = new Set<Node>();
  let values = 0;

  const placeOf = (node: Node | null | undefined, otherwise: number): Place => {
    const [start, end] = node?.range ?? [otherwise, otherwise];
    return { source, start, end };
  };

  function visit(node: Node | null | undefined, path: Path, otherwise: number): Tree | undefined {
    const place = placeOf(node, otherwise);
    if (++values > mostValues) {
      if (values === mostValues + 1) {
        const problem = `the text comes to more than ${mostValues.toLocaleString('en')} values`;
        faults.push(faultAt(place, 'too-large', path, { problem, hint: 'large data belongs in a file of its own' }));
      }
      return undefined;
    }
    if (node === null || node === undefined) return { kind: 'leaf', value: null, absent: true, place, path };
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined || following.has(target)) {
        const problem =
          target === undefined
            ? `no anchor '&${node.source}' stands before this alias`
            : `'*${node.source}' stands inside itself`;
        faults.push(faultAt(place, 'alias', path, { problem }));
        return undefined;
      }
      following.add(target);
      const tree = visit(target, path, otherwise);
      following.delete(target);
      // An aliased value stands where the alias stands; what is in it stays where it was written.
      return tree;
    }
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isScalar(node)) return leaf(node, place, path);
    if (isSeq(node)) {
      if (node.anchor !== undefined) following.add(node);
      const items = node.items.map((item, i) => visit(item as Node, [...path, i], place.start));
      following.delete(node);
      return { kind: 'list', items: items.filter((item) => item !== undefined), place, path };
    }
    if (isMap(node)) return mapping(node, place, path);
    faults.push(
      faultAt(place, 'wrong-type', path, { expected: 'a value, a list or a map', received: 'something else' }),
    );
    return undefined;
  }

  function leaf(node: Scalar, place: Place, path: Path): Tree | undefined {
    const { value } = node;
    const problem = typeof value === 'string' ? unfitText(value) : undefined;
    if (problem !== undefined) {
      faults.push(faultAt(place, 'invalid-value', path, { problem }));
      return undefined;
    }
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null) {
      // There is one zero: -0 would show up as such in what is computed from it.
      return { kind: 'leaf', value: value === 0 ? 0 : value, place, path };
    }
    const expected = "a text, a number, or 'true' or 'false'";
    faults.push(faultAt(place, 'wrong-type', path, { expected, received: 'a value with a YAML tag' }));
    return undefined;
  }

  function mapping(node: Node & { items: { key: unknown; value: unknown }[] }, place: Place, path: Path): Tree {
    const entries = new Map<string, MapEntry>();
    if (node.anchor !== undefined) following.add(node);
    for (const pair of node.items) {
      const keyNode = pair.key as Node | null;
      const key = placeOf(keyNode, place.start);
      const name = nameOf(keyNode, key, path);
      if (name === undefined) continue;
      const inner = [...path, name];
      const earlier = entries.get(name);
      if (earlier !== undefined) {
        const first = faultAt(earlier.key, 'duplicate-key', inner, {}).position;
        const problem = `the key '${name}' stands here a second time; the first is in line ${first.line}`;
        faults.push(faultAt(key, 'duplicate-key', inner, { problem, hint: 'remove one of the two, or rename it' }));
        continue;
      }
      const value = visit(pair.value as Node | null, inner, key.end);
      if (value !== undefined) entries.set(name, { key, value });
    }
    following.delete(node);
    return { kind: 'mapping', entries, place, path };
  }

  /** The text of a key; undefined, with a fault, when it cannot be one. */
  function nameOf(node: Node | null, place: Place, path: Path): string | undefined {
    const name =
      isScalar(node) && node.value !== null ? (typeof node.value === 'string' ? node.value : node.source) : '';
    if (!isScalar(node) || name === undefined || name === '') {
      const what = node === null || isScalar(node) ? 'an empty key' : isAlias(node) ? 'an alias' : 'a list or a map';
      const problem = `expected a key before the colon, got ${what}`;
      faults.push(faultAt(place, 'bad-key', path, { problem, hint: hintForKey(what) }));
      return undefined;
    }
    // Such names mean something to the language this program is written in; nobody needs them.
    if (name in Object.prototype) {
      const problem = `'${name}' cannot be used as a key or a name`;
      faults.push(faultAt(place, 'bad-key', [...path, name], { problem, hint: 'choose another name' }));
      return undefined;
    }
    const problem = unfitName(name);
    if (problem === undefined) return name;
    faults.push(faultAt(place, 'bad-key', path, { problem }));
    return undefined;
  }

  const tree = visit(document.contents as Node | null, [], document.range[0]);
  return tree === undefined ? { faults } : { tree, faults };
}

function hintForKey(what: string): string | undefined {
  return what === 'a list or a map' ? 'braces and brackets inside a key need quotes, such as \'"[a]": 1\'' : undefined;
}

/** What makes text go the other way until it is closed: on a page and in files that other programs show, also the text that stands beside it. */
const turnsDirection = /[\u202a-\u202e\u2066-\u2069]/u;

/** Why a text cannot be a value. */
function unfitText(text: string): string | undefined {
  if (/[^\P{Cc}\t\n\r]|\p{Cs}/u.test(text)) return 'a text holds no control characters';
  return turnsDirection.test(text) ? 'a text holds no characters that turn its direction' : undefined;
}

/** Why a text cannot be a name. */
function unfitName(name: string): string | undefined {
  if (name.length > 200) return 'a name has at most 200 characters';
  if (/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(name)) return 'a name holds no control characters';
  return turnsDirection.test(name) ? 'a name holds no characters that turn the direction of text' : undefined;
}
