import fc from 'fast-check';
import { describe, it } from 'vitest';
import { NodesByFree } from '../../src/cluster/nodes-by-free.ts';
import { agree } from '../reference/agree.ts';
import { drawn } from '../reference/arbitrary-jobs.ts';

/** Stretches of nodes that change rows, as long as they stand in one together. */
const changes = fc.array(fc.record({ node: fc.nat(), most: fc.integer({ min: 1, max: 100 }), to: fc.nat(3) }), {
  maxLength: 60,
  size: 'max',
});

describe('nodes by what they have free', () => {
  it.each([1, 31, 32, 33, 64, 200, 1024, 1025, 3000])('of %i nodes agree with a list', (nodes) => {
    fc.assert(
      fc.property(changes, (steps) => {
        const rows = new NodesByFree(nodes, 3);
        /** By node: its row; −1: none. */
        const model = new Int8Array(nodes).fill(-1);
        const runFrom = (node: number, row: number) => {
          let run = 0;
          while (model[node + run] === row) run++;
          return run;
        };
        for (const { node: somewhere, most, to } of steps) {
          const node = somewhere % nodes;
          const from = model[node]!;
          const span = Math.min(most, runFrom(node, from));
          if (from < 0) rows.add(node, span, to);
          else if (from === to) rows.remove(node, span, from);
          else rows.move(node, span, from, to);
          model.fill(from === to ? -1 : to, node, node + span);
          for (let free = 0; free <= 3; free++) {
            agree(rows.has(node, free), model[node] === free);
            const first = model.indexOf(free);
            let count = 0;
            for (let other = first; other >= 0 && other < nodes; other++) if (model[other] === free) count++;
            agree(rows.count[free], count);
            if (first < 0) continue;
            agree(rows.first(free), first);
            const run = runFrom(first, free);
            for (const limit of [1, 2, 31, 32, 33, nodes + 40])
              agree(rows.runFrom(first, free, limit), Math.min(run, limit));
          }
        }
      }),
      drawn(nodes > 1000 ? 40 : 80),
    );
  });
});
