import { describe, expect, it } from 'vitest';
import { volumeText } from '../../src/cli/volume-text.ts';
import { jobsRows } from '../../src/output/jobs-rows.ts';
import { mostRows } from '../../src/output/kept-tables.ts';
import { segmentsRows } from '../../src/output/segments-rows.ts';
import { tableVolumes } from '../../src/output/table-volumes.ts';
import { madeStudy } from '../report/made-study.ts';

describe('what a study is about to write', () => {
  it('is told before it does where it is much, with the files and how to leave them out', () => {
    const all = { written: 5, runs: 5 };
    expect(
      volumeText(
        [
          { key: 'jobs', bytes: 1.6e9, ...all },
          { key: 'segments', bytes: 1.2e9, ...all },
        ],
        5,
      ),
    ).toBe(
      "about 14 GB will be written over 5 runs: jobs.csv 8 GB, segments.csv 6 GB; 'outputs: { jobs: false, segments: false }' in the scenario leaves them out\n",
    );
    expect(volumeText([{ key: 'jobs', bytes: 1.5e9, written: 1, runs: 1 }], 1)).toBe(
      "about 1.5 GB will be written: jobs.csv 1.5 GB; 'outputs: { jobs: false }' in the scenario leaves them out\n",
    );
    expect(volumeText([{ key: 'jobs', bytes: 2e6, written: 10, runs: 10 }], 10)).toBeUndefined();
  });

  it('names what is left out, and the keys that write it', () => {
    expect(
      volumeText(
        [
          { key: 'jobs', bytes: 1.6e9, written: 1, runs: 5 },
          { key: 'segments', bytes: 1.2e9, written: 0, runs: 5 },
        ],
        5,
      ),
    ).toBe(
      "about 1.6 GB will be written over 5 runs: jobs.csv of 1 run 1.6 GB, and segments.csv where jobs were interrupted; 'outputs: { jobs: true, segments: true }' in the scenario writes all, 14 GB\n",
    );
  });

  it('is estimated from the first rows to within a tenth', () => {
    const { study, details } = madeStudy({ jobs: 2000, replications: 1 });
    const { jobs, outcome } = details[0]!;
    const run = { jobs, outcome, result: study.runs[0]! };
    const origin = { scenario: study.scenario, version: '1.2.3' };
    const length = (rows: Iterable<string>) => [...rows].reduce((sum, row) => sum + Buffer.byteLength(row), 0);
    const [ofJobs, segments] = tableVolumes(run, origin);
    expect(Math.abs(ofJobs!.bytes / length(jobsRows(run, origin)) - 1)).toBeLessThan(0.1);
    expect(Math.abs(segments!.bytes / length(segmentsRows(run, origin)) - 1)).toBeLessThan(0.1);
  });

  it('counts the replications that are kept unasked', () => {
    const { study, details } = madeStudy({ jobs: 200, replications: 1 });
    const { jobs, outcome } = details[0]!;
    const outputs = { ...study.scenario.outputs, jobs: 'auto', segments: 'auto' } as const;
    const scenario = { ...study.scenario, replications: 50, outputs };
    const policies = Object.keys(scenario.policies).length;
    const written = (count: number) =>
      tableVolumes({ jobs: { ...jobs, count }, outcome, result: study.runs[0]! }, { scenario, version: '1.2.3' }).map(
        (table) => table.written / policies,
      );
    expect(written(Math.floor(mostRows / policies / 50))).toEqual([50, 50]);
    expect(written(Math.floor(mostRows / policies / 20))).toEqual([20, 20]);
    expect(written(mostRows)).toEqual([1, 0]);
  });
});
