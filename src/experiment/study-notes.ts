import type { Note } from '../catalogue/index.ts';
import type { RunResult } from '../metrics/index.ts';
import type { MissingLimits } from '../scenario/missing-limits.ts';
import { realismNotes } from '../scenario/realism-notes.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { batchCount, mostCorrelation } from '../statistics/index.ts';
import { formatDurationEstimate, formatPercent } from '../units/index.ts';
import { differentJobs } from './different-jobs.ts';
import { mostUsers } from './policy-estimates.ts';
import { runLengthNotes } from './run-length.ts';
import type { PolicyEstimate } from './study.ts';

/** Below so many replications the interval itself is a guess. */
const fewest = 5;
/** An interval wider than this share of the mean decides little. */
const widest = 0.1;

/** What is noted in one replication. */
export interface NoteOfRun {
  readonly note: Note;
  readonly replication: number;
}

/** What a run says where it finds no queue that grows; not to be said of a policy under which others of its runs do. */
const ofSteadyQueues: ReadonlySet<string> = new Set(['utilisation-is-offered-load', 'skewed-waits', 'starvation']);

interface Noted {
  readonly scenario: Scenario;
  /** Replications asked for. */
  readonly replications: number;
  readonly earlier: readonly Note[];
  readonly drawn: readonly NoteOfRun[];
  readonly runs: readonly RunResult[];
  readonly policies: readonly PolicyEstimate[];
  /** Logs that lack requested times. Default: none. */
  readonly missing?: readonly MissingLimits[];
}

/** Notes of all runs and of the study, warnings first: what many runs say is said once. */
export function studyNotes({ scenario, replications, earlier, drawn, runs, policies, missing }: Noted): Note[] {
  const growing = new Set(policies.flatMap(({ policy, unstable }) => (unstable ? [policy] : [])));
  const notes = [
    ...saidOnce(
      earlier.map((note) => ({ note, replication: 0 })),
      1,
    ),
    ...saidOnce(
      [
        ...drawn,
        ...runs.flatMap((run) =>
          run.notes
            .filter(({ code }) => !(growing.has(run.policy) && ofSteadyQueues.has(code)))
            .map((note) => ({ note, replication: run.replication })),
        ),
      ],
      replications,
    ),
    ...notesOfStudy(scenario, runs, policies, missing),
  ];
  return [...notes.filter((note) => note.severity === 'warning'), ...notes.filter((note) => note.severity === 'info')];
}

/**
 * The same note of several replications is given as the first of them says it; where they differ, or not all say it,
 * it tells how many do.
 */
function saidOnce(said: readonly NoteOfRun[], replications: number): Note[] {
  const first = new Map<string, { note: Note; replication: number; in: Set<number>; alike: boolean }>();
  for (const { note, replication } of said) {
    // What is about something of its own is said of that once, in the first words found for it.
    const text = replications === 1 && note.about === undefined ? note.text : '';
    const key = [note.code, note.policy, note.workload, note.about, text].join('\n');
    const known = first.get(key);
    if (known === undefined) first.set(key, { note, replication, in: new Set([replication]), alike: true });
    else {
      known.in.add(replication);
      known.alike &&= known.note.text === note.text;
    }
  }
  return [...first.values()].map(({ note, replication, in: where, alike }) => {
    if (replications === 1 || (alike && where.size === replications)) return note;
    const many = where.size === replications ? `all ${replications}` : `${where.size} of ${replications}`;
    const likewise = where.size === 1 ? 'in no other' : `likewise in ${many}`;
    return { ...note, text: `${note.text} (So in replication ${replication + 1}, ${likewise}.)` };
  });
}

function notesOfStudy(
  scenario: Scenario,
  runs: readonly RunResult[],
  policies: readonly PolicyEstimate[],
  missing: readonly MissingLimits[] = [],
): Note[] {
  if (runs.length === 0) return [];
  const { replications } = scenario;
  return [
    ...(replications === 1 ? singleRun(scenario, runs) : replications < fewest ? [fewReplications(replications)] : []),
    ...differentJobs(runs),
    ...runLengthNotes(scenario, runs),
    ...policies.flatMap((policy) => wideInterval(policy) ?? []),
    ...manyUsers(runs),
    ...realismNotes(scenario, missing),
  ];
}

function singleRun({ workloads }: Scenario, runs: readonly RunResult[]): Note[] {
  const batches = runs.flatMap((run) => run.groups[0]?.batches?.wait ?? []);
  if (batches.length > 0) return longRun(Math.max(...batches.map(({ lag1 }) => lag1)));
  const logsOnly = Object.values(workloads).every((workload) => workload.kind === 'trace');
  const text = logsOnly
    ? 'One log, played once: these numbers have no interval and hold for this log alone. Compare on further logs, or on slices of this one, before you rely on them.'
    : 'One replication has no interval: another seed would give other numbers. Set replications to 10 or more.';
  return [{ code: 'single-run', severity: 'warning', text }];
}

/** One run long enough to be cut into batches, or nearly. */
function longRun(lag1: number): Note[] {
  if (lag1 >= mostCorrelation) {
    const text = `One run, whose batches of successive jobs still resemble each other (correlation ${lag1.toFixed(2)}): it is too short for what its queue remembers, and its means get no intervals. Lengthen the horizon, or set replications to 10 or more.`;
    return [{ code: 'single-run', severity: 'warning', text }];
  }
  const text = `One run: the intervals of means are those of ${batchCount} batches of successive jobs; percentiles, the machine's metrics and differences between policies have none. Set replications to 10 or more for those.`;
  return [{ code: 'batch-means', severity: 'warning', text }];
}

function fewReplications(replications: number): Note {
  return {
    code: 'few-replications',
    severity: 'warning',
    text: `${replications} replications make wide and unsure intervals. Set replications to 10 or more.`,
  };
}

function wideInterval({ policy, groups }: PolicyEstimate): Note | undefined {
  const wait = groups.find((group) => group.dimension === 'all')?.metrics.wait?.mean;
  if (!wait || wait.mean === null || wait.halfWidth === null || wait.halfWidth <= widest * wait.mean) return undefined;
  const known = wait.values.filter((value) => value !== null).length;
  if (known < 2) return undefined;
  const needed = Math.ceil(known * (wait.halfWidth / (widest * wait.mean)) ** 2);
  return {
    code: 'wide-interval',
    severity: 'info',
    policy,
    text: `The mean wait under '${policy}' is known to ${formatDurationEstimate(wait)}, ${formatPercent(wait.halfWidth / wait.mean)} of it; about ${needed.toLocaleString('en')} replications would bring that to ${formatPercent(widest)}.`,
  };
}

function manyUsers(runs: readonly RunResult[]): Note[] {
  const users = Math.max(...runs.map((run) => run.groups.filter((group) => group.dimension === 'user').length));
  if (users <= mostUsers) return [];
  return [
    {
      code: 'largest-users',
      severity: 'info',
      count: users,
      text: `Of ${users.toLocaleString('en')} users the study's tables show the ${mostUsers.toLocaleString('en')} with most accelerator time; the files of each run have them all.`,
    },
  ];
}
