import type { Note } from '../catalogue/index.ts';
import { lastSeen } from '../metrics/index.ts';
import { jobStates, type Outcome, type Segments, startReasons } from '../simulation/outcome.ts';
import { formatCount } from '../units/index.ts';
import type { JobTable } from '../workload/job-table.ts';
import type { PageJobs, PageSchedule } from './payload.ts';
import { type ColumnStore, largestWhole } from './payload-columns.ts';

/** The first replication of one policy, job by job. */
export interface PolicyDetail {
  readonly policy: string;
  readonly jobs: JobTable;
  readonly outcome: Outcome;
}

/** More user names than this would outweigh what they tell; the page then goes without users. */
const mostUsers = 20_000;
/** Up to this many jobs the page also says each job's limit and how it came to start, and times to three digits. */
const fullDetail = 300_000;

/** Characters that the description of the columns, and the notes on what was left out, take at most. */
const descriptions = 6000;
/** Fewer jobs than this are not worth a page; they always fit. */
const fewestJobs = 100;

/**
 * Packs the jobs of the first replication within a budget of characters. What does not fit is left out in this
 * order, and said in a note: node lists, further policies, users, and last the later jobs of the run.
 */
export function packJobs(details: readonly PolicyDetail[], store: ColumnStore, budget: number) {
  const first = details[0];
  const notes: Note[] = [];
  if (first === undefined || first.jobs.count === 0) return { jobs: null, notes };
  const base = packFirst(first, store, budget);
  const fits = () => store.size <= base.limit;
  if (base.jobs.names.users.length === 0 && first.jobs.names.users.length > 1) {
    notes.push(leftOut('user names of single jobs'));
  }
  if (base.jobs.count < base.jobs.total) {
    notes.push(
      leftOut(`single jobs after the first ${formatCount(base.jobs.count)} of ${formatCount(base.jobs.total)}`),
    );
  }
  const schedules = [...base.jobs.schedules];
  for (const detail of details.slice(1)) {
    const before = store.columns.length;
    const schedule = packSchedule(detail, base.jobs, store);
    if (!fits()) {
      store.truncate(before);
      const rest = details.slice(schedules.length).map(({ policy }) => policy);
      notes.push(leftOut(`single jobs under ${rest.join(', ')}`));
      break;
    }
    schedules.push(schedule);
  }
  for (const [index, schedule] of schedules.entries()) {
    const before = store.columns.length;
    const placement = packPlacement(details[index]!.outcome, base.jobs.count, store);
    if (!fits()) {
      store.truncate(before);
      notes.push(leftOut('the nodes that jobs ran on; the schedule packs them in lanes instead'));
      break;
    }
    schedules[index] = { ...schedule, placement };
  }
  return { jobs: { ...base.jobs, schedules } satisfies PageJobs, notes };
}

/** The jobs and the first policy's schedule: with users and all jobs if that fits, else without users, else fewer jobs. */
function packFirst(first: PolicyDetail, store: ColumnStore, budget: number): { jobs: PageJobs; limit: number } {
  const { jobs: table, outcome } = first;
  const before = store.size;
  const start = store.columns.length;
  const tick = tickOf(table, outcome);
  let users = table.names.users.length > 1 && table.names.users.length <= mostUsers;
  let count = table.count;
  for (;;) {
    store.truncate(start);
    const jobs = packShared(table, count, tick, users, store);
    const schedules = [packSchedule(first, jobs, store)];
    const room = budget - descriptions - JSON.stringify(jobs.names).length;
    const used = store.size - before;
    if (used <= room || count <= fewestJobs) return { jobs: { ...jobs, schedules }, limit: before + room };
    if (users) users = false;
    else count = Math.max(fewestJobs, Math.floor(count * Math.min(0.9, Math.max(0, 0.97 * room) / used)));
  }
}

function leftOut(what: string): Note {
  return {
    code: 'page-detail-left-out',
    severity: 'info',
    text: `To stay small, this page leaves out ${what}. The CSV files have them all.`,
  };
}

function packShared(jobs: JobTable, count: number, tick: number, users: boolean, store: ColumnStore): PageJobs {
  const index = (values: ArrayLike<number>, names: readonly string[]) =>
    names.length > 1 ? store.unsigned(values, count) : null;
  const ticks = ticksOf(jobs.submit, count, tick);
  return {
    count,
    total: jobs.count,
    tick,
    names: { ...jobs.names, users: users ? jobs.names.users : [] },
    columns: {
      number: isAscending(jobs.number, count)
        ? store.ascending(jobs.number, count)
        : store.unsigned(jobs.number, count),
      submit: store.ascending(ticks),
      accelerators: store.unsigned(jobs.accelerators, count),
      workload: index(jobs.workload, jobs.names.workloads),
      class: index(jobs.class, jobs.names.classes),
      tenant: index(jobs.tenant, jobs.names.tenants),
      user: users ? store.unsigned(jobs.user, count) : null,
      limit: jobs.count <= fullDetail ? store.unsigned(limitsOf(jobs, count, tick)) : null,
    },
    schedules: [],
    states: jobStates,
    startReasons,
  };
}

