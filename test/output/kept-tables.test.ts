import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Study } from '../../src/experiment/index.ts';
import { keptTables, mostRows, replicationsKept } from '../../src/output/kept-tables.ts';
import { outputFolders } from '../../src/output/output-folders.ts';
import { tablesLeftOut } from '../../src/output/tables-left-out.ts';
import { writeRun } from '../../src/output/write-run.ts';
import { finishedRun, scenarioOf } from './hand-made-study.ts';

const scenario = scenarioOf('policies: { a: { ordering: fcfs }, b: { ordering: shortest-first } }\nreplications: 3');
const small = finishedRun(scenario, [{ submit: 0, accelerators: 4, run: 10, start: 0 }]);

/** A run of so many jobs, of which only the first is looked at. */
function large(count: number, replication: number, more: Partial<(typeof small)['outcome']> = {}) {
  return {
    ...small,
    jobs: { ...small.jobs, count },
    outcome: { ...small.outcome, ...more },
    result: { ...small.result, replication },
  };
}

/** One job in so many stretches of so many accelerators; all others have none. */
function stretches(count: number, jobs: number, accelerators = 4) {
  const offset = new Uint32Array(jobs + 1).fill(count, 1);
  return {
    offset,
    start: new Float64Array(count),
    end: new Float64Array(count),
    pool: new Uint8Array(count),
    accelerators: new Int32Array(count).fill(accelerators),
    overhead: new Float64Array(count),
  };
}

describe('the tables of jobs that a study keeps unasked', () => {
  it('are all of them while they have no more than five million rows together', () => {
    const third = mostRows / 2 / 3;
    expect(replicationsKept(Math.floor(third), 2)).toBe(3);
    expect(replicationsKept(Math.ceil(third), 2)).toBe(2);
    expect(keptTables(large(Math.floor(third), 2), scenario)).toEqual({ jobs: true, segments: true });
    expect(keptTables(large(Math.ceil(third), 1), scenario)).toEqual({ jobs: true, segments: true });
    expect(keptTables(large(Math.ceil(third), 2), scenario)).toEqual({ jobs: false, segments: false });
  });

  it('are those of the first replication beyond that, with segments only where jobs.csv does not tell the same', () => {
    const jobs = mostRows;
    expect(keptTables(large(jobs, 0), scenario)).toEqual({ jobs: true, segments: false });
    expect(keptTables(large(jobs, 1), scenario)).toEqual({ jobs: false, segments: false });
    expect(keptTables(large(jobs, 0, { segments: stretches(1, jobs) }), scenario).segments).toBe(false);
    expect(keptTables(large(jobs, 0, { segments: stretches(2, jobs) }), scenario).segments).toBe(true);
    expect(keptTables(large(jobs, 0, { segments: stretches(1, jobs, 2) }), scenario).segments).toBe(true);
    expect(keptTables(large(jobs, 1, { segments: stretches(2, jobs) }), scenario).segments).toBe(false);
  });

  it('are what the scenario says where it says so', () => {
    const asked = { ...scenario, outputs: { ...scenario.outputs, jobs: false, segments: true } };
    expect(keptTables(large(mostRows, 1), asked)).toEqual({ jobs: false, segments: true });
    expect(keptTables(small, asked)).toEqual({ jobs: false, segments: true });
  });

  it('are named where some are left out, with the keys that write them', async () => {
    const root = mkdtempSync(join(tmpdir(), 'queueworks-'));
    const runs = ['a', 'b'].flatMap((policy) =>
      [0, mostRows].map((replication) => ({ ...small, result: { ...small.result, policy, replication } })),
    );
    const study = { scenario, runs: runs.map(({ result }) => result) } as unknown as Study;
    const folders = outputFolders(root, scenario);
    for (const run of runs) {
      const { policy, replication } = run.result;
      await writeRun(folders.of(policy, replication), run, { scenario, version: '1.2.3' });
    }
    expect(tablesLeftOut(root, study)).toEqual([
      {
        code: 'tables-left-out',
        severity: 'info',
        text: "Beyond five million rows of jobs.csv, tables are written where they are likely to be read: jobs.csv of 2 of 4 runs, segments.csv of 2 of 4 runs. 'outputs: { jobs: true, segments: true }' in the scenario writes all.",
      },
    ]);
    const first = { ...study, runs: study.runs.filter(({ replication }) => replication === 0) };
    expect(tablesLeftOut(root, first)).toEqual([]);
    const asked = { ...scenario, outputs: { ...scenario.outputs, jobs: false, segments: false } } as const;
    expect(tablesLeftOut(root, { ...study, scenario: asked })).toEqual([]);
  });
});
