import fc from 'fast-check';
import { describe, it } from 'vitest';
import { simulate } from '../../src/simulation/index.ts';
import { jobTable, policy, type Row, units } from '../job-tables.ts';
import { agree } from '../reference/agree.ts';
import { arbitraryRows, drawn } from '../reference/arbitrary-jobs.ts';

const size = 8;

function starts(rows: readonly Row[], backfill: string): number[] {
  return [...simulate({ jobs: jobTable(rows), cluster: units(size), policy: policy('fcfs', backfill) }).start];
}

/** Who runs and who waits, in order of arrival, once everything at an instant has happened. Told from the starts alone. */
function stateAt(now: number, rows: readonly Row[], start: readonly number[]) {
  const jobs = rows.map((row, job) => {
    const end = start[job]! + Math.min(row.runtime, row.limit!);
    return { ...row, start: start[job]!, end, expectedEnd: start[job]! + row.limit!, n: row.accelerators };
  });
  const running = jobs.filter((job) => job.start <= now && now < job.end);
  const waiting = jobs.filter((job) => job.submit <= now && now < job.start);
  return { running, waiting, free: size - running.reduce((sum, { n }) => sum + n, 0), jobs };
}

function atEveryInstant(
  rows: readonly Row[],
  start: readonly number[],
  check: (now: number, state: ReturnType<typeof stateAt>) => void,
): void {
  const ends = stateAt(0, rows, start).jobs.map((job) => job.end);
  for (const now of new Set([...rows.map((row) => row.submit), ...ends])) check(now, stateAt(now, rows, start));
}

describe('no unit stands idle that the rules let a job have', () => {
  const scenario = arbitraryRows({ most: 40 });

  it('first-fit leaves no job waiting that fits', () => {
    fc.assert(
      fc.property(scenario, (rows) => {
        atEveryInstant(rows, starts(rows, 'first-fit'), (_now, { waiting, free }) => {
          agree(
            waiting.some(({ n }) => n <= free),
            false,
          );
        });
      }),
      drawn(250),
    );
  });

  it('EASY leaves no job waiting that fits and would not delay the head of the queue', () => {
    fc.assert(
      fc.property(scenario, (rows) => {
        atEveryInstant(rows, starts(rows, 'easy'), (now, { waiting: [head, ...others], running, free }) => {
          if (!head) return;
          agree(head.n > free, true);
          const freeAt = (time: number) =>
            free + running.filter((job) => job.expectedEnd <= time).reduce((sum, { n }) => sum + n, 0);
          const ends = running.map((job) => job.expectedEnd).sort((a, b) => a - b);
          const shadow = ends.find((end) => freeAt(end) >= head.n)!;
          const extra = freeAt(shadow) - head.n;
          const startable = others.find(({ n, limit }) => n <= free && (now + limit! <= shadow || n <= extra));
          agree(startable, undefined);
        });
      }),
      drawn(250),
    );
  });

  it('strict order starts jobs as they came, and the first waiting job never fits', () => {
    fc.assert(
      fc.property(scenario, (rows) => {
        const start = starts(rows, 'none');
        for (let job = 1; job < rows.length; job++) agree(start[job - 1]! <= start[job]!, true);
        atEveryInstant(rows, start, (_now, { waiting: [head], free }) => {
          agree(head === undefined || head.n > free, true);
        });
      }),
      drawn(250),
    );
  });
});

describe('strict order over several pools', () => {
  it('starts the jobs of each list of pools as they came, and lets none pass an earlier one that could use its pool', () => {
    const pools = fc.infiniteStream(fc.constantFrom([0], [1], [0, 1], [1, 0]));
    fc.assert(
      fc.property(arbitraryRows({ most: 30, widest: 4 }), pools, (drawnRows, accepts) => {
        const rows = drawnRows.map((row) => ({ ...row, pools: accepts.next().value as number[] }));
        const cluster = { pools: { left: { kind: 'units', units: 5 }, right: { kind: 'units', units: 4 } } } as const;
        const { start, pool } = simulate({
          jobs: jobTable(rows),
          cluster,
          policy: policy('fcfs', 'none'),
          audit: true,
        });
        rows.forEach((_later, b) => {
          rows.slice(0, b).forEach((earlier, a) => {
            if (earlier.pools.includes(pool[b]!)) agree(start[a]! <= start[b]!, true);
          });
        });
      }),
      drawn(250),
    );
  });
});
