import type { Note } from '../../catalogue/index.ts';
import { day, formatCount, formatDuration, formatShare, formatSpan, year } from '../../units/index.ts';
import type { CleanLog } from './clean.ts';
import type { Log } from './log.ts';
import { inThousandths } from './log-date.ts';
import { namedZone } from './log-zone.ts';

/** A pause is told of when it is so many times as long as the mean gap between submissions … */
const meanGaps = 10;
/** … and a tenth of the log, or half of it where it is shorter than a day: nights are no news. */
const [longPause, shortPause] = [0.1, 0.5];
/** A pause so long is told of however few jobs there are, s. */
const longestPause = 5 * year;
/** At most this share of the jobs is worth to be left out for the sake of a pause. */
const fewJobs = 0.1;
/** One job is told of when it makes so much of the work, and runs longer than jobs are submitted. */
const mostWork = 0.5;
/** Of fewer jobs nothing is out of the ordinary. */
const fewestJobs = 10;

/**
 * What makes a log tell something else than its people meant: records that were dropped as strays, long pauses, one job beyond all others.
 * @param name the workload
 * @param from where the slice begins, s after the log's time 0; 0 without one
 */
export function logNotes(name: string, log: Log, clean: CleanLog, from = 0): Note[] {
  const about = `the log of '${name}'`;
  return [
    ...clean.changes
      .filter(({ code }) => code === 'stray-submission')
      .map(({ code, text, count }) => ({ code, count, text: `In ${about}, ${text}.` })),
    ...headerNotes(about, log),
    ...thousandths(about, clean),
    ...pauses(about, clean, from),
    ...longJob(about, log, clean),
  ].map((note) => ({ ...note, severity: 'warning' as const, workload: name }));
}

type Said = Pick<Note, 'code' | 'text' | 'count'>;

/** What the header says of the machine or of the date, and cannot be read. */
function headerNotes(about: string, { header: { unclear, entries, timeZoneString } }: Log): Said[] {
  const zone =
    timeZoneString === undefined || namedZone(timeZoneString) !== undefined
      ? []
      : entries.filter(({ value }) => value === timeZoneString);
  const said = (found: typeof unclear, what: string) =>
    found.map(({ name, value, line }) => ({
      code: 'header-unclear',
      text: `In ${about} the header's ${name} '${value}' (line ${line}) is ${what}; it is not used.`,
    }));
  return [...said(unclear, 'no whole number'), ...said(zone.slice(0, 1), 'no zone that is known')];
}

function thousandths(about: string, clean: CleanLog): Said[] {
  if (!inThousandths(clean)) return [];
  const text = `The submissions in ${about} seem to be thousandths of seconds since 1970 (the first is ${clean.shift}), and are read as seconds, as the format has them: jobs come a thousand times as far apart as they did, and load, waits and use mean nothing. Divide them by 1,000.`;
  return [{ code: 'log-thousandths', text }];
}

/** The longest time without a submission, also before the first job of a slice. */
function pauses(about: string, { submit, count }: CleanLog, from: number): Said[] {
  const span = submit[count - 1] ?? 0;
  if (count < fewestJobs && !(span > longestPause)) return [];
  let longest = { length: submit[0]!, before: 0 };
  let many = 0;
  for (let job = 0; job < count; job++) {
    const length = submit[job]! - (job === 0 ? 0 : submit[job - 1]!);
    const unlike = length > longestPause || length > (meanGaps * span) / count;
    if (!(unlike && length >= (length >= day ? longPause : shortPause) * span)) continue;
    many += 1;
    if (length >= longest.length) longest = { length, before: job };
  }
  if (many === 0) return [];
  const { length, before } = longest;
  const beyond = count - before;
  const begin = before === 0 ? 0 : submit[before - 1]!;
  const after = before === 0 ? 'at its beginning' : `from ${formatDuration(begin)} after time 0 on`;
  const few = (jobs: number, side: string, key: string) =>
    `${jobs === 0 ? 'No job comes' : jobs === 1 ? 'Only 1 job comes' : `Only ${formatCount(jobs)} jobs come`} ${side}: '${key}' leaves it out.`;
  const advice =
    before <= fewJobs * count
      ? few(before, 'before it', `from: ${Math.floor(from + submit[before]!)} s`)
      : beyond <= fewJobs * count
        ? few(beyond, 'after it', `to: ${Math.floor(from + begin) + 1} s`)
        : `'to: ${Math.floor(from + begin) + 1} s' takes what comes before it, 'from: ${Math.floor(from + submit[before]!)} s' what comes after.`;
  const others = many > 1 ? ` (There are ${many} such pauses.)` : '';
  const text = `In ${about} nobody submits for ${formatSpan(length)}, ${formatShare(length / span)} of its time, ${after}; that time is measured too.${others} ${advice}`;
  return [{ code: 'log-pause', text }];
}

/** One job that runs longer than all submissions take, and is most of the work. */
function longJob(about: string, { line }: Log, clean: CleanLog): Said[] {
  const { submit, runtime, limit, accelerators, record, count } = clean;
  if (count < fewestJobs) return [];
  let all = 0;
  let [most, longest] = [0, 0];
  for (let job = 0; job < count; job++) {
    const work = runtime[job]! * accelerators[job]!;
    all += work;
    if (work > most) [most, longest] = [work, job];
  }
  const span = submit[count - 1]! - submit[0]!;
  if (!(most > mostWork * all && runtime[longest]! > span)) return [];
  const ends =
    limit[longest]! < runtime[longest]!
      ? `though it asked for ${formatDuration(limit[longest]!)}: where jobs are stopped at their limit it runs that long, and else it`
      : 'and';
  const text = `In ${about} one job (line ${line[record[longest]!]!}) runs for ${formatSpan(runtime[longest]!)}, which is ${formatShare(most / all)} of all work, ${ends} ends long after the last submission; load and use are mostly about it. Correct or leave out that line, or set 'horizon: ${Math.floor(submit[count - 1]!) + 1} s' to measure while jobs come.`;
  return [{ code: 'log-long-job', text, count: 1 }];
}
