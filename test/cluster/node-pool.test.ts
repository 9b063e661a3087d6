import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NodePool, PlacementLog } from '../../src/cluster/index.ts';
import { agree } from '../reference/agree.ts';
import { drawn } from '../reference/arbitrary-jobs.ts';

/** The stated rule, by looking at every node each time. */
class ScannedNodes {
  readonly free: number[];
  readonly present: boolean[];
  readonly held = new Map<number, Map<number, number>>();
  readonly perNode: number;

  constructor(nodes: number, perNode: number, most: number) {
    this.perNode = perNode;
    this.free = Array.from({ length: most }, () => perNode);
    this.present = this.free.map((_, node) => node < nodes);
  }

  /** Free on each node to whoever comes: nothing on one that is leaving. */
  get open(): number[] {
    return this.free.map((free, node) => (this.present[node] ? free : 0));
  }

  get total(): number {
    return this.open.reduce((sum, free) => sum + free, 0);
  }

  get awake(): number {
    return this.free.filter((free) => free < this.perNode).length;
  }

  /** Fewest nodes that could hold so many accelerators now, whatever the rule. */
  fewestNodes(accelerators: number): number {
    const emptiestFirst = this.open.toSorted((a, b) => b - a);
    let left = accelerators;
    let nodes = 0;
    while (left > 0) left -= emptiestFirst[nodes++]!;
    return nodes;
  }

  allocate(job: number, accelerators: number): void {
    const held = new Map<number, number>();
    for (let left = accelerators; left > 0; ) {
      const { open } = this;
      const holding = open.filter((free) => free >= left);
      const chosen = holding.length > 0 ? Math.min(...holding) : Math.max(...open);
      const node = open.indexOf(chosen);
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

  staying(job: number): number {
    return [...this.held.get(job)!].reduce((sum, [node, count]) => sum + (this.present[node] ? count : 0), 0);
  }

  /** One node after another leaves or comes. */
  resize(nodes: number): void {
    const { free, present } = this;
    for (let size = present.filter(Boolean).length; size !== nodes; size += size < nodes ? 1 : -1) {
      const grows = size < nodes;
      const emptiest = Math.max(...free.filter((_, node) => present[node] !== grows));
      const candidates = [...present.keys()].filter((node) => present[node] !== grows && free[node] === emptiest);
      present[candidates.at(grows ? 0 : -1)!] = grows;
    }
  }
}

/** What the log says a job holds, node by node. */
function placed(log: PlacementLog, job: number): Map<number, number> {
  const held = new Map<number, number>();
  for (const { node: first, span, accelerators } of log.runsOf(job)) {
    for (let node = first; node < first + span; node++) {
      agree(held.has(node), false);
      held.set(node, accelerators);
    }
  }
  return held;
}

const machine = fc.record({
  nodes: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 30, max: 100 })),
  perNode: fc.integer({ min: 1, max: 8 }),
  before: fc.constantFrom(0, 5),
});
const share = fc.double({ min: 0, max: 1, noNaN: true });
const steps = (kinds: readonly ('start' | 'end' | 'resize')[]) =>
  fc.array(fc.record({ kind: fc.constantFrom(...kinds), which: fc.nat(), size: share, look: fc.boolean() }), {
    maxLength: 80,
    size: 'max',
  });

