import type { Note } from '../catalogue/index.ts';
import { constantSignal, type Signal, type SignalData, signalOf } from '../energy/index.ts';
import type { SeriesSpec, seriesKinds } from '../scenario/energy-fields.ts';
import type { Scenario } from '../scenario/scenario.ts';
import {
  laidSeries,
  layingFault,
  originOf,
  type ReadSeries,
  redatedFault,
  type ScenarioTime,
} from '../scenario/series/lay-series.ts';
import { readSeriesFile } from '../scenario/series/read-series-file.ts';
import { seriesNotes } from '../scenario/series/series-notes.ts';
import { day, type Instant, secondsOfWeek } from '../units/index.ts';
import type { LogFault } from '../workload/index.ts';
import { secondsOfClock } from '../workload/index.ts';
import { StudyError } from './study-fault.ts';

/** The prices and intensities of a scenario, ready to be asked. */
export interface Signals {
  /** EUR per kWh. */
  readonly price?: Signal;
  /** g CO2e per kWh. */
  readonly intensity?: Signal;
  /** Caps on power by policy, W at the meter, with the highest each ever is. */
  readonly caps: ReadonlyMap<string, { readonly signal: Signal; readonly highest: number }>;
  readonly notes: readonly Note[];
  /** Series that end, by what they are of: their file, and when, s. */
  readonly ends: readonly { readonly of: string; readonly file: string; readonly end: number }[];
}

/** A series in a file, by what it is of, and where the scenario names it. */
interface NamedSeries {
  readonly of: keyof typeof seriesKinds;
  readonly path: string;
  readonly spec: Omit<SeriesSpec, 'kind'>;
  /** The policy whose cap it is. */
  readonly policy?: string;
}

/**
 * Makes the signals of a scenario; reads their files. Series and jobs meet by their dates, where both have them.
 * @throws StudyError when one cannot be read, or is of another time than the jobs
 */
export function signalsOf(scenario: Scenario, time: ScenarioTime): Signals {
  const { electricity, carbon } = scenario;
  const read = seriesIn(scenario).map((named) => ({ ...named, read: readNamed(named, scenario) }));
  const origin =
    read.length === 0
      ? 0
      : originOf(
          read.map((each) => each.read),
          time,
        );
  const laid = new Map<string, SignalData>();
  const notes: Note[] = [];
  for (const { of, path, policy, read: series } of read) {
    const fault = layingFault(series, origin, time);
    if (fault !== undefined) throw new StudyError({ kind: 'series', path, faults: [fault] });
    laid.set(path, laidSeries(series, origin));
    notes.push(
      ...seriesNotes(of, series, origin, time).map((note) => (policy === undefined ? note : { ...note, policy })),
    );
  }
  const signal = (path: string, spec: { readonly kind: string; readonly value?: number } | undefined) => {
    const data = laid.get(path);
    return data !== undefined ? signalOf(data) : spec && constantSignal(spec.value!);
  };
  const price = signal(pricePath, electricity?.price);
  const intensity = signal(intensityPath, carbon?.intensity);
  const caps = Object.entries(scenario.policies).flatMap(([name, { powerCap }]) => {
    if (powerCap === undefined) return [];
    if (powerCap.kind === 'constant')
      return [[name, { signal: constantSignal(powerCap.cap), highest: powerCap.cap }] as const];
    const data = powerCap.kind === 'daily' ? dailyCap(powerCap.steps, time.begin) : laid.get(capPath(name))!;
    return [
      [
        name,
        { signal: signalOf(data), highest: data.values.reduce((most, value) => Math.max(most, value), 0) },
      ] as const,
    ];
  });
  const ends = read.flatMap(({ of, read: { file, repeat, series } }) =>
    repeat ? [] : [{ of, file, end: series.end - origin }],
  );
  return { notes, ends, caps: new Map(caps), ...(price ? { price } : {}), ...(intensity ? { intensity } : {}) };
}

const pricePath = 'electricity.price';
const intensityPath = 'carbon.intensity';
const capPath = (policy: string) => `policies.${policy}.powerCap`;

function seriesIn({ electricity, carbon, policies }: Scenario): NamedSeries[] {
  const named: NamedSeries[] = [];
  if (electricity?.price.kind === 'file') named.push({ of: 'price', path: pricePath, spec: electricity.price });
  if (carbon?.intensity?.kind === 'file') named.push({ of: 'intensity', path: intensityPath, spec: carbon.intensity });
  for (const [policy, { powerCap }] of Object.entries(policies)) {
    if (powerCap?.kind !== 'file') continue;
    named.push({ of: 'power', path: capPath(policy), spec: { ...powerCap, repeat: true }, policy });
  }
  return named;
}

function readNamed({ of, path, spec }: NamedSeries, { folder }: Scenario): ReadSeries {
  const reading = readSeriesFile(spec, folder, of);
  if ('fault' in reading) throw new StudyError({ kind: 'series', path, faults: [reading.fault] });
  return { file: spec.file, repeat: spec.repeat, zone: spec.zone, series: reading.series };
}

/**
 * Refuses a log that is played at another date than its own beside a series: its jobs would meet hours at which they were not there.
 * @throws StudyError
 */
export function refuseRedated(
  scenario: Scenario,
  log: { readonly name: string; readonly first: Instant } | undefined,
): void {
  const [first] = seriesIn(scenario).filter(({ spec }) => !spec.repeat);
  if (log === undefined || first === undefined) return;
  const faults: LogFault[] = [redatedFault(readNamed(first, scenario), scenario.begin!, log)];
  throw new StudyError({ kind: 'series', path: 'begin', faults });
}

/** What to know of the signals of a run that lasted until `end`. */
export function signalNotes({ notes, ends }: Signals, end: number): Note[] {
  return [
    ...notes,
    ...ends
      .filter((series) => series.end < end)
      .map(({ of, file, end: last }): Note => {
        const hours = Math.ceil((end - last) / 3600).toLocaleString('en');
        const text = `${file} ends ${hours} h before the run does: its last value holds on, in what is counted and not in what start rules plan. Give a longer series, or repeat: true.`;
        return { code: `${of}-series-ended`, severity: 'warning', text };
      }),
  ];
}

/** A cap by the hour of the day, in local time; before the first step of a day the last one of the day before holds on. */
function dailyCap(
  steps: readonly { readonly from: string; readonly cap: number }[],
  begin: Instant | undefined,
): SignalData {
  const timeOfDay = begin === undefined ? 0 : secondsOfWeek(begin) % day;
  const sorted = steps.map(({ from, cap }) => ({ at: secondsOfClock(from), cap })).sort((a, b) => a.at - b.at);
  return {
    times: Float64Array.from(sorted, ({ at }) => at - timeOfDay),
    values: Float64Array.from(sorted, ({ cap }) => cap),
    period: day,
  };
}
