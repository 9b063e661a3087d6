import type { Note } from './note.ts';

/** More policies than this are counted instead of named. */
const mostNamed = 4;

/**
 * Notes for people: what is said of several policies in the same words is said once. Names of policies, which notes
 * write in quotes, are given as `label` writes them.
 * @param policies all policies of the study, by name
 */
export function mergeNotes(
  notes: readonly Note[],
  policies: readonly string[],
  label: (policy: string) => string = quoted,
): Note[] {
  const alike = new Map<string, [Note, ...Note[]]>();
  for (const note of notes) {
    const key = JSON.stringify([note.code, note.severity, note.workload, sentenceFor(note, '…')]);
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [note]);
    else known.push(note);
  }
  return [...alike.values()].map((group) => said(group, policies, label));
}

function said(
  [first, ...more]: [Note, ...Note[]],
  policies: readonly string[],
  label: (policy: string) => string,
): Note {
  const { policy, ...rest } = first;
  if (policy === undefined) return first;
  const names = [policy, ...more.map((note) => note.policy!)];
  if (names.length === 1) return { ...first, text: sentenceFor(first, label(policy)) };
  const all = names.length === policies.length;
  return { ...rest, text: sentenceFor(first, all ? 'every policy' : listed(names.map(label))) };
}

function sentenceFor({ policy, text }: Note, name: string): string {
  return policy === undefined ? text : text.replace(quoted(policy), () => name);
}

function quoted(policy: string): string {
  return `'${policy}'`;
}

function listed(names: readonly string[]): string {
  if (names.length > mostNamed + 1)
    return `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more policies`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
