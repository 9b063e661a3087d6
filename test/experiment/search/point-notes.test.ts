import { describe, expect, it } from 'vitest';
import type { Note } from '../../../src/catalogue/index.ts';
import { pointNotes } from '../../../src/experiment/search/point-notes.ts';

const note = (code: string, text: string, severity: Note['severity'] = 'info'): Note => ({ code, severity, text });
const texts = (notes: readonly Note[]) => notes.map(({ text }) => text);

describe('notes of a search', () => {
  it('say once what every point says of the scenario', () => {
    const rated = note('rated-power', 'Accelerators are taken at their rated power.');
    const said = [0, 1].map((point) => ({ note: rated, point }));
    expect(texts(pointNotes([rated, note('other', 'Something of its own.')], said, 2))).toEqual([
      'Something of its own.',
      'Accelerators are taken at their rated power.',
    ]);
  });

  it('keep what the scenario says and only some points say', () => {
    const load = note('offered-load', 'The offered load is 119 %.', 'warning');
    expect(texts(pointNotes([load], [{ note: load, point: 1 }], 2))).toEqual([
      'The offered load is 119 %.',
      'The offered load is 119 %. (So at point 2, at no other.)',
    ]);
  });

  it('say what several points say as the first of them does, with how many do', () => {
    const said = [
      { note: note('skewed', 'Half of 12 wait. (So in replication 1, likewise in all 3.)'), point: 0 },
      { note: note('skewed', 'Half of 17 wait. (So in replication 2, in no other.)'), point: 2 },
    ];
    expect(texts(pointNotes([], said, 3))).toEqual(['Half of 12 wait. (So at point 1, likewise at 2 of 3.)']);
  });
});
