export { erlangB, erlangC } from './erlang.ts';
export {
  busyDistribution,
  busyProbability,
  type SinusoidalDay,
  type SinusoidalOccupancy,
  sinusoidalOccupancy,
} from './infinite-servers.ts';
export { littlesLaw, littlesLawError } from './littles-law.ts';
export { cosmetatos, type DeterministicQueue, mdcWait } from './mdc.ts';
export { type Discipline, disciplines, type Mg1, mg1Response, mg1Slowdown, pollaczekKhinchine } from './mg1.ts';
export { allenCunneen, type GeneralQueue } from './mgc.ts';
export { type Mm1Result, mm1, mm1BoundedSlowdown, type SingleServer } from './mm1.ts';
export { type MarkovQueue, type MmcResult, mmc, type QueueMeans } from './mmc.ts';
export { type FiniteQueue, type MmckResult, mmck } from './mmck.ts';
export {
  type MultiserverJobs,
  type MultiserverResult,
  noWasteRate,
  saturationRate,
  twoServerJobs,
} from './multiserver-job.ts';
export {
  type ClassTimes,
  nonPreemptivePriorities,
  type PriorityClass,
  preemptivePriorities,
} from './priorities.ts';
export { customersForPrecision, waitAsymptoticVariance } from './run-length.ts';
export {
  exponentialLaw,
  hyperExponentialLaw,
  lognormalLaw,
  type ServiceLaw,
  squaredVariation,
  uniformLaw,
} from './service-law.ts';
export { halfinWhitt, serversForWaitProbability } from './staffing.ts';
