import { formatSpan } from '../../units/index.ts';
import type { CleaningChange } from '../cleaning.ts';
import { gathered, sortedOrder } from '../sorted-order.ts';
import { absurdTime } from './cleaning-rules.ts';
import { CleaningTally } from './cleaning-tally.ts';
import { type Fates, fatesOf, largestInt32, processorsOf } from './fates.ts';
import type { Log } from './log.ts';
import { isAbsolute } from './log-date.ts';
import { coreOf } from './strays.ts';

export interface CleanOptions {
  /** Submissions from here on, s from the log's time 0; this instant becomes time 0. Default: from the first job on. */
  readonly from?: number | undefined;
  /** Submissions before this, s from the log's time 0. Default: to the end. */
  readonly to?: number | undefined;
  /** At most so many jobs. Default: all. */
  readonly first?: number | undefined;
  /** Accelerators of the widest pool the jobs accept; wider jobs are counted. Default: not looked at. */
  readonly widest?: number | undefined;
  /** Whether records that stand far apart from all others are kept. Default false. */
  readonly keepStrays?: boolean | undefined;
}

/** The jobs of a log, sorted by submission, then job number. */
export interface CleanLog {
  readonly count: number;
  /** Each job's row in the log. */
  readonly record: Uint32Array;
  readonly number: Float64Array;
  /** s; 0 is the first job that is kept, or the beginning of the slice. */
  readonly submit: Float64Array;
  /** s */
  readonly runtime: Float64Array;
  /** s; > 0 or equal to the run time. */
  readonly limit: Float64Array;
  readonly accelerators: Int32Array;
  readonly changes: readonly CleaningChange[];
  /** What time 0 is by the clock of the log, s. */
  readonly shift: number;
  /** Whether the log's times count from 1970, not from its own beginning. */
  readonly absolute: boolean;
}

/** Jobs that are stopped at their limit run as long as they asked for; where so large a part of so many does, the requests were made from run times. */
const nearlyAll = 0.9;
const fewestExact = 10;

/** Makes jobs of a log's records by the rules of `cleaningRules`, and counts every one of them that applied. */
export function cleanLog(log: Log, options: CleanOptions = {}): CleanLog {
  const tally = new CleaningTally();
  tally.addMany('unreadable', log.unreadable.count, log.unreadable.examples);
  tally.addMany('surplus', log.surplus.count, log.surplus.examples);
  const fates = fatesOf(log);
  const kept = inOrder(log, fates);
  const together = options.keepStrays === true ? kept : withoutStrays(log, kept, tally);
  const { submit } = log.columns;
  const zero = together.length === 0 ? 0 : submit[together[0]!]!;
  const absolute = together.length > 0 && isAbsolute(log.header, submit[together[together.length >> 1]!]!);
  countUnsorted(log, together, tally);
  const slice = cut(log, together, zero, options, tally);
  const rows = slice.subarray(0, Math.min(slice.length, options.first ?? slice.length));
  tally.addMany('beyondFirst', slice.length - rows.length);
  countDropped(log, fates, zero, options, rows.length < slice.length ? submit[rows.at(-1)!]! : undefined, tally);
  const jobs = jobsOf(log, rows, zero + (options.from ?? 0), options, tally);
  if (jobs.count > 0 && zero !== 0) {
    const at = absolute ? undefined : formatSpan(zero);
    tally.addMany(absolute ? 'absoluteTimes' : 'timesShifted', jobs.count, [log.line[together[0]!]!], at);
  }
  return { ...jobs, changes: tally.changes(), absolute };
}

/** Rows of the records that are jobs, by submission, then job number. */
function inOrder(log: Log, fates: Fates): Uint32Array {
  const { submit, number } = log.columns;
  const rows = new Uint32Array(log.count);
  let count = 0;
  for (let row = 0; row < log.count; row++) if (fates[row] === undefined) rows[count++] = row;
  return sortedOrder(submit, sortedOrder(number, rows.subarray(0, count)));
}

/** Without the records whose times have nothing to do with those of all others. */
function withoutStrays(log: Log, rows: Uint32Array, tally: CleaningTally): Uint32Array {
  const times = gathered(log.columns.submit, rows);
  const { from, to } = coreOf(times);
  const count = (strays: Uint32Array, gap: number, where: string) =>
    tally.addMany(
      'stray',
      strays.length,
      [...strays.subarray(0, 5)].map((row) => log.line[row]!),
      `${formatSpan(gap)} ${where}`,
    );
  if (from > 0) count(rows.subarray(0, from), times[from]! - times[from - 1]!, 'before');
  if (to < rows.length) count(rows.subarray(to), times[to]! - times[to - 1]!, 'after');
  const core = rows.subarray(from, to);
  let sane = core.length;
  const latest = (times[from] ?? 0) + absurdTime;
  while (sane > 0 && times[from + sane - 1]! > latest) tally.add('submitAbsurd', log.line[core[--sane]!]!);
  return core.subarray(0, sane);
}

