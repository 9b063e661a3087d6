export { auditClaims } from './audit-claims.ts';
export { sizeBin, sizeBinName } from './cells.ts';
export { type Delivered, delivered } from './delivered.ts';
export { type MeasuredEnergy, measureEnergy } from './energy/measure-energy.ts';
export type { JobEnergy } from './energy/row-columns.ts';
export { growingQueuesText } from './growing-words.ts';
export { boundedSlowdown } from './job/bounded-slowdown.ts';
export { jobMetrics } from './job-metrics.ts';
export { littlesLaw } from './littles-law.ts';
export { measure, seenWindow } from './measure.ts';
export { readValue } from './measure-limit.ts';
export { countRange, type GroupNames, type MeasurePath, readMeasure, type Stated } from './measure-path.ts';
export type { PathFault } from './measure-segments.ts';
export { heldBy, runTimeOf, waitOf } from './measured-jobs.ts';
export { type MeasuredWindow, measuredWindow, type WindowSettings } from './measured-window.ts';
export { type Better, isShare, type Metric, rangeOf } from './metric.ts';
export { whyNoValue } from './no-value-text.ts';
export { poolMetrics } from './pool-metrics.ts';
export { PoolRecorder } from './pool-recorder.ts';
export { createRecorder } from './recorder.ts';
export {
  type Dimension,
  dimensions,
  type GroupResult,
  type GrowingQueue,
  type RunResult,
  type Summary,
  type Timeline,
} from './result.ts';
export { lastSeen } from './segments.ts';
export { type Statistic, statistics } from './statistic.ts';
export { systemMetrics } from './system-metrics.ts';
export { type HoldReason, type WaitReason, type WaitReasonColumns, WaitReasons, waitReasons } from './wait-reasons.ts';
