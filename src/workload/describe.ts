import { LogHistogram } from '../statistics/index.ts';
import { formatInstant } from '../units/index.ts';
import { arrivalsOf } from './description/arrivals.ts';
import { concentrationOf } from './description/concentration.ts';
import type { LogDescription, LogLoad } from './description/log-description.ts';
import { requestsOf } from './description/requests.ts';
import { rhythmOf } from './description/rhythm.ts';
import { sizesOf } from './description/sizes.ts';
import { spreadOf } from './description/spread.ts';
import { type Demand, demandedWork, submissionSpan } from './offered-load.ts';
import { type CleanLog, cleanLog } from './trace/clean.ts';
import type { Log } from './trace/log.ts';
import { instantOfLog, unixTimeZero } from './trace/log-date.ts';
import { labelOf } from './trace/log-labels.ts';
import { logNotes } from './trace/log-notes.ts';
import { recordedSize } from './trace/machine-size.ts';
import { type Label, unnamed } from './workload-kind.ts';

export type { LogDescription } from './description/log-description.ts';

export interface DescribeOptions {
  /** Accelerators of the machine. Default: what the header says (MaxProcs, else MaxNodes). */
  readonly machine?: number;
  /** What to call it in the cleaning report. Default: the file. */
  readonly name?: string;
}

/**
 * What is in a log and what cleaning would change; null when cleaning leaves no job. Everything but the cleaning
 * report describes the jobs that are left.
 */
export function describeLog(
  log: Log,
  options: DescribeOptions = {},
): LogDescription | { readonly cleaning: LogDescription['cleaning']; readonly jobs: 0 } {
  const machine = machineOf(log, options.machine);
  const widest = machine.accelerators ?? undefined;
  const clean = cleanLog(log, widest === undefined ? {} : { widest });
  const cleaning = {
    workload: options.name ?? log.file,
    records: log.count + log.unreadable.count,
    jobs: clean.count,
    changes: clean.changes,
  };
  if (clean.count === 0) return { cleaning, jobs: 0 };
  const label = (field: 'user' | 'group' | 'queue') => labelOf(log, clean.record, field);
  const users = label('user');
  const unixZero = unixTimeZero(log, clean) ?? null;
  const dateOf = (unix: number) => formatInstant(instantOfLog(log, unix));
  const histogram = new LogHistogram(4);
  for (const runtime of clean.runtime) histogram.add(runtime);
  return {
    file: log.file,
    format: log.format,
    header: log.header,
    cleaning,
    jobs: clean.count,
    machine,
    span: {
      first: clean.submit[0]!,
      last: clean.submit.at(-1)!,
      seconds: submissionSpan(clean),
      unixStart: unixZero === null ? null : unixZero + clean.submit[0]!,
      dates:
        unixZero === null
          ? null
          : { from: dateOf(unixZero + clean.submit[0]!), to: dateOf(unixZero + clean.submit.at(-1)!) },
    },
    notes: logNotes(options.name ?? log.file, log, clean),
    users: distinct(users),
    groups: distinct(label('group')),
    queues: distinct(label('queue')),
    load: loadOf(log, clean, machine.accelerators),
    size: sizesOf(clean),
    runtime: { ...spreadOf(clean.runtime), zero: histogram.notPositive, bins: histogram.bins() },
    requests: requestsOf(log, clean),
    arrivals: arrivalsOf(clean),
    rhythm: rhythmOf(
      unixZero === null ? clean.submit : clean.submit.map((time) => unixZero + time),
      log.header,
      unixZero !== null,
    ),
    concentration: concentrationOf(clean, users),
  };
}

function machineOf({ header }: Log, given: number | undefined): LogDescription['machine'] {
  if (given !== undefined) return { accelerators: given, from: 'given' };
  const recorded = recordedSize(header);
  return recorded === undefined
    ? { accelerators: null, from: null }
    : { accelerators: recorded.size, from: recorded.from };
}

/** How many are named; jobs that name nobody are no further one. */
function distinct({ index, names }: Label): number | null {
  return index === undefined ? null : names.filter((name) => name !== unnamed).length;
}

function loadOf(log: Log, clean: CleanLog, machine: number | null): LogLoad {
  const widest = machine ?? Number.POSITIVE_INFINITY;
  const held = clean.record.some((row) => log.columns.allocatedProcessors[row]! > 0);
  const accelerators = clean.accelerators.map((requested, job) => {
    const allocated = log.columns.allocatedProcessors[clean.record[job]!]!;
    return allocated > 0 ? allocated : requested;
  });
  const part = (demand: Demand) => {
    const seconds = submissionSpan(demand);
    return machine === null || seconds === 0 ? null : demandedWork(demand, widest) / (machine * seconds);
  };
  return {
    work: demandedWork(clean),
    requested: part(clean),
    allocated: held ? part({ ...clean, accelerators }) : null,
  };
}
