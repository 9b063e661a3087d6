import type { SignalData } from '../../energy/index.ts';
import { formatInstant, type Instant } from '../../units/index.ts';
import type { LogFault } from '../../workload/trace/log-fault.ts';
import type { Series } from './series.ts';
import { zoneOf } from './zone.ts';

/** A series that was read, and how it is to be laid. */
export interface ReadSeries {
  readonly file: string;
  /** Whether it begins anew when it ends. */
  readonly repeat: boolean;
  /** The zone that the scenario names for it. */
  readonly zone?: string | undefined;
  readonly series: Series;
}

/** The time of a scenario that a series is laid beside. */
export interface ScenarioTime {
  /** What moment second 0 is; absent where nothing tells it. */
  readonly begin?: Instant | undefined;
  /** Who tells it: the scenario, or the dates of its logs. */
  readonly by?: 'scenario' | 'log';
  /** When the last job is submitted, s; absent where that is not known. */
  readonly last?: number | undefined;
}

/** Undated jobs meet the first row of the series; of several series the first moment that all of them have. */
export function originOf(all: readonly ReadSeries[], { begin }: ScenarioTime): number {
  return begin?.unix ?? Math.max(...all.map(({ series }) => series.times[0]!));
}

/** A series in the scenario's time, whose second 0 is `origin`. */
export function laidSeries({ series, repeat }: ReadSeries, origin: number): SignalData {
  const { times, values, end, known } = series;
  return {
    times: times.map((time) => time - origin),
    values,
    period: repeat ? end - times[0]! : null,
    known: known.map(({ from, until }) => ({ from: from - origin, until: until - origin })),
  };
}

/** What is wrong where a series that does not repeat has no value for second 0. */
export function layingFault(
  { file, repeat, series }: ReadSeries,
  origin: number,
  time: ScenarioTime,
): LogFault | undefined {
  const { times, end } = series;
  if (repeat || (origin >= times[0]! && origin < end)) return undefined;
  const span = `${dateIn(series, times[0]!)} to ${dateIn(series, end)}`;
  const { begin, by, last } = time;
  const jobs =
    begin === undefined
      ? `a series that has the first moment of the others, ${dateIn(series, origin)}`
      : by === 'log'
        ? `a series that holds the time of the jobs by the dates of their log, ${formatInstant(begin)}${last === undefined ? '' : ` to ${formatInstant({ ...begin, unix: begin.unix + last })}`}`
        : `a series that holds the scenario's begin, ${formatInstant(begin)}`;
  const hint =
    by === 'log'
      ? "give the series of that time; or replay the log at another with 'begin' and 'offset: 0 s'"
      : begin === undefined
        ? "'repeat: true' plays it again and again"
        : "'repeat: true' plays it again and again, or set 'begin'";
  return { code: 'series-elsewhere', file, expected: jobs, received: `one from ${span}`, hint };
}

/** A log whose own date is far from the scenario's begin: its jobs would meet hours at which they were not there. */
export function redatedFault(
  series: ReadSeries,
  begin: Instant,
  log: { readonly name: string; readonly first: Instant },
): LogFault {
  const { times, end } = series.series;
  return {
    code: 'dates-differ',
    file: series.file,
    expected: `jobs from the scenario's begin on, ${formatInstant(begin)}, beside a series from ${dateIn(series.series, times[0]!)} to ${dateIn(series.series, end)}`,
    received: `those of '${log.name}', whose log begins at ${formatInstant(log.first)}`,
    hint: `leave out 'begin' to let both keep their dates, or say 'offset: 0 s' in '${log.name}' to lay the log there`,
  };
}

/** A moment by the clock of the series. */
export function dateIn({ reading: { zone } }: Series, unix: number): string {
  return formatInstant({ unix, offset: zone === undefined ? 0 : zoneOf(zone)!(unix) });
}
