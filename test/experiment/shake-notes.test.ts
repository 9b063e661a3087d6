import { describe, expect, it } from 'vitest';
import { concludeStudy, runStudy } from '../../src/experiment/index.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { runsOf, scenarioOf } from './made-runs.ts';

function noteOf(waits: Readonly<Record<string, readonly number[]>>, kind: 'synthetic' | 'trace' = 'trace') {
  const scenario = { ...scenarioOf(Object.keys(waits), 10, kind), shake: 30 };
  const runs = runsOf(waits);
  const study = concludeStudy({ scenario, runs, knowledge: new Map(), cleaning: [], notes: [], partial: false });
  return study.notes.find(({ code }) => code === 'shaken')!;
}
const swing = [0, 1, -1, 2, -2, 1, -1, 2, -2, 0];

describe('a shake', () => {
  it('tells how far results moved, and that all copies agree where policies really differ', () => {
    const note = noteOf({ fcfs: swing.map((s) => 100 + s), easy: swing.map((s) => 50 - s) });
    expect(note.severity).toBe('info');
    // s = √(20 / 9) = 1.4907 of 100; 50 % less in all ten.
    expect(note.text).toContain("by up to 30 s changed the mean wait under 'fcfs' by 1.49 %");
    expect(note.text).toContain("'easy' differs from it by 50 %, to the same side in 10 of 10");
  });

  it('warns where it can turn the difference around', () => {
    const note = noteOf({ fcfs: swing.map(() => 100), easy: swing.map((s) => 100.5 + s) });
    expect(note.severity).toBe('warning');
    expect(note.text).toContain('What a shake can turn around is no difference between rules');
  });

  it('says where jobs are drawn anew as well', () => {
    const waits = { fcfs: swing.map((s) => 100 + s) };
    expect(noteOf(waits, 'synthetic').text).toContain('drawn anew');
    expect(noteOf(waits).text).not.toContain('drawn anew');
  });

  it('gives a fixed list of jobs replications that differ', async () => {
    const { scenario } = parseScenario(
      `
cluster: { pools: { p: { units: 2 } } }
workloads: { w: { arrivals: { process: at, times: [0 s, 1 s, 2 s, 3 s, 4 s, 5 s] }, accelerators: 1, duration: 10 s } }
shake: 2 s
policies: { fcfs: { backfill: none }, sjf: { ordering: shortest-first, backfill: none } }
`,
      { file: 'fixed.yaml', folder: '.' },
    );
    expect(scenario!.replications).toBe(5);
    const study = await runStudy(scenario!, { threads: 0 });
    const { values } = study.policies[0]!.groups[0]!.metrics.wait!.mean;
    // On two units, two by two: waits of 0, 0, 8, 8, 16 and 16 s without a shake.
    expect(values[0]).toBe(8);
    expect(new Set(values).size).toBe(5);
    expect(study.notes.map(({ code }) => code)).toContain('shaken');
  });
});
