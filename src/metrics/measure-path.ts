import { nearest } from '../catalogue/index.ts';
import type { Range } from '../statistics/index.ts';
import { jobMetrics } from './job-metrics.ts';
import { type PathFault, pathSegments, type Segment, written } from './measure-segments.ts';
import { type Better, isShare, rangeOf } from './metric.ts';
import { type PoolMetric, poolMetrics } from './pool-metrics.ts';
import { type Dimension, dimensions } from './result.ts';
import { type Statistic, statistics, statisticWords } from './statistic.ts';
import { systemMetrics } from './system-metrics.ts';

/**
 * Something measured, as thresholds, precision and searches name it: `utilisation`, `wait.p95`, `finetunes.wait.p95`,
 * `tenant/acme.bounded-slowdown`, `"a.b".jobs-rejected`, `h100.utilisation`. Every metric of the catalogue can be named, so a new one is at once reachable.
 */
export interface MeasurePath {
  /** As it was written. */
  readonly path: string;
  /** For people: "95 % wait, finetunes". */
  readonly label: string;
  readonly unit: string;
  readonly better: Better;
  /** Whether its values are parts of a whole, told in per cent. */
  readonly share: boolean;
  /** What its values can be. */
  readonly range: Range;
  readonly of: SystemMeasure | JobMeasure | CountMeasure | PoolMeasure;
}

/** A metric of the whole machine. */
export interface SystemMeasure {
  readonly kind: 'system';
  readonly metric: string;
}

/** A metric of one pool. */
export interface PoolMeasure {
  readonly kind: 'pool';
  readonly metric: string;
  readonly pool: string;
}

/** A statistic of a metric over the jobs of a group. */
export interface JobMeasure extends GroupNamed {
  readonly kind: 'job';
  readonly metric: string;
  readonly statistic: Statistic;
}

/** How many jobs a group has, or what they held of the machine. */
export interface CountMeasure extends GroupNamed {
  readonly kind: 'count';
  readonly count: keyof typeof counts;
}

interface GroupNamed {
  /** Null where only the jobs can tell (see `GroupNames.open`). */
  readonly dimension: Dimension | null;
  readonly group: string;
}

/** What else is told of a group, by the names that groups.csv gives it. */
const counts = {
  'jobs-submitted': { label: 'jobs submitted', unit: 'jobs', better: 'neither' },
  'jobs-rejected': { label: 'jobs rejected', unit: 'jobs', better: 'lower' },
  'accelerator-seconds': { label: 'accelerator time', unit: 'accelerator·s', better: 'neither' },
  energy: { label: 'energy', unit: 'kWh', better: 'lower' },
  'electricity-cost': { label: 'electricity cost', unit: 'EUR', better: 'lower' },
  emissions: { label: 'emissions', unit: 'kg CO2e', better: 'lower' },
} as const satisfies Record<string, { label: string; unit: string; better: Better }>;

/** What the sums over a group can be: electricity may be paid for by whom it is sold to. */
export function countRange(count: string): Range {
  return {
    least: count === 'electricity-cost' ? Number.NEGATIVE_INFINITY : 0,
    most: Number.POSITIVE_INFINITY,
  };
}

/** The groups of one dimension, as far as they are known. */
export interface GroupNames {
  /** What jobs are grouped by; `pool`: the pools of the machine. */
  readonly dimension: Dimension | 'pool';
  readonly names: readonly string[];
  /** Whether there may be others: a log's users are known only when it is read. */
  readonly open: boolean;
}

/** Whether a scenario states what a metric needs (`SystemMetric.needs`). */
export type Stated = (needs: string) => boolean;

export type MeasureReading =
  | { readonly measure: MeasurePath; readonly fault?: undefined }
  | { readonly measure?: undefined; readonly fault: PathFault };

/**
 * Reads the path of a measure: a system metric; or a job metric (or a count), with a statistic after it (the mean when
 * there is none) and a group before it (all jobs when there is none). A group is named by itself, or with its dimension
 * (`class/`, `workload/`, `tenant/`, `user/`, `size/`) where the name means several; a class goes before the workload of its name, whose
 * jobs it holds. A metric of pools has the pool before it, by its name or as `pool/`. Names with dots stand in quotes.
 * @param stated whether the scenario has what a metric is made of; default: it has everything
 */
