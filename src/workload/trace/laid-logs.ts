import type { Note } from '../../catalogue/index.ts';
import { formatInstant, formatShare, formatSpan, type Instant, week } from '../../units/index.ts';
import { type CleanLog, cleanLog } from './clean.ts';
import type { Log } from './log.ts';
import { instantOfLog, unixTimeZero } from './log-date.ts';

/** What a trace says of the part of its log that is replayed, and of where it is laid. */
export interface LogPart {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly first?: number | undefined;
  readonly keepStrays?: boolean | undefined;
  /** When the log's time 0 comes, s of the scenario; absent: as its date, or its clock, has it. */
  readonly offset?: number | undefined;
  /** Accelerators of the widest pool its jobs accept. */
  readonly widest: number;
}

/** A log as it is replayed. */
export interface LaidLog {
  readonly log: Log;
  readonly clean: CleanLog;
  /** When its time 0 comes, s of the scenario. */
  readonly at: number;
}

export interface LaidLogs {
  readonly logs: Readonly<Record<string, LaidLog>>;
  /** What moment second 0 of the scenario is, as the logs tell it; absent where they do not, or the scenario says it itself. */
  readonly begin?: Instant;
  /** The log that comes first of those that are played at another date than their own, and that date; absent where all keep theirs. */
  readonly redated?: RedatedLog;
  readonly notes: readonly Note[];
}

export interface RedatedLog {
  readonly name: string;
  /** When its first job was submitted, by its own date. */
  readonly first: Instant;
}

/** A scenario's begin is taken for that of its logs when their first job comes no later after it than this, s. */
const nearBegin = week;

/**
 * Lays the logs of a scenario on one axis of time. Logs that tell their date keep their distance from each other; so do those that
 * do not, by their own clocks, as parts of one log do. Second 0 is the first job of all; or the scenario's `begin`, when that
 * lies shortly before it. A log with an `offset` lies where that says.
 */
export function layLogs(
  parts: Readonly<Record<string, LogPart & { readonly log: Log }>>,
  begin: Instant | undefined,
): LaidLogs {
  const read = Object.entries(parts).map(([name, { log, offset, ...options }]) => {
    const clean = cleanLog(log, options);
    return { name, log, clean, offset, unix: clean.count === 0 ? undefined : unixTimeZero(log, clean) };
  });
  const free = read.filter(({ offset, clean }) => offset === undefined && clean.count > 0);
  const dated = free.filter((each) => each.unix !== undefined);
  const undated = free.filter((each) => each.unix === undefined);
  const firstDate = Math.min(...dated.map(({ unix }) => unix!));
  const firstTime = Math.min(...undated.map(({ clean }) => clean.shift));
  const lead = begin === undefined || dated.length === 0 ? 0 : firstDate - begin.unix;
  const byDate = lead >= 0 && lead <= nearBegin;
  const at = ({ offset, unix, clean }: (typeof read)[number]) => {
    if (offset !== undefined) return offset;
    if (clean.count === 0) return 0;
    return unix === undefined ? clean.shift - firstTime : unix - firstDate + (byDate ? lead : 0);
  };
  const logs = Object.fromEntries(read.map((each) => [each.name, { log: each.log, clean: each.clean, at: at(each) }]));
  const earliest = dated.find(({ unix }) => unix === firstDate);
  const told = dated[0] ?? read.find(({ unix }) => unix !== undefined);
  const zero = told && instantOfLog(told.log, told.unix! - logs[told.name]!.at);
  return {
    logs,
    ...(begin === undefined && zero !== undefined ? { begin: zero } : {}),
    ...(begin !== undefined && earliest !== undefined && !byDate
      ? { redated: { name: earliest.name, first: instantOfLog(earliest.log, firstDate) } }
      : {}),
    notes: layingNotes({ dated, undated, logs, begin, zero, byDate }),
  };
}

interface Named {
  readonly name: string;
  readonly log: Log;
  readonly unix: number | undefined;
}

interface Laying {
  readonly dated: readonly Named[];
  readonly undated: readonly Named[];
  readonly logs: Readonly<Record<string, LaidLog>>;
  readonly begin: Instant | undefined;
  readonly zero: Instant | undefined;
  readonly byDate: boolean;
}

/** What was done to bring the logs on one axis, where a reader could have expected something else. */
function layingNotes({ dated, undated, logs, begin, zero, byDate }: Laying): Note[] {
  const notes: Note[] = [];
  const dateOf = ({ log, unix }: Named) => formatInstant(instantOfLog(log, unix!));
  const warn = (code: string, text: string) => notes.push({ code, severity: 'warning', text });
  if (begin !== undefined && dated.length > 0 && !byDate) {
    const first = dated.reduce((a, b) => (b.unix! < a.unix! ? b : a));
    warn(
      'log-redated',
      `The log of '${first.name}' begins at ${dateOf(first)} and the scenario at ${formatInstant(begin)}: its jobs come as if its first had been submitted then, so their hours and weekdays are others. Leave out 'begin' to keep the log's dates.`,
    );
  }
  if (undated.length > 0 && dated.length > 0) {
    const names = undated.map(({ name }) => `'${name}'`).join(', ');
    const [one, their] = undated.length === 1 ? ['The log', 'its'] : ['The logs', 'their'];
    warn(
      'log-undated',
      `${one} of ${names} ${undated.length === 1 ? 'tells' : 'tell'} no date, and others do: ${their} first job is laid at second 0. Say with 'offset' when it comes.`,
    );
  }
  const laid = Object.entries(logs).filter(([, { clean }]) => clean.count > 0);
  if (laid.length > 1 || laid.some(([, { at }]) => at > 0)) {
    const date = begin ?? zero;
    const each = laid.map(([name, { at }]) => {
      const when = date === undefined ? '' : ` (${formatInstant({ ...date, unix: date.unix + at })})`;
      return at === 0
        ? `'${name}' begins at second 0${when}`
        : `'${name}' begins ${formatSpan(at)} after second 0${when}`;
    });
    notes.push({ code: 'logs-laid', severity: 'info', text: `${each.join(', ')}.` });
    notes.push(...apart(laid));
  }
  return notes;
}

/** Logs are told to lie apart when the time between them is this share of the whole. */
const muchOfWhole = 0.1;

/** The times between logs in which nobody submits a job. */
function apart(laid: readonly (readonly [name: string, log: LaidLog])[]): Note[] {
  const spans = laid
    .map(([name, { clean, at }]) => ({ name, from: at + clean.submit[0]!, to: at + clean.submit.at(-1)! }))
    .sort((a, b) => a.from - b.from);
  let end = spans[0]!.to;
  const gaps: { length: number; name: string }[] = [];
  for (const { name, from, to } of spans) {
    if (from > end) gaps.push({ length: from - end, name });
    end = Math.max(end, to);
  }
  const whole = end - spans[0]!.from;
  const empty = gaps.reduce((sum, { length }) => sum + length, 0);
  if (!(empty > 0 && empty >= muchOfWhole * whole)) return [];
  const each = gaps.map(({ length, name }) => `${formatSpan(length)} before '${name}' begins`);
  const text = `Between the logs lie times without a job, ${formatShare(empty / whole)} of the whole: ${each.join(', ')}. They are measured too; 'offset' says when a log begins, if that is not meant.`;
  return [{ code: 'logs-apart', severity: 'warning', text }];
}
