import { describe, expect, it } from 'vitest';
import { runStudy, type Study } from '../../src/experiment/index.ts';
import { parseScenario, type Scenario } from '../../src/scenario/index.ts';

const twoPools = `
name: two pools
horizon: 8 d
warmup: 1 d
replications: 5
cluster: { pools: { old: { units: 10 }, new: { units: 20 } } }
workloads:
  crowd: { arrivals: { process: poisson, rate: 13.3 per h }, duration: { distribution: exponential, mean: 1 h }, pools: old }
  few: { arrivals: { process: poisson, rate: 6 per h }, duration: { distribution: exponential, mean: 1 h }, pools: new }
policy: { backfill: easy }
`;

function scenarioOf(text: string): Scenario {
  const { scenario, faults } = parseScenario(text, { file: 'growth.yaml', folder: '.' });
  if (scenario === undefined) throw new Error(JSON.stringify(faults));
  return scenario;
}

const played = (text: string) => runStudy(scenarioOf(text), { threads: 0 });
const waitOf = ({ policies }: Study, dimension: string, name: string) =>
  policies[0]!.groups.find((group) => group.dimension === dimension && group.name === name)!.metrics.wait!.mean;

describe('a study in which a part of the machine cannot keep up', () => {
  it('gives the waits of everybody else, as if the part were not there', async () => {
    const whole = await played(twoPools);
    const alone = await played(twoPools.replace('old: { units: 10 }, ', '').replace(/ {2}crowd:.*\n/, ''));
    for (const dimension of ['class', 'workload']) {
      expect(waitOf(whole, dimension, 'crowd')).toMatchObject({ mean: null, unbounded: true });
      expect(waitOf(whole, dimension, 'few')).toEqual(waitOf(alone, dimension, 'few'));
    }
    expect(waitOf(whole, 'all', 'all').mean).toBeNull();
    expect(whole.policies[0]).toMatchObject({ unstable: true, growing: [{ pools: ['old'], groups: null }] });
  });

  it('holds and fails thresholds by whom they are about', async () => {
    const limits =
      'thresholds: [few.wait < 1 h, few.wait.p95 < 1 h, crowd.wait < 100 d, wait < 100 d, max-wait < 100 d]';
    const { thresholds } = await played(`${twoPools}${limits}`);
    expect(thresholds.map(({ verdict }) => verdict)).toEqual(['holds', 'holds', 'fails', 'fails', 'fails']);
  });

  it('names the part in its answer and its notes, and calls nothing stable', async () => {
    const { answer, notes } = await played(twoPools);
    expect(answer).toMatch(/The queue for pool 'old' grew without bound under .*; few waited 0 s on average/);
    expect(notes.find(({ code }) => code === 'unstable-queue')!.text).toMatch(/the queue for pool 'old' grows/);
    expect(notes.map(({ code }) => code)).not.toContain('utilisation-is-offered-load');
  });

  it('finds the warm-up in the jobs that settle', async () => {
    const { notes } = await played(twoPools.replace('warmup: 1 d', 'warmup: auto'));
    expect(notes.map(({ code }) => code)).toContain('warm-up-found');
  });

  it('gives the waits of the class that a rule lets through while another is left behind', async () => {
    const study = await played(`
name: smallest first
horizon: 20 d
warmup: 1 d
replications: 5
cluster: { pools: { machine: { units: 10 } } }
workloads:
  narrow: { arrivals: { process: poisson, rate: 30 per h }, duration: { distribution: exponential, mean: 6 min } }
  wide: { arrivals: { process: poisson, rate: 2 per h }, accelerators: 10, duration: { distribution: exponential, mean: 30 min } }
policies: { smallest: { ordering: smallest, backfill: none } }
thresholds: [narrow.wait < 1 h, narrow.wait.p99 < 4 h, wide.wait < 10 d]
`);
    expect(study.thresholds.map(({ verdict }) => verdict)).toEqual(['holds', 'holds', 'fails']);
    expect(study.answer).toContain("The queue of class 'wide' grew without bound");
  });
});