function packSchedule({ policy, jobs, outcome }: PolicyDetail, page: PageJobs, store: ColumnStore): PageSchedule {
  const { count, tick } = page;
  const wait = new Float64Array(count);
  const duration = new Float64Array(count);
  let pools = 0;
  for (let job = 0; job < count; job++) {
    if (Number.isNaN(outcome.start[job])) continue;
    const start = Math.round(outcome.start[job]! / tick);
    wait[job] = start - Math.round(jobs.submit[job]! / tick) + 1;
    duration[job] = Number.isNaN(outcome.end[job]) ? 0 : Math.round(outcome.end[job]! / tick) - start;
    if (outcome.pool[job]! < 255 && outcome.pool[job]! > pools) pools = outcome.pool[job]!;
  }
  return {
    policy,
    wait: store.unsigned(wait),
    duration: store.unsigned(duration),
    state: store.unsigned(outcome.state, count),
    startedBy: jobs.count <= fullDetail ? store.unsigned(outcome.startedBy, count) : null,
    pool: pools > 0 ? store.unsigned(outcome.pool, count) : null,
    segments: outcome.segments ? packSegments(outcome, outcome.segments, pools > 0, page, store) : null,
    placement: null,
  };
}

function packSegments(
  outcome: Outcome,
  { offset, start, end, pool, accelerators }: Segments,
  pools: boolean,
  { count, tick }: PageJobs,
  store: ColumnStore,
): NonNullable<PageSchedule['segments']> {
  const rows = offset[count]!;
  const after = new Float64Array(rows);
  const length = new Float64Array(rows);
  const each = new Uint32Array(count);
  for (let job = 0; job < count; job++) {
    each[job] = offset[job + 1]! - offset[job]!;
    const first = Math.round(outcome.start[job]! / tick);
    for (let k = offset[job]!; k < offset[job + 1]!; k++) {
      const from = Math.round(start[k]! / tick);
      after[k] = from - first;
      length[k] = Math.round(end[k]! / tick) - from;
    }
  }
  return {
    count: store.unsigned(each),
    after: store.unsigned(after),
    duration: store.unsigned(length),
    accelerators: store.unsigned(accelerators, rows),
    pool: pools ? store.unsigned(pool, rows) : null,
    waitedOn: outcome.cancelledAt ? store.unsigned(waitedOn(outcome, count, tick)) : null,
  };
}

/** By job: ticks from its last stretch until it was cancelled. */
function waitedOn(outcome: Outcome, count: number, tick: number): Float64Array {
  const ticks = new Float64Array(count);
  for (let job = 0; job < count; job++) {
    const ends = Math.round(outcome.end[job]! / tick);
    if (outcome.end[job]! >= 0) ticks[job] = Math.round(lastSeen(outcome, job) / tick) - ends;
  }
  return ticks;
}

function packPlacement(
  { segments, placement: whole }: Outcome,
  count: number,
  store: ColumnStore,
): PageSchedule['placement'] {
  const placement = segments ? segments.placement : whole;
  if (placement === undefined) return null;
  const rows = segments ? segments.offset[count]! : count;
  const runs = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) runs[row] = placement.offset[row + 1]! - placement.offset[row]!;
  const length = placement.offset[rows]!;
  return {
    runs: store.unsigned(runs),
    node: store.unsigned(placement.node, length),
    span: store.unsigned(placement.span, length),
    accelerators: store.unsigned(placement.accelerators, length),
  };
}

function ticksOf(seconds: Float64Array, count: number, tick: number): Float64Array {
  const ticks = new Float64Array(count);
  for (let i = 0; i < count; i++) ticks[i] = Math.round(seconds[i]! / tick);
  return ticks;
}

/** Limits in ticks. One that no column holds, of millions of years, is the longest that does: nobody will see it reached. */
function limitsOf({ limit }: JobTable, count: number, tick: number): Float64Array {
  return ticksOf(limit, count, tick).map((ticks) => Math.min(ticks, largestWhole));
}

/**
 * The tick that times are counted in: 1 s when every time is in whole seconds, else the power of ten a thousandth of
 * the median time on the machine (a hundredth where there are very many jobs), at most 1 s; but never so short that the whole run has more
 * of them than a column can count. Rounding keeps order, so no two jobs come to overlap.
 */
function tickOf(jobs: JobTable, outcome: Outcome): number {
  const durations: number[] = [];
  let whole = true;
  let latest = outcome.finished;
  const stride = Math.max(1, Math.floor(jobs.count / 10_000));
  for (let job = 0; job < jobs.count; job++) {
    if (!Number.isInteger(jobs.submit[job]!) || !Number.isInteger(jobs.runtime[job]!)) whole = false;
    if (outcome.end[job]! > latest) latest = outcome.end[job]!;
    const duration = outcome.end[job]! - outcome.start[job]!;
    if (job % stride === 0 && duration > 0) durations.push(duration);
  }
  const shortest = 10 ** Math.ceil(Math.log10((2 * Math.max(1, latest)) / largestWhole));
  if (whole || durations.length === 0) return Math.max(1, shortest);
  const median = durations.sort((a, b) => a - b)[durations.length >> 1]!;
  const fine = 10 ** (Math.floor(Math.log10(median)) - (jobs.count > fullDetail ? 2 : 3));
  return Math.max(Math.min(1, Math.max(1e-6, fine)), shortest);
}

function isAscending(values: Float64Array, count: number): boolean {
  for (let i = 1; i < count; i++) if (values[i]! < values[i - 1]!) return false;
  return true;
}
