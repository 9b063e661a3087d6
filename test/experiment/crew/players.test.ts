import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Players, type PlayersOptions, runStudy, type Study } from '../../../src/experiment/index.ts';
import type { RunKey, RunRecord, RunStore } from '../../../src/experiment/store/run-record.ts';
import { type Change, openScenario, type Scenario } from '../../../src/scenario/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'queueworks-players-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'scenario.yaml');
writeFileSync(join(folder, 'log.swf'), log(60));
writeFileSync(
  file,
  `name: small
horizon: 1 d
replications: 3
cluster: { pools: { machine: { units: 16 } } }
workloads:
  drawn: { arrivals: { process: poisson, rate: 6 per h }, accelerators: { choice: [1, 2, 4] }, duration: { distribution: lognormal, mean: 40 min, cv: 1.5 } }
  replayed: { kind: trace, file: log.swf }
policies:
  fcfs: { ordering: fcfs, backfill: none }
  easy: { ordering: fcfs, backfill: easy }
`,
);

/** A log of so many jobs, one every ten minutes, in Standard Workload Format. */
function log(jobs: number): string {
  const line = (job: number) =>
    `${job} ${job * 600} 0 ${600 + 60 * (job % 7)} ${1 + (job % 5)} -1 -1 ${1 + (job % 5)} 3600 -1 1 ${job % 9} 1 -1 1 -1 -1 -1\n`;
  return Array.from({ length: jobs }, (_, index) => line(index + 1)).join('');
}

const units = (value: number): Change[] => [{ path: 'cluster.pools.machine.units', value }];
const variants: Change[][] = [units(12), units(16), [{ path: 'policies.easy.ordering', value: 'smallest' }], units(24)];

function scenarios(): Scenario[] {
  const open = openScenario(file);
  return variants.map((changes) => open.variant(changes).scenario!);
}

async function played(options: PlayersOptions, points = scenarios()): Promise<Study[]> {
  const players = new Players(options);
  const studies: Study[] = [];
  try {
    for await (const study of players.play(points.map((scenario) => ({ scenario })))) studies.push(study);
  } finally {
    await players.close();
  }
  return studies;
}

/** Estimates, comparisons, notes and the answer: what a study says. */
function said({ policies, comparisons, notes, answer, cleaning }: Study): string {
  const groups = policies.map((policy) => ({
    ...policy,
    groups: policy.groups.filter(({ dimension }) => dimension !== 'user'),
    reasons: policy.reasons?.filter(({ dimension }) => dimension !== 'user'),
  }));
  return JSON.stringify({ policies: groups, comparisons, notes, answer, cleaning });
}

function nameOf({ scenario, policy, replication }: RunKey): string {
  return JSON.stringify([scenario.hash, policy, replication]);
}

class MemoryStore implements RunStore {
  readonly records = new Map<string, RunRecord>();
  find(key: RunKey): RunRecord | undefined {
    return this.records.get(nameOf(key));
  }
  add(key: RunKey, record: RunRecord): void {
    this.records.set(nameOf(key), record);
  }
}

describe('players of many scenarios', () => {
  it('say of each point what a study of its own would have said', async () => {
    const studies = await played({ threads: 2 });
    expect(studies.map(({ scenario }) => scenario.hash)).toEqual(scenarios().map(({ hash }) => hash));
    for (const study of studies) expect(said(study)).toBe(said(await runStudy(study.scenario, { threads: 0 })));
  });

  it('come to the same bytes in the calling thread, in one thread and in three', async () => {
    const [inline, one, three] = await Promise.all([0, 1, 3].map((threads) => played({ threads })));
    expect(JSON.stringify(one)).toBe(JSON.stringify(inline));
    expect(JSON.stringify(three)).toBe(JSON.stringify(inline));
  });

  it('keep of a run nothing that grows with its jobs, its length or its users', async () => {
    const [study] = await played({ threads: 0 });
    for (const { timeline, names, groups } of study!.runs) {
      expect(timeline.allocated).toHaveLength(0);
      expect(names.users).toEqual([]);
      expect(groups.some(({ dimension }) => dimension === 'user')).toBe(false);
      expect(groups.find(({ dimension }) => dimension === 'all')!.metrics.wait!.mean).not.toBeNull();
    }
  });

  it('serve one search after another, each asked for when the last is known', async () => {
    const players = new Players({ threads: 1 });
    try {
      const answers: string[] = [];
      for (const scenario of scenarios().slice(0, 2))
        for await (const study of players.play([{ scenario }])) answers.push(said(study));
      expect(answers).toEqual((await played({ threads: 0 })).slice(0, 2).map(said));
    } finally {
      await players.close();
    }
  });

  it('play nothing that a store already holds, and put what they play into it', async () => {
    const store = new MemoryStore();
    const first = await played({ threads: 2, store });
    expect(store.records.size).toBe(variants.length * 2 * 3);
    const [forgotten] = [...store.records.keys()].slice(5);
    store.records.delete(forgotten!);
    const counts: { finished: number; restored: number; total: number }[] = [];
    const players = new Players({ threads: 1, store, onProgress: (progress) => void counts.push(progress) });
    const again: Study[] = [];
    players.expect(24);
    for await (const study of players.play(scenarios().map((scenario) => ({ scenario })))) again.push(study);
    await players.close();
    expect(again.map(said)).toEqual(first.map(said));
    expect(store.records.has(forgotten!)).toBe(true);
    expect(counts.at(-1)).toMatchObject({ finished: 24, restored: 23, total: 24 });
  });

  it('hand over what is finished when they are stopped, and no point that lacks a run', async () => {
    const stop = new AbortController();
    const players = new Players({ threads: 0, signal: stop.signal });
    const studies: Study[] = [];
    for await (const study of players.play(scenarios().map((scenario) => ({ scenario })))) {
      studies.push(study);
      stop.abort();
    }
    await players.close();
    expect(players.interrupted).toBe(true);
    expect(studies.length).toBeGreaterThan(0);
    expect(studies.length).toBeLessThan(variants.length);
    for (const { runs } of studies) expect(runs).toHaveLength(6);
  });

  it('tell of a log that cannot be read', async () => {
    const open = openScenario(file);
    const { scenario } = open.base;
    const broken = { ...scenario!, workloads: { log: { ...scenario!.workloads.replayed!, file: 'none.swf' } } };
    await expect(played({ threads: 1 }, [broken])).rejects.toMatchObject({ fault: { kind: 'log', workload: 'log' } });
  });
});
