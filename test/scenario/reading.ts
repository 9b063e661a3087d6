import { type Fault, faultMessage, formatPath } from '../../src/scenario/fault.ts';
import { type ParseOptions, parseScenario, type ScenarioReading } from '../../src/scenario/parse-scenario.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** A scenario that is right; tests change one thing in it. */
export const sound = `name: sound
horizon: 10 d
warmup: 1 d
cluster:
  pools:
    gpus: { units: 64 }
tenants:
  a: { share: 60 % }
  b: { share: 40 % }
workloads:
  jobs:
    tenant: a
    pools: [gpus]
    arrivals: { process: poisson, rate: 40 per day }
    accelerators: { choice: [1, 8], weights: [3, 1] }
    duration: { distribution: lognormal, mean: 5 h, cv: 1.8 }
policy: { ordering: fcfs, backfill: easy }
`;

export function read(text: string, options: Partial<ParseOptions> = {}): ScenarioReading {
  return parseScenario(text, { file: 'test.yaml', folder: '/scenarios', ...options });
}

/** The scenario of a text that has no faults. */
export function scenarioOf(text: string, options: Partial<ParseOptions> = {}): Scenario {
  const { scenario, faults } = read(text, options);
  if (scenario === undefined) throw new Error(faults.map(told).join('\n'));
  return scenario;
}

/** The faults of a text as `line:column path: message | expected | hint`. */
export function faultsOf(text: string, options: Partial<ParseOptions> = {}): string[] {
  return (read(text, options).faults ?? []).map(told);
}

export function told(fault: Fault): string {
  const { position, path, problem, expected, hint } = fault;
  const extra = [problem === undefined ? undefined : expected, hint].filter((text) => text !== undefined);
  const where = fault.source.kind === 'file' ? `${position.line}:${position.column}` : fault.source.name;
  return [`${where} ${formatPath(path)}: ${faultMessage(fault)}`, ...extra].join(' | ');
}
