import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { queueworks, twoPolicies, workFolder } from './queueworks.ts';

const folder = workFolder();
folder.write('two.yaml', twoPolicies);
const here = { folder: folder.path };
const withModule = (file: string) => [
  'run',
  'two.yaml',
  '--out',
  `out-${file}`,
  '--quiet',
  '--set',
  `policies.easy.ordering={ module: ./${file} }`,
];

describe("a policy of the user's own", () => {
  it('as shipped plays beside a built-in one, and its results differ from it', async () => {
    const words = [
      'compare',
      resolve('scenarios/own-policy/own-policy.yaml'),
      '--out',
      'shipped',
      '--set',
      'horizon=8 d',
      '--set',
      'replications=2',
      '--json',
    ];
    const { status, stdout } = await queueworks(words, here);
    expect(status).toBe(0);
    const { policies } = JSON.parse(stdout);
    expect(policies.map(({ policy, knowledge }: { policy: string; knowledge: string }) => [policy, knowledge])).toEqual(
      [
        ['easy', 'estimate'],
        ['patient', 'estimate'],
        ['turns', 'none'],
      ],
    );
    const waits = policies.map(
      (policy: { groups: { metrics: { wait: { mean: { mean: number } } } }[] }) =>
        policy.groups[0]!.metrics.wait.mean.mean,
    );
    expect(new Set(waits).size).toBe(3);
  });

  it('that is at fault is named with file and line, exit status 2, no stack; --verbose shows its stack', async () => {
    folder.write(
      'faulty.mjs',
      "export const ordering = {\n  name: 'faulty',\n  create() {\n    return { changes: false, key: (jobs) => jobs.nothing.at(0) };\n  },\n};\n",
    );
    const { status, stderr, stdout } = await queueworks(withModule('faulty.mjs'), here);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.replace(/\s+/g, ' ')).toMatch(
      /^error: \.\/faulty\.mjs:4:\d+: TypeError: Cannot read properties of undefined \(reading 'at'\) \(policy 'easy'\)/,
    );
    expect(stderr).toContain('the fault is in this module');
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(
      (
        await queueworks(
          ['run', 'two.yaml', '--out', 'v', '--verbose', '--set', 'policies.easy.ordering={ module: ./faulty.mjs }'],
          here,
        )
      ).stderr,
    ).toMatch(/^ {4}at .*faulty\.mjs:4:\d+/m);
  });

  it('that is not there is a fault of the scenario', async () => {
    const { status, stderr } = await queueworks(withModule('absent.mjs'), here);
    expect(status).toBe(2);
    expect(stderr).toContain('absent.mjs');
  });

  it('that leaves jobs waiting for ever is stopped and named', async () => {
    folder.write('lazy.mjs', "export const backfill = { name: 'lazy', create: () => ({ pass() {} }) };\n");
    const { status, stderr } = await queueworks(
      ['run', 'two.yaml', '--out', 'lazy', '--quiet', '--set', 'policies.easy.backfill={ module: ./lazy.mjs }'],
      here,
    );
    expect(status).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toMatch(/\.\/lazy\.mjs:1: left \d+ jobs waiting for ever/);
  });
});
