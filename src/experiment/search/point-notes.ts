import type { Note } from '../../catalogue/index.ts';

export interface PointNote {
  readonly note: Note;
  readonly point: number;
}

/**
 * Notes of a search and of its many points: what several points say is said once, as the first of them says it, with how
 * many do, warnings first; what they all say of the scenario, in the same words, is not said of the search again.
 */
export function pointNotes(own: readonly Note[], said: readonly PointNote[], points: number): Note[] {
  const first = new Map<string, { note: Note; point: number; in: Set<number>; alike: boolean }>();
  for (const { note: told, point } of said) {
    // Which replications of a point say so is a matter of that point.
    const note = { ...told, text: told.text.replace(/ \(So in replication \d+, [^()]*\)$/, '') };
    const key = [note.code, note.policy, note.workload].join('\n');
    const known = first.get(key);
    if (known === undefined) first.set(key, { note, point, in: new Set([point]), alike: true });
    else {
      known.in.add(point);
      known.alike &&= known.note.text === note.text;
    }
  }
  const notes = [...first.values()].map(({ note, point, in: where, alike }) => {
    if (points === 1 || (alike && where.size === points)) return note;
    const others = where.size === 1 ? 'at no other' : `likewise at ${where.size} of ${points}`;
    return { ...note, text: `${note.text} (So at point ${point + 1}, ${others}.)` };
  });
  return [
    ...own.filter((note) => !notes.some(({ code, text }) => code === note.code && text === note.text)),
    ...notes.filter(({ severity }) => severity === 'warning'),
    ...notes.filter(({ severity }) => severity === 'info'),
  ];
}
