import type { LogFault } from './log-fault.ts';

/**
 * The fields of a log's records, in the order of the Standard Workload Format 2.2 (Chapin et al., JSSPP 1999),
 * which serves as the common form of all trace formats. A missing value is −1.
 */
export const logFields = [
  'number',
  'submit',
  'wait',
  'runtime',
  'allocatedProcessors',
  'cpuTime',
  'usedMemory',
  'requestedProcessors',
  'requestedTime',
  'requestedMemory',
  'status',
  'user',
  'group',
  'executable',
  'queue',
  'partition',
  'precedingJob',
  'thinkTime',
] as const;
export type LogField = (typeof logFields)[number];

/** The fields a simulation needs; reading only these saves memory on large logs. */
export const replayedFields: readonly LogField[] = [
  'number',
  'submit',
  'runtime',
  'allocatedProcessors',
  'requestedProcessors',
  'requestedTime',
  'status',
  'user',
  'group',
  'queue',
];

/** A log as it was read: columns in file order, nothing changed yet. Plain data. */
export interface Log {
  /** Its file, as it was named. */
  readonly file: string;
  /** The trace format, as registered. */
  readonly format: string;
  readonly header: LogHeader;
  /** Records read. */
  readonly count: number;
  /** One column a field; a field that was not asked for has an empty column. Times in s, memory in KB a processor. */
  readonly columns: Readonly<Record<LogField, Float64Array>>;
  /** The line each record stands on, from 1. */
  readonly line: Uint32Array;
  /** Lines that could not be read and were skipped, as the reader was told to. */
  readonly unreadable: CountedLines;
  /** Lines with more fields than the format has; the surplus was not looked at. */
  readonly surplus: CountedLines;
}

export interface CountedLines {
  readonly count: number;
  /** Line numbers of the first few. */
  readonly examples: readonly number[];
}

export interface HeaderEntry {
  readonly name: string;
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

/** What a log says about itself, where it says it. */
export interface LogHeader {
  /** Every `name: value` comment in order, names as written. */
  readonly entries: readonly HeaderEntry[];
  /** Those of them that should be a number, and are none. */
  readonly unclear: readonly HeaderEntry[];
  readonly version?: string;
  readonly maxProcs?: number;
  readonly maxNodes?: number;
  /** Unix time of the log's time 0, s. */
  readonly unixStartTime?: number;
  /** Seconds east of UTC. */
  readonly timeZone?: number;
  /** The zone's name, such as `Europe/Stockholm`. */
  readonly timeZoneString?: string;
  readonly notes: readonly string[];
}

/** A log, or why there is none. */
export type LogReading = { readonly log: Log } | { readonly faults: readonly LogFault[] };

/** Reads a log that comes in pieces of any size. */
export interface LogReader {
  push(chunk: Uint8Array): void;
  /** Whether so much went wrong that reading on is pointless; further pieces are ignored. */
  readonly stopped: boolean;
  /** Lines seen so far. */
  readonly lines: number;
  /** There are no more pieces. */
  end(): LogReading;
}

export interface LogReaderOptions {
  /** The file's name, for messages. */
  readonly file: string;
  /** Drop and count lines that cannot be read, instead of refusing the log. Default false. */
  readonly skipUnreadable?: boolean;
  /** The fields to keep. Default all. */
  readonly fields?: readonly LogField[];
  /** Stop after so many faults. Default 20. */
  readonly maximumFaults?: number;
}
