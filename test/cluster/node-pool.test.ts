import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NodePool, PlacementLog } from '../../src/cluster/index.ts';
import { agree } from '../reference/agree.ts';
import { drawn } from '../reference/arbitrary-jobs.ts';

/** The stated rule, by looking at every node each time. */
class ScannedNodes {
  readonly free: number[];
  readonly held = new Map<number, Map<number, number>>();

  constructor(nodes: number, acceleratorsPerNode: number) {
    this.free = Array.from({ length: nodes }, () => acceleratorsPerNode);
  }

  get total(): number {
    return this.free.reduce((sum, free) => sum + free, 0);
  }

  /** Fewest nodes that could hold so many accelerators now, whatever the rule. */
  fewestNodes(accelerators: number): number {
    const emptiestFirst = this.free.toSorted((a, b) => b - a);
    let left = accelerators;
    let nodes = 0;
    while (left > 0) left -= emptiestFirst[nodes++]!;
    return nodes;
  }

  allocate(job: number, accelerators: number): void {
    const held = new Map<number, number>();
    for (let left = accelerators; left > 0; ) {
      const holding = this.free.filter((free) => free >= left);
      const chosen = holding.length > 0 ? Math.min(...holding) : Math.max(...this.free);
      const node = this.free.indexOf(chosen);
      const count = Math.min(left, chosen);
      this.free[node]! -= count;
      held.set(node, (held.get(node) ?? 0) + count);
      left -= count;
    }
    this.held.set(job, held);
  }

  release(job: number): void {
    for (const [node, count] of this.held.get(job)!) this.free[node]! += count;
    this.held.delete(job);
  }
}

/** What the log says a job holds, node by node. */
function placed(log: PlacementLog, job: number): Map<number, number> {
  const held = new Map<number, number>();
  for (let k = log.startOf(job); k < log.endOf(job); k++) {
    for (let node = log.node[k]!; node < log.node[k]! + log.span[k]!; node++) {
      agree(held.has(node), false);
      held.set(node, log.accelerators[k]!);
    }
  }
  return held;
}

const machine = fc.record({
  nodes: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 30, max: 100 })),
  perNode: fc.integer({ min: 1, max: 8 }),
  firstNode: fc.constantFrom(0, 5),
});
const steps = fc.array(
  fc.record({ release: fc.boolean(), which: fc.nat(), size: fc.double({ min: 0, max: 1, noNaN: true }) }),
  {
    maxLength: 80,
    size: 'max',
  },
);

describe('a pool of nodes', () => {
  it('places every job where a scan of all nodes would, on as few nodes as there can be, and takes everything back', () => {
    fc.assert(
      fc.property(machine, steps, ({ nodes, perNode, firstNode }, made) => {
        const log = new PlacementLog(made.length);
        const pool = new NodePool(nodes, perNode, firstNode, log);
        const scanned = new ScannedNodes(nodes, perNode);
        made.forEach(({ release, which, size }, job) => {
          const holding = [...scanned.held.keys()];
          if (release && holding.length > 0) {
            const gone = holding[which % holding.length]!;
            const accelerators = [...scanned.held.get(gone)!.values()].reduce((sum, count) => sum + count, 0);
            pool.release(gone, accelerators);
            scanned.release(gone);
          } else if (scanned.total > 0) {
            const accelerators = 1 + Math.floor(size * size * (scanned.total - 1));
            agree(pool.fits(accelerators), true);
            agree(pool.fits(scanned.total + 1), false);
            const fewest = scanned.fewestNodes(accelerators);
            pool.allocate(job, accelerators);
            scanned.allocate(job, accelerators);
            const found = placed(log, job);
            agree(found.size, fewest);
            for (const [node, count] of scanned.held.get(job)!) agree(found.get(node + firstNode), count);
          }
          agree(pool.free, scanned.total);
          agree(Math.min(...scanned.free) >= 0, true);
        });
      }),
      drawn(400),
    );
  });

  it('puts a job that one node can hold on the fullest such node, the lowest of equals', () => {
    const log = new PlacementLog(4);
    const pool = new NodePool(4, 4, 0, log);
    pool.allocate(0, 3);
    pool.allocate(1, 2);
    pool.allocate(2, 2);
    pool.allocate(3, 1);
    expect([0, 1, 2, 3].map((job) => [...placed(log, job)])).toEqual([[[0, 3]], [[1, 2]], [[1, 2]], [[0, 1]]]);
  });

  it('gives a wide job the emptiest nodes and best-fits what is left of it', () => {
    const log = new PlacementLog(3);
    const pool = new NodePool(4, 4, 0, log);
    pool.allocate(0, 1);
    pool.allocate(1, 9);
    expect([...placed(log, 1)]).toEqual([
      [1, 4],
      [2, 4],
      [0, 1],
    ]);
  });
});
