import { describe, expect, it } from 'vitest';
import { groupNamesOf } from '../../src/scenario/group-names.ts';
import { scenarioOf, sound } from './reading.ts';

function names(workloads: string) {
  const text = sound.replace(/workloads:[\s\S]*(?=policy:)/, `workloads:\n${workloads}`);
  const scenario = scenarioOf(text);
  const known = groupNamesOf(
    Object.entries(scenario.workloads),
    Object.keys(scenario.tenants),
    Object.keys(scenario.cluster.pools),
  );
  return Object.fromEntries(known.map(({ dimension, names, open }) => [dimension, open ? [...names, '…'] : names]));
}
const shape = 'arrivals: { process: poisson, rate: 40 per day }, duration: 1 h';

describe('the groups that results will have', () => {
  it('are known of workloads that are made up: their classes, tenants and users', () => {
    const known = names(
      `  chat: { ${shape}, tenant: a, users: { count: 2 } }\n  night: { ${shape}, class: batch jobs, tenant: b, users: { count: 1, name: bot } }\n`,
    );
    expect(known).toMatchObject({
      workload: ['chat', 'night'],
      class: ['chat', 'batch jobs'],
      tenant: ['a', 'b'],
      user: ['chat user 1', 'chat user 2', 'bot 1'],
    });
    expect(known.size!.slice(0, 4)).toEqual(['1', '2', '3-4', '5-8']);
  });

  it('are known of a model with classes of its own', () => {
    expect(names('  model: { kind: lublin, type: mixed }\n')).toMatchObject({
      class: ['batch', 'interactive'],
      tenant: ['a', 'b', 'none'],
      user: ['none'],
    });
    expect(names('  model: { kind: lublin }\n').class).toEqual(['model']);
  });

  it('are open where only a log can tell', () => {
    expect(names('  log: { kind: trace, file: a.swf }\n')).toMatchObject({
      workload: ['log'],
      class: ['…'],
      tenant: ['a', 'b', '…'],
      user: ['…'],
    });
    expect(names('  log: { kind: trace, file: a.swf, class: mine }\n').class).toEqual(['mine']);
  });
});
