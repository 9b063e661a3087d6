import type * as z from 'zod';
import type { Entry } from '../../catalogue/index.ts';
import type { LogReader, LogReaderOptions } from './log.ts';

/** A format in which logs are kept. A reader turns its bytes into the common columns of `Log`. */
export interface TraceFormat extends Entry {
  /** Endings of file names in this format, without `.gz`. */
  readonly extensions: readonly string[];
  /** Options beside those that all traces have. */
  readonly options: z.ZodType;
  reader(options: LogReaderOptions): LogReader;
}
