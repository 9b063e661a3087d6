import { concludeStudy, type FinishedRun, type Study } from '../../src/experiment/index.ts';
import { measure, measuredWindow, poolMetrics } from '../../src/metrics/index.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import type { Placement } from '../../src/simulation/index.ts';
import { type HandMadeJob, handMade, watch } from '../metrics/hand-made.ts';

/** A scenario whose machine has counted units and nodes; its workload is not played. */
export function scenarioOf(more = 'policy: { ordering: fcfs, backfill: none }'): Scenario {
  const text = `
name: by hand
seed: winter
cluster: { pools: { units: { units: 4 }, nodes: { nodes: 4, acceleratorsPerNode: 8 } } }
workloads: { work: { arrivals: { process: at, times: [0 s] }, accelerators: 1, duration: 1 s } }
${more}
`;
  const reading = parseScenario(text, { file: 'by-hand.yaml', folder: '/tmp' });
  if (!('scenario' in reading)) throw new Error(JSON.stringify(reading));
  // A hash that does not change with the scenario's schema, so that golden bytes are about the output.
  return Object.assign({}, reading.scenario, { hash: '0123456789abcdef'.repeat(4) });
}

/** One run of a scenario whose schedule is written by hand. */
export function finishedRun(
  scenario: Scenario,
  schedule: readonly HandMadeJob[],
  { policy = Object.keys(scenario.policies)[0]!, replication = 0, placement = undefined as Placement | undefined } = {},
): FinishedRun {
  const { jobs, outcome } = handMade(schedule);
  const window = measuredWindow(jobs, scenario);
  const recorder = watch({ jobs, outcome }, 36, window, scenario.outputs.timelineSteps);
  // Written by hand, too: each wait is a quarter Resources, a quarter Priority, the rest Backfill.
  const part = (share: number) => Float64Array.from(outcome.start, (start, job) => share * (start - jobs.submit[job]!));
  const reasons = { resources: part(0.25), priority: part(0.25), backfill: part(0.5) };
  const pools = Object.keys(scenario.cluster.pools).map((name) => ({
    name,
    metrics: Object.fromEntries(poolMetrics.names.map((metric, i) => [metric, i / 8])),
  }));
  const result = { ...measure({ policy, replication, jobs, outcome, recorder, window, reasons }), pools };
  return { jobs, outcome: placement ? { ...outcome, placement } : outcome, result };
}

/** What the runs of a scenario come to. */
export function studyOf(scenario: Scenario, runs: readonly FinishedRun[]): Study {
  return concludeStudy({
    scenario,
    runs: runs.map(({ result }) => result),
    knowledge: new Map(Object.keys(scenario.policies).map((policy) => [policy, 'none'])),
    cleaning: [],
    notes: [],
    partial: false,
  });
}
