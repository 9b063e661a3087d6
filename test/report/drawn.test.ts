import { expect, it } from 'vitest';
import type { PageData } from '../../src/output/payload.ts';
import { byWaitWhenMany, drawn, drawnHint } from '../../viz/drawn.ts';

/** A page of policies that are known by their mean wait alone. */
function pageOf(waits: Readonly<Record<string, number | null>>): PageData {
  const policies = Object.entries(waits).map(([name, wait]) => ({
    name,
    groups: [{ dimension: 'all', name: 'all', metrics: { wait: { mean: [wait, null] } } }],
  }));
  return { policies } as unknown as PageData;
}
const names = (data: PageData) => data.policies.map(({ name }) => name);
const few = pageOf({ first: 5, b: 3, c: null, d: 1, e: 2, f: 4 });
const many = byWaitWhenMany(pageOf({ first: 5, b: 3, c: null, d: 1, e: 2, f: 4, g: 9, h: 6 }));

it('a few policies are drawn all, as they come', () => {
  expect(names(byWaitWhenMany(few))).toEqual(['first', 'b', 'c', 'd', 'e', 'f']);
  expect(drawn(few)).toHaveLength(6);
  expect(drawnHint(few)).toBe('');
});

it('many follow the first by mean wait, those without one last', () => {
  expect(names(many)).toEqual(['first', 'd', 'e', 'b', 'f', 'h', 'g', 'c']);
});

it('of many, the first and the five shortest are drawn, and the one that was chosen', () => {
  expect(drawn(many).map(({ policy }) => policy.name)).toEqual(['first', 'd', 'e', 'b', 'f', 'h']);
  expect(drawn(many, 'c').map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 7]);
  expect(drawnHint(many)).toBe(' Drawn: first and the 5 with the shortest waits of 8 policies; the table has all.');
});
