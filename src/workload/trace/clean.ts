import type { CleaningChange } from '../cleaning.ts';
import { ascending, sortedOrder } from '../sorted-order.ts';
import { absurdTime } from './cleaning-rules.ts';
import { CleaningTally } from './cleaning-tally.ts';
import type { Log } from './log.ts';

/** Submissions above this, s (three years), are absolute times, not times since the log's beginning. */
const absoluteTime = 1e8;
const largestInt32 = 2 ** 31 - 1;
const cancelled = 5;

export interface CleanOptions {
  /** Submissions from here on, s of the log; this instant becomes time 0. Default: from the beginning, times unchanged. */
  readonly from?: number;
  /** Submissions before this, s of the log. Default: to the end. */
  readonly to?: number;
  /** At most so many jobs. Default: all. */
  readonly first?: number;
  /** Accelerators of the widest pool the jobs accept; wider jobs are counted. Default: not looked at. */
  readonly widest?: number;
}

/** The jobs of a log, sorted by submission, then job number. */
export interface CleanLog {
  readonly count: number;
  /** Each job's row in the log. */
  readonly record: Uint32Array;
  readonly number: Float64Array;
  /** s; 0 is the log's time 0, or the beginning of the slice. */
  readonly submit: Float64Array;
  /** s */
  readonly runtime: Float64Array;
  /** s; > 0 or equal to the run time. */
  readonly limit: Float64Array;
  readonly accelerators: Int32Array;
  readonly changes: readonly CleaningChange[];
  /** s that were subtracted from the log's times: its first submission when times are absolute, and the slice's beginning. */
  readonly shift: number;
}

/** Makes jobs of a log's records by the rules of `cleaningRules`, and counts every one of them that applied. */
export function cleanLog(log: Log, options: CleanOptions = {}): CleanLog {
  const tally = new CleaningTally();
  tally.addMany('unreadable', log.unreadable.count, log.unreadable.examples);
  tally.addMany('surplus', log.surplus.count, log.surplus.examples);
  const submitted = withoutPieces(log, tally, withSubmission(log, tally));
  const zero = zeroOf(log, submitted, tally);
  const sorted = inOrder(log, submitted, tally);
  const slice = cut(log, sorted, zero, options, tally);
  return jobsOf(log, slice, zero + (options.from ?? 0), options, tally);
}

/** Records that were submitted at a known time. */
function withSubmission(log: Log, tally: CleaningTally): Uint32Array {
  const { submit } = log.columns;
  const rows = ascending(log.count);
  let count = 0;
  for (let i = 0; i < log.count; i++) {
    if (submit[i]! >= 0) rows[count++] = i;
    else tally.add('submitMissing', log.line[i]!);
  }
  return rows.subarray(0, count);
}

/** Without the records of pieces of a job that also has a record as a whole. Such logs are rare. */
function withoutPieces(log: Log, tally: CleaningTally, rows: Uint32Array): Uint32Array {
  const { status, number } = log.columns;
  const isPiece = (row: number) => status[row]! >= 2 && status[row]! <= 4;
  if (!rows.some(isPiece)) return rows;
  const whole = new Set<number>();
  for (const row of rows) if (!isPiece(row)) whole.add(number[row]!);
  return rows.filter((row) => {
    if (!isPiece(row) || !whole.has(number[row]!)) return true;
    tally.add('partialExecution', log.line[row]!);
    return false;
  });
}

/** The instant of the log that is time 0. */
function zeroOf(log: Log, rows: Uint32Array, tally: CleaningTally): number {
  const { submit } = log.columns;
  let first = Number.POSITIVE_INFINITY;
  for (const row of rows) if (submit[row]! < first) first = submit[row]!;
  if (!(first > absoluteTime && first < Number.POSITIVE_INFINITY)) return 0;
  tally.addMany('absoluteTimes', rows.length, [log.line[rows[0]!]!]);
  return first;
}

