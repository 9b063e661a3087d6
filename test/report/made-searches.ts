import type {
  Candidate,
  FactorEffect,
  Measure,
  ParetoPlan,
  PointOutcome,
  Search,
  SearchOutcome,
  ThresholdVerdict,
  Trial,
} from '../../src/experiment/search/search-outcome.ts';
import type { Estimate } from '../../src/experiment/study.ts';
import type { Setting } from '../../src/scenario/setting.ts';
import { madeStudy } from './made-study.ts';

/** Searches with made-up numbers, for the tests of their pages. */

export const wait: Measure = {
  path: 'finetunes.wait.p95',
  label: '95 % wait, finetunes',
  unit: 's',
  better: 'lower',
  share: false,
};
export const cost: Measure = { path: 'total-cost', label: 'Total cost', unit: 'EUR', better: 'lower', share: false };
export const busy: Measure = { path: 'utilisation', label: 'Utilisation', unit: '1', better: 'neither', share: true };

const values = (mean: number, half: number): Estimate => ({
  mean,
  halfWidth: half,
  interval: [mean - half, mean + half],
  values: [mean - half / 2, mean + half / 2],
});
const unknown: Estimate = { mean: null, halfWidth: null, interval: null, values: [null, null] };

const { scenario } = madeStudy({ jobs: 50, replications: 2 }).study;

export interface SearchNames {
  readonly path?: string;
  readonly word?: string;
  readonly policy?: string;
}

function search(outcome: SearchOutcome, measures: readonly Measure[], answer: string): Search {
  return {
    scenario: { ...scenario, replications: 5 },
    measures,
    outcome,
    answer,
    notes: [{ code: 'few-replications', severity: 'info', text: 'Five replications are few.' }],
    partial: false,
  };
}

/** Waits of a queue with so many nodes under a load; beyond what it carries the queue grows. */
function point(
  number: number,
  settings: Record<string, Setting>,
  policy: string,
  nodes: number,
  load: number,
): PointOutcome {
  const share = (load * 20) / nodes;
  const grows = share >= 1;
  const mean = (3600 * share ** 4) / Math.max(0.02, 1 - share) / (policy === 'easy' ? 3 : 1);
  return {
    point: number,
    settings,
    policy,
    unstable: grows,
    unbounded: grows ? [wait.path] : [],
    estimates: {
      [wait.path]: grows ? unknown : values(mean, mean * 0.2),
      [cost.path]: values(1.4e6 * nodes, 0),
      [busy.path]: values(Math.min(1, share), 0.01),
    },
  };
}

/** A grid of nodes × load × backfilling under two policies; with one axis a curve. */
export function madeSweep(axes: 1 | 2 | 3, names: SearchNames = {}): Search {
  const nodes = [16, 20, 24, 28, 32, 40, 48];
  const loads = [0.6, 0.8, 1, 1.2];
  const words = [names.word ?? 'fast', 'slow'];
  const policies = [names.policy ?? 'fcfs', 'easy'];
  const path = names.path ?? 'cluster.pools.h100.nodes';
  const points: PointOutcome[] = [];
  for (const word of axes === 3 ? words : [words[0]!])
    for (const load of axes === 1 ? [0.8] : loads)
      for (const n of nodes)
        for (const policy of policies) {
          const settings: Record<string, Setting> = { [path]: n };
          if (axes > 1) settings['workloads.finetunes.load'] = load;
          if (axes > 2) settings['network.kind'] = word;
          points.push(point(points.length, settings, policy, n, load * (word === 'slow' ? 1.1 : 1)));
        }
  const all = [
    { path, values: nodes, role: 'choice' as const },
    { path: 'workloads.finetunes.load', values: loads, role: 'choice' as const },
    { path: 'network.kind', values: words, role: 'choice' as const },
  ];
  return search(
    { kind: 'sweep', design: 'grid', axes: all.slice(0, axes), points },
    [wait, cost, busy],
    'Waits fall with nodes.',
  );
}

