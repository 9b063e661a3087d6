import { expect, it } from 'vitest';
import { mergeNotes, type Note } from '../../src/catalogue/index.ts';

const stopped = (policy: string, jobs: number): Note => ({
  code: 'killed-at-limit',
  severity: 'info',
  policy,
  text: `Under '${policy}' ${jobs} jobs were stopped.`,
});
const texts = (notes: readonly Note[], policies: readonly string[], label?: (policy: string) => string) =>
  mergeNotes(notes, policies, label).map(({ text }) => text);

it('what is said of some policies in the same words is said once, with their names', () => {
  expect(texts([stopped('a', 3), stopped('b', 3), stopped('c', 4)], ['a', 'b', 'c'])).toEqual([
    "Under 'a' and 'b' 3 jobs were stopped.",
    "Under 'c' 4 jobs were stopped.",
  ]);
});

it('what holds for all policies is said of every one', () => {
  const [note, ...more] = mergeNotes([stopped('a', 3), stopped('b', 3)], ['a', 'b']);
  expect(more).toEqual([]);
  expect(note).toEqual({ code: 'killed-at-limit', severity: 'info', text: 'Under every policy 3 jobs were stopped.' });
});

it('many policies are counted', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  expect(
    texts(
      names.map((name) => stopped(name, 1)),
      [...names, 'g'],
    ),
  ).toEqual(["Under 'a', 'b', 'c', 'd' and 2 more policies 1 jobs were stopped."]);
});

it('policies are called as they are labelled, whatever their names hold', () => {
  expect(texts([stopped("$& it's", 2)], ["$& it's", 'b'], (name) => name.toUpperCase())).toEqual([
    "Under $& IT'S 2 jobs were stopped.",
  ]);
});

it('notes about no policy, or of other codes, stay as they are', () => {
  const notes: Note[] = [
    { code: 'one', severity: 'info', text: 'The same.' },
    { code: 'two', severity: 'warning', text: 'The same.' },
  ];
  expect(mergeNotes(notes, ['a'])).toEqual(notes);
});
