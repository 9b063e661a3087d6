import { counted, formatCount, formatDuration, formatNumber, formatPercent } from '../units/index.ts';
import type { CleaningReport, LogDescription } from '../workload/index.ts';
import { shown, table, wrapped } from './terminal/table.ts';
import type { Terminal } from './terminal/terminal.ts';

const bar = 24;

/** What is in a log, for people: facts first, then how sizes, run times, hours and requests are distributed, then the cleaning. */
export function descriptionText(
  file: string,
  description: LogDescription | { readonly cleaning: CleaningReport; readonly jobs: 0 },
  { paint, width }: Terminal,
): string {
  const { strong, faint } = paint.out;
  const heading = (text: string) => strong(text);
  if (!('machine' in description)) {
    return [
      `${strong(shown(file))}: no job is left of ${counted(description.cleaning.records, 'record')}`,
      '',
      ...cleaning(description.cleaning, width, heading),
    ].join('\n');
  }
  const { jobs, span, runtime, requests, rhythm } = description;
  return [
    `${strong(shown(file))}: ${counted(jobs, 'job')} in ${formatDuration(span.seconds)}`,
    '',
    ...description.notes.flatMap(({ text }) => [wrapped(`${strong('warning:')} ${shown(text)}`, width, '  '), '']),
    ...facts(description).map(([name, text]) => wrapped(`${name.padEnd(12)}${text}`, width, ' '.repeat(12))),
    '',
    heading('Accelerators of a job'),
    bars(
      description.size.bins.map(({ low, high, jobs: count, work }) => ({
        name: low === high ? String(low) : `${low}–${high}`,
        share: count / jobs,
        beside: `${shareText(work)} of the work`,
      })),
      faint,
    ),
    '',
    heading('Run times, their part of the limit asked for, and sizes'),
    spreads(description),
    ...(requests.popular.length === 0
      ? []
      : [
          wrapped(
            `most asked for: ${requests.popular
              .slice(0, 5)
              .map(({ time, share }) => `${formatDuration(time)} (${formatPercent(share)})`)
              .join(', ')}`,
            width,
            '  ',
          ),
        ]),
    '',
    heading('Run time'),
    bars(halfDecades(runtime.bins, jobs, runtime.zero), faint),
    '',
    heading(`Submissions by hour${rhythm.zone === null ? ' (from the log’s time 0)' : ` (${shown(rhythm.zone)})`}`),
    bars(
      everyThird(rhythm.hours).map((share, third) => ({
        name: `${String(third * 3).padStart(2, '0')}:00`,
        share,
        beside: '',
      })),
      faint,
    ),
    '',
    ...cleaning(description.cleaning, width, heading),
  ].join('\n');
}

function facts({
  machine,
  load,
  span,
  users,
  groups,
  queues,
  arrivals,
  size,
  runtime,
  requests,
  rhythm,
  concentration,
  header,
  jobs,
}: LogDescription): [string, string][] {
  const all: [string, string | null][] = [
    [
      'machine',
      machine.accelerators === null
        ? 'not told; give its size with --units'
        : `${counted(machine.accelerators, 'accelerator')} (${machine.from === 'given' ? 'as given' : `header ${machine.from}`})`,
    ],
    [
      'load',
      load.requested === null
        ? null
        : `${formatPercent(load.requested)} of the machine asked for${load.allocated === null ? '' : `, ${formatPercent(load.allocated)} allocated`}`,
    ],
    ['from', span.dates && `${dayOf(span.dates.from)} to ${dayOf(span.dates.to)} (${shown(rhythm.zone ?? 'UTC')})`],
    [
      'people',
      [known(users, 'user'), known(groups, 'group'), known(queues, 'queue')]
        .filter((text) => text !== null)
        .join(', ') || null,
    ],
    [
      'arrivals',
      arrivals.meanGap === null
        ? null
        : `one every ${formatDuration(arrivals.meanGap)}, at most ${formatCount(arrivals.busiestHour)} in an hour`,
    ],
    ['burstiness', burstiness(arrivals)],
    [
      'size',
      `${formatPercent(size.serial)} on one accelerator, ${formatPercent(size.powerOfTwo)} on a power of two${size.runtimeCorrelation === null ? '' : `; rank correlation with run time ${formatNumber(size.runtimeCorrelation, 2)}`}`,
    ],
    [
      'run time',
      `median ${formatDuration(runtime.median)}, mean ${formatDuration(runtime.mean)}, at most ${formatDuration(runtime.maximum)}`,
    ],
    [
      'requests',
      requests.recorded === 0
        ? 'none recorded'
        : `${formatPercent(requests.recorded / jobs)} of the jobs have one, ${requests.distinct === 1 ? 'all of the same length' : `of ${formatCount(requests.distinct)} different lengths`}; ${formatPercent(requests.over / requests.recorded)} ran over`,
    ],
    ['top user', concentration === null || (users ?? 0) < 2 ? null : topUsers(concentration)],
    ['header', header.notes.length === 0 ? null : shown(header.notes.slice(0, 3).join(' '))],
  ];
  return all.filter((fact): fact is [string, string] => fact[1] !== null);
}

