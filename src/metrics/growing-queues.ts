import type { Outcome } from '../simulation/outcome.ts';
import type { JobTable } from '../workload/job-table.ts';
import { sizeBin, sizeNames } from './cells.ts';
import { poolFamilies } from './pool-families.ts';
import {
  fewestJobs,
  growsWithoutBound,
  type QueueDrift,
  queueDrifts,
  significantDrift,
  smallestShare,
} from './queue-drift.ts';
import type { Dimension } from './result.ts';

/** Jobs whose queue grows without bound, by what they have in common. */
export interface QueueThatGrows {
  /** The pools they accept, by their places in the cluster. */
  readonly pools: readonly number[];
  /** Which of their jobs, where it is not all: the groups of a dimension. */
  readonly groups: { readonly dimension: Dimension; readonly names: readonly string[] } | null;
}

/** What grows without bound in a run. */
export interface Growth {
  /** By job: 1 where it stands in a queue that grows. */
  readonly grows: Uint8Array;
  readonly queues: readonly QueueThatGrows[];
}

/** Dimensions that may tell who is left behind, those first that say it best. */
const dimensions: readonly { readonly dimension: Dimension; readonly split: (jobs: JobTable) => Split }[] = [
  { dimension: 'class', split: ({ class: group, names }) => ({ names: names.classes, of: (job) => group[job]! }) },
  { dimension: 'workload', split: ({ workload, names }) => ({ names: names.workloads, of: (job) => workload[job]! }) },
  { dimension: 'tenant', split: ({ tenant, names }) => ({ names: names.tenants, of: (job) => tenant[job]! }) },
  { dimension: 'size', split: ({ accelerators }) => ({ names: sizeNames, of: (job) => sizeBin(accelerators[job]!) }) },
  { dimension: 'user', split: ({ user, names }) => ({ names: names.users, of: (job) => user[job]! }) },
];

interface Split {
  readonly names: readonly string[];
  of(job: number): number;
}

/** Steady jobs are taken away so often at most. */
const mostRounds = 3;

/**
 * Which queues grow without bound between two times, s. A machine falls apart into families of pools that share jobs; each is
 * judged by itself, and so is every group of its jobs: a rule may leave one behind that is too small to be seen in the whole.
 * Where something grows, all jobs of the family are taken to be of it but those of groups that are shown to be steady.
 * All tests of a run together err as seldom as one: families share one level, groups another (Bonferroni). O(jobs × dimensions).
 */
export function growthOf(jobs: JobTable, outcome: Outcome, from: number, to: number): Growth {
  const families = poolFamilies(jobs);
  const familyOf = new Int32Array(jobs.count);
  for (let job = 0; job < jobs.count; job += 1) familyOf[job] = families.ofList[jobs.accepts[job]!]!;
  const count = families.pools.length;
  const drifts = queueDrifts(jobs, outcome, from, to, { count, of: familyOf });
  const needed = significantDrift(count);
  const suspect = Uint8Array.from(drifts, (drift) => (growsWithoutBound(drift, needed) ? 1 : 0));
  const study = { jobs, outcome, from, to };
  const groups = dimensions.flatMap(({ split }) => groupDrifts(study, split(jobs), familyOf, count));
  const strict = significantDrift(groups.length);
  for (const { drift, part } of groups) if (growsWithoutBound(drift, strict)) suspect[part] = 1;
  const growing = new Uint8Array(jobs.count);
  const queues = families.pools.flatMap((pools, family): QueueThatGrows[] => {
    if (suspect[family] === 0) return [];
    const left = familyOf.map((own) => (own === family ? 0 : -1));
    const by = takeSteadyAway(study, left);
    const names = by === undefined ? new Set<string>() : namesIn(by.split(jobs), left);
    for (let job = 0; job < jobs.count; job += 1) if (left[job] === 0) growing[job] = 1;
    return [
      {
        pools,
        groups: by === undefined ? null : { dimension: by.dimension, names: [...names] },
      },
    ];
  });
  return { grows: growing, queues };
}

