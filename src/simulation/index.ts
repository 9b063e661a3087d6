export { AuditFailure } from './audit.ts';
export type { MachineView, Observer } from './observer.ts';
export { type JobState, jobStates, type Outcome, type Placement, rejectionReasons, startReasons } from './outcome.ts';
export type { RunInput } from './run-input.ts';
export { simulate } from './simulate.ts';
