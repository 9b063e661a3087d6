import type { ScaledKind } from '../../units/index.ts';

/** Which columns of a file are meant, and what its numbers are. */
export interface SeriesOptions {
  /** How the file is called in messages. */
  readonly file: string;
  /** The header of the column of values, or a part of it. */
  readonly column?: string | undefined;
  /** The header of the column of times, or a part of it. */
  readonly time?: string | undefined;
  /** The header of the column of hours, or a part of it, where dates and hours stand in two. */
  readonly hour?: string | undefined;
  /** The zone of times that do not say it themselves. */
  readonly zone?: string | undefined;
  /** The unit of the values; otherwise that in the header. */
  readonly unit?: string | undefined;
  /** What values are multiplied with. */
  readonly scale?: number | undefined;
  /** What the values are. */
  readonly kind: ScaledKind;
}
