/** Queueworks as a library: the public names. */
export type { Note } from './catalogue/index.ts';
export type { ClusterSpec, PoolSpec } from './cluster/index.ts';
export {
  type Comparison,
  type Estimate,
  type FinishedRun,
  type GroupEstimate,
  Players,
  type PlayersOptions,
  type Point,
  type PolicyEstimate,
  type Progress,
  readLogs,
  runStudy,
  type Statistic,
  type Study,
  StudyError,
  type StudyFault,
  type StudyOptions,
} from './experiment/index.ts';
export { createRecorder, measure, measuredWindow, type RunResult } from './metrics/index.ts';
export {
  type Change,
  type Fault,
  formatFault,
  formatFaults,
  loadScenario,
  type OpenScenario,
  openScenario,
  parseScenario,
  type Scenario,
  type Setting,
} from './scenario/index.ts';
export type {
  Backfill,
  BackfillContext,
  JobView,
  Machine,
  Ordering,
  PolicyModule,
  PolicySpec,
  Scheduler,
  SchedulerContext,
} from './scheduler/index.ts';
export { jobStates, type Observer, type Outcome, type RunInput, simulate } from './simulation/index.ts';
export { buildJobTable, type JobTable } from './workload/index.ts';
