import type { Note } from '../catalogue/index.ts';
import type { ClusterSpec } from '../cluster/spec.ts';
import { stream } from '../random/index.ts';
import { type Instant, secondsOfWeek } from '../units/index.ts';
import type { CleaningReport } from './cleaning.ts';
import { type ElasticOptions, widestPool } from './common-options.ts';
import type { JobTable } from './job-table.ts';
import { mergedJobs, type NamedJobs } from './merged-jobs.ts';
import { loadNotes, type PoolLoad, poolLoads } from './pool-loads.ts';
import { shaken } from './shaken.ts';
import type { WorkloadSpec } from './spec.ts';
import { type LaidLogs, type LogPart, layLogs, type RedatedLog } from './trace/laid-logs.ts';
import type { Log } from './trace/log.ts';
import { machineSizeNotes } from './trace/machine-size.ts';
import { partOf, type Trace } from './trace/trace.ts';
import { WorkloadError } from './workload-error.ts';
import type { WorkloadSetting } from './workload-kind.ts';
import { workloadKindOf } from './workload-kinds.ts';

export interface BuildInput {
  readonly seed: string;
  /** From 0. */
  readonly replication: number;
  /** What moment second 0 is; absent: midnight on some Monday. */
  readonly begin?: Instant;
  /** When arrivals stop, s; null when all workloads end by themselves. */
  readonly horizon: number | null;
  /** Submissions are moved by up to this, s, in every replication but the first; absent: not at all. */
  readonly shake?: number;
  readonly cluster: ClusterSpec;
  readonly tenants: Readonly<Record<string, unknown>>;
  readonly workloads: Readonly<Record<string, WorkloadSpec>>;
  /** The logs of traces, by the name of the workload. */
  readonly logs?: Readonly<Record<string, Log>>;
  /** Whether the columns lie in shared memory, for threads to read without copying. Default false. */
  readonly shared?: boolean;
}

export interface BuiltJobs {
  readonly jobs: JobTable;
  /** One report for each workload that replays a log. */
  readonly cleaning: readonly CleaningReport[];
  readonly notes: readonly Note[];
  /** A log that is played at another date than its own; absent where none is. */
  readonly redated?: RedatedLog;
  /** The offered load on every set of pools that some jobs accept, and on all pools together. */
  readonly loads: readonly PoolLoad[];
}

/**
 * Draws and reads all jobs of one replication, and merges them into one table in job order: by submission, then by
 * the order of the workloads, then by number. Every workload draws from streams of its own
 * (`seed/replication/workload/purpose`), so that no workload, and no policy, changes the jobs of another.
 * @throws WorkloadError when a workload cannot be drawn, as `workloadFaults` would have told
 */
export function buildJobTable(input: BuildInput): BuiltJobs {
  const { seed, replication, horizon, cluster, tenants, workloads, logs = {}, shared = false } = input;
  const settings = Object.keys(workloads).map(
    (name): WorkloadSetting => ({ name, horizon, cluster, tenants: Object.keys(tenants) }),
  );
  for (const setting of settings) {
    const spec = workloads[setting.name]!;
    const faults = workloadKindOf(spec).faults(spec, setting);
    if (faults.length > 0) throw new WorkloadError(setting.name, faults);
  }
  const laid = layLogs(logParts(settings, workloads, logs), input.begin);
  const begin = input.begin ?? laid.begin;
  const weekTime = begin === undefined ? 0 : secondsOfWeek(begin);
  const parts: NamedJobs[] = [];
  for (const setting of settings) {
    const { name } = setting;
    const spec = workloads[name]!;
    const kind = workloadKindOf(spec);
    const streamOf = (purpose: string) => stream(seed, replication, name, purpose);
    const own = ownEntry(laid.logs, name);
    const jobs = kind.jobs(spec, { ...setting, secondsOfWeek: weekTime, stream: streamOf, laid: own });
    parts.push({
      name,
      shiftable: spec.shiftable as number | undefined,
      ...flexibility(spec, setting),
      jobs: input.shake === undefined || replication === 0 ? jobs : shaken(jobs, input.shake, streamOf('shake')),
    });
  }
  const replayed = parts.flatMap(({ name, jobs: { pools } }) => {
    const log = ownEntry(laid.logs, name)?.log;
    return log === undefined ? [] : [{ name, header: log.header, pools }];
  });
  const merged = mergedJobs(parts, Object.keys(cluster.pools), Object.keys(tenants), shared);
  const jobs = begin === undefined ? merged : { ...merged, begin };
  const loads = poolLoads(jobs, cluster, horizon);
  return {
    jobs,
    cleaning: parts.flatMap(({ name, jobs: { records, count, changes } }) =>
      changes === undefined ? [] : [{ workload: name, records: records ?? count, jobs: count, changes }],
    ),
    notes: [
      ...laid.notes,
      ...machineSizeNotes(replayed, cluster),
      ...parts.flatMap(({ jobs }) => jobs.notes ?? []),
      ...parts.flatMap(emptyNote),
      ...loadNotes(loads, jobs.count),
    ],
    loads,
    ...(laid.redated ? { redated: laid.redated } : {}),
  };
}

/** What the dates of the logs make of second 0, without building their jobs. */
export function datesOfLogs({
  cluster,
  tenants,
  workloads,
  horizon,
  begin,
  logs = {},
}: Pick<BuildInput, 'cluster' | 'tenants' | 'workloads' | 'horizon' | 'begin' | 'logs'>): Pick<
  LaidLogs,
  'begin' | 'redated'
> {
  const settings = Object.keys(workloads).map((name) => ({ name, horizon, cluster, tenants: Object.keys(tenants) }));
  const laid = layLogs(logParts(settings, workloads, logs), begin);
  return { ...laid, ...(begin === undefined ? {} : { begin }) };
}

/** The logs that are replayed, each with the part that is wanted of it. */
function logParts(
  settings: readonly WorkloadSetting[],
  workloads: BuildInput['workloads'],
  logs: Readonly<Record<string, Log>>,
): Record<string, LogPart & { readonly log: Log }> {
  const found = settings.flatMap((setting) => {
    const spec = workloads[setting.name]!;
    const log = ownEntry(logs, setting.name);
    if (spec.kind !== 'trace' || log === undefined) return [];
    return [[setting.name, { log, ...partOf(spec as WorkloadSpec & Trace, setting) }] as const];
  });
  return Object.fromEntries(found);
}

/** What a workload says of interruptions and width. A job whose width may change can be interrupted, too. */
function flexibility(spec: WorkloadSpec, setting: WorkloadSetting): Pick<NamedJobs, 'interruption' | 'elastic'> {
  const { interruptible, elastic, pools } = spec as FlexibleSpec;
  const widest = elastic && widestPool(pools, setting);
  return {
    interruption: interruptible ?? (elastic && 0),
    elastic: elastic && { ...elastic, to: Math.min(elastic.to, widest ?? elastic.to) },
  };
}

interface FlexibleSpec {
  readonly interruptible?: number;
  readonly elastic?: ElasticOptions;
  readonly pools?: readonly string[];
}

function ownEntry<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function emptyNote({ name, jobs }: NamedJobs): Note[] {
  if (jobs.count > 0) return [];
  const text = `the workload '${name}' has no jobs; check its rate, its slice of the log and the horizon`;
  return [{ code: 'no-jobs', severity: 'warning', text, workload: name, count: 0 }];
}
