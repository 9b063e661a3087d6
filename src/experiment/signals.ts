import type { Note } from '../catalogue/index.ts';
import { constantSignal, type Signal, signalOf } from '../energy/index.ts';
import type { SignalSpec } from '../scenario/energy-fields.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { readSignal } from '../scenario/series/read-signal.ts';
import { StudyError } from './study-fault.ts';

/** The prices and intensities of a scenario, ready to be asked. */
export interface Signals {
  /** EUR per kWh. */
  readonly price?: Signal;
  /** g CO2e per kWh. */
  readonly intensity?: Signal;
  readonly notes: readonly Note[];
  /** Series that end, by their file: when, s. */
  readonly ends: readonly { readonly of: string; readonly file: string; readonly end: number }[];
}

/**
 * Makes the signals of a scenario; reads their files.
 * @throws StudyError when one cannot be read
 */
export function signalsOf({ electricity, carbon, begin, folder }: Scenario): Signals {
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
  return { notes, ends, ...(price ? { price } : {}), ...(intensity ? { intensity } : {}) };
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
