import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runStudy } from '../../src/experiment/index.ts';
import { loadScenario } from '../../src/scenario/index.ts';

describe('the lesson on wide jobs with forty replications', () => {
  it('shows who pays: narrow jobs under largest first, and nobody under WFP3', async () => {
    const file = join(import.meta.dirname, '../../scenarios/first-steps/06-wide-jobs.yaml');
    const { scenario } = loadScenario(file, { sets: ['replications=40'] });
    const { comparisons } = await runStudy(scenario!, { threads: 0 });
    const verdict = (policy: string, name: string) =>
      comparisons.find(
        (one) => one.policy === policy && one.metric === 'wait' && one.statistic === 'mean' && one.group === name,
      )?.verdict;
    expect(['narrow', 'wide'].map((name) => verdict('largest', name))).toEqual(['worse', 'better']);
    expect(['narrow', 'wide'].map((name) => verdict('wfp3', name))).toEqual(['better', 'better']);
  });
});
