export { listed } from './listed.ts';
export { mergeNotes } from './merge-notes.ts';
export { nearest } from './nearest.ts';
export type { Note } from './note.ts';
export { legible, printable } from './printable.ts';
export { type Entry, type Registry, registry } from './registry.ts';
