import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, describe, expect, it } from 'vitest';
import {
  concludedPoints,
  designPoints,
  playSweep,
  RunFile,
  SweepConclusion,
  SweepPlan,
} from '../../../src/experiment/index.ts';
import type { RunStore } from '../../../src/experiment/store/run-record.ts';
import { openScenario, requestedAxes, requestedMeasures } from '../../../src/scenario/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'queueworks-memory-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'scenario.yaml');
writeFileSync(
  file,
  `horizon: 6 h
replications: 2
cluster: { pools: { machine: { units: 4 } } }
workloads:
  jobs: { arrivals: { process: poisson, rate: 10 per h }, accelerators: 1, duration: { distribution: exponential, mean: 15 min } }
policy: {}
`,
);

function planOf(points: number): SweepPlan {
  const open = openScenario(file);
  const scenario = open.base.scenario!;
  const { axes } = requestedAxes(open, scenario, [
    `seed=${Array.from({ length: points }, (_, i) => `s${i}`).join(',')}`,
  ]);
  const { measures } = requestedMeasures(open, scenario, { flags: [], written: [], place: [], varied: [] });
  const designed = designPoints('grid', axes, { points: null, seed: '1' });
  return new SweepPlan({ open, scenario, design: 'grid', axes, points: designed.points!, measures });
}

/** How many of some objects are still held by somebody. */
async function alive(objects: readonly WeakRef<object>[]): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round++) {
    await turn();
    collect();
  }
  return objects.filter((object) => object.deref() !== undefined).length;
}

describe('a sweep of many runs', () => {
  it('keeps nothing of a run but its record in the file, and nothing of a point but its estimates', async () => {
    const plan = planOf(40);
    const kept = new RunFile(join(folder, 'runs.store'), plan.request.scenario, 'test');
    const runs: WeakRef<object>[] = [];
    const store: RunStore = {
      find: (key) => kept.find(key),
      add(key, record) {
        runs.push(new WeakRef(record), new WeakRef(record.result));
        kept.add(key, record);
      },
    };
    expect(await playSweep(plan, store, { threads: 0 })).toBe(true);
    expect(runs).toHaveLength(2 * 80);
    expect(await alive(runs)).toBeLessThanOrEqual(4);

    const conclusion = new SweepConclusion(plan);
    const studies: WeakRef<object>[] = [];
    for (const { study } of conclusion.watch(concludedPoints(plan, kept)))
      studies.push(new WeakRef(study), ...study.runs.map((run) => new WeakRef(run)));
    expect(studies).toHaveLength(3 * 40);
    expect(await alive(studies)).toBeLessThanOrEqual(6);
    expect(conclusion.search().outcome.points).toHaveLength(40);
    kept.close();
  });
});
