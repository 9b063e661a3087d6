import type { Note } from '../../catalogue/index.ts';
import { type Fault, faultMessage, formatPath } from '../../scenario/fault.ts';
import { withUnit } from './limit-answer.ts';
import type { LimitRequest, LimitTrials } from './limit-trials.ts';
import type { LimitOutcome } from './search-outcome.ts';

export interface LimitFindings {
  /** By policy: values beyond one that holds at which not everything holds. */
  readonly relapses: Readonly<Record<string, readonly number[]>>;
  readonly rejecting: LimitTrials['rejecting'];
  readonly impossible: readonly { readonly value: number; readonly policy: string; readonly fault: Fault }[];
}

/** What to know before believing a limit. */
export function limitNotes(
  outcome: LimitOutcome,
  request: LimitRequest,
  { relapses, impossible, rejecting }: LimitFindings,
): Note[] {
  return [
    ...Object.entries(relapses).flatMap(([policy, values]) => irregular(policy, values, outcome, request)),
    ...neverHeld(outcome, request),
    ...undecided(outcome),
    ...followingLoads(outcome, request),
    ...impossibleValues(impossible, outcome),
    ...rejectingValues(rejecting, outcome),
  ];
}

function irregular(
  policy: string,
  values: readonly number[],
  { kind, unit }: LimitOutcome,
  { scenario }: LimitRequest,
): Note[] {
  if (values.length === 0) return [];
  const listed = values.map((value) => withUnit(value, unit)).join(', ');
  const why =
    scenario.replications === 1
      ? 'Schedules have such anomalies.'
      : 'Schedules have such anomalies, and chance makes some; more replications tell them apart.';
  const [better, where] = kind === 'size' ? ['More', 'a smaller value'] : ['Less', 'a larger value'];
  return [
    {
      code: 'irregular-response',
      severity: 'warning',
      policy,
      text: `${better} does not always do better under '${policy}': at ${listed} not everything holds, though it does at ${where}. The limit told is the one from which on everything tried holds. ${why}`,
    },
  ];
}

/**
 * Where nothing was found: which threshold it was, at the end of the range that should be the easiest. One that asks for a busy
 * machine is easier at the other end, where the search does not look.
 */
function neverHeld({ kind, trials, found, unit }: LimitOutcome, { ladders, measures }: LimitRequest): Note[] {
  if (ladders.length > 1) return [];
  const { numbers } = ladders[0]!;
  const easiest = numbers.at(kind === 'size' ? -1 : 0)!;
  return Object.entries(found).flatMap(([policy, value]): Note[] => {
    const trial = value === null && trials.find((each) => each.policy === policy && each.value === easiest);
    const open = trial ? trial.verdicts.filter(({ verdict }) => verdict !== 'holds') : [];
    if (open.length === 0) return [];
    const opposed = open.filter(
      ({ measure, holdsWhen }) =>
        holdsWhen === 'above' && measures.find(({ path }) => path === measure)?.better === 'neither',
    );
    const harder = kind === 'size' ? 'a larger machine' : 'a smaller load';
    const why =
      opposed.length === 0
        ? ''
        : ` What asks for a busy machine is harder to keep with ${harder}, so it may hold where this search does not look: see it with 'sweep'.`;
    const names = open.map(({ text }) => `'${text}'`).join(' and ');
    const text = `Under '${policy}' ${names} ${open.length === 1 ? 'is' : 'are'} not shown to hold at ${withUnit(easiest, unit)}, which should be the easiest.${why}`;
    return [{ code: 'threshold-never-held', severity: 'warning', policy, text }];
  });
}

/** Next to a limit thresholds are often not decided; such trials count as not holding. */
function undecided({ trials }: LimitOutcome): Note[] {
  const open = trials.filter(
    ({ holds, verdicts }) =>
      !holds && verdicts.every(({ verdict }) => verdict === 'holds' || verdict === 'not-decided'),
  );
  if (open.length === 0) return [];
  const needed = open.flatMap(({ verdicts }) => {
    const each = verdicts.flatMap(({ replicationsNeeded }) => replicationsNeeded ?? []);
    return each.length === 0 ? [] : [Math.max(...each)];
  });
  const more =
    needed.length === 0
      ? ''
      : ` About ${Math.min(...needed).toLocaleString('en')} replications would decide the one that is nearest to it.`;
  const these = open.length === 1 ? 'one was' : `${open.length} were`;
  return [
    {
      code: 'undecided-trials',
      severity: 'info',
      count: open.length,
      text: `Of ${trials.length} trials ${these} neither shown to hold nor to fail; that counts as not holding, so the limit told is on the safe side.${more}`,
    },
  ];
}

/** A load that is set in parts of the machine grows with it: then no size is enough, or every one. */
function followingLoads({ path }: LimitOutcome, { ladders, scenario }: LimitRequest): Note[] {
  if (!ladders.some((ladder) => ladder.path.startsWith('cluster.'))) return [];
  return Object.entries(scenario.workloads).flatMap(([workload, { targetLoad }]): Note[] =>
    targetLoad === undefined
      ? []
      : [
          {
            code: 'load-follows-machine',
            severity: 'warning',
            workload,
            text: `'${workload}' has a targetLoad, a part of the machine: it grows with '${path}'. Give it an arrivalFactor, so that all sizes meet the same jobs.`,
          },
        ],
  );
}

function impossibleValues(impossible: LimitFindings['impossible'], { unit }: LimitOutcome): Note[] {
  const [first] = impossible;
  if (first === undefined) return [];
  const values = [...new Set(impossible.map(({ value }) => value))].sort((a, b) => a - b);
  const listed = values.map((value) => withUnit(value, unit)).join(', ');
  return [
    {
      code: 'impossible-values',
      severity: 'info',
      count: values.length,
      text: `No valid scenario results at ${listed}, so these count as not holding: ${formatPath(first.fault.path)}: ${faultMessage(first.fault)}.`,
    },
  ];
}

function rejectingValues(rejecting: LimitFindings['rejecting'], { unit }: LimitOutcome): Note[] {
  if (rejecting.length === 0) return [];
  const values = [...new Set(rejecting.map(({ value }) => value))].sort((a, b) => a - b);
  const listed = values.map((value) => withUnit(value, unit)).join(', ');
  return [
    {
      code: 'jobs-turned-away',
      severity: 'info',
      count: values.length,
      text: `At ${listed} jobs were rejected that other values can run, so these count as not holding: waits would be those of fewer jobs.`,
    },
  ];
}
