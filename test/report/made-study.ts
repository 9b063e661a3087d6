import { type ClusterSpec, capacityOf } from '../../src/cluster/index.ts';
import { play } from '../../src/experiment/crew/play.ts';
import { concludeStudy, type Study } from '../../src/experiment/index.ts';
import type { RunResult } from '../../src/metrics/index.ts';
import type { PolicyDetail } from '../../src/output/payload-jobs.ts';
import { stream } from '../../src/random/index.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { readThreshold } from '../../src/scenario/threshold.ts';
import { knowledgeOf, type PolicySpec } from '../../src/scheduler/index.ts';
import type { JobTable } from '../../src/workload/job-table.ts';
import { policy } from '../job-tables.ts';

/** What the tests of the page vary in their studies. */
export interface StudyWishes {
  readonly jobs: number;
  readonly replications: number;
  readonly cluster?: ClusterSpec;
  readonly policies?: Readonly<Record<string, PolicySpec>>;
  /** Work that arrives, as a share of the machine. */
  readonly load?: number;
  readonly name?: string;
  readonly thresholds?: readonly string[];
  readonly names?: {
    readonly classes?: readonly string[];
    readonly tenants?: readonly string[];
    readonly users?: readonly string[];
  };
}

/** Four classes after the mix of an AI factory: share of the jobs, accelerators to choose from, median run time (s) and its spread. */
const mix = [
  { name: 'notebook', share: 0.3, sizes: [1], median: 2400, spread: 0.9 },
  { name: 'evaluation', share: 0.35, sizes: [1, 2, 4, 8], median: 600, spread: 0.8 },
  { name: 'fine-tuning', share: 0.3, sizes: [4, 8, 16, 32], median: 5400, spread: 1.1 },
  { name: 'domain model', share: 0.05, sizes: [32, 64, 128], median: 21_600, spread: 0.8 },
] as const;

const threePolicies = {
  fcfs: policy('fcfs', 'none'),
  easy: policy('fcfs', 'easy'),
  'easy, shortest first': policy('shortest-first', 'easy'),
};

/** A study of plausible jobs, really simulated, measured and concluded, and the details of its first replication. */
export function madeStudy(wishes: StudyWishes): { study: Study; details: PolicyDetail[] } {
  const cluster = wishes.cluster ?? { pools: { h100: { kind: 'nodes', nodes: 32, acceleratorsPerNode: 8 } } };
  const policies = wishes.policies ?? threePolicies;
  const pools = Object.values(cluster.pools);
  const capacity = pools.reduce((sum, pool) => sum + capacityOf(pool), 0);
  const runs: RunResult[] = [];
  const details: PolicyDetail[] = [];
  let scenario = madeScenario(wishes, cluster, policies);
  for (let replication = 0; replication < wishes.replications; replication++) {
    const jobs = madeJobs(wishes, replication, capacity, pools.length);
    const horizon = jobs.submit[jobs.count - 1]! + 1;
    scenario = { ...scenario, horizon, warmup: Math.round(horizon * 0.05) };
    for (const name of Object.keys(policies)) {
      const { result, outcome } = play({ scenario, policy: name, replication, jobs, modules: new Map(), audit: false });
      runs.push(result);
      if (replication === 0) details.push({ policy: name, jobs, outcome });
    }
  }
  const knowledge = new Map(Object.entries(policies).map(([name, spec]) => [name, knowledgeOf(spec)]));
  return { study: concludeStudy({ scenario, runs, knowledge, cleaning: [], notes: [], partial: false }), details };
}

function madeJobs(wishes: StudyWishes, replication: number, capacity: number, pools: number): JobTable {
  const draw = stream('made', replication, 'jobs');
  const normal = () => Math.sqrt(-2 * Math.log1p(-draw())) * Math.cos(2 * Math.PI * draw());
  const count = wishes.jobs;
  const classes = wishes.names?.classes ?? mix.map(({ name }) => name);
  const tenants = wishes.names?.tenants ?? ['start-ups', 'academia', 'public sector'];
  const users = wishes.names?.users ?? Array.from({ length: 60 }, (_, i) => `user-${i + 1}`);
  const table: JobTable = {
    count,
    number: Float64Array.from({ length: count }, (_, i) => i + 1),
    submit: new Float64Array(count),
    runtime: new Float64Array(count),
    limit: new Float64Array(count),
    accelerators: new Int32Array(count),
    workload: new Uint16Array(count),
    class: new Uint16Array(count),
    tenant: new Uint32Array(count),
    user: new Uint32Array(count),
    accepts: new Uint16Array(count),
    names: { workloads: ['mixed'], classes, tenants, users },
    acceptance: [Array.from({ length: pools }, (_, i) => i)],
  };
  let work = 0;
  for (let job = 0; job < count; job++) {
    const pick = draw();
    let kind = 0;
    for (let sum = mix[0].share; pick > sum && kind < mix.length - 1; sum += mix[kind]!.share) kind++;
    const { sizes, median, spread } = mix[kind]!;
    const runtime = Math.max(1, Math.round(median * Math.exp(spread * normal())));
    table.class[job] = kind;
    table.accelerators[job] = Math.min(capacity, sizes[Math.floor(draw() * sizes.length)]!);
    table.runtime[job] = runtime;
    const asked = draw() < 0.06 ? 0.9 : 1 + 3 * draw();
    table.limit[job] = Math.ceil((runtime * asked) / 900) * 900 || 900;
    table.user[job] = Math.floor(users.length * draw() ** 2.5);
    table.tenant[job] = table.user[job]! % tenants.length;
    work += runtime * table.accelerators[job]!;
  }
  const span = work / (capacity * (wishes.load ?? 0.82));
  let at = 0;
  for (let job = 0; job < count; job++) {
    // Days have busy and quiet hours.
    const daily = 1 + 0.6 * Math.sin((2 * Math.PI * at) / 86_400);
    at += (-Math.log1p(-draw()) * span) / count / daily;
    table.submit[job] = Math.round(at);
  }
  return table;
}

function madeScenario(
  wishes: StudyWishes,
  cluster: ClusterSpec,
  policies: Readonly<Record<string, PolicySpec>>,
): Scenario {
  return {
    name: wishes.name ?? 'Shared factory, winter quarter',
    question:
      'Which order and which backfilling should a factory of 256 accelerators run, when four kinds of work share it?',
    notice: [
      'Under plain first come, first served the machine stands idle while jobs wait: a wide job holds up everyone behind it.',
    ],
    try: ['Raise the load to 95 % and look at the waits of the domain models.'],
    seed: 'winter-2026',
    horizon: null,
    warmup: 0,
    cooldown: 0,
    replications: wishes.replications,
    confidence: 0.95,
    cluster,
    tenants: { 'start-ups': { share: 0.4 }, academia: { share: 0.4 }, 'public sector': { share: 0.2 } },
    workloads: {},
    policies,
    ...(wishes.thresholds === undefined
      ? {}
      : { thresholds: wishes.thresholds.map((text) => readThreshold(text, [])).map(({ threshold }) => threshold!) }),
    outputs: { jobs: true, segments: true, timeline: true, report: true, reasons: true, timelineSteps: 1000 },
    folder: '.',
    hash: '5f3a9c0b7e21d4885f3a9c0b7e21d4885f3a9c0b7e21d4885f3a9c0b7e21d488',
  };
}
