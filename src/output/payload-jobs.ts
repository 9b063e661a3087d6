import type { Note } from '../catalogue/index.ts';
import { jobStates, type Outcome, startReasons } from '../simulation/outcome.ts';
import type { JobTable } from '../workload/job-table.ts';
import type { PageJobs, PageSchedule } from './payload.ts';
import type { ColumnStore } from './payload-columns.ts';

/** The first replication of one policy, job by job. */
export interface PolicyDetail {
  readonly policy: string;
  readonly jobs: JobTable;
  readonly outcome: Outcome;
}

/** More user names than this would outweigh what they tell; the page then goes without users. */
const mostUsers = 20_000;
/** Up to this many jobs the page also says each job's limit and how it came to start. */
const fullDetail = 300_000;

/**
 * Packs the jobs of the first replication within a budget of characters. What does not fit is left out in this
 * order, and said in a note: node lists, further policies, users, and last the later jobs of the run.
 */
export function packJobs(details: readonly PolicyDetail[], store: ColumnStore, budget: number) {
  const first = details[0];
  const notes: Note[] = [];
  if (first === undefined || first.jobs.count === 0) return { jobs: null, notes };
  const start = store.columns.length;
  const limit = store.size + budget;
  let users = first.jobs.names.users.length > 1 && first.jobs.names.users.length <= mostUsers;
  let count = first.jobs.count;
  let jobs: PageJobs;
  for (;;) {
    store.truncate(start);
    jobs = packShared(first.jobs, count, tickOf(first.jobs, first.outcome), users, store);
    const schedule = packSchedule(first, jobs, store);
    const used = store.size - (limit - budget);
    jobs = { ...jobs, schedules: [schedule] };
    if (used <= budget || count < 1000) break;
    if (users) users = false;
    else count = Math.floor(count * Math.min(0.9, (0.97 * budget) / used));
  }
  if (!users && first.jobs.names.users.length > 1) notes.push(leftOut('user names of single jobs'));
  if (count < first.jobs.count) {
    notes.push(
      leftOut(`single jobs after the first ${count.toLocaleString('en')} of ${first.jobs.count.toLocaleString('en')}`),
    );
  }
  const schedules = [...jobs.schedules];
  for (const detail of details.slice(1)) {
    const before = store.columns.length;
    const schedule = packSchedule(detail, jobs, store);
    if (store.size > limit) {
      store.truncate(before);
      const rest = details.slice(schedules.length).map((d) => d.policy);
      notes.push(leftOut(`single jobs under ${rest.join(', ')}`));
      break;
    }
    schedules.push(schedule);
  }
  for (const [index, schedule] of schedules.entries()) {
    const before = store.columns.length;
    const placement = packPlacement(details[index]!.outcome, count, store);
    if (store.size > limit) {
      store.truncate(before);
      notes.push(leftOut('the nodes that jobs ran on; the chart packs them in lanes instead'));
      break;
    }
    schedules[index] = { ...schedule, placement };
  }
  return { jobs: { ...jobs, schedules } satisfies PageJobs, notes };
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
      limit: jobs.count <= fullDetail ? store.unsigned(ticksOf(jobs.limit, count, tick)) : null,
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
    placement: null,
  };
}

function packPlacement(outcome: Outcome, count: number, store: ColumnStore): PageSchedule['placement'] {
  const placement = outcome.placement;
  if (placement === undefined) return null;
  const runs = new Uint32Array(count);
  for (let job = 0; job < count; job++) runs[job] = placement.offset[job + 1]! - placement.offset[job]!;
  const length = placement.offset[count]!;
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

/**
 * The tick that times are counted in: 1 s when every time is in whole seconds, else the power of ten a thousandth of
 * the median time on the machine, at most 1 s. Rounding keeps order, so no two jobs come to overlap.
 */
function tickOf(jobs: JobTable, outcome: Outcome): number {
  const durations: number[] = [];
  let whole = true;
  const stride = Math.max(1, Math.floor(jobs.count / 10_000));
  for (let job = 0; job < jobs.count; job++) {
    if (!Number.isInteger(jobs.submit[job]!) || !Number.isInteger(jobs.runtime[job]!)) whole = false;
    const duration = outcome.end[job]! - outcome.start[job]!;
    if (job % stride === 0 && duration > 0) durations.push(duration);
  }
  if (whole || durations.length === 0) return 1;
  const median = durations.sort((a, b) => a - b)[durations.length >> 1]!;
  return Math.min(1, Math.max(1e-6, 10 ** (Math.floor(Math.log10(median)) - 3)));
}

function isAscending(values: Float64Array, count: number): boolean {
  for (let i = 1; i < count; i++) if (values[i]! < values[i - 1]!) return false;
  return true;
}
