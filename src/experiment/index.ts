export { policyLabel } from './answer-words.ts';
export { mostRows } from './cheapest-mix.ts';
export { concludeStudy, type Findings } from './conclude-study.ts';
export { type Ladder, ladderOf } from './ladder.ts';
export { scored } from './pareto-answer.ts';
export { Players, type PlayersOptions, type Point } from './players.ts';
export type { Progress } from './progress.ts';
export { commonPolicies, type Ranking, rankingOf } from './ranking.ts';
export { RunFile, RunFileFault } from './run-file.ts';
export { type FinishedRun, runStudy, type StudyOptions } from './run-study.ts';
export { type SelectionSearch, searchBest } from './search-best.ts';
export { type LimitSearch, policiesWithThresholds, searchLimit } from './search-limit.ts';
export type { Measure, PointOutcome, Search, SearchOutcome, ThresholdVerdict } from './search-outcome.ts';
export {
  type ParetoRequest,
  type ParetoSearch,
  paretoPoints,
  type RequestedPlan,
  searchPareto,
} from './search-pareto.ts';
export { type SensitivitySearch, searchSensitivity, sensitivityPlan } from './search-sensitivity.ts';
export { ranked } from './sensitivity-answer.ts';
export { sensitivityDesign } from './sensitivity-design.ts';
export { settingsLabel, shortPaths } from './setting-label.ts';
export { replicationsIn, type Shard, shardKeys, storeOver } from './shards.ts';
export { arrayScript } from './slurm/array-script.ts';
export { follow } from './slurm/follow.ts';
export { SlurmFault, type SlurmOptions, submit } from './slurm/slurm.ts';
export type { Comparison, Estimate, GroupEstimate, PolicyEstimate, Statistic, Study } from './study.ts';
export { type LogsFault, type ModuleFault, StudyError, type StudyFault, studyFaultText } from './study-fault.ts';
export {
  type ConcludedPoint,
  concludedPoints,
  playSweep,
  SweepConclusion,
  type SweepSearch,
} from './sweep.ts';
export { estimateText } from './sweep-answer.ts';
export { designPoints } from './sweep-design.ts';
export { SweepPlan, type SweepRequest } from './sweep-plan.ts';
export { verdictText } from './threshold-sentence.ts';
