import { type Label, unnamed } from '../workload-kind.ts';
import type { Log, LogField } from './log.ts';

/** Fields of a log that jobs can be grouped by. */
export const labelFields = ['user', 'group', 'queue', 'partition', 'executable'] as const satisfies readonly LogField[];
export type LabelField = (typeof labelFields)[number];

/**
 * The names 'user 12', 'queue 3' … of a log's jobs, in the order of their first appearance. Jobs without a value (−1)
 * are 'none'; when no job has one, all get `otherwise`.
 * @param record each job's row in the log
 */
export function labelOf(log: Log, record: Uint32Array, field: LabelField, otherwise = unnamed): Label {
  const column = log.columns[field];
  if (column.length < log.count) throw new Error(`the log was read without its field '${field}'`);
  const names: string[] = [];
  const indices = new Map<number, number>();
  const index = new Uint32Array(record.length);
  for (let job = 0; job < record.length; job++) {
    const value = Math.max(-1, column[record[job]!]!);
    let at = indices.get(value);
    if (at === undefined) {
      at = names.length;
      indices.set(value, at);
      names.push(value < 0 ? unnamed : `${field} ${value}`);
    }
    index[job] = at;
  }
  if (names.length === 0 || (names.length === 1 && names[0] === unnamed)) return { names: [otherwise] };
  return { names, index, local: true };
}
