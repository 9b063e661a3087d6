import { describe, expect, it } from 'vitest';
import { volumeText } from '../../src/cli/volume-text.ts';
import { jobsRows } from '../../src/output/jobs-rows.ts';
import { segmentsRows } from '../../src/output/segments-rows.ts';
import { writtenVolume } from '../../src/output/written-volume.ts';
import { madeStudy } from '../report/made-study.ts';

describe('what a study is about to write', () => {
  it('is told before it does where it is much, with the files and how to leave them out', () => {
    expect(volumeText({ jobs: 1.6e9, segments: 1.2e9 }, 5)).toBe(
      "about 14 GB will be written over 5 runs: jobs.csv 8 GB, segments.csv 6 GB; 'outputs: { jobs: false, segments: false }' in the scenario leaves them out\n",
    );
    expect(volumeText({ jobs: 1.5e9, segments: 0 }, 1)).toMatch(/^about 1\.5 GB will be written: jobs\.csv 1\.5 GB; /);
    expect(volumeText({ jobs: 1e6, segments: 1e6 }, 10)).toBeUndefined();
  });

  it('is estimated from the first rows to within a tenth', () => {
    const { study, details } = madeStudy({ jobs: 2000, replications: 1 });
    const { jobs, outcome } = details[0]!;
    const run = { jobs, outcome, result: study.runs[0]! };
    const origin = { scenario: study.scenario, version: '1.2.3' };
    const bytes = (rows: Iterable<string>) => [...rows].reduce((sum, row) => sum + Buffer.byteLength(row), 0);
    const { jobs: ofJobs, segments } = writtenVolume(run, origin);
    expect(Math.abs(ofJobs / bytes(jobsRows(run, origin)) - 1)).toBeLessThan(0.1);
    expect(Math.abs(segments / bytes(segmentsRows(run, origin)) - 1)).toBeLessThan(0.1);
  });
});
