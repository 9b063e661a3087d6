import { describe, expect, it } from 'vitest';
import { resolvedYaml } from '../../src/scenario/index.ts';
import { faultsOf, scenarioOf, sound } from './reading.ts';

const withThresholds = (...lines: string[]) => `${sound}thresholds:\n${lines.map((line) => `  - ${line}\n`).join('')}`;
const thresholds = (...lines: string[]) => scenarioOf(withThresholds(...lines)).thresholds;

describe('thresholds', () => {
  it('are a measure, a side and a limit in the unit of the measure', () => {
    expect(
      thresholds('jobs.wait.p95 < 4 h', 'utilisation > 70 %', 'throughput >= 12 per h', 'bounded-slowdown ≤ 3.5'),
    ).toEqual([
      { text: 'jobs.wait.p95 < 4 h', measure: 'jobs.wait.p95', holdsWhen: 'below', inclusive: false, limit: 14_400 },
      { text: 'utilisation > 70 %', measure: 'utilisation', holdsWhen: 'above', inclusive: false, limit: 0.7 },
      { text: 'throughput >= 12 per h', measure: 'throughput', holdsWhen: 'above', inclusive: true, limit: 12 },
      { text: 'bounded-slowdown ≤ 3.5', measure: 'bounded-slowdown', holdsWhen: 'below', inclusive: true, limit: 3.5 },
    ]);
    expect(
      thresholds('queue-length < 30', 'queue-length < 30 jobs', 'accelerator-seconds > 1e6')!.map((t) => t.limit),
    ).toEqual([30, 30, 1e6]);
  });

  it('may be for some policies, and held to a confidence of their own', () => {
    const [one, two] = thresholds(
      "{ threshold: wait < 1 h, policies: 'fcfs+easy', confidence: 99 % }",
      "{ threshold: wait < 1 h, policies: ['fcfs+easy'] }",
    )!;
    expect(one).toMatchObject({ limit: 3600, policies: ['fcfs+easy'], confidence: 0.99 });
    expect(two).toMatchObject({ policies: ['fcfs+easy'] });
    expect(two).not.toHaveProperty('confidence');
  });

  it('may be about a group whose name needs quotes', () => {
    const text = `${sound.replace('  jobs:', '  "a.b < c":')}thresholds: ['class/"a.b < c".wait < 1 h']\n`;
    expect(scenarioOf(text).thresholds).toMatchObject([{ measure: 'class/"a.b < c".wait', limit: 3600 }]);
  });

  it('leave a scenario without any as it was, its hash too', () => {
    expect(scenarioOf(sound)).not.toHaveProperty('thresholds');
    expect(scenarioOf(`${sound}thresholds: []\n`).hash).toBe(scenarioOf(sound).hash);
    expect(scenarioOf(withThresholds('wait < 1 h')).hash).not.toBe(scenarioOf(sound).hash);
  });

  it('come back from the resolved scenario as they were', () => {
    const scenario = scenarioOf(
      withThresholds(
        'wait.p95 < 1 h',
        "{ threshold: utilisation > 12.5 %, policies: 'fcfs+easy', confidence: 99.9 % }",
      ),
    );
    expect(scenarioOf(resolvedYaml(scenario), { file: 'other.yaml' }).thresholds).toEqual(scenario.thresholds);
  });

  it('are refused with the place inside the text, what was expected and the nearest word', () => {
    const line = sound.split('\n').length + 1;
    expect(faultsOf(withThresholds('job.wait.p95 < 1 h'))).toEqual([
      `${line}:5 thresholds[0]: no class, workload, tenant or user is named 'job' | did you mean 'jobs'?`,
    ]);
    expect(faultsOf(withThresholds('jobs.wiat.p95 < 1 h'))).toEqual([
      `${line}:10 thresholds[0]: there is no metric 'wiat' | did you mean 'wait'?`,
    ]);
    expect(faultsOf(withThresholds("'jobs.wait < 60'"))).toEqual([
      `${line}:18 thresholds[0]: expected a duration such as '30 min' or '1800 s' as the limit of 'jobs.wait', got '60' | a number alone has no unit`,
    ]);
    expect(faultsOf(withThresholds('utilisation > 70'))[0]).toContain("write '70 %'");
    expect(faultsOf(withThresholds('queue-length > few'))[0]).toContain(
      "expected a number of jobs, such as '12' or '12 jobs' as the limit of 'queue-length', got 'few'",
    );
    for (const text of ['wait', 'wait = 1 h', 'wait => 1 h', 'wait < = 1 h'])
      expect(faultsOf(withThresholds(text)), text).toHaveLength(1);
    expect(faultsOf(withThresholds('wait = 1 h'))[0]).toContain("by '<', '<=', '>' or '>='");
    expect(faultsOf(withThresholds('{ threshold: wait < 1 h, policies: fcfs }'))).toEqual([
      `${line}:40 thresholds[0].policies: there is no policy 'fcfs' | there are fcfs+easy`,
    ]);
    expect(faultsOf(withThresholds('{ treshold: wait < 1 h }'))[0]).toContain("did you mean 'threshold'?");
  });

  it('may name groups that only a log can tell', () => {
    const log = sound.replace(/ {2}jobs:[\s\S]*(?=policy:)/, '  log: { kind: trace, file: a.swf }\n');
    expect(scenarioOf(`${log}thresholds: [queue 3.wait.p95 < 4 h]\n`).thresholds).toHaveLength(1);
    expect(faultsOf(`${log}thresholds: [workload/lag.wait.p95 < 4 h]\n`)[0]).toContain("did you mean 'log'?");
  });

  it('are refused on what the scenario has nothing for, which no replication would decide', () => {
    const line = sound.split('\n').length + 1;
    expect(faultsOf(withThresholds('total-cost < 1 M EUR'))).toEqual([
      `${line}:5 thresholds[0]: 'total-cost' needs 'economics', which the scenario does not have | add 'economics', or leave 'total-cost' out`,
    ]);
    expect(faultsOf(withThresholds('jobs.energy < 4 MWh'))[0]).toContain('which no pool states');
    expect(faultsOf(`${sound}precision: 5 % on peak-power\n`)[0]).toContain('which no pool states');
    expect(faultsOf(`${sound}answer: [wait, emissions]\n`)[0]).toContain("'emissions' needs 'carbon'");
  });
});
