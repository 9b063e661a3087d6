import { type Log, type LogReaderOptions, type LogReading, logFields } from '../../../src/workload/trace/log.ts';
import { SwfScanner } from '../../../src/workload/trace/swf-scanner.ts';

/** Reads a text as an SWF log, in pieces of `chunk` bytes. */
export function read(text: string, options: Partial<LogReaderOptions> & { chunk?: number } = {}): LogReading {
  const { chunk = Number.POSITIVE_INFINITY, ...readerOptions } = options;
  const bytes = new TextEncoder().encode(text);
  const scanner = new SwfScanner({ file: 'test.swf', ...readerOptions });
  for (let i = 0; i < bytes.length; i += chunk) scanner.push(bytes.slice(i, i + chunk));
  return scanner.end();
}

export function logOf(text: string, options?: Parameters<typeof read>[1]): Log {
  const reading = read(text, options);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return reading.log;
}

export function faultsOf(text: string, options?: Parameters<typeof read>[1]) {
  const reading = read(text, options);
  if ('log' in reading) throw new Error('there is a log');
  return reading.faults;
}

type Fields = Partial<Record<(typeof logFields)[number], number | string>>;

/** One line of an SWF log; fields that are not given are −1. */
export function line(fields: Fields): string {
  return logFields.map((field) => String(fields[field] ?? -1)).join(' ');
}

/** A log of jobs with these fields, and with a run time of 10 s on 1 processor where not given. */
export function logText(jobs: readonly Fields[]): string {
  return jobs
    .map((job, i) => line({ number: i + 1, submit: 0, runtime: 10, requestedProcessors: 1, ...job }) + '\n')
    .join('');
}
