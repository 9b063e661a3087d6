import type { Which, WrittenHour } from './clock-text.ts';
import { stop } from './series-fault.ts';
import type { SeriesOptions } from './series-options.ts';
import type { TableRow } from './table.ts';
import type { WrittenTime } from './time-text.ts';

/** What a row says of its time. */
export interface WrittenRow {
  readonly row: TableRow;
  readonly text: string;
  readonly time: WrittenTime;
  readonly hour?: WrittenHour | undefined;
}

export type OrdinalRow = WrittenRow & { readonly hour: WrittenHour & { readonly kind: 'ordinal' } };

/** When a row is, s since 1970 UTC. */
export interface RowTime {
  readonly row: TableRow;
  /** As it is written, for messages. */
  readonly text: string;
  /** By its own clock, s since 1970; for rows without a clock of their own it is UTC. */
  readonly local: number;
  /** The moments at which clocks show that time: one, none where they skip it, two where they are put back. */
  readonly moments: readonly number[];
  /** How long its interval is, where the table says so, s. */
  readonly length?: number;
}

/** Of two moments the one that the table means, where it says so. */
export function chosen(
  moments: readonly number[],
  which: Which | undefined,
  text: string,
  { line }: TableRow,
  { file, zone }: Pick<SeriesOptions, 'file' | 'zone'>,
): readonly number[] {
  if (which === undefined) return moments;
  if (moments.length === 2) return [moments[which === 'first' ? 0 : 1]!];
  throw stop(file, {
    code: 'no-such-hour',
    expected: 'an hour that clocks show twice, as A and B say',
    received: `'${text}', which they show ${moments.length === 0 ? 'never' : 'once'}`,
    line,
    hint: zone === undefined ? "say the zone with 'zone'" : `is 'zone: ${zone}' right?`,
  });
}
