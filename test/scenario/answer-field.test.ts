import { describe, expect, it } from 'vitest';
import { resolvedYaml } from '../../src/scenario/index.ts';
import { faultsOf, scenarioOf, sound } from './reading.ts';

const line = sound.split('\n').length;

describe('what the answer opens with', () => {
  it('is a measure or several, and no part of the hash', () => {
    const scenario = scenarioOf(`${sound}answer: jobs.wait.p95\n`);
    expect(scenario.answer).toEqual(['jobs.wait.p95']);
    expect(scenario.hash).toBe(scenarioOf(sound).hash);
    expect(scenarioOf(`${sound}answer: [utilisation, wait]\n`).answer).toEqual(['utilisation', 'wait']);
    expect(scenarioOf(resolvedYaml(scenario)).answer).toEqual(['jobs.wait.p95']);
  });

  it('is refused where there is no such measure, or it is a count', () => {
    expect(faultsOf(`${sound}answer: [wait, jobs.wiat.p95]\n`)).toEqual([
      `${line}:21 answer[1]: there is no metric 'wiat' | did you mean 'wait'?`,
    ]);
    expect(faultsOf(`${sound}answer: jobs.jobs-rejected\n`)[0]).toContain("'jobs.jobs-rejected' is a count");
    expect(faultsOf(`${sound}answer: []\n`)).toHaveLength(1);
  });
});