/** Counts jobs that stood after a later one in the file. */
function countUnsorted(log: Log, rows: Uint32Array, tally: CleaningTally): void {
  const { submit } = log.columns;
  let latest = Number.NEGATIVE_INFINITY;
  for (const row of rows.toSorted()) {
    if (submit[row]! < latest) tally.add('unsorted', log.line[row]!);
    else latest = submit[row]!;
  }
}

function cut(log: Log, rows: Uint32Array, zero: number, options: CleanOptions, tally: CleaningTally): Uint32Array {
  const { submit } = log.columns;
  const { from, to } = sliceOf(zero, options);
  let begin = 0;
  while (begin < rows.length && submit[rows[begin]!]! < from) begin++;
  let end = rows.length;
  while (end > begin && submit[rows[end - 1]!]! >= to) end--;
  tally.addMany('outsideSlice', rows.length - (end - begin));
  return rows.subarray(begin, end);
}

/** The part that is asked for, by the clock of the log. */
function sliceOf(zero: number, { from, to }: CleanOptions): { readonly from: number; readonly to: number } {
  return {
    from: from === undefined ? Number.NEGATIVE_INFINITY : zero + from,
    to: zero + (to ?? Number.POSITIVE_INFINITY),
  };
}

/** Counts the records that are no jobs; of those outside of what is asked for only that they are there. */
function countDropped(
  log: Log,
  fates: Fates,
  zero: number,
  options: CleanOptions,
  lastOfFirst: number | undefined,
  tally: CleaningTally,
): void {
  const { submit } = log.columns;
  const { from, to } = sliceOf(zero, options);
  for (let row = 0; row < log.count; row++) {
    const fate = fates[row];
    if (fate === undefined) continue;
    const at = log.line[row]!;
    if (fate === 'submitMissing' || fate === 'partialExecution') tally.add(fate, at);
    else if (submit[row]! < from || submit[row]! >= to) tally.add('outsideSlice', at);
    else if (lastOfFirst !== undefined && submit[row]! > lastOfFirst) tally.add('beyondFirst', at);
    else tally.add(fate, at);
  }
}

function jobsOf(log: Log, record: Uint32Array, shift: number, options: CleanOptions, tally: CleaningTally) {
  const { columns, line } = log;
  const count = record.length;
  const widest = options.widest ?? largestInt32;
  const number = new Float64Array(count);
  const submit = new Float64Array(count);
  const runtime = new Float64Array(count);
  const limit = new Float64Array(count);
  const accelerators = new Int32Array(count);
  /** The lines of jobs that ran exactly as long as they had asked for. */
  const exact: number[] = [];
  for (let job = 0; job < count; job++) {
    const row = record[job]!;
    const at = line[row]!;
    const run = columns.runtime[row]!;
    const requested = columns.requestedProcessors[row]!;
    const allocated = columns.allocatedProcessors[row]!;
    const processors = processorsOf(requested, allocated);
    if (!(requested > 0)) tally.add('processorsFromAllocation', at);
    else if (allocated > 0 && allocated !== requested) tally.add('allocationDiffers', at);
    const width = Math.ceil(processors);
    if (width !== processors) tally.add('processorsFractional', at);
    if (width > widest) tally.add('widerThanMachine', at);
    if (run === 0) tally.add('runtimeZero', at);
    const requestedTime = columns.requestedTime[row]!;
    if (!(requestedTime > 0)) tally.add('limitMissing', at);
    else if (run > requestedTime) tally.add('overLimit', at);
    else if (run === requestedTime) exact.push(at);
    if (columns.number[row]! < 0) tally.add('numberMissing', at);
    number[job] = columns.number[row]! < 0 ? row + 1 : columns.number[row]!;
    submit[job] = columns.submit[row]! - shift;
    runtime[job] = run;
    limit[job] = requestedTime > 0 ? requestedTime : run;
    accelerators[job] = width;
  }
  if (count >= fewestExact && exact.length >= nearlyAll * count) tally.addMany('limitExact', exact.length, exact);
  countDuplicates(log, record, tally);
  return { count, record, number, submit, runtime, limit, accelerators, shift };
}

/** Numbers mostly ascend; only where they do not is it worth to look closer. */
function countDuplicates(log: Log, record: Uint32Array, tally: CleaningTally): void {
  const { number } = log.columns;
  let strict = true;
  for (let i = 1; i < record.length && strict; i++) strict = number[record[i]!]! > number[record[i - 1]!]!;
  if (strict) return;
  const seen = new Set<number>();
  for (const row of record) {
    const value = number[row]!;
    if (value >= 0 && seen.has(value)) tally.add('duplicateNumber', log.line[row]!);
    else seen.add(value);
  }
}
