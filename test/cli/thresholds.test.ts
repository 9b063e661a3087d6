import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTable } from '../output/read-table.ts';
import { queueworks, twoPolicies, workFolder } from './queueworks.ts';

const folder = workFolder();
const here = { folder: folder.path };
const play = async (name: string, thresholds: string, ...words: string[]) => {
  folder.write(
    `${name}.yaml`,
    `${twoPolicies.replace('replications: 2', 'replications: 6')}thresholds:\n${thresholds}`,
  );
  return queueworks(['run', `${name}.yaml`, '--out', name, '--force', ...words], here);
};

describe('thresholds', () => {
  it('that all hold leave the exit status 0, and stand in a table, in thresholds.csv and in summary.json', async () => {
    const { status, stdout } = await play('kept', '  - utilisation < 99 %\n  - jobs-rejected <= 0\n');
    expect(status).toBe(0);
    expect(stdout).toContain('keep both thresholds at 95 %');
    expect(stdout).toMatch(/^utilisation < 99 % +fcfs +[\d.]+ (?:± [\d.]+ %|% \([\d.]+–[\d.]+ %\)) +holds at 95 %$/m);
    expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
    const rows = await readTable(join(folder.path, 'kept/thresholds.csv'));
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({
      threshold: 'utilisation < 99 %',
      policy: 'fcfs',
      measure: 'utilisation',
      limit: '0.99',
      holds_when: 'below',
      confidence: '0.95',
      verdict: 'holds',
      replications: '6',
      replications_needed: '',
    });
    const { thresholds } = JSON.parse(folder.read('kept/summary.json'));
    expect(thresholds[0].estimate.mean).toBe(Number(rows[0]!.value));
    expect(folder.read('kept/report.html')).toContain('holds at 95 %');
  });

  it('of which one fails, or is not decided, end in status 3, with the results kept', async () => {
    const failed = await play('failed', '  - wait.p95 < 1 s\n');
    expect(failed.status).toBe(3);
    expect(failed.stdout).toContain('fails at 95 %');
    expect(failed.stdout).toContain('report: failed/report.html');
    const open = await play('open', '  - wait.p95 < 1 s\n', '--set', 'replications=1');
    expect(open.status).toBe(3);
    expect(open.stdout).toContain('not decided: one run has no interval');
  });

  it('may be for one policy: what the others do does not count', async () => {
    const { status, stdout } = await play('one', '  - { threshold: utilisation < 99 %, policies: easy }\n');
    expect(status).toBe(0);
    expect(stdout).toContain("EASY keeps 'utilisation < 99 %' at 95 %.");
  });

  it('that are wrong are told with line and column, and nothing is played', async () => {
    const { status, stderr } = await play('wrong', '  - jobs.wait.p59 < 1 s\n');
    expect(status).toBe(2);
    expect(stderr).toContain('wrong.yaml:14:15');
    expect(stderr).toContain("there is no statistic 'p59'");
    expect(stderr).toContain("did you mean 'p50'?");
  });
});
