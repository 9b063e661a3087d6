import { describe, expect, it } from 'vitest';
import type { EconomicsResult } from '../../src/economics/index.ts';
import { economicsNotes } from '../../src/experiment/economics-notes.ts';
import { scenarioOf } from './made-runs.ts';

/** Notes on a plan of a machine of four accelerators that was simulated whole. */
function notesOf(...purchases: readonly string[]) {
  const plan = `economics: { discount: 5 %, purchases: { ${purchases.map((each, i) => `p${i}: ${each}`).join(', ')} } }`;
  const result = { policies: [{ simulated: 1 }] } as unknown as EconomicsResult;
  return economicsNotes(scenarioOf(['easy'], 2, 'synthetic', [plan]), result).map(
    ({ code, text }) => `${code}: ${text}`,
  );
}

describe('notes on a plan', () => {
  it('warn of more that is bought at once than the pool holds: it is charged and gives no hours', () => {
    expect(notesOf('{ pool: machine, cost: 1 M EUR }')).toEqual([]);
    const [note] = notesOf(
      '{ pool: machine, cost: 1 M EUR }',
      '{ pool: machine, at: 4 years, accelerators: 3, cost: 1 M EUR }',
    );
    expect(note).toMatch(
      /^bought-beyond-pool: 7 accelerators are bought or rented at once for the pool 'machine', which holds 4:/,
    );
  });

  it('are silent where the next serves when the last has left', () => {
    expect(
      notesOf(
        '{ pool: machine, cost: 1 M EUR, retire: 3 years }',
        '{ pool: machine, at: 2 years, lag: 12 months, cost: 1 M EUR }',
      ),
    ).toEqual([]);
  });
});