function inOrder(log: Log, rows: Uint32Array, tally: CleaningTally): Uint32Array {
  const { submit, number } = log.columns;
  let latest = 0;
  for (const row of rows) {
    if (submit[row]! < latest) tally.add('unsorted', log.line[row]!);
    else latest = submit[row]!;
  }
  return sortedOrder(submit, sortedOrder(number, rows));
}

function cut(log: Log, rows: Uint32Array, zero: number, options: CleanOptions, tally: CleaningTally): Uint32Array {
  const { submit } = log.columns;
  const from = zero + (options.from ?? 0);
  const to = zero + (options.to ?? Number.POSITIVE_INFINITY);
  let begin = 0;
  while (begin < rows.length && submit[rows[begin]!]! < from) begin++;
  let sane = rows.length;
  while (sane > begin && submit[rows[sane - 1]!]! > zero + absurdTime)
    tally.add('submitAbsurd', log.line[rows[--sane]!]!);
  let end = sane;
  while (end > begin && submit[rows[end - 1]!]! >= to) end--;
  tally.addMany('outsideSlice', sane - (end - begin));
  return rows.subarray(begin, end);
}

function jobsOf(log: Log, rows: Uint32Array, shift: number, options: CleanOptions, tally: CleaningTally): CleanLog {
  const { columns, line } = log;
  const most = Math.min(rows.length, options.first ?? Number.POSITIVE_INFINITY);
  const widest = options.widest ?? largestInt32;
  const record = new Uint32Array(most);
  const number = new Float64Array(most);
  const submit = new Float64Array(most);
  const runtime = new Float64Array(most);
  const limit = new Float64Array(most);
  const accelerators = new Int32Array(most);
  let count = 0;
  let seen = 0;
  for (; seen < rows.length && count < most; seen++) {
    const row = rows[seen]!;
    const at = line[row]!;
    const run = columns.runtime[row]!;
    if (columns.status[row] === cancelled && run <= 0) tally.add('cancelled', at);
    else if (run < 0) tally.add('runtimeMissing', at);
    else if (run > absurdTime) tally.add('runtimeAbsurd', at);
    else {
      const requested = columns.requestedProcessors[row]!;
      const allocated = columns.allocatedProcessors[row]!;
      const processors = requested > 0 ? requested : allocated;
      if (!(processors > 0)) {
        tally.add('processorsMissing', at);
        continue;
      }
      if (processors > largestInt32) {
        tally.add('processorsAbsurd', at);
        continue;
      }
      if (!(requested > 0)) tally.add('processorsFromAllocation', at);
      else if (allocated > 0 && allocated !== requested) tally.add('allocationDiffers', at);
      const width = Math.ceil(processors);
      if (width !== processors) tally.add('processorsFractional', at);
      if (width > widest) tally.add('widerThanMachine', at);
      if (run === 0) tally.add('runtimeZero', at);
      const requestedTime = columns.requestedTime[row]!;
      if (!(requestedTime > 0)) tally.add('limitMissing', at);
      else if (run > requestedTime) tally.add('overLimit', at);
      if (columns.number[row]! < 0) tally.add('numberMissing', at);
      record[count] = row;
      number[count] = columns.number[row]! < 0 ? row + 1 : columns.number[row]!;
      submit[count] = columns.submit[row]! - shift;
      runtime[count] = run;
      limit[count] = requestedTime > 0 ? requestedTime : run;
      accelerators[count] = width;
      count++;
    }
  }
  tally.addMany('beyondFirst', rows.length - seen);
  const jobs = {
    count,
    record: record.subarray(0, count),
    number: number.subarray(0, count),
    submit: submit.subarray(0, count),
    runtime: runtime.subarray(0, count),
    limit: limit.subarray(0, count),
    accelerators: accelerators.subarray(0, count),
  };
  countDuplicates(log, jobs.record, tally);
  return { ...jobs, changes: tally.changes(), shift };
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