/** Points of a Latin hypercube over three things. */
export function madeHypercube(): Search {
  const paths = ['cluster.pools.h100.nodes', 'workloads.finetunes.load', 'workloads.finetunes.estimate.factor'];
  const points = Array.from({ length: 30 }, (_, i) => {
    const nodes = 16 + ((i * 7) % 30);
    const load = 0.6 + ((i * 11) % 30) / 50;
    return point(
      i,
      { [paths[0]!]: nodes, [paths[1]!]: load, [paths[2]!]: 1 + ((i * 13) % 30) / 10 },
      'easy',
      nodes,
      load,
    );
  });
  const axes = paths.map((path) => ({
    path,
    role: 'choice' as const,
    values: points.map(({ settings }) => settings[path]!),
  }));
  return search({ kind: 'sweep', design: 'latin-hypercube', axes, points }, [wait, busy], 'Nodes matter most.');
}

const factors = [
  { path: 'cluster.pools.h100.nodes', low: 16, high: 48 },
  { path: 'workloads.finetunes.arrivals.rate', low: '20 per day', high: '60 per day' },
  { path: 'workloads.finetunes.estimate.factor', low: 1, high: 3 },
  { path: 'policy.backfill.kind', low: 'none', high: 'easy' },
  { path: 'cluster.failures.mtbf', low: '600 h', high: '2400 h' },
];

export function madeSensitivity(method: 'morris' | 'sobol', names: SearchNames = {}): Search {
  const morris = [
    [-30_000, 30_000, 9000],
    [21_000, 22_000, 14_000],
    [500, 4000, 5000],
    [-8000, 9000, 12_000],
    [-200, 300, 400],
  ] as const;
  const sobol = [
    [0.48, 0.06, 0.6, 0.07],
    [0.2, 0.05, 0.31, 0.06],
    [0.01, 0.03, 0.04, 0.02],
    [0.05, 0.04, 0.12, 0.04],
    [-0.01, 0.02, 0.01, 0.01],
  ] as const;
  const effects = factors.map(({ path }, i): FactorEffect => {
    const base = { path: i === 0 ? (names.path ?? path) : path, measure: wait.path, policy: 'easy' };
    const [mu, muStar, sigma] = morris[i]!;
    // One way or the other about 20,000 s; with few of the first, the queue grows.
    const ends = { low: i === 0 ? unknown : values(20_000 - mu / 2, 900), high: values(20_000 + mu / 2, 900) };
    const [first, a, total, b] = sobol[i]!;
    return method === 'morris'
      ? {
          ...base,
          morris: { mu, muStar, muStarHalfWidth: muStar / 5, muStarInterval: [0.8 * muStar, 1.2 * muStar], sigma },
          ends,
        }
      : {
          ...base,
          sobol: { first, firstInterval: [first - a, first + a], total, totalInterval: [total - b, total + b] },
          ends,
        };
  });
  const points = [point(0, { 'cluster.pools.h100.nodes': 16 }, 'easy', 16, 0.7)];
  const asItIs = { ...points[0]!, estimates: { ...points[0]!.estimates, [wait.path]: values(20_000, 900) } };
  return search(
    { kind: 'sensitivity', method, factors, effects, base: [asItIs], points },
    [wait, busy],
    'Nodes matter most.',
  );
}

