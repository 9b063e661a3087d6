import { describe, expect, it } from 'vitest';
import { warmupFrom } from '../../src/experiment/auto-warmup.ts';
import { Players, runStudy } from '../../src/experiment/index.ts';
import type { RunResult } from '../../src/metrics/index.ts';
import { parseScenario, resolvedYaml, type Scenario } from '../../src/scenario/index.ts';
import { runOf, scenarioOf } from './made-runs.ts';

/** A run with so many jobs in the system in each second of a thousand. */
function run(policy: string, jobs: (second: number) => number, unstable = false, replication = 0): RunResult {
  const made = runOf({ policy, replication, wait: 1, unstable });
  const queuedJobs = Float64Array.from({ length: 1000 }, (_, second) => jobs(second));
  const none = new Float64Array(1000);
  return { ...made, timeline: { ...made.timeline, step: 1, queuedJobs, runningJobs: none } };
}
const horizon = (scenario: Scenario): Scenario => ({ ...scenario, horizon: 1000 });
const two = horizon(scenarioOf(['one', 'two'], 3));

/** Rises to 10 until some second, and then swings around it from batch to batch. */
const rising = (until: number) => (second: number) =>
  second < until ? (10 * second) / until : 10 + (Math.floor(second / 5) % 2 === 0 ? 0.5 : -0.5);

describe('a warm-up that is found', () => {
  it('ends where the number of jobs in the system stops rising, by MSER-5', () => {
    const { warmup, note } = warmupFrom(horizon(scenarioOf(['one'], 1)), [run('one', rising(200))]);
    // The last batches of the rise lie within the swing.
    expect(warmup).toBeGreaterThanOrEqual(180);
    expect(warmup).toBeLessThanOrEqual(205);
    expect(note).toMatchObject({ code: 'warm-up-found', severity: 'info' });
  });

  it('is the longest of all policies, and at least the first batch', () => {
    const { warmup, note } = warmupFrom(two, [run('one', rising(100)), run('two', rising(300))]);
    expect(warmup).toBeGreaterThan(270);
    expect(note.text).toContain("the longest is that of 'two'");
    expect(warmupFrom(two, [run('one', () => 5), run('two', () => 5)]).warmup).toBe(5);
  });

  it('is looked for in the mean over replications, whatever the length of their steps', () => {
    const halved = run('one', rising(200), false, 1);
    const coarse: RunResult = {
      ...halved,
      timeline: {
        ...halved.timeline,
        step: 2,
        queuedJobs: Float64Array.from({ length: 500 }, (_, k) => rising(200)(2 * k + 0.5)),
        runningJobs: new Float64Array(500),
      },
    };
    const { warmup, note } = warmupFrom(two, [run('one', rising(200)), coarse]);
    expect(Math.abs(warmup - 195)).toBeLessThanOrEqual(15);
    expect(note.text).toContain('averaged over 2 replications');
  });

  it('says so when nothing settles, and does not wait for a policy whose queue grows without bound', () => {
    const { warmup, note } = warmupFrom(two, [run('one', (second) => second), run('two', (second) => second)]);
    expect(warmup).toBe(500);
    expect(note).toMatchObject({ code: 'warm-up-not-settled', severity: 'warning' });
    expect(note.text).toContain('Lengthen the horizon');
    expect(warmupFrom(two, [run('one', (second) => second, true), run('two', rising(100))]).note.code).toBe(
      'warm-up-found',
    );
  });
});

const text = `
horizon: 500 s
warmup: auto
replications: 3
cluster: { pools: { machine: { units: 4 } } }
workloads: { jobs: { arrivals: { process: poisson, rate: 3 per s }, duration: { distribution: exponential, mean: 1 s } } }
policies: { fcfs: { backfill: none }, sjf: { ordering: shortest-first, backfill: none } }
outputs: { timelineSteps: 50 }
`;
function parsed(): Scenario {
  const reading = parseScenario(text, { file: 'auto.yaml', folder: '.' });
  if (reading.scenario === undefined) throw new Error(JSON.stringify(reading.faults));
  return reading.scenario;
}

describe('warmup: auto', () => {
  it('is found before the study is played; all policies are then measured from there on, whatever the number of threads', async () => {
    const study = await runStudy(parsed(), { threads: 0 });
    const { warmup } = study.scenario;
    expect(warmup).toBeGreaterThanOrEqual(2.5);
    expect(warmup).toBeLessThanOrEqual(250);
    expect(new Set(study.runs.map(({ window }) => window.from))).toEqual(new Set([warmup]));
    expect(study.notes.filter(({ code }) => /^warm-up-(found|not-settled)$/.test(code))).toHaveLength(1);
    expect(study.notes.map(({ code }) => code)).not.toContain('no-warm-up');
    expect(JSON.stringify(await runStudy(parsed(), { threads: 2 }))).toBe(JSON.stringify(study));
    const players = new Players({ threads: 0 });
    for await (const { runs } of players.play([{ scenario: parsed() }])) expect(runs[0]!.window.from).toBe(warmup);
    await players.close();
  });

  it('stays what it is in the resolved scenario', () => {
    const scenario = parsed();
    const again = parseScenario(resolvedYaml(scenario), { file: 'again.yaml', folder: '.' });
    expect(again.scenario).toMatchObject({ autoWarmup: true, warmup: 0 });
  });

  it('needs a horizon', () => {
    const { faults } = parseScenario(
      'warmup: auto\ncluster: { pools: { p: { units: 1 } } }\nworkloads: { w: { kind: trace, file: a.swf } }',
      { file: 'log.yaml', folder: '.' },
    );
    expect(faults![0]).toMatchObject({ code: 'conflict', path: ['warmup'], position: { line: 1, column: 9 } });
  });
});
