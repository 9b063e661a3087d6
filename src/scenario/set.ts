import { type Fault, faultAt, type Path, type Place, type Source } from './fault.ts';
import { readYaml } from './read-yaml.ts';
import type { Tree } from './tree.ts';

/** One step of a flag's path and where it stands in the flag. */
export interface SetStep {
  readonly name: string;
  readonly place: Place;
}

export interface SetFlag {
  readonly steps: readonly SetStep[];
  readonly value: Tree;
  readonly source: Source;
}

/**
 * Reads a flag such as `policy.backfill=easy` or `workloads."a.b".accelerators={ choice: [1, 2] }`: a path of keys with
 * dots between (quotes around keys that hold dots; numbers count in lists from 0) and a value in YAML. `name` is the
 * flag's own name.
 */
export function readSet(flag: string, name = '--set'): { readonly flag?: SetFlag; readonly faults: readonly Fault[] } {
  const prefix = `${name} `;
  const text = prefix + flag;
  const source: Source = { kind: 'flag', name: text, text };
  const fault = (problem: string, start: number, end: number) => ({
    faults: [
      faultAt({ source, start, end }, 'bad-flag', [], {
        problem,
        hint: hints[name],
      }),
    ],
  });
  const steps: SetStep[] = [];
  const step = /(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s.="'[\]]+))|\[(\d+)\]/y;
  let at = prefix.length;
  for (;;) {
    step.lastIndex = at;
    const match = step.exec(text);
    if (match === null) return fault('expected a key here', at, at + 1);
    const name = (match[1]?.replace(/\\(.)/g, '$1') ?? match[2] ?? match[3] ?? match[4])!;
    if (name in Object.prototype || name === '') return fault(`'${name}' cannot be a key`, at, step.lastIndex);
    steps.push({ name, place: { source, start: at, end: step.lastIndex } });
    at = step.lastIndex;
    if (text[at] === '=') break;
    if (text[at] === '.') at++;
    else if (text[at] !== '[')
      return fault(at >= text.length ? "expected '=' and a value" : "expected '.' or '=' here", at, at + 1);
  }
  const path = steps.map(({ name }) => name);
  const { tree, faults } = readYaml(source, at + 1);
  if (faults.length > 0) return { faults: faults.map((each) => ({ ...each, path: [...path, ...each.path] })) };
  const end = { source, start: at + 1, end: text.length };
  const value: Tree =
    tree === undefined ? { kind: 'leaf', value: null, absent: true, place: end, path } : under(path, tree);
  return { flag: { steps, value, source }, faults: [] };
}

const hints: Readonly<Record<string, string>> = {
  '--set': 'write --set path=value, such as --set policy.backfill=easy',
  '--over': 'write --over path=values, such as --over policy.backfill=none,easy',
};

/** A value read from a flag, with the flag's path before its own. */
function under(path: Path, tree: Tree): Tree {
  const inner = [...path, ...tree.path];
  if (tree.kind === 'leaf') return { ...tree, path: inner };
  if (tree.kind === 'list') return { ...tree, path: inner, items: tree.items.map((item) => under(path, item)) };
  const entries = [...tree.entries].map(
    ([key, entry]) => [key, { ...entry, value: under(path, entry.value) }] as const,
  );
  return { ...tree, path: inner, entries: new Map(entries) };
}
