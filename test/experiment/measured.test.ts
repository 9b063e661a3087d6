import { describe, expect, it } from 'vitest';
import { concludeStudy } from '../../src/experiment/index.ts';
import { measured } from '../../src/experiment/measured.ts';
import { runOf, scenarioOf } from './made-runs.ts';

const runs = [10, 20, 30].map((wait, replication) =>
  runOf({ policy: 'easy', replication, wait, classes: { small: wait / 2, large: 2 * wait } }),
);
const [policy] = concludeStudy({
  scenario: scenarioOf(['easy'], 3),
  runs,
  knowledge: new Map(),
  cleaning: [],
  notes: [],
  partial: false,
}).policies;

describe('a measure of what a policy comes to', () => {
  it('is the estimate of the metric, over all jobs or a group of them', () => {
    expect(measured('wait', policy!).estimate).toMatchObject({ mean: 20, values: [10, 20, 30] });
    expect(measured('large.wait.p95', policy!).estimate).toMatchObject({ mean: 40, values: [20, 40, 60] });
    expect(measured('class/small.wait', policy!).estimate!.mean).toBe(10);
    expect(measured('utilisation', policy!).estimate!.mean).toBeCloseTo(0.8, 12);
    expect(measured('large.jobs-submitted', policy!).estimate!.mean).toBe(100);
    expect(measured('accelerator-seconds', policy!).estimate!.mean).toBe(1000);
  });

  it('is unknown where the study could not tell', () => {
    expect(measured('large.wait.p99', policy!).estimate!.mean).toBeNull();
    expect(measured('queue-length', policy!).estimate!.mean).toBeNull();
  });

  it('does not exist for a group without measured jobs', () => {
    expect(measured('larger.wait', policy!).fault).toMatchObject({ hint: "did you mean 'large'?" });
  });
});