function namesIn({ names, of }: Split, left: Int32Array): Set<string> {
  const found = new Set<number>();
  for (let job = 0; job < left.length; job += 1) if (left[job] === 0) found.add(of(job));
  return new Set([...found].sort((a, b) => a - b).map((group) => names[group]!));
}

interface Watched {
  readonly jobs: JobTable;
  readonly outcome: Outcome;
  readonly from: number;
  readonly to: number;
}

interface GroupDrift {
  readonly part: number;
  readonly group: number;
  readonly drift: QueueDrift;
}

/**
 * The drifts of the groups of a dimension, part by part (−1: not looked at), of those that have jobs enough; none where a
 * part has only one group, which is the part itself.
 */
function groupDrifts(
  { jobs, outcome, from, to }: Watched,
  { names, of }: Split,
  partOf: Int32Array,
  parts: number,
): GroupDrift[] {
  if (names.length < 2) return [];
  const arrived = new Uint32Array(parts * names.length);
  for (let job = 0; job < jobs.count; job += 1) {
    const submitted = jobs.submit[job]!;
    if (partOf[job]! >= 0 && submitted >= from && submitted < to) arrived[partOf[job]! * names.length + of(job)]! += 1;
  }
  const place = new Int32Array(arrived.length).fill(-1);
  const known: { part: number; group: number }[] = [];
  for (let part = 0; part < parts; part += 1) {
    const own = arrived.subarray(part * names.length, (part + 1) * names.length);
    if (own.reduce((sum, jobs) => sum + (jobs > 0 ? 1 : 0), 0) < 2) continue;
    own.forEach((jobs, group) => {
      if (jobs < fewestJobs) return;
      place[part * names.length + group] = known.length;
      known.push({ part, group });
    });
  }
  const queueOf = new Int32Array(jobs.count);
  for (let job = 0; job < jobs.count; job += 1)
    queueOf[job] = partOf[job]! < 0 ? -1 : place[partOf[job]! * names.length + of(job)]!;
  const drifts = queueDrifts(jobs, outcome, from, to, { count: known.length, of: queueOf });
  return known.map((one, at) => ({ ...one, drift: drifts[at]! }));
}

/**
 * Marks with −1 who is shown to be steady among jobs (0) of which some are left behind: round by round the groups of the
 * dimension that clears most jobs. Returns the dimension that told the rest apart; undefined where nobody was cleared.
 */
function takeSteadyAway(watched: Watched, left: Int32Array): (typeof dimensions)[number] | undefined {
  const { jobs, outcome, from, to } = watched;
  let told: (typeof dimensions)[number] | undefined;
  for (let round = 0; round < mostRounds; round += 1) {
    const whole = queueDrifts(jobs, outcome, from, to, { count: 1, of: left })[0]!;
    const candidates = dimensions.map((by) => {
      const split = by.split(jobs);
      const all = groupDrifts(watched, split, left, 1);
      const steady = all.filter(({ drift }) => isSteady(drift, whole, significantDrift(all.length)));
      return { by, split, steady, jobs: steady.reduce((sum, { drift }) => sum + drift.arrived, 0) };
    });
    const best = candidates.reduce((most, one) => (one.jobs > most.jobs ? one : most));
    // Were all cleared, nobody would be left who could have raised the alarm.
    if (best.jobs === 0 || best.jobs === whole.arrived) return told;
    const cleared = new Set(best.steady.map(({ group }) => group));
    for (let job = 0; job < left.length; job += 1)
      if (left[job] === 0 && cleared.has(best.split.of(job))) left[job] = -1;
    told = best.by;
  }
  return told;
}

/**
 * Whether a group is shown not to grow with the others: even the upper end of what its rise may be is below what counts as
 * growth, or less than half of the rise of all. Where that is not known well enough, it counts as one of them.
 */
function isSteady(drift: QueueDrift, whole: QueueDrift, significance: number): boolean {
  if (growsWithoutBound(drift, significance)) return false;
  return drift.share + significance * drift.shareError < Math.max(smallestShare, whole.share / 2);
}
