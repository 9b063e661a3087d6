import { beforeAll, describe, expect, it } from 'vitest';
import { type Ended, queueworks, workFolder } from './queueworks.ts';

const folder = workFolder();
const here = { folder: folder.path };

folder.write(
  'pools.yaml',
  `name: Two pools
seed: 7
horizon: 10 d
warmup: 1 d
replications: 2
cluster: { pools: { h100: { nodes: 4, acceleratorsPerNode: 4 }, a100: { units: 24 } } }
workloads:
  train: { pools: [h100], arrivals: { process: poisson, rate: 20 per day }, accelerators: { choice: [4, 8] }, duration: { distribution: lognormal, mean: 4 h, cv: 1 }, limit: { factor: 1.2 } }
  serve: { pools: [a100, h100], arrivals: { process: poisson, rate: 60 per day }, accelerators: { choice: [1, 2, 4] }, duration: { distribution: exponential, mean: 2 h } }
policies: { strict: { backfill: none }, easy: { backfill: easy } }
thresholds: ["h100.utilisation > 10 %", "a100.capacity-lost < 90 %"]
plans: { today: {}, more: { cluster.pools.h100.nodes: 6 } }
pareto: { measures: [{ measure: h100.utilisation, better: higher }, a100.idle-lost] }
`,
);

function rows(file: string): Record<string, string>[] {
  const [head, ...lines] = folder.read(file).trimEnd().split('\n');
  const names = head!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((field, i) => [names[i]!, field])));
}

describe('a machine of several pools', () => {
  let ended: Ended;
  beforeAll(async () => {
    ended = await queueworks(['compare', 'pools.yaml', '--out', 'out', '--threads', '2'], here);
  });

  it('has a table of them on the terminal, and thresholds on them', () => {
    expect(ended.status).toBe(0);
    expect(ended.stdout).toMatch(/pool +policy +installed +in use, % +delivered, h +of idle, lost, %/);
    expect(ended.stdout).toMatch(/h100 +strict +16 +[\d.]+ (?:± [\d.]+|\([\d.]+–[\d.]+\))/);
    expect(ended.stdout).toMatch(
      /h100\.utilisation > 10 % +strict +[\d.]+ (?:± [\d.]+ %|% \([\d.]+–[\d.]+ %\)) +holds at 95 %/,
    );
    expect(Math.max(...ended.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('has pools.csv beside every run, which is what jobs.csv comes to', () => {
    const [from, to] = [86_400, 864_000];
    for (const run of ['strict/1', 'easy/2']) {
      const told = rows(`out/${run}/pools.csv`);
      const jobs = rows(`out/${run}/jobs.csv`).filter(({ start_s }) => start_s !== '');
      const value = (pool: string, metric: string) =>
        Number(told.find((row) => row.pool === pool && row.metric === metric)!.value);
      for (const [pool, capacity] of [
        ['h100', 16],
        ['a100', 24],
      ] as const) {
        const held = (state: (name: string) => boolean) =>
          jobs
            .filter((job) => job.pool === pool && state(job.state!))
            .reduce((sum, { start_s, end_s, accelerators }) => {
              return (
                sum + Number(accelerators) * Math.max(0, Math.min(Number(end_s), to) - Math.max(Number(start_s), from))
              );
            }, 0);
        const installed = capacity * (to - from);
        expect(value(pool, 'installed')).toBeCloseTo(capacity, 9);
        expect(value(pool, 'utilisation')).toBeCloseTo(held(() => true) / installed, 9);
        expect(value(pool, 'delivered-hours')).toBeCloseTo(held((state) => state === 'completed') / 3600, 6);
      }
    }
  });

  it('has pools.csv beside the study, and what it says in summary.json, too', () => {
    const told = rows('out/pools.csv');
    const { policies, metrics } = JSON.parse(folder.read('out/summary.json'));
    expect(metrics.pool.map(({ name }: { name: string }) => name)).toEqual([
      'utilisation',
      'installed',
      'allocated',
      'delivered-hours',
      'capacity-lost',
      'capacity-lost-held',
      'idle-lost',
    ]);
    // Nobody is held here.
    expect(told).toHaveLength(2 * 2 * 6);
    const [first] = told;
    expect(first).toMatchObject({ pool: 'h100', metric: 'utilisation', policy: 'strict', replications: '2' });
    expect(Number(first!.value)).toBe(policies[0].pools[0].metrics.utilisation.mean);
  });

  it('can be searched on, and a search goes on from kept runs to the same bytes', async () => {
    const words = ['pareto', 'pools.yaml', '--out', 'plans', '--threads', '2'];
    const search = await queueworks(words, here);
    expect(search.status).toBe(0);
    expect(search.stdout).toMatch(/h100\.utilisation/);
    const before = folder.read('plans/summary.json');
    expect((await queueworks([...words, '--resume'], here)).status).toBe(0);
    expect(folder.read('plans/summary.json')).toBe(before);
  });

  it('explains what is told of pools', async () => {
    const { stdout } = await queueworks(['explain', 'idle-lost'], here);
    expect(stdout).toContain('metric of a pool');
    expect(stdout).toContain('h100.idle-lost');
    expect((await queueworks(['list', 'pool-metrics'], here)).stdout).toContain('delivered-hours');
  });

  it('of one pool has no such table, but the same paths', async () => {
    const one = folder
      .read('pools.yaml')
      .replace(/pools: \{ h100.*\} \}/, 'pools: { h100: { units: 40 } } }')
      .replace('pools: [a100, h100]', 'pools: [h100]')
      .replace(', "a100.capacity-lost < 90 %"', '')
      .replace(/plans:.*\n.*\n/, '');
    folder.write('one.yaml', one);
    const { stdout, status } = await queueworks(['compare', 'one.yaml', '--out', 'one'], here);
    expect(status).toBe(0);
    expect(stdout).toMatch(/h100\.utilisation > 10 % .* holds at 95 %/);
    expect(stdout).not.toContain('of idle, lost');
    expect(() => folder.read('one/pools.csv')).toThrow();
    expect(folder.read('one/summary.json')).not.toContain('"pools"');
  });
});