export function readMeasure(path: string, known: readonly GroupNames[], stated: Stated = () => true): MeasureReading {
  const { segments, fault } = pathSegments(path);
  if (fault !== undefined) return { fault };
  const last = segments.at(-1)!;
  const statistic = segments.length > 1 ? statistics.find((name) => name === last.text) : undefined;
  const rest = statistic === undefined ? segments : segments.slice(0, -1);
  const metric = rest.at(-1)!;
  if (rest.length > 2)
    return {
      fault:
        statistic === undefined && rest.length === 3 && isOfJobs(rest[1]!)
          ? unknownMetric(segments, known)
          : tooLong(path, segments),
    };
  const system = systemMetrics.find(metric.text);
  const needs = system?.needs;
  if (needs !== undefined && rest.length <= 2 && !stated(needs)) return { fault: unmet(metric, needs) };
  if (system !== undefined && rest.length === 1) {
    if (statistic !== undefined) return { fault: oneNumber(metric, last) };
    const { label, unit, better } = system;
    return {
      measure: {
        path,
        label,
        unit,
        better,
        share: isShare(system),
        range: rangeOf(system),
        of: { kind: 'system', metric: system.name },
      },
    };
  }
  const ofPool = poolMetrics.find(metric.text);
  if (ofPool !== undefined) {
    if (ofPool.needs !== undefined && !stated(ofPool.needs)) return { fault: unmet(metric, ofPool.needs) };
    if (rest.length === 1) return { fault: whichPool(metric, known) };
    if (statistic !== undefined) return { fault: oneNumber(metric, last) };
    return poolMeasure(path, rest[0]!, ofPool, known);
  }
  const job = jobMetrics.find(metric.text);
  const count = metric.text in counts ? (metric.text as keyof typeof counts) : undefined;
  if (job === undefined && count === undefined) return { fault: unknownMetric(segments, known) };
  if (count !== undefined && statistic !== undefined) return { fault: oneNumber(metric, last) };
  const found = rest.length === 1 ? allJobs : groupOf(rest[0]!, known);
  if ('problem' in found) return { fault: found };
  const who = found.dimension === 'all' ? '' : `, ${found.group}`;
  if (count !== undefined) {
    const { label, ...rest } = counts[count];
    return {
      measure: {
        path,
        label: `${label}${who}`,
        ...rest,
        share: false,
        range: countRange(count),
        of: { kind: 'count', count, ...found },
      },
    };
  }
  const { name, label, unit, better } = job!;
  const which = statistic ?? 'mean';
  return {
    measure: {
      path,
      label: `${statisticWords[which]} ${label.toLowerCase()}${who}`,
      unit,
      better,
      share: isShare(job!),
      range: rangeOf(job!),
      of: { kind: 'job', metric: name, statistic: which, ...found },
    },
  };
}

function poolMeasure(
  path: string,
  { text, prefix, start, end }: Segment,
  metric: PoolMetric,
  known: readonly GroupNames[],
): MeasureReading {
  const pool = prefix === 'pool' ? text.slice('pool/'.length) : text;
  const names = poolsIn(known);
  if (prefix !== 'pool' && !names.includes(pool) && known.some((one) => one.names.includes(pool)))
    return { fault: { start, end, ...notOfJobs(metric.name, names) } };
  if (!names.includes(pool)) return { fault: { start, end, ...noGroup('no pool is', pool, names) } };
  const { name, label, unit, better } = metric;
  return {
    measure: {
      path,
      label: `${label}, ${pool}`,
      unit,
      better,
      share: isShare(metric),
      range: rangeOf(metric),
      of: { kind: 'pool', metric: name, pool },
    },
  };
}

/** What is told of pools was asked of a group of jobs. */
function notOfJobs(metric: string, pools: readonly string[]) {
  const machine = systemMetrics.find(metric) !== undefined;
  const ofPool = `'${written(pools[0] ?? 'gpus')}.${metric}'`;
  return {
    problem: `'${metric}' is a metric of ${machine ? 'the whole machine or of a pool' : 'a pool'}, not of a group of jobs`,
    hint: machine ? `write '${metric}' alone, or ${ofPool}` : `write ${ofPool}`,
  };
}

function poolsIn(known: readonly GroupNames[]): readonly string[] {
  return known.find(({ dimension }) => dimension === 'pool')?.names ?? [];
}

/** A metric that only pools have, without one. */
function whichPool({ text, start, end }: Segment, known: readonly GroupNames[]): PathFault {
  const pool = poolsIn(known)[0] ?? 'gpus';
  return { start, end, problem: `'${text}' is a metric of one pool`, hint: `write which: '${written(pool)}.${text}'` };
}

const allJobs: GroupNamed = { dimension: 'all', group: 'all' };

