import { type LogFault, logFaultText } from '../workload/index.ts';

/**
 * Why a study could not be made, where the input is to blame and not the program: a log that cannot be read, a
 * workload that cannot be drawn, or a policy module of the user's own that misbehaves. Plain data, so that it crosses threads.
 */
export type StudyFault = LogsFault | SeriesFault | WorkloadFault | ModuleFault;

export interface LogsFault {
  readonly kind: 'log';
  /** The workload the log is for. */
  readonly workload: string;
  readonly faults: readonly LogFault[];
  /** Whether lines that cannot be read could have been left out, and were not. */
  readonly skippable: boolean;
}

/** A series of prices or intensities that cannot be read. */
export interface SeriesFault {
  readonly kind: 'series';
  /** Where the scenario names it: `electricity.price`. */
  readonly path: string;
  readonly faults: readonly LogFault[];
}

/** A workload whose jobs cannot be drawn. */
export interface WorkloadFault {
  readonly kind: 'workload';
  readonly workload: string;
  readonly message: string;
}

export interface ModuleFault {
  readonly kind: 'module';
  /** The module as the scenario names it. */
  readonly module: string;
  /** The line of the module it comes from, from 1, where that can be told. */
  readonly line?: number;
  readonly column?: number;
  /** What went wrong, in one sentence. */
  readonly message: string;
  /** The policy that was being run; absent while the module was loaded. */
  readonly policy?: string;
  /** The module's own stack, for those who ask. */
  readonly stack?: string;
}

/** Thrown by `runStudy` with the fault as data. */
export class StudyError extends Error {
  override readonly name = 'StudyError';
  readonly fault: StudyFault;

  constructor(fault: StudyFault) {
    super(studyFaultText(fault));
    this.fault = fault;
  }
}

/** The fault as text: one line for a module, one line a fault for a log. */
export function studyFaultText(fault: StudyFault): string {
  if (fault.kind === 'log' || fault.kind === 'series') return fault.faults.map(logFaultText).join('\n');
  if (fault.kind === 'workload') return fault.message;
  const place = [fault.module, fault.line, fault.column].filter((part) => part !== undefined).join(':');
  return `${place}: ${fault.message}${fault.policy === undefined ? '' : ` (policy '${fault.policy}')`}`;
}