/** Who does most work, and who submits most jobs: often not the same. */
function topUsers({
  topWork,
  topJobs,
  topTenWork,
  topTenJobs,
  unknownJobs,
  unknownWork,
}: NonNullable<LogDescription['concentration']>): string {
  const one =
    topWork.user === topJobs.user
      ? `${shown(topWork.user)} with ${shareText(topWork.share)} of the work and ${shareText(topJobs.share)} of the jobs`
      : `${shown(topWork.user)} with ${shareText(topWork.share)} of the work, ${shown(topJobs.user)} with ${shareText(topJobs.share)} of the jobs`;
  const unknown =
    unknownJobs === 0
      ? ''
      : `; ${shareText(unknownJobs)} of the jobs (${shareText(unknownWork)} of the work) name no user`;
  return `${one}; the top ten ${shareText(topTenWork)} and ${shareText(topTenJobs)}${unknown}`;
}

function burstiness({ gapCv, hourlyDispersion, dailyDispersion }: LogDescription['arrivals']): string | null {
  if (gapCv === null) return null;
  const dispersion = [
    hourlyDispersion === null ? null : `${formatNumber(hourlyDispersion)} by the hour`,
    dailyDispersion === null ? null : `${formatNumber(dailyDispersion)} by the day`,
  ].filter((text) => text !== null);
  const counts = dispersion.length === 0 ? '' : `; dispersion of counts ${dispersion.join(', ')}`;
  return `variation of gaps ${formatNumber(gapCv)}${counts} (a Poisson process has 1)`;
}

function spreads({ runtime, requests, size }: LogDescription): string {
  const row = (
    name: string,
    spread: LogDescription['runtime'] | LogDescription['size'] | NonNullable<LogDescription['requests']['accuracy']>,
    print: (value: number) => string,
  ) => [name, ...[spread.minimum, spread.p25, spread.median, spread.p75, spread.p95, spread.maximum].map(print)];
  const columns = ['', 'least', '25 %', 'median', '75 %', '95 %', 'most'];
  return table(
    columns.map((heading, at) => ({ heading, align: at === 0 ? 'left' : 'right' })),
    [
      row('run time', runtime, formatDuration),
      ...(requests.accuracy === null ? [] : [row('of limit', requests.accuracy, (value) => formatNumber(value, 2))]),
      row('size', size, formatNumber),
    ],
  );
}

/** A share of jobs or work; what is next to nothing is not told to its digits. */
function shareText(share: number): string {
  return share > 0 && share < 1e-4 ? '< 0.01 %' : formatPercent(share);
}

interface Bar {
  readonly name: string;
  readonly share: number;
  readonly beside: string;
}

function bars(all: readonly Bar[], faint: (text: string) => string): string {
  const most = Math.max(...all.map(({ share }) => share), 1e-9);
  const names = Math.max(...all.map(({ name }) => name.length), 8);
  return all
    .map(({ name, share, beside }) => {
      const length = Math.round((share / most) * bar);
      const drawn = `${'█'.repeat(length)}${faint('·'.repeat(bar - length))}`;
      return `  ${name.padEnd(names)}  ${drawn}  ${shareText(share).padStart(8)}${beside === '' ? '' : `  ${faint(beside)}`}`;
    })
    .join('\n');
}

/** Run times in half decades: from 1 s, 3.16 s, 10 s, 31.6 s … */
function halfDecades(bins: LogDescription['runtime']['bins'], jobs: number, zero: number): Bar[] {
  const counts = new Map<number, number>();
  for (const { low, high, count } of bins) {
    const half = Math.floor(2 * Math.log10(Math.sqrt(low * high)));
    counts.set(half, (counts.get(half) ?? 0) + count);
  }
  const halves = [...counts.keys()];
  const span = halves.length === 0 ? 0 : Math.max(...halves) - Math.min(...halves) + 1;
  const steps = Array.from({ length: span }, (_, at) => Math.min(...halves) + at);
  return [
    ...(zero > 0 ? [{ name: '0 s', share: zero / jobs, beside: '' }] : []),
    ...steps.map((half) => ({
      name: `from ${formatDuration(10 ** (half / 2))}`,
      share: (counts.get(half) ?? 0) / jobs,
      beside: '',
    })),
  ];
}

function everyThird(hours: readonly number[]): number[] {
  return Array.from({ length: 8 }, (_, third) =>
    hours.slice(third * 3, third * 3 + 3).reduce((sum, share) => sum + share, 0),
  );
}

function cleaning(
  { records, jobs, changes }: CleaningReport,
  width: number,
  heading: (text: string) => string,
): string[] {
  if (changes.length === 0)
    return [heading('Cleaning'), `  nothing to do: ${counted(records, 'record')}, ${counted(jobs, 'job')}`];
  return [
    heading('Cleaning, when it is replayed'),
    ...changes.map(({ action, text, examples }) => {
      const lines =
        examples.length === 0 ? '' : ` (line ${examples.slice(0, 3).join(', ')}${examples.length > 3 ? ' …' : ''})`;
      return wrapped(`  ${action.padEnd(8)} ${text}${lines}`, width, ' '.repeat(11));
    }),
    `  ${counted(records, 'record')}, ${counted(jobs, 'job')}`,
  ];
}

/** '2023-01-31' of '2023-01-31T08:00:00+01:00'; a year that a calendar has, or none. */
function dayOf(date: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0] ?? '–';
}

/** Nothing where the log does not tell. */
function known(count: number | null, noun: string): string | null {
  return count === null ? null : counted(count, noun);
}
