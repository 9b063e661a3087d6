import { counted } from '../../units/index.ts';
import type { CleaningChange } from '../cleaning.ts';

export interface CleaningRule {
  readonly code: string;
  readonly action: CleaningChange['action'];
  /** The sentence a report says, given how many records it concerns, and what is known of them beside. */
  text(count: number, detail?: string): string;
}

/** A run time above this, s (a hundred years), is an error of the log; so is a submission so long after the first. */
export const absurdTime = 3_155_760_000;

const jobs = (count: number) => counted(count, 'job');
const records = (count: number) => counted(count, 'record');
const was = (count: number) => (count === 1 ? 'was' : 'were');

/**
 * What is done to a log before it is replayed, in the order it is done. A missing value is −1 in the log.
 * The log's status is not replayed: a job that failed there (status 0) used the machine just the same, and in a
 * simulation the policy decides how a job ends. Only two things follow from it, both below: a job cancelled before
 * it started used nothing, and a piece of a job (status 2, 3, 4) is part of a job that has a record of its own.
 */
export const cleaningRules = {
  unreadable: {
    code: 'unreadable',
    action: 'dropped',
    text: (n) => `${counted(n, 'line')} could not be read; skipped, as asked for`,
  },
  surplus: {
    code: 'surplus-fields',
    action: 'kept',
    text: (n) => `${records(n)} had more than the format's fields; the surplus was not used`,
  },
  submitMissing: {
    code: 'submit-missing',
    action: 'dropped',
    text: (n) => `${records(n)} without a submission time ${was(n)} dropped`,
  },
  partialExecution: {
    code: 'partial-execution',
    action: 'dropped',
    text: (n) => `${records(n)} of pieces of jobs (status 2, 3, 4) ${was(n)} dropped; the whole jobs are kept`,
  },
  stray: {
    code: 'stray-submission',
    action: 'dropped',
    text: (n, detail = 'far') =>
      `${records(n)} submitted ${detail} all others ${was(n)} dropped, as the log cannot have lasted so long; 'keepStrays: true' keeps ${n === 1 ? 'it' : 'them'}`,
  },
  absoluteTimes: {
    code: 'absolute-times',
    action: 'changed',
    text: (n) => `times are absolute; ${jobs(n)} ${was(n)} shifted so that the first submission is time 0`,
  },
  timesShifted: {
    code: 'times-shifted',
    action: 'changed',
    text: (n, detail = 'later') =>
      `the first job that is kept was submitted at ${detail} of the log; ${jobs(n)} ${was(n)} shifted so that this is time 0`,
  },
  unsorted: {
    code: 'unsorted',
    action: 'changed',
    text: (n) => `${records(n)} stood after a later submission; sorted by submission, then job number`,
  },
  submitAbsurd: {
    code: 'submit-absurd',
    action: 'dropped',
    text: (n) => `${records(n)} submitted more than a hundred years after the first ${was(n)} dropped`,
  },
  outsideSlice: {
    code: 'outside-slice',
    action: 'dropped',
    text: (n) => `${jobs(n)} outside the part of the log that was asked for ${was(n)} left out`,
  },
  cancelled: {
    code: 'cancelled-before-start',
    action: 'dropped',
    text: (n) => `${jobs(n)} cancelled before the start (status 5, no run time) ${was(n)} dropped`,
  },
  runtimeMissing: {
    code: 'run-time-missing',
    action: 'dropped',
    text: (n) => `${jobs(n)} without a run time ${was(n)} dropped`,
  },
  runtimeNegative: {
    code: 'run-time-negative',
    action: 'dropped',
    text: (n) => `${jobs(n)} with a run time below 0 ${was(n)} dropped`,
  },
  runtimeAbsurd: {
    code: 'run-time-absurd',
    action: 'dropped',
    text: (n) => `${jobs(n)} with a run time of more than a hundred years ${was(n)} dropped`,
  },
  processorsMissing: {
    code: 'processors-missing',
    action: 'dropped',
    text: (n) => `${jobs(n)} with neither requested nor allocated processors ${was(n)} dropped`,
  },
  processorsAbsurd: {
    code: 'processors-absurd',
    action: 'dropped',
    text: (n) => `${jobs(n)} on more than 2,147,483,647 processors ${was(n)} dropped`,
  },
  processorsFromAllocation: {
    code: 'processors-from-allocation',
    action: 'changed',
    text: (n) =>
      `${jobs(n)} did not say how many processors ${n === 1 ? 'it' : 'they'} asked for; the allocated were used`,
  },
  allocationDiffers: {
    code: 'allocation-differs',
    action: 'kept',
    text: (n) => `${jobs(n)} held another number of processors than requested; the requested number is used`,
  },
  processorsFractional: {
    code: 'processors-fractional',
    action: 'changed',
    text: (n) => `${jobs(n)} on a part of a processor; rounded up to whole ones`,
  },
  limitMissing: {
    code: 'limit-missing',
    action: 'changed',
    text: (n) => `${jobs(n)} without a requested time; the run time was used, as if it had been known exactly`,
  },
  limitExact: {
    code: 'limit-exact',
    action: 'kept',
    text: (n) => `${jobs(n)} asked for exactly the time ${n === 1 ? 'it' : 'they'} ran, which people cannot know`,
  },
  numberMissing: {
    code: 'number-missing',
    action: 'changed',
    text: (n) => `${jobs(n)} without a job number; numbered by the place in the log`,
  },
  duplicateNumber: {
    code: 'duplicate-number',
    action: 'kept',
    text: (n) => `${jobs(n)} with a number that an earlier job has; kept as a job of its own`,
  },
  runtimeZero: {
    code: 'run-time-zero',
    action: 'kept',
    text: (n) => `${jobs(n)} with run time 0; kept, and will start and end at one instant`,
  },
  overLimit: {
    code: 'over-limit',
    action: 'kept',
    text: (n) => `${jobs(n)} ran longer than requested; kept, and the policy's walltime rule decides`,
  },
  widerThanMachine: {
    code: 'wider-than-machine',
    action: 'kept',
    text: (n) =>
      `${jobs(n)} wider than every pool ${n === 1 ? 'it accepts' : 'they accept'}; kept, and will be rejected at submission`,
  },
  beyondFirst: {
    code: 'beyond-first',
    action: 'dropped',
    text: (n) => `${jobs(n)} after the first ones that were asked for ${was(n)} left out`,
  },
  afterHorizon: {
    code: 'after-horizon',
    action: 'dropped',
    text: (n) => `${jobs(n)} submitted at or after the scenario's horizon ${was(n)} left out`,
  },
} as const satisfies Record<string, CleaningRule>;

export type CleaningRuleName = keyof typeof cleaningRules;
