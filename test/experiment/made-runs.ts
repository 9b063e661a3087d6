import type { GroupResult, RunResult, Summary } from '../../src/metrics/index.ts';
import { parseScenario, type Scenario } from '../../src/scenario/index.ts';

/** A scenario of policies that all mean the same; what they come to is made up by the test. */
export function scenarioOf(
  policies: readonly string[],
  replications: number,
  kind: 'synthetic' | 'trace' = 'synthetic',
  more: readonly string[] = [],
): Scenario {
  const workload =
    kind === 'trace'
      ? '{ kind: trace, format: swf, file: some.swf }'
      : '{ arrivals: { process: poisson, rate: 1 per min }, accelerators: 1, duration: 1 min }';
  const powered = more.some((line) => line.startsWith('electricity:'));
  const text = [
    'name: made up',
    kind === 'trace' ? '' : 'horizon: 1 d',
    `replications: ${replications}`,
    `cluster: { pools: { machine: { units: 4${powered ? ', power: { idle: 60 W, busy: 400 W }' : ''} } } }`,
    `workloads: { jobs: ${workload} }`,
    'policies:',
    ...policies.map((name) => `  ${name}: { ordering: fcfs, backfill: none }`),
    ...more,
  ].join('\n');
  const reading = parseScenario(text, { file: 'made-up.yaml', folder: '.' });
  if (reading.scenario === undefined) throw new Error(JSON.stringify(reading.faults));
  return reading.scenario;
}

interface Made {
  readonly policy: string;
  readonly replication: number;
  /** Mean wait of all jobs, s; null: not known. */
  readonly wait: number | null;
  /** The 95 % wait and the mean bounded slowdown of all jobs. Default: the number that the mean wait is. */
  readonly p95?: number;
  readonly slowdown?: number;
  /** Mean waits by class, s. */
  readonly classes?: Readonly<Record<string, number | null>>;
  readonly unstable?: boolean;
  readonly notes?: RunResult['notes'];
  /** Metrics of the machine besides its utilisation. */
  readonly system?: RunResult['system'];
}

/** A run whose waits, slowdowns and p95 are all the number given, unless others are given for them. */
export function runOf({
  policy,
  replication,
  wait,
  p95,
  slowdown,
  classes = {},
  unstable = false,
  notes = [],
  system = {},
}: Made): RunResult {
  return {
    policy,
    replication,
    window: { from: 0, to: 86_400 },
    groups: [
      groupOf('all', 'all', wait, p95, slowdown),
      ...Object.entries(classes).map(([name, mean]) => groupOf('class', name, mean)),
    ].map((group) => (unstable ? { ...group, unstable } : group)),
    system: { utilisation: 0.8, 'offered-load': 0.8, ...system },
    timeline: {
      from: 0,
      step: 1,
      allocated: new Float64Array(1),
      queuedJobs: new Float64Array(1),
      queuedAccelerators: new Float64Array(1),
      runningJobs: new Float64Array(1),
      installed: new Float64Array(1),
      maximumQueuedJobs: new Float64Array(1),
      waitingPeaks: { height: new Float64Array(1), at: new Float64Array(1) },
    },
    notes,
    names: { workloads: ['jobs'], classes: Object.keys(classes), tenants: ['none'], users: ['none'] },
    unstable,
    ...(unstable ? { growing: [{ pools: null, groups: null }] } : {}),
    events: 200,
  };
}

function groupOf(
  dimension: GroupResult['dimension'],
  name: string,
  value: number | null,
  p95 = value,
  slowdown = value,
): GroupResult {
  const summary: Summary = { count: 100, mean: value, p50: value, p90: value, p95: value, p99: null, max: value };
  return {
    dimension,
    name,
    submitted: 100,
    completed: 100,
    timedOut: 0,
    rejected: 0,
    acceleratorSeconds: 1000,
    metrics: { wait: { ...summary, p95 }, 'bounded-slowdown': { ...summary, mean: slowdown } },
  };
}

/** The runs of policies by name, one value a replication. */
export function runsOf(waits: Readonly<Record<string, readonly (number | null)[]>>): RunResult[] {
  return Object.entries(waits).flatMap(([policy, values]) =>
    values.map((wait, replication) => runOf({ policy, replication, wait })),
  );
}
