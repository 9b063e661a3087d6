import { describe, expect, it } from 'vitest';
import { resolvedYaml } from '../../src/scenario/index.ts';
import { faultsOf, scenarioOf, sound } from './reading.ts';

const withPrecision = (text: string, more = '') => `${sound}precision: ${text}\n${more}`;

describe('precision', () => {
  it('is a share of the mean on a measure, and begins with ten replications', () => {
    const scenario = scenarioOf(withPrecision('5 % on jobs.wait.p95'));
    expect(scenario.precision).toEqual({ to: 0.05, on: ['jobs.wait.p95'], atMost: 500 });
    expect(scenario.replications).toBe(10);
    expect(scenarioOf(withPrecision('5 % on wait', 'replications: 20\n')).replications).toBe(20);
    expect(scenarioOf(withPrecision('{ to: 2.5 %, on: [wait, utilisation], atMost: 50 }')).precision).toEqual({
      to: 0.025,
      on: ['wait', 'utilisation'],
      atMost: 50,
    });
  });

  it('comes back from the resolved scenario as it was', () => {
    const scenario = scenarioOf(withPrecision('5 % on jobs.wait.p95'));
    const again = scenarioOf(resolvedYaml(scenario));
    expect(again.precision).toEqual(scenario.precision);
    expect(again.replications).toBe(10);
  });

  it('is refused where its words, its measure or its numbers are wrong', () => {
    const line = sound.split('\n').length;
    expect(faultsOf(withPrecision('5 % on jobs.wiat.p95'))).toEqual([
      `${line}:24 precision: there is no metric 'wiat' | did you mean 'wait'?`,
    ]);
    expect(faultsOf(withPrecision('{ to: 5 %, on: [wait, job.wait] }'))).toEqual([
      `${line}:34 precision.on[1]: no class, workload, tenant or user is named 'job' | did you mean 'jobs'?`,
    ]);
    expect(faultsOf(withPrecision('5 on wait'))[0]).toContain(
      "expected a precision such as '5 % on startups.wait.p95'",
    );
    expect(faultsOf(withPrecision('wait'))).toHaveLength(1);
    expect(faultsOf(withPrecision('0 % on wait'))[0]).toContain('above 0 %');
    expect(faultsOf(withPrecision('{ to: 5 %, on: wait, atMost: 5 }'))[0]).toContain('at least 10');
    expect(faultsOf(withPrecision('{ to: 5 %, on: wait, atmost: 50 }'))[0]).toContain("did you mean 'atMost'?");
  });

  it('is refused with too few replications to begin with, too many, or where nothing is random', () => {
    expect(faultsOf(withPrecision('5 % on wait', 'replications: 4\n'))[0]).toContain('4 replications are too few');
    expect(faultsOf(withPrecision('{ to: 5 %, on: wait, atMost: 20 }', 'replications: 30\n'))[0]).toContain(
      '20 at most',
    );
    const fixed = sound
      .replace('{ process: poisson, rate: 40 per day }', '{ process: at, times: [0 s] }')
      .replace('{ choice: [1, 8], weights: [3, 1] }', '1')
      .replace('{ distribution: lognormal, mean: 5 h, cv: 1.8 }', '1 h');
    expect(faultsOf(`${fixed}precision: 5 % on wait\n`)[0]).toContain('nothing in this scenario is random');
  });
});
