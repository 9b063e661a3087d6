import { absurdTime, type CleaningRuleName } from './cleaning-rules.ts';
import type { Log } from './log.ts';

const cancelled = 5;
export const largestInt32 = 2 ** 31 - 1;

/** What keeps a record from being a job, whatever part of the log is asked for; undefined for those that become jobs. */
export type Fates = readonly (CleaningRuleName | undefined)[];

/** The fate of every record, in the order of the file. */
export function fatesOf(log: Log): Fates {
  const fates = Array.from({ length: log.count }, (_, row) => fateOf(log, row));
  return withoutPieces(log, fates);
}

function fateOf({ columns }: Log, row: number): CleaningRuleName | undefined {
  if (columns.submit[row] === -1) return 'submitMissing';
  const run = columns.runtime[row]!;
  if (columns.status[row] === cancelled && run <= 0) return 'cancelled';
  if (run < 0) return run === -1 ? 'runtimeMissing' : 'runtimeNegative';
  if (run > absurdTime) return 'runtimeAbsurd';
  const processors = processorsOf(columns.requestedProcessors[row]!, columns.allocatedProcessors[row]!);
  if (!(processors > 0)) return 'processorsMissing';
  return processors > largestInt32 ? 'processorsAbsurd' : undefined;
}

/** What was asked for; where the log does not tell, what was given. */
export function processorsOf(requested: number, allocated: number): number {
  return requested > 0 ? requested : allocated;
}

/** Records of pieces of a job that also has a record as a whole are no jobs. Such logs are rare. */
function withoutPieces(log: Log, fates: Fates): Fates {
  const { status, number, submit } = log.columns;
  const isPiece = (row: number) => status[row]! >= 2 && status[row]! <= 4;
  if (!fates.some((_, row) => isPiece(row))) return fates;
  const whole = new Set<number>();
  for (let row = 0; row < log.count; row++) if (submit[row] !== -1 && !isPiece(row)) whole.add(number[row]!);
  return fates.map((fate, row) =>
    fate !== 'submitMissing' && isPiece(row) && whole.has(number[row]!) ? 'partialExecution' : fate,
  );
}
