import type { Outcome, Segments } from '../simulation/outcome.ts';
import type { JobTable } from '../workload/job-table.ts';

/** Sees a stretch in which a job held accelerators: from when to when, how many, in which pool, and how long at its start no work was done, s. */
export type SegmentVisitor = (
  job: number,
  start: number,
  end: number,
  accelerators: number,
  pool: number,
  overhead: number,
) => void;

/** Every stretch in which a job held accelerators, in job order. The times of a job that never started are NaN. O(segments). */
export function eachSegment(
  { count, accelerators }: Pick<JobTable, 'count' | 'accelerators'>,
  { start, end, pool, segments }: Outcome,
  visit: SegmentVisitor,
): void {
  if (segments === undefined) {
    for (let job = 0; job < count; job += 1) visit(job, start[job]!, end[job]!, accelerators[job]!, pool[job]!, 0);
    return;
  }
  for (let job = 0; job < count; job += 1) {
    for (let k = segments.offset[job]!; k < segments.offset[job + 1]!; k += 1) {
      visit(
        job,
        segments.start[k]!,
        segments.end[k]!,
        segments.accelerators[k]!,
        segments.pool[k]!,
        segments.overhead[k]!,
      );
    }
  }
}

/** Whether a job was there otherwise than in one piece, from its start until it was last seen, on what it asked for. */
export function ranInPieces({ accelerators }: JobTable, outcome: Outcome, job: number): boolean {
  const { segments } = outcome;
  if (segments === undefined) return false;
  const first = segments.offset[job]!;
  const pieces = segments.offset[job + 1]! - first;
  if (pieces !== 1) return pieces > 1;
  return segments.accelerators[first] !== accelerators[job] || segments.end[first] !== lastSeen(outcome, job);
}

/** Until when a job ran or waited, s; NaN when it never started. Not its end where it was cancelled while it waited to go on. */
export function lastSeen({ end, cancelledAt }: Outcome, job: number): number {
  return cancelledAt !== undefined && cancelledAt[job]! >= 0 ? cancelledAt[job]! : end[job]!;
}

/** Time in the segments of a job, s. */
export function timeInSegments({ offset, start, end }: Segments, job: number): number {
  let sum = 0;
  for (let k = offset[job]!; k < offset[job + 1]!; k += 1) sum += end[k]! - start[k]!;
  return sum;
}

/** What a job held over its segments, accelerator·s. */
export function areaInSegments({ offset, start, end, accelerators }: Segments, job: number): number {
  let sum = 0;
  for (let k = offset[job]!; k < offset[job + 1]!; k += 1) sum += (end[k]! - start[k]!) * accelerators[k]!;
  return sum;
}
