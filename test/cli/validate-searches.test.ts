import { describe, expect, it } from 'vitest';
import { work as best } from '../../src/cli/commands/best.ts';
import { work as capacity } from '../../src/cli/commands/capacity.ts';
import { work as pareto } from '../../src/cli/commands/pareto.ts';
import { work as sensitivity } from '../../src/cli/commands/sensitivity.ts';
import { work as size } from '../../src/cli/commands/size.ts';
import { work as sweep } from '../../src/cli/commands/sweep.ts';
import { work as validate } from '../../src/cli/commands/validate.ts';
import type { UsageError } from '../../src/cli/usage-error.ts';
import type { Work } from '../../src/cli/work.ts';
import { told } from './in-process.ts';
import { workFolder } from './queueworks.ts';

const works: Readonly<Record<string, Work>> = { pareto, sweep, sensitivity, capacity, size, best };
const folder = workFolder();

const base = `horizon: 1 d
replications: 2
cluster: { pools: { gpus: { nodes: 4, acceleratorsPerNode: 4 } } }
workloads: { w: { arrivals: { process: poisson, rate: 8 per h }, duration: 20 min } }
policies: { a: {}, b: { backfill: none } }
`;

/** `line:column  path: message` of every fault, and the hints. */
const places = (text: string) => [...text.matchAll(/^\S+:(\d+:\d+) {2}(.*)$/gm)].map(([, at, what]) => `${at} ${what}`);

/** What `validate` says of a scenario; and that the commands say the same between them. */
async function faultsOf(text: string): Promise<{ faults: string[]; stderr: string }> {
  const file = folder.write('searches.yaml', text);
  const { error, stderr } = await told(validate, 'validate', { file });
  const between = new Set<string>();
  for (const [name, work] of Object.entries(works)) {
    const key = { best: 'select', pareto: '(?:plans|pareto)' }[name] ?? name;
    if (!new RegExp(`^${key}:`, 'm').test(text)) continue;
    const own = await told(work, name, { file, out: `${folder.path}/refused` });
    expect((own.error as UsageError | undefined)?.name, `${name}: ${own.error}`).toBe('UsageError');
    for (const place of places(own.stderr)) between.add(place);
  }
  const faults = places(stderr);
  expect(new Set(faults)).toEqual(between);
  expect((error as UsageError | undefined)?.name).toBe('UsageError');
  return { faults, stderr };
}

describe('validate and searches', () => {
  it('tells every fault of every search at once, each at its place with the nearest word', async () => {
    const { faults, stderr } = await faultsOf(`${base}plans: { today: {}, more: { cluster.pools.gpus.noodes: 48 } }
pareto: { measures: [utilizzation, wait.p95] }
sweep: { over: { cluster.pols.gpus.nodes: [4, 5], load: [-1] }, measures: [wat.p95] }
sensitivity: { over: { lod: 80 % … 120 %, cluster.pools.gpus.nodes: 4 … 8 }, measures: [wait.meen] }
capacity: { over: { loaad: 50 % … 200 % } }
size: { over: { cluster.pools.gpus.noodes: 8 … 64 } }
select: { measure: wiat, first: 30, most: 20 }
thresholds: [wait.mean < 4 h]
`);
    expect(faults).toEqual([
      "6:56 cluster.pools.gpus.noodes: there is no key 'noodes' here",
      "7:22 pareto.measures[0]: there is no metric 'utilizzation'",
      "8:44 cluster.pols: there is no key 'pols' here",
      "8:58 load: expected a percentage such as '60 %', got -1",
      "8:76 sweep.measures[0]: there is no metric 'wat'",
      "9:29 lod: there is no key 'lod' here",
      expect.stringMatching(/^9:\d+ sensitivity\.measures\[0\]: .*'meen'/),
      "10:28 loaad: there is no key 'loaad' here",
      "11:44 cluster.pools.gpus.noodes: there is no key 'noodes' here",
      "12:20 select.measure: there is no metric 'wiat'",
      '12:33 select.first: select.first (30) is more than select.most (20)',
    ]);
    for (const word of ['nodes', 'utilisation', 'pools', 'wait', 'load']) expect(stderr).toContain(`'${word}'?`);
  });

  it('tells a value that only fails where it is set, and each of several paths that have one', async () => {
    const { faults } = await faultsOf(
      `${base}sweep: { over: { cluster.pools.gpus.nodes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 0.5], policies.a.backfill: [easy, none, essy], horizon: [1 d, 1 parsec] } }\n`,
    );
    expect(faults.map((fault) => fault.split(' ')[1])).toEqual([
      'cluster.pools.gpus.nodes:',
      'policies.a.backfill:',
      'horizon:',
    ]);
  });

  it('tells jobs too wide for the largest machine of a search, and for that of a plan', async () => {
    const wide = base.replace('duration:', 'accelerators: 16, duration:');
    const { faults } = await faultsOf(
      `${wide}size: { over: { cluster.pools.gpus.nodes: 1 … 3 } }\nthresholds: [wait < 1 h]\nplans: { less: { cluster.pools.gpus.nodes: 0.5 } }\npareto: { measures: [wait, energy, throughput] }\n`,
    );
    expect(faults).toEqual([
      expect.stringMatching(/^4:\d+ workloads\.w\.accelerators: /),
      expect.stringMatching(/^8:\d+ cluster\.pools\.gpus\.nodes: expected a whole number/),
      expect.stringMatching(/^9:\d+ pareto\.measures\[1\]: /),
      expect.stringMatching(/^9:\d+ pareto\.measures\[2\]: /),
    ]);
  });

  it.each([
    ['capacity: { over: { load: [2, 1] } }\nthresholds: [wait < 1 h]', "the values of 'load' must go up"],
    ['capacity: { steps: 3 }', 'the scenario has no thresholds, so there is nothing to hold'],
    [
      'size: { over: { cluster.pools.gpus.nodes: 8 … 64 }, costs: { nodes: 2, sites: 3 } }\nthresholds: [wait < 1 h]',
      "size.costs has 'sites', which is not varied",
    ],
    ['select: { worthwhile: 5 parsecs }', 'as the difference worth finding'],
    ['select: { measure: throughput, worthwhile: 5 }', 'is neither better high nor low'],
    ['sweep: { design: list, over: { load: [50 %, 60 %, 70 %], replications: [2, 3] } }', 'load has 3 values'],
    ['sensitivity: { over: { load: [50 %] } }', 'has one value, so it moves nothing'],
  ])('%s is refused with its place', async (text, problem) => {
    const { faults } = await faultsOf(`${base}${text}\n`);
    expect(faults.join('\n')).toContain(problem);
  });

  it('says of a search that flags have to complete what it lacks, and calls the scenario valid', async () => {
    const file = folder.write('lacking.yaml', `${base}select: { measure: wait }\nsensitivity: { samples: 8 }\n`);
    const { status, stdout, stderr } = await told(validate, 'validate', { file });
    expect(status).toBe(0);
    expect(stdout).toContain('valid:');
    expect(stderr.replace(/\s+/g, ' ')).toContain(
      "`queueworks best` needs more than the scenario says: nothing says which difference in 'wait' is worth finding",
    );
    expect(stderr.replace(/\s+/g, ' ')).toContain('`queueworks sensitivity` needs more than the scenario says');
  });
});
