import type { LogFault } from '../../workload/trace/log-fault.ts';

/** Stops the reading of a series; caught where it is read. */
export class SeriesStop extends Error {
  readonly fault: LogFault;
  constructor(fault: LogFault) {
    super(fault.code);
    this.fault = fault;
  }
}

export interface SeriesFault {
  readonly code: string;
  readonly expected: string;
  readonly received: string;
  readonly line?: number | undefined;
  readonly hint?: string | undefined;
}

export function stop(file: string, { code, expected, received, line, hint }: SeriesFault): SeriesStop {
  return new SeriesStop({
    code,
    file,
    ...(line === undefined ? {} : { line }),
    expected,
    received,
    ...(hint === undefined ? {} : { hint }),
  });
}
