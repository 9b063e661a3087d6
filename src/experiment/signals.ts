import type { Note } from '../catalogue/index.ts';
import { constantSignal, type Signal, type SignalData, signalOf } from '../energy/index.ts';
import type { SignalSpec } from '../scenario/energy-fields.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { readSignal } from '../scenario/series/read-signal.ts';
import type { PowerCapSpec } from '../scheduler/index.ts';
import { day, type Instant, secondsOfWeek } from '../units/index.ts';
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
  /** Series that end, by their file: when, s. */
  readonly ends: readonly { readonly of: string; readonly file: string; readonly end: number }[];
}

/**
 * Makes the signals of a scenario; reads their files.
 * @throws StudyError when one cannot be read
 */
export function signalsOf(scenario: Scenario): Signals {
  const { electricity, carbon, begin, folder } = scenario;
  const notes: Note[] = [];
  const ends: { of: string; file: string; end: number }[] = [];
  const make = (of: 'price' | 'intensity', path: string, spec: SignalSpec | undefined): Signal | undefined => {
    if (spec === undefined || spec.kind !== 'file') return spec && constantSignal(spec.value);
    const reading = readSignal(spec, { folder, of, begin });
    if ('fault' in reading) throw new StudyError({ kind: 'series', path, faults: [reading.fault] });
    notes.push(...reading.notes);
    if (Number.isFinite(reading.end)) ends.push({ of, file: spec.file, end: reading.end });
    return signalOf(reading.signal);
  };
  const price = make('price', 'electricity.price', electricity?.price);
  const intensity = make('intensity', 'carbon.intensity', carbon?.intensity);
  const caps = new Map(
    Object.entries(scenario.policies).flatMap(([name, { powerCap }]) =>
      powerCap === undefined ? [] : [[name, capOf(name, powerCap, scenario, notes)] as const],
    ),
  );
  return { notes, ends, caps, ...(price ? { price } : {}), ...(intensity ? { intensity } : {}) };
}

/** What to know of the signals of a run that lasted until `end`. */
export function signalNotes({ notes, ends }: Signals, end: number): Note[] {
  return [
    ...notes,
    ...ends
      .filter((series) => series.end < end)
      .map(({ of, file, end: last }): Note => {
        const hours = Math.ceil((end - last) / 3600).toLocaleString('en');
        const text = `${file} ends ${hours} h before the run does: its last value holds on. Give a longer series, or repeat: true.`;
        return { code: `${of}-series-ended`, severity: 'warning', text };
      }),
  ];
}

/** The cap of a policy over time. */
function capOf(policy: string, spec: PowerCapSpec, { begin, folder }: Scenario, notes: Note[]) {
  if (spec.kind === 'constant') return { signal: constantSignal(spec.cap), highest: spec.cap };
  const data = spec.kind === 'daily' ? dailyCap(spec.steps, begin) : fileCap();
  return { signal: signalOf(data), highest: data.values.reduce((most, value) => Math.max(most, value), 0) };

  function fileCap(): SignalData {
    const { kind, ...options } = spec as PowerCapSpec & { kind: 'file' };
    const reading = readSignal({ kind, ...options, repeat: true }, { folder, of: 'power', begin });
    if ('fault' in reading)
      throw new StudyError({ kind: 'series', path: `policies.${policy}.powerCap`, faults: [reading.fault] });
    notes.push(...reading.notes.map((note) => ({ ...note, policy })));
    return reading.signal;
  }
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
