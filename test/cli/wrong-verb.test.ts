import { describe, expect, it } from 'vitest';
import { work as best } from '../../src/cli/commands/best.ts';
import { work as capacity } from '../../src/cli/commands/capacity.ts';
import { work as compare } from '../../src/cli/commands/compare.ts';
import { work as pareto } from '../../src/cli/commands/pareto.ts';
import { work as run } from '../../src/cli/commands/run.ts';
import { work as sensitivity } from '../../src/cli/commands/sensitivity.ts';
import { work as size } from '../../src/cli/commands/size.ts';
import { work as sweep } from '../../src/cli/commands/sweep.ts';
import type { UsageError } from '../../src/cli/usage-error.ts';
import { told } from './in-process.ts';
import { workFolder } from './queueworks.ts';

const folder = workFolder();
const base = `horizon: 6 h
replications: 1
cluster: { pools: { m: { units: 4 } } }
workloads: { w: { arrivals: { process: poisson, rate: 4 per h }, duration: 20 min } }
outputs: { report: false }
`;
const one = folder.write('one.yaml', base);
const two = folder.write('two.yaml', `${base}policies: { a: {}, b: { backfill: none } }\n`);
const sized = folder.write(
  'sized.yaml',
  `${base}thresholds: ["max-wait < 100 h"]\nsize: { over: { cluster.pools.m.units: 2 … 8 } }\nplans: { less: { load: 50 % } }\n`,
);
const flat = (text: string) => text.replace(/\s+/g, ' ');
let runs = 0;
const out = () => `${folder.path}/out-${++runs}`;

describe('whoever asks for something else than the scenario is made for', () => {
  it('gets what `run` tells from `compare` where there is one policy, and is told that nothing is compared', async () => {
    const compared = await told(compare, 'compare', { file: one, out: out() });
    const played = await told(run, 'run', { file: one, out: out() });
    expect(compared.status).toBe(0);
    expect(compared.stdout.replaceAll('out-1', 'out')).toBe(played.stdout.replaceAll('out-2', 'out'));
    expect(flat(compared.stderr)).toContain(
      "there is one policy, so nothing is compared: list several under 'policies'",
    );
    expect(played.stderr).not.toContain('compared');
    const quiet = await told(compare, 'compare', { file: one, out: out(), quiet: true });
    expect(quiet.stderr).toBe('');
  });

  it('is told by `run` of several policies how to see their differences', async () => {
    const played = await told(run, 'run', { file: two, out: out() });
    expect(played.status).toBe(0);
    expect(flat(played.stderr)).toContain(`the differences between the policies: \`queueworks compare ${two}\``);
  });

  it('is told by `run` and `compare` which searches the scenario describes', async () => {
    for (const [work, name] of [
      [run, 'run'],
      [compare, 'compare'],
    ] as const) {
      const { status, stderr } = await told(work, name, { file: sized, out: out() });
      // One run decides no threshold.
      expect(status).toBe(3);
      expect(flat(stderr)).toContain(
        `what it says to search for: \`queueworks size ${sized}\` or \`queueworks pareto ${sized}\``,
      );
    }
  });

  it.each([
    ['sweep', sweep, 'nothing is varied'],
    ['sensitivity', sensitivity, 'nothing is varied'],
    ['best', best, 'the scenario has one policy, so there is nothing to select from'],
  ] as const)(
    'is told by `%s` without anything to search which search the scenario has',
    async (name, work, problem) => {
      const { error } = await told(work, name, { file: sized, out: out() });
      expect(error!.message).toBe(problem);
      expect((error as UsageError).hint).toContain(
        `or ask for what the scenario says to search for: \`queueworks size ${sized}\``,
      );
    },
  );

  it.each([
    ['pareto', pareto, 'there are no plans to compare', 'name them under'],
    ['capacity', capacity, 'the scenario has no thresholds, so there is nothing to hold', 'say what must hold'],
    ['size', size, 'the scenario has no thresholds, so there is nothing to hold', 'say what must hold'],
  ] as const)('is told by `%s` what it needs', async (name, work, problem, hint) => {
    const { error } = await told(work, name, { file: one, out: out() });
    expect(error!.message).toBe(problem);
    expect((error as UsageError).hint).toContain(hint);
  });
});