/** Plays steps on a pool, beside `before` nodes of another, and on a scanned one, and compares them after each. */
function compare(
  { nodes, perNode, before }: { nodes: number; perNode: number; before: number },
  made: readonly { kind: 'start' | 'end' | 'resize'; which: number; size: number; look: boolean }[],
): void {
  const log = new PlacementLog(made.length);
  const other = new NodePool(before, 1, log);
  const pool = new NodePool(nodes, perNode, log, nodes + 10);
  const scanned = new ScannedNodes(nodes, perNode, nodes + 10);
  agree(other.capacity, before);
  const expected = new Map<number, ReadonlyMap<number, number>>();
  made.forEach(({ kind, which, size, look }, job) => {
    const holding = [...scanned.held.keys()];
    if (kind === 'resize') {
      const target = Math.round(size * (nodes + 10));
      pool.resize(target * perNode);
      scanned.resize(target);
    } else if (kind === 'end' && holding.length > 0) {
      const gone = holding[which % holding.length]!;
      const accelerators = [...scanned.held.get(gone)!.values()].reduce((sum, count) => sum + count, 0);
      agree(pool.staying(gone, accelerators), scanned.staying(gone));
      pool.release(gone, accelerators);
      scanned.release(gone);
    } else if (scanned.total > 0) {
      const accelerators = 1 + Math.floor(size * size * (scanned.total - 1));
      agree(pool.fits(accelerators), true);
      agree(pool.fits(scanned.total + 1), false);
      const fewest = scanned.fewestNodes(accelerators);
      pool.allocate(job, accelerators);
      scanned.allocate(job, accelerators);
      agree(scanned.held.get(job)!.size, fewest);
      expected.set(job, new Map(scanned.held.get(job)!));
    }
    agree(pool.free, scanned.total);
    if (look) agree(pool.awake, scanned.awake);
  });
  for (const [job, held] of expected) {
    const found = placed(log, job);
    agree(found.size, held.size);
    for (const [node, count] of held) agree(found.get(node + before), count);
  }
}

describe('a pool of nodes', () => {
  it('places every job where a scan of all nodes would, on as few nodes as there can be, and takes everything back', () => {
    fc.assert(fc.property(machine, steps(['start', 'start', 'end']), compare), drawn(400));
  });

  it('does so while it shrinks and grows, and loses and gains the nodes that the rule says', () => {
    fc.assert(fc.property(machine, steps(['start', 'start', 'end', 'end', 'resize']), compare), drawn(400));
  });

  it('does so over more jobs than it places at a time', () => {
    const log = new PlacementLog(3000);
    const pool = new NodePool(40, 4, log);
    const scanned = new ScannedNodes(40, 4, 40);
    const expected: ReadonlyMap<number, number>[] = [];
    const width = (job: number) => 1 + ((job * 37) % 61);
    let first = 0;
    for (let job = 0; job < 3000; job++) {
      for (; scanned.total < width(job); first++) {
        pool.release(first, width(first));
        scanned.release(first);
      }
      pool.allocate(job, width(job));
      scanned.allocate(job, width(job));
      expected.push(new Map(scanned.held.get(job)!));
    }
    const { offset, span, accelerators } = log.inJobOrder();
    expected.forEach((held, job) => {
      const runs = placed(log, job);
      agree(runs.size, held.size);
      for (const [node, count] of held) agree(runs.get(node), count);
      let sum = 0;
      for (let k = offset[job]!; k < offset[job + 1]!; k++) sum += span[k]! * accelerators[k]!;
      agree(sum, width(job));
    });
  });

  it('writes a job on consecutive nodes as one run, however many they are', () => {
    const log = new PlacementLog(2);
    const pool = new NodePool(1100, 4, log);
    pool.allocate(0, 1);
    pool.allocate(1, 4 * 1090 + 2);
    expect(log.runsOf(1)).toEqual([
      { node: 1, span: 1090, accelerators: 4 },
      { node: 0, span: 1, accelerators: 2 },
    ]);
  });

  it('puts a job that one node can hold on the fullest such node, the lowest of equals', () => {
    const log = new PlacementLog(4);
    const pool = new NodePool(4, 4, log);
    pool.allocate(0, 3);
    pool.allocate(1, 2);
    pool.allocate(2, 2);
    pool.allocate(3, 1);
    expect([0, 1, 2, 3].map((job) => [...placed(log, job)])).toEqual([[[0, 3]], [[1, 2]], [[1, 2]], [[0, 1]]]);
  });

  it('gives a wide job the emptiest nodes and best-fits what is left of it', () => {
    const log = new PlacementLog(3);
    const pool = new NodePool(4, 4, log);
    pool.allocate(0, 1);
    pool.allocate(1, 9);
    expect([...placed(log, 1)]).toEqual([
      [1, 4],
      [2, 4],
      [0, 1],
    ]);
  });
});