/** The group that a segment names. */
function groupOf({ text, prefix, start, end }: Segment, groups: readonly GroupNames[]): GroupNamed | PathFault {
  const place = { start, end };
  const known = groups.filter(isOfDimension);
  if (prefix === 'pool' || (poolsIn(groups).includes(text) && !known.some(({ names }) => names.includes(text)))) {
    const hint = `of pools there are ${poolMetrics.names.join(', ')}`;
    return { ...place, problem: `'${text}' is a pool, not a group of jobs`, hint };
  }
  const dimension = dimensions.find((name) => name === prefix);
  if (dimension !== undefined) {
    const group = text.slice(dimension.length + 1);
    const { names = [], open = false } = known.find((one) => one.dimension === dimension) ?? {};
    if (open || names.includes(group)) return { dimension, group };
    return { ...place, ...noGroup(`no ${dimension} is`, group, names) };
  }
  if (text === 'all') return allJobs;
  const holding = known.filter(({ names }) => names.includes(text)).map((one) => one.dimension);
  const meant = holding.filter((name) => name !== 'workload' || !holding.includes('class'));
  if (meant.length === 1) return { dimension: meant[0]!, group: text };
  if (meant.length > 1) {
    const problem = `'${text}' is the name of ${meant.map((name) => (name === 'all' ? name : `a ${name}`)).join(' and of ')}`;
    return { ...place, problem, hint: `write ${meant.map((name) => `'${name}/${written(text)}'`).join(' or ')}` };
  }
  if (known.some(({ open }) => open)) return { dimension: null, group: text };
  const named = known.filter(({ dimension }) => dimension !== 'size').flatMap(({ names }) => names);
  return { ...place, ...noGroup('no class, workload, tenant or user is', text, named) };
}

function isOfDimension(known: GroupNames): known is GroupNames & { readonly dimension: Dimension } {
  return known.dimension !== 'pool';
}

function noGroup(nothing: string, name: string, names: readonly string[]) {
  const near = nearest(name, names);
  const distinct = [...new Set(names)];
  const listed = distinct.slice(0, 10).join(', ');
  const some = distinct.length === 0 ? undefined : `there are ${listed}${distinct.length > 10 ? ', …' : ''}`;
  const hint = near === undefined ? some : `did you mean '${near}'?`;
  return { problem: `${nothing} named '${name}'`, ...(hint === undefined ? {} : { hint }) };
}

function oneNumber(metric: Segment, statistic: Segment): PathFault {
  return {
    start: statistic.start,
    end: statistic.end,
    problem: `'${metric.text}' is one number a run, so it has no '${statistic.text}'`,
    hint: `write '${metric.text}' alone`,
  };
}

function unmet({ text, start, end }: Segment, needs: string): PathFault {
  if (needs === 'start')
    return {
      start,
      end,
      problem: `'${text}' is about jobs that are held, and no policy has a start rule that holds any`,
      hint: 'give a policy a `start`, such as `carbon-window`, or leave it out: the queue has all that wait',
    };
  return needs === 'power'
    ? {
        start,
        end,
        problem: `'${text}' hangs on what the machine draws, which no pool states`,
        hint: 'give a pool its power, or the accelerator it is made of',
      }
    : {
        start,
        end,
        problem: `'${text}' needs '${needs}', which the scenario does not have`,
        hint: `add '${needs}', or leave '${text}' out`,
      };
}

function isOfJobs({ text }: Segment): boolean {
  return jobMetrics.find(text) !== undefined || text in counts;
}

/** Which of the segments was meant to be a metric decides what to say. */
function unknownMetric(segments: readonly Segment[], known: readonly GroupNames[]): PathFault {
  const last = segments.at(-1)!;
  const before = segments.at(-2);
  if (before !== undefined && poolMetrics.find(before.text) !== undefined && poolsIn(known).includes(last.text)) {
    const hint = `write '${written(last.text)}.${before.text}'`;
    return { start: last.start, end: last.end, problem: `the pool stands before what is told of it`, hint };
  }
  const names = [...jobMetrics.names, ...Object.keys(counts), ...poolMetrics.names];
  if (before !== undefined && isOfJobs(before)) {
    const near = nearest(last.text, statistics);
    const hint = near === undefined ? `there are ${statistics.join(', ')}` : `did you mean '${near}'?`;
    return { start: last.start, end: last.end, problem: `there is no statistic '${last.text}'`, hint };
  }
  const system = systemMetrics.find(last.text);
  if (system !== undefined) {
    const problem = `'${last.text}' is a metric of the whole machine, not of a group of jobs`;
    return { start: last.start, end: last.end, problem, hint: `write '${last.text}' alone` };
  }
  const wrong = statistics.some((name) => name === last.text) && before !== undefined ? before : last;
  const group = known.some((one) => one.names.includes(wrong.text));
  const near = nearest(wrong.text, segments.length === 1 ? [...names, ...systemMetrics.names] : names);
  const hint = group
    ? `'${wrong.text}' is a group of jobs; write what of it, such as '${written(wrong.text)}.wait.p95'`
    : near === undefined
      ? 'see `queueworks list metrics`'
      : `did you mean '${near}'?`;
  return { start: wrong.start, end: wrong.end, problem: `there is no metric '${wrong.text}'`, hint };
}

function tooLong(path: string, segments: readonly Segment[]): PathFault {
  return {
    start: 0,
    end: path.length,
    problem: `'${path}' has ${segments.length} parts; at most three make sense: group, metric, statistic`,
    hint: 'put a name with dots in quotes: "a.b".wait.p95',
  };
}
