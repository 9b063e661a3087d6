import fc from 'fast-check';
import { describe, it } from 'vitest';
import { NodesByFree } from '../../src/cluster/nodes-by-free.ts';
import { agree } from '../reference/agree.ts';
import { drawn } from '../reference/arbitrary-jobs.ts';

describe('nodes by what they have free', () => {
  it.each([1, 32, 33, 1024, 1025, 3000])('of %i nodes agree with a list', (nodes) => {
    const moves = fc.array(fc.record({ node: fc.nat(nodes - 1), to: fc.nat(3) }), { maxLength: 200, size: 'max' });
    fc.assert(
      fc.property(moves, (steps) => {
        const rows = new NodesByFree(nodes, 3);
        /** By node: its row; −1: none. */
        const model = new Int8Array(nodes).fill(-1);
        for (const { node, to } of steps) {
          const bit = 1 << (node & 31);
          const from = model[node]!;
          if (from < 0) rows.add(node >>> 5, bit, 1, to);
          else if (from === to) rows.remove(node >>> 5, bit, 1, from);
          else rows.move(node >>> 5, bit, 1, from, to);
          model[node] = from === to ? -1 : to;
          for (let free = 0; free <= 3; free++) {
            agree(
              rows.count[free],
              model.reduce((sum, row) => sum + (row === free ? 1 : 0), 0),
            );
            const first = model.indexOf(free);
            if (first < 0) continue;
            agree(rows.firstWord(free), first >>> 5);
            const among = rows.among(first >>> 5, free);
            for (let other = first & ~31; other < Math.min(nodes, (first | 31) + 1); other++) {
              agree((among >>> (other & 31)) & 1, model[other] === free ? 1 : 0);
            }
          }
        }
      }),
      drawn(nodes > 1000 ? 20 : 60),
    );
  });
});
