import { describe, expect, it } from 'vitest';
import { concludeStudy, runStudy } from '../../src/experiment/index.ts';
import { pitfalls } from '../../src/experiment/pitfalls.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { runsOf, scenarioOf } from './made-runs.ts';

/** A scenario as lines by key; a test changes some of them. */
interface Lines {
  readonly [key: string]: string;
}
const exponential = '{ distribution: exponential, mean: 1 s }';
const base: Lines = {
  horizon: '1000 s',
  warmup: '100 s',
  replications: '2',
  cluster: '{ pools: { machine: { units: 4 } } }',
  workloads: `{ jobs: { arrivals: { process: poisson, rate: 3 per s }, duration: ${exponential} } }`,
  policies: '{ easy: { backfill: easy } }',
  outputs: '{ reasons: false, timelineSteps: 200 }',
};
const jobs = (options: string) => `{ jobs: { ${options} } }`;
const poisson = (rate: number) => `arrivals: { process: poisson, rate: ${rate} per s }, duration: ${exponential}`;

/** Codes of all notes of a scenario, played. */
async function played(changes: Lines = {}): Promise<string[]> {
  const text = Object.entries({ ...base, ...changes })
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n');
  const { scenario, notes, faults } = parseScenario(text, { file: 'pitfall.yaml', folder: '.' });
  if (scenario === undefined) throw new Error(JSON.stringify(faults));
  const study = await runStudy(scenario, { threads: 0, notes });
  return study.notes.map(({ code }) => code);
}

/** What falls into each pitfall, by the code of the note that must come. */
const triggers: Readonly<Record<string, () => Promise<string[]> | string[]>> = {
  'light-tailed-run-times': () => played(),
  'closed-batch': () =>
    played({
      horizon: '',
      warmup: '',
      workloads: jobs(`arrivals: { process: at, times: [0 s] }, duration: ${exponential}`),
    }),
  'no-makespan': () => played(),
  'single-run': () => played({ replications: '1', horizon: '300 s' }),
  'batch-means': () => played({ replications: '1', horizon: '10000 s' }),
  'few-replications': () => played(),
  'dominant-user': () => played({ workloads: jobs(`${poisson(3)}, users: { count: 20, zipf: 2 }`) }),
  'steady-arrivals': () =>
    played({
      horizon: '3 d',
      warmup: '1 h',
      workloads: jobs('arrivals: { process: poisson, rate: 10 per h }, duration: 10 min'),
    }),
  'arrival-dispersion': () => played(),
  'independent-sizes': () => played({ workloads: jobs(`${poisson(1.5)}, accelerators: { choice: [1, 2] }`) }),
  'exact-limits': () => played(),
  'killed-at-limit': () => played({ workloads: jobs(`${poisson(3)}, limit: 3 s`) }),
  'left-out': () => played(),
  'load-by-gaps': () =>
    played({
      horizon: '2 d',
      warmup: '1 h',
      replications: '1',
      cluster: '{ pools: { machine: { units: 128 } } }',
      workloads: jobs('kind: lublin, targetLoad: 50 %'),
    }),
  'machine-differs': () =>
    played({
      horizon: '',
      warmup: '',
      replications: '1',
      workloads: '{ log: { kind: trace, file: scenarios/logs/made-up.swf.gz, first: 20 } }',
    }),
  'rejected-jobs': () =>
    played({ workloads: `{ w: { kind: lublin, machine: 64, arrivalFactor: 0.05 } }`, warmup: '0 s', horizon: '6 h' }),
  'open-loop': () => played({ workloads: jobs(poisson(3.95)) }),
  'unequal-knowledge': () =>
    played({ policies: '{ easy: { backfill: easy }, told: { backfill: easy, oracle: true } }' }),
  'skewed-waits': () => played({ workloads: jobs(poisson(1.5)) }),
  'slowdown-undefined': () =>
    played({ workloads: jobs('arrivals: { process: poisson, rate: 3 per s }, duration: { choice: [0 s, 2 s] }') }),
  'utilisation-is-offered-load': () => played(),
  starvation: () =>
    played({
      policies: '{ narrow: { ordering: smallest, backfill: none } }',
      cluster: '{ pools: { machine: { units: 40 } } }',
      workloads: `{ narrow: { ${poisson(30)} }, wide: { arrivals: { process: at, times: [200 s] }, accelerators: 40, duration: 1 s } }`,
    }),
  'no-warm-up': () => played({ warmup: '' }),
  'warm-up-found': () => played({ warmup: 'auto' }),
  'warm-up-not-settled': () => played({ warmup: 'auto', workloads: jobs(poisson(5)) }),
  'short-run': () => played({ horizon: '300 s', warmup: '20 s', replications: '10', workloads: jobs(poisson(3.8)) }),
  'unstable-queue': () => played({ workloads: jobs(poisson(5)) }),
  'queue-grew': () => played({ horizon: '', warmup: '', workloads: jobs(`${poisson(5)}, jobs: 4000`) }),
  'offered-load': () => played({ workloads: jobs(poisson(5)) }),
  'different-jobs': () => {
    const runs = runsOf({ one: [1, 2], two: [1, 2] });
    const fewer = runs.map((run) => {
      if (run.policy === 'one' || run.replication === 0) return run;
      const [all, ...others] = run.groups;
      const wait = { ...all!.metrics.wait!, count: 99 };
      return { ...run, groups: [{ ...all!, metrics: { ...all!.metrics, wait } }, ...others] };
    });
    const scenario = scenarioOf(['one', 'two'], 2);
    const conclude = (of: typeof runs) =>
      concludeStudy({ scenario, runs: of, knowledge: new Map(), cleaning: [], notes: [], partial: false }).notes;
    expect(conclude(runs).map(({ code }) => code)).not.toContain('different-jobs');
    return conclude(fewer).map(({ code }) => code);
  },
  'wide-interval': () => played(),
  shaken: () => played({ shake: '1 s' }),
  'few-jobs': () => played({ workloads: jobs(poisson(0.05)) }),
};

describe('every pitfall', () => {
  const codes = [...new Set(pitfalls.flatMap(({ notes }) => notes))];

  it('has a note that names it, and every note a trigger here', () => {
    for (const { pitfall, notes } of pitfalls) expect(notes, pitfall).not.toEqual([]);
    expect(Object.keys(triggers).toSorted()).toEqual(codes.toSorted());
  });

  for (const code of codes) {
    it(`is told by '${code}' when one falls into it`, async () => {
      expect(await triggers[code]!()).toContain(code);
    });
  }

  it('is not told of a study that falls into few: heavy tails, bursts, estimates, a warm-up and ten replications', async () => {
    const notes = await played({
      replications: '10',
      horizon: '600 s',
      workloads: jobs(
        'arrivals: { process: bursty, busy: 2 per s, quiet: 0.4 per s, busyFor: 20 s, quietFor: 20 s }, duration: { distribution: lognormal, mean: 1 s, cv: 2 }, limit: { factor: 3 }',
      ),
    });
    for (const code of [
      'light-tailed-run-times',
      'steady-arrivals',
      'independent-sizes',
      'exact-limits',
      'no-warm-up',
      'single-run',
      'few-replications',
      'unstable-queue',
      'starvation',
      'open-loop',
      'different-jobs',
    ])
      expect(notes).not.toContain(code);
  });
});