/** Sizes tried between 16 and 64 nodes under two policies. */
export function madeSize(names: SearchNames = {}): Search {
  const path = names.path ?? 'cluster.pools.h100.nodes';
  const trials = [16, 18, 20, 21, 22, 24, 28, 32, 40, 64].flatMap((nodes) =>
    ['fcfs', 'easy'].map((policy): Trial => {
      const tried = point(0, { [path]: nodes }, policy, nodes, 0.82);
      const estimate = tried.estimates[wait.path]!;
      const limit = 3600;
      const sure = estimate.mean !== null && Math.abs(estimate.mean - limit) > estimate.halfWidth!;
      const below = estimate.mean !== null && estimate.mean < limit;
      const verdict: ThresholdVerdict = {
        text: names.word ?? 'finetunes.wait.p95 < 1 h',
        measure: wait.path,
        label: wait.label,
        unit: 's',
        share: false,
        policy,
        limit,
        holdsWhen: 'below',
        confidence: 0.95,
        verdict: estimate.mean === null ? 'fails' : sure ? (below ? 'holds' : 'fails') : 'not-decided',
        estimate,
        replicationsNeeded: sure || estimate.mean === null ? null : 40,
      };
      const used = tried.estimates[busy.path]!;
      const second: ThresholdVerdict = {
        ...verdict,
        text: 'utilisation > 40 %',
        measure: busy.path,
        label: busy.label,
        unit: '1',
        share: true,
        limit: 0.4,
        holdsWhen: 'above',
        verdict: used.mean! > 0.4 ? 'holds' : 'fails',
        estimate: used,
        replicationsNeeded: null,
      };
      return {
        value: nodes,
        policy,
        holds: verdict.verdict === 'holds' && second.verdict === 'holds',
        verdicts: [verdict, second],
        point: tried,
      };
    }),
  );
  const smallest = (policy: string) =>
    Math.min(...trials.filter((trial) => trial.policy === policy && trial.holds).map(({ value }) => value));
  return search(
    { kind: 'size', path, unit: '', trials, found: { fcfs: smallest('fcfs'), easy: smallest('easy') } },
    [wait, busy],
    `${smallest('easy')} nodes are enough.`,
  );
}

export function madePareto(names: SearchNames = {}): Search {
  const scored: readonly (readonly [string, number, number])[] = [
    [names.word ?? 'keep', 41e6, 90_000],
    ['upgrade now', 80e6, 14_000],
    ['upgrade in a year', 72e6, 30_000],
    ['rent the peaks', 58e6, 33_000],
    ['two small sites', 79e6, 52_000],
    ['one large site', 100e6, 12_500],
  ];
  const plans = scored.map(([name, money, seconds], i): ParetoPlan => {
    const dominatedBy = scored
      .filter(([, m, s]) => m <= money && s <= seconds && (m < money || s < seconds))
      .map(([n]) => n);
    return {
      name,
      point: {
        point: i,
        settings: { plan: name },
        policy: 'easy',
        unstable: false,
        unbounded: [],
        estimates: { [cost.path]: values(money, 1.5e6), [wait.path]: values(seconds, seconds * 0.12) },
      },
      dominatedBy,
      overlaps: i === 2 ? ['rent the peaks'] : i === 1 ? ['one large site'] : [],
    };
  });
  return search(
    { kind: 'pareto', better: ['lower', 'lower'], plans },
    [cost, wait],
    'Renting the peaks buys the most.',
  );
}

/** A selection among policies that wait so long, s, and left after so many replications; the first with the fate 'chosen' is the best. */
export function madeSelection(names: SearchNames = {}): Search {
  const drawn: readonly (readonly [
    policy: string,
    mean: number | null,
    replications: number,
    fate: Candidate['fate'],
  ])[] = [
    [names.policy ?? 'fcfs', 9400, 10, 'dropped'],
    ['easy', 5200, 46, 'dropped'],
    ['easy-sjf', 5020, 46, 'chosen'],
    ['conservative', 5900, 21, 'dropped'],
    ['largest-first', null, 3, 'no-value'],
  ];
  const candidates = drawn.map(
    ([policy, mean, replications, fate]): Candidate => ({
      policy,
      replications,
      fate,
      estimate: mean === null ? unknown : values(mean, mean / Math.sqrt(replications)),
      behind: mean === null || fate === 'chosen' ? null : values(mean - 5020, 90),
      rinott: 120,
      budgetShare: 0.25,
    }),
  );
  return search(
    {
      kind: 'selection',
      measure: wait.path,
      better: 'lower',
      worthwhile: 600,
      confidence: 0.95,
      first: 10,
      most: 500,
      candidates,
      chosen: 'easy-sjf',
    },
    [wait],
    'EASY-SJF has the lowest 95 % wait.',
  );
}
