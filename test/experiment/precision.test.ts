import { describe, expect, it } from 'vitest';
import { concludeStudy, Players, runStudy } from '../../src/experiment/index.ts';
import { moreReplications } from '../../src/experiment/precision.ts';
import { parseScenario, type Scenario } from '../../src/scenario/index.ts';
import { runsOf, scenarioOf } from './made-runs.ts';

const upTo10 = Array.from({ length: 10 }, (_, i) => i + 1);

function asked(to: number, waits: Readonly<Record<string, readonly (number | null)[]>>, atMost = 500) {
  const made = Math.max(...Object.values(waits).map(({ length }) => length));
  const scenario: Scenario = { ...scenarioOf(Object.keys(waits), made), precision: { to, on: ['wait'], atMost } };
  const study = concludeStudy({
    scenario,
    runs: runsOf(waits),
    knowledge: new Map(),
    cleaning: [],
    notes: [],
    partial: false,
  });
  const note = study.notes.find(({ code }) => code.startsWith('precision'))!;
  return { more: moreReplications(scenario, study.policies, made), note };
}

describe('precision', () => {
  it('asks for as many replications as the spread seen would take, by the adjusted half-width γ/(1 + γ)', () => {
    // Mean 5.5, s = 3.0276504, half-width 2.165851 = 39.38 % of the mean. 60 %: γ/(1 + γ) = 37.5 %, not reached though below 60 %:
    // t(0.975, 10) · s / √11 = 2.228139 · 3.0276504 / 3.316625 = 2.03401 ≤ 0.375 · 5.5 = 2.0625: one more.
    expect(asked(0.6, { easy: upTo10 }).more).toBe(1);
    // 50 %: 33.33 %, 1.83333; first at n = 13: 2.178813 · 3.0276504 / √13 = 1.82958.
    expect(asked(0.5, { easy: upTo10 }).more).toBe(3);
    // 65 %: 39.394 %, just reached.
    const { more, note } = asked(0.65, { easy: upTo10 });
    expect(more).toBe(0);
    expect(note).toMatchObject({ code: 'precision-reached', severity: 'info' });
    expect(note.text).toContain(
      "10 replications made wait precise to ±65 %: its widest interval is ±39.4 % of its mean under 'easy'.",
    );
  });

  it('never asks for more than there are already, nor beyond its cap', () => {
    expect(asked(0.05, { easy: upTo10 }).more).toBe(10);
    const { more, note } = asked(0.05, { easy: upTo10 }, 14);
    expect(more).toBe(4);
    const capped = asked(0.05, { easy: upTo10 }, 10);
    expect(capped.more).toBe(0);
    expect(capped.note).toMatchObject({ code: 'precision-not-reached', severity: 'warning' });
    // t(n − 1) · 3.0276504 / √n ≤ 5.5 · 0.05 / 1.05 = 0.261905: n = 516 (t = 1.9646), √n ≥ 22.711.
    expect(note.text).toMatch(/about 51\d would be needed/);
  });

  it('waits for the least precise policy, and for none that has no value', () => {
    expect(asked(0.5, { easy: upTo10, steady: upTo10.map(() => 7) }).more).toBe(3);
    expect(asked(0.5, { steady: upTo10.map(() => 7), lost: upTo10.map(() => null) })).toMatchObject({
      more: 0,
      note: { text: expect.stringContaining("It has no value under 'lost'.") },
    });
    expect(asked(0.5, { lost: upTo10.map(() => null) }).note.code).toBe('precision-without-value');
  });
});

function scenario(more: string): Scenario {
  const text = `
name: small
seed: 7
horizon: 300 s
warmup: 50 s
cluster: { pools: { machine: { units: 2 } } }
workloads: { jobs: { arrivals: { process: poisson, rate: 1.2 per s }, duration: { distribution: exponential, mean: 1 s } } }
policies: { fcfs: { ordering: fcfs, backfill: none }, sjf: { ordering: shortest-first, backfill: none } }
outputs: { timelineSteps: 2 }
${more}`;
  const reading = parseScenario(text, { file: 'small.yaml', folder: '.' });
  if (reading.scenario === undefined) throw new Error(JSON.stringify(reading.faults, null, 1));
  return reading.scenario;
}

describe('a study with a precision', () => {
  it('plays on until it is reached, the same replications whatever the number of threads', async () => {
    const precise = scenario('precision: 8 % on jobs.wait');
    const [inline, threads] = [await runStudy(precise, { threads: 0 }), await runStudy(precise, { threads: 2 })];
    expect(inline.replications).toBeGreaterThan(10);
    expect(inline.runs).toHaveLength(2 * inline.replications);
    for (const { groups } of inline.policies) {
      const { mean, halfWidth } = groups[0]!.metrics.wait!.mean;
      expect(halfWidth! / mean!).toBeLessThanOrEqual(0.08 / 1.08);
    }
    expect(inline.notes.map(({ code }) => code)).toContain('precision-reached');
    expect(JSON.stringify(threads)).toBe(JSON.stringify(inline));
  });

  it('ends at its cap and says what would be needed', async () => {
    const { replications, notes } = await runStudy(scenario('precision: { to: 1 %, on: wait.p95, atMost: 12 }'), {
      threads: 0,
    });
    expect(replications).toBe(12);
    expect(notes.find(({ code }) => code === 'precision-not-reached')!.text).toMatch(
      /After 12 replications wait\.p95 is known to ±[\d.]+ %/,
    );
  });

  it('has the replications of the same study with that many given', async () => {
    const grown = await runStudy(scenario('precision: { to: 1 %, on: wait, atMost: 11 }'), { threads: 0 });
    const given = await runStudy(scenario('replications: 11'), { threads: 0 });
    expect(grown.policies).toEqual(given.policies);
    expect(grown.comparisons).toEqual(given.comparisons);
  });

  it('is not followed in a search, whose points all get the same replications, and that is said', async () => {
    const players = new Players({ threads: 0 });
    for await (const { replications, notes } of players.play([{ scenario: scenario('precision: 1 % on wait') }])) {
      expect(replications).toBe(10);
      expect(notes.map(({ code }) => code).filter((code) => code.startsWith('precision'))).toEqual([
        'precision-not-followed',
      ]);
    }
    await players.close();
  });
});
