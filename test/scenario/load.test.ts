import { describe, expect, it } from 'vitest';
import { buildJobTable } from '../../src/workload/index.ts';
import { faultsOf, scenarioOf, sound } from './reading.ts';

const more = (line: string) => `${sound}${line}\n`;

/** A scenario of one workload. */
const withWorkload = (workload: string, rest: string) => `horizon: 100 d
cluster: { pools: { gpus: { units: 64 } } }
workloads: { jobs: { ${workload} } }
${rest}
`;

function jobsOf(text: string): number {
  return buildJobTable({ ...scenarioOf(text), replication: 0 }).jobs.count;
}

describe('the load of a scenario', () => {
  it('multiplies the submissions per unit of time and nothing else', () => {
    const plain = scenarioOf(sound);
    const loaded = scenarioOf(more('load: 150 %'));
    expect(loaded.workloads.jobs).toEqual({
      ...plain.workloads.jobs,
      arrivals: { process: 'poisson', rate: (1.5 * 40) / 86_400 },
    });
  });

  it('can be given by workload', () => {
    expect(scenarioOf(more('load: { jobs: 50 % }')).workloads.jobs!.arrivals).toMatchObject({ rate: 20 / 86_400 });
    expect(scenarioOf(more('load: {}')).hash).toBe(scenarioOf(sound).hash);
    expect(scenarioOf(more('load: 100 %')).hash).toBe(scenarioOf(sound).hash);
  });

  it.each([
    'arrivals: { process: poisson, rate: 40 per day }, duration: 1 h',
    'arrivals: { process: diurnal, mean: 40 per day, weekend: 20 % }, duration: 1 h',
    'arrivals: { process: weekly, mean: 40 per day, weights: [1, 2, 3, 2, 1, 0, 0] }, duration: 1 h',
    'arrivals: { process: bursty, busy: 10 per h, quiet: 1 per h, busyFor: 2 h, quietFor: 10 h }, duration: 1 h',
    'arrivals: { process: campaigns, rate: 4 per day, size: 10 }, duration: 1 h',
    'arrivals: { process: renewal, interarrival: { distribution: gamma, mean: 30 min, cv: 2 } }, duration: 1 h',
    'arrivals: { process: renewal, interarrival: 30 min }, duration: 1 h',
    'kind: lublin, machine: 32',
    'kind: lublin, targetLoad: 40 %',
  ])('makes twice as many jobs of %s', (workload) => {
    const plain = jobsOf(withWorkload(workload, ''));
    const double = jobsOf(withWorkload(workload, 'load: 200 %'));
    expect(plain).toBeGreaterThan(100);
    expect(Math.abs(double / plain - 2)).toBeLessThan(0.2);
  });

  it('is refused where submissions come at given times or with gaps of no mean', () => {
    const at = withWorkload('arrivals: { process: at, times: [0 s, 1 h] }, duration: 1 h', 'load: 120 %');
    expect(faultsOf(at)).toEqual([expect.stringContaining("4:7 load: the submissions of 'jobs' cannot be scaled")]);
    const gaps =
      'arrivals: { process: renewal, interarrival: { distribution: uniform, low: 1 s, high: 2 h } }, duration: 1 h';
    expect(faultsOf(withWorkload(gaps, 'load: { jobs: 90 % }'))).toEqual([
      expect.stringContaining("load.jobs: the submissions of 'jobs' cannot be scaled"),
    ]);
  });

  it('knows the workloads it names', () => {
    expect(faultsOf(more('load: { job: 90 % }'))).toEqual([
      "18:9 load.job: there is no workload 'job' | did you mean 'jobs'?",
    ]);
  });

  it('is a percentage', () => {
    expect(faultsOf(more('load: 1.2'))[0]).toContain("expected a percentage such as '60 %'");
    expect(faultsOf(more('load: 0 %'))[0]).toContain('at least 0.0001 %');
  });
});
