import { type StudyError, studyFaultText } from '../experiment/index.ts';
import { UsageError } from './usage-error.ts';

/** What is wrong with a log or a module of the user's own is wrong input, not an error of the program. */
export function inputFault({ fault }: StudyError): UsageError {
  if (fault.kind === 'module') {
    const { stack, ...rest } = fault;
    const error = new UsageError(
      studyFaultText(rest),
      'the fault is in this module, not in the simulator; docs/own-policy.md says what it may do',
      {
        module: rest,
      },
    );
    if (stack !== undefined) error.trace = stack;
    return error;
  }
  if (fault.kind === 'log') {
    return new UsageError(
      studyFaultText(fault),
      fault.skippable ? '`skipUnreadable: true` drops and counts lines that cannot be read' : undefined,
      {
        workload: fault.workload,
        faults: fault.faults,
      },
    );
  }
  if (fault.kind === 'series') {
    const hint = 'docs/energy.md says which tables are read, and how';
    return new UsageError(studyFaultText(fault), hint, { path: fault.path, faults: fault.faults });
  }
  return new UsageError(studyFaultText(fault), undefined, { workload: fault.workload });
}
