export type { ArrivalKind, Submissions } from './arrivals/arrival-kind.ts';
export { type ArrivalSpec, arrivalKinds, arrivalsField } from './arrivals/arrival-kinds.ts';
export { type BuildInput, type BuiltJobs, buildJobTable } from './build-job-table.ts';
export type { CleaningChange, CleaningReport } from './cleaning.ts';
export { describeLog, type LogDescription } from './describe.ts';
export type { JobNames, JobTable } from './job-table.ts';
export type { LimitKind } from './limits/limit-kind.ts';
export { type LimitSpec, limitField, limitKinds } from './limits/limit-kinds.ts';
export type { PoolLoad } from './pool-loads.ts';
export type { WorkloadSpec } from './spec.ts';
export { type CleanLog, type CleanOptions, cleanLog } from './trace/clean.ts';
export { type CleaningRule, cleaningRules } from './trace/cleaning-rules.ts';
export {
  type Log,
  type LogField,
  type LogHeader,
  type LogReader,
  type LogReaderOptions,
  type LogReading,
  logFields,
  replayedFields,
} from './trace/log.ts';
export { type LogFault, logFaultText } from './trace/log-fault.ts';
export { fieldsOf, type Trace } from './trace/trace.ts';
export type { TraceFormat } from './trace/trace-format.ts';
export { traceFormats } from './trace/trace-formats.ts';
export { WorkloadError, workloadFaultText } from './workload-error.ts';
export {
  unnamed,
  type WorkloadContext,
  type WorkloadFault,
  type WorkloadJobs,
  type WorkloadKind,
  type WorkloadSetting,
} from './workload-kind.ts';
export { isRandomWorkload, workloadFaults, workloadKindOf, workloadKinds } from './workload-kinds.ts';
