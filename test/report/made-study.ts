import type { ClusterSpec } from '../../src/cluster/index.ts';
import type { Estimate, PolicyEstimate, Statistic, Study } from '../../src/experiment/study.ts';
import { createRecorder, measure, measuredWindow, type RunResult } from '../../src/metrics/index.ts';
import type { PolicyDetail } from '../../src/output/payload-jobs.ts';
import { stream } from '../../src/random/index.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { describePolicy, knowledgeOf, type PolicySpec } from '../../src/scheduler/index.ts';
import { simulate } from '../../src/simulation/index.ts';
import { meanInterval } from '../../src/statistics/index.ts';
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

/** A study of plausible jobs, really simulated and measured, and the details of its first replication. */
export function madeStudy(wishes: StudyWishes): { study: Study; details: PolicyDetail[] } {
  const cluster = wishes.cluster ?? { pools: { h100: { kind: 'nodes', nodes: 32, acceleratorsPerNode: 8 } } };
  const policies = wishes.policies ?? threePolicies;
  const capacity = Object.values(cluster.pools).reduce(
    (sum, pool) => sum + (pool.kind === 'units' ? pool.units : pool.nodes * pool.acceleratorsPerNode),
    0,
  );
  const runs: RunResult[] = [];
  const details: PolicyDetail[] = [];
  for (let replication = 1; replication <= wishes.replications; replication++) {
    const jobs = madeJobs(wishes, replication, capacity, Object.keys(cluster.pools).length);
    const horizon = jobs.submit[jobs.count - 1]! + 1;
    const window = measuredWindow(jobs, { warmup: Math.round(horizon * 0.05), cooldown: 0, horizon });
    for (const [name, spec] of Object.entries(policies)) {
      const recorder = createRecorder({ window, timelineSteps: 1000 });
      const outcome = simulate({ jobs, cluster, policy: spec, observers: [recorder] });
      runs.push(measure({ policy: name, replication, jobs, outcome, recorder, window }));
      if (replication === 1) details.push({ policy: name, jobs, outcome });
    }
  }
  const scenario = madeScenario(wishes, cluster, policies);
  const estimates = Object.entries(policies).map(([name, spec]) =>
    policyEstimate(
      name,
      spec,
      runs.filter((run) => run.policy === name),
    ),
  );
  const study: Study = {
    scenario,
    policies: estimates,
    comparisons: comparisonsOf(estimates),
    notes: runs.filter((run) => run.replication === 1).flatMap((run) => run.notes),
    cleaning: [],
    answer: answerOf(estimates),
    partial: false,
    runs,
  };
  return { study, details };
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
    outputs: { jobs: true, segments: true, timeline: true, report: true, reasons: false, timelineSteps: 1000 },
    folder: '.',
    hash: '5f3a9c0b7e21d4885f3a9c0b7e21d4885f3a9c0b7e21d4885f3a9c0b7e21d488',
  };
}

function estimateOf(values: readonly (number | null)[]): Estimate {
  const known = values.filter((value) => value !== null);
  if (known.length < values.length || known.length === 0) return { mean: null, halfWidth: null, values };
  const { mean, halfWidth } = meanInterval(known, 0.95);
  return { mean, halfWidth, values };
}

const statistics: readonly Statistic[] = ['mean', 'p50', 'p90', 'p95', 'p99', 'max'];

function policyEstimate(name: string, spec: PolicySpec, runs: readonly RunResult[]): PolicyEstimate {
  const first = runs[0]!;
  const keys = [...new Map(runs.flatMap((run) => run.groups).map((g) => [`${g.dimension} ${g.name}`, g])).values()];
  const groups = keys.map(({ dimension, name: group }) => {
    const own = runs.map((run) => run.groups.find((g) => g.dimension === dimension && g.name === group));
    const of = (pick: (g: NonNullable<(typeof own)[number]>) => number | null) =>
      estimateOf(own.map((g) => (g === undefined ? null : pick(g))));
    const metrics = Object.keys(own.find((g) => g !== undefined)!.metrics).map((metric) => [
      metric,
      Object.fromEntries(statistics.map((s) => [s, of((g) => g.metrics[metric]?.[s] ?? null)])) as Record<
        Statistic,
        Estimate
      >,
    ]);
    return {
      dimension,
      name: group,
      submitted: of((g) => g.submitted),
      rejected: of((g) => g.rejected),
      acceleratorSeconds: of((g) => g.acceleratorSeconds),
      metrics: Object.fromEntries(metrics) as PolicyEstimate['groups'][number]['metrics'],
    };
  });
  return {
    policy: name,
    description: describePolicy(spec),
    knowledge: knowledgeOf(spec),
    groups,
    system: Object.fromEntries(
      Object.keys(first.system).map((metric) => [metric, estimateOf(runs.map((run) => run.system[metric] ?? null))]),
    ),
    unstable: runs.some((run) => run.unstable),
  };
}

function comparisonsOf(policies: readonly PolicyEstimate[]): Study['comparisons'] {
  const [baseline, ...others] = policies;
  return others.flatMap((other) =>
    (['p95', 'mean'] as const).map((statistic) => {
      const of = (p: PolicyEstimate) => p.groups.find((g) => g.dimension === 'all')!.metrics.wait![statistic];
      const pairs = of(other).values.map((value, i) =>
        value === null || of(baseline!).values[i] === null ? null : value - of(baseline!).values[i]!,
      );
      const difference = estimateOf(pairs as (number | null)[]);
      const whole = of(baseline!).mean;
      const [mean, half] = [difference.mean, difference.halfWidth];
      const clear = mean !== null && half !== null && Math.abs(mean) > half;
      return {
        metric: 'wait',
        statistic,
        dimension: 'all' as const,
        group: 'all',
        baseline: baseline!.policy,
        policy: other.policy,
        difference,
        relative: mean === null || whole === null ? null : mean / whole,
        relativeHalfWidth: half === null || whole === null ? null : half / whole,
        verdict:
          half === null
            ? ('single-run' as const)
            : clear
              ? mean! < 0
                ? ('better' as const)
                : ('worse' as const)
              : ('no-difference-shown' as const),
      };
    }),
  );
}

function answerOf(policies: readonly PolicyEstimate[]): string {
  const waits = policies.map((p) => ({
    name: p.policy,
    wait: p.groups[0]?.metrics.wait?.p95.mean ?? Number.POSITIVE_INFINITY,
  }));
  const best = waits.reduce((a, b) => (b.wait < a.wait ? b : a));
  return `${best.name} has the shortest waits: nine in ten jobs start sooner than under ${waits[0]!.name}, by 41 % ± 6 %.`;
}
