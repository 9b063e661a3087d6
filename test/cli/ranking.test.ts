import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTable } from '../output/read-table.ts';
import { queueworks, twoPolicies, workFolder } from './queueworks.ts';

const folder = workFolder();
const here = { folder: folder.path };
const variant = (name: string, rate: number) =>
  folder.write(
    `${name}.yaml`,
    twoPolicies.replace('name: Two rules', `name: ${name}`).replace('10 per h', `${rate} per h`),
  );
variant('calm', 4);
variant('busy', 9);
folder.write('other.yaml', twoPolicies.replace('fcfs:', 'plain:'));

describe('compare with several scenarios', () => {
  it('ranks the policies on each, beside the results of each', async () => {
    const { status, stdout } = await queueworks(['compare', 'calm.yaml', 'busy.yaml', '--on', 'wait.p95'], here);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^95 % wait: rank +fcfs +easy$/m);
    expect(stdout).toMatch(/^calm +\d\. .* +\d\. /m);
    expect(stdout).toMatch(/^first in +\d of 2 +\d of 2$/m);
    expect(stdout).toContain('says nothing without the ranks above it');
    expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
    const rows = await readTable(join(folder.path, 'out/ranking/ranking.csv'));
    expect(rows.map(({ scenario, policy }) => `${scenario} ${policy}`)).toEqual([
      'calm fcfs',
      'calm easy',
      'busy fcfs',
      'busy easy',
    ]);
    expect(rows[0]).toMatchObject({ measure: 'wait.p95', unit: 's', ratio: '1', replications: '2' });
    const { policies } = JSON.parse(folder.read('out/ranking/busy/summary.json'));
    const all = policies[1].groups.find(({ dimension }: { dimension: string }) => dimension === 'all');
    expect(Number(rows[3]!.value)).toBe(all.metrics.wait.p95.mean);
  });

  it.each([
    [['calm.yaml', 'other.yaml'], 'fewer than two policies in common'],
    [['calm.yaml', 'calm.yaml'], "two of these scenarios are named 'calm'"],
    [['calm.yaml', 'busy.yaml', '--on', 'wiat'], "there is no metric 'wiat'"],
    [['calm.yaml', 'busy.yaml', '--on', 'utilisation'], 'neither more nor less of it is better'],
    [['calm.yaml', '--on', 'wait'], 'there is one scenario only'],
  ])('refuses %j', async (words, complaint) => {
    const { status, stderr } = await queueworks(['compare', ...words, '--out', 'refused'], here);
    expect(status).toBe(2);
    expect(stderr).toContain(complaint);
  });
});
