export { lowered, policyLabel } from './answer-words.ts';
export { checkInputs } from './check-inputs.ts';
export { concludeStudy, type Findings } from './conclude-study.ts';
export { Players, type PlayersOptions, type Point } from './crew/players.ts';
export type { Progress } from './crew/progress.ts';
export { notMeasured } from './estimate.ts';
export { commonPolicies, type Ranking, rankingOf } from './ranking.ts';
export { readLogs } from './read-logs.ts';
export { type FinishedRun, runStudy, type ShownRun, type StudyOptions } from './run-study.ts';
export { mostRows } from './search/cheapest-mix.ts';
export { type Ladder, ladderOf } from './search/ladder.ts';
export type { LimitRequest } from './search/limit-trials.ts';
export { scored } from './search/pareto-answer.ts';
export { pointFaults } from './search/point-faults.ts';
export { type BestRequest, type SelectionSearch, searchBest } from './search/search-best.ts';
export { type LimitSearch, policiesWithThresholds, searchLimit } from './search/search-limit.ts';
export type { Measure, PointOutcome, Search, SearchOutcome, ThresholdVerdict } from './search/search-outcome.ts';
export {
  type ParetoRequest,
  type ParetoSearch,
  paretoPoints,
  type RequestedPlan,
  searchPareto,
} from './search/search-pareto.ts';
export {
  type SensitivityRequest,
  type SensitivitySearch,
  searchSensitivity,
  sensitivityPlan,
} from './search/search-sensitivity.ts';
export { ranked } from './search/sensitivity-answer.ts';
export { sensitivityDesign } from './search/sensitivity-design.ts';
export { settingsLabel, shortPaths } from './search/setting-label.ts';
export {
  type ConcludedPoint,
  concludedPoints,
  playSweep,
  SweepConclusion,
  type SweepSearch,
} from './search/sweep.ts';
export { differenceText, estimateText } from './search/sweep-answer.ts';
export { designPoints } from './search/sweep-design.ts';
export { SweepPlan, type SweepRequest } from './search/sweep-plan.ts';
export { arrayScript } from './slurm/array-script.ts';
export { follow } from './slurm/follow.ts';
export { SlurmFault, type SlurmOptions, submit } from './slurm/slurm.ts';
export { RunFile, RunFileFault, type RunFileOptions, studyInStore } from './store/run-file.ts';
export { studyKeys } from './store/run-keys.ts';
export type { RunKey, RunRecord, RunStore, WrittenFiles } from './store/run-record.ts';
export { replicationsIn, type Shard, shardKeys, storeOver } from './store/shards.ts';
export { Locked, type LockHolder, WriteLock } from './store/write-lock.ts';
export type { Comparison, Estimate, GroupEstimate, PolicyEstimate, PoolEstimate, Statistic, Study } from './study.ts';
export { type LogsFault, type ModuleFault, StudyError, type StudyFault, studyFaultText } from './study-fault.ts';
export { verdictText } from './threshold-sentence.ts';
