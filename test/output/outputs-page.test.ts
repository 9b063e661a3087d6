import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jobMetrics, systemMetrics } from '../../src/metrics/index.ts';
import { headerOf } from '../../src/output/column.ts';
import { csvFiles } from '../../src/output/csv-files.ts';
import { outputsPage } from '../../src/output/pages/outputs-page.ts';
import { jobsFile } from '../../src/output/run-columns.ts';

describe('docs/outputs.md', () => {
  it('is what the catalogue says today (made anew by .tools/docs.ts)', () => {
    expect(readFileSync('docs/outputs.md', 'utf8')).toBe(outputsPage());
  });

  it('explains every column of every file, and every metric', () => {
    const page = outputsPage();
    for (const { name, columns } of csvFiles) {
      const [, part = ''] = page.split(`\n## ${name}\n`);
      for (const column of columns) expect(part.split('\n## ')[0]).toContain(`| \`${column.name}\` |`);
    }
    for (const { name } of [...jobMetrics.entries, ...systemMetrics.entries]) expect(page).toContain(`| \`${name}\``);
    expect(page).not.toMatch(/undefined|\[object|NaN[^`]/);
  });
});

describe('the catalogue of columns', () => {
  it('begins jobs.csv with the core columns in their order', () => {
    expect(headerOf(jobsFile)).toMatch(
      /^job,workload,class,tenant,user,submit_s,start_s,end_s,state,accelerators,limit_s,runtime_s,wait_s,bounded_slowdown,preemptions,restarts,lost_gpu_s,/,
    );
  });

  it('ends every file with the scenario’s hash, the seed and the version', () => {
    for (const file of csvFiles) expect(headerOf(file)).toMatch(/,scenario_hash,seed,version$/);
  });

  it('uses no column name twice in a file', () => {
    for (const { columns } of csvFiles) expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
  });
});
