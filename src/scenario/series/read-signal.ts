import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Note } from '../../catalogue/index.ts';
import type { SignalData } from '../../energy/index.ts';
import { day, formatCount, formatInstant, formatNumber, type Instant } from '../../units/index.ts';
import type { LogFault } from '../../workload/trace/log-fault.ts';
import { type SeriesSpec, seriesUnits } from '../energy-fields.ts';
import { resembling } from '../resembling.ts';
import { readSeries, type Series } from './series.ts';

/** A table of ten years of quarters of an hour has some 20 MB. */
const mostBytes = 256e6;

export interface ReadSignalOptions {
  readonly folder: string;
  readonly of: keyof typeof seriesUnits;
  /** What moment second 0 is; absent: the first row. */
  readonly begin?: Instant | undefined;
}

export type SignalReading =
  | {
      readonly signal: SignalData;
      /** When the last row's step ends, s from the scenario's start; Infinity where it repeats. */
      readonly end: number;
      readonly notes: readonly Note[];
    }
  | { readonly fault: LogFault };

/** Reads a series from its file and sets it in the scenario's time. */
export function readSignal(spec: SeriesSpec, { folder, of, begin }: ReadSignalOptions): SignalReading {
  const { file } = spec;
  const path = isAbsolute(file) ? file : resolve(folder, file);
  const read = textOf(path, file);
  if ('fault' in read) return read;
  const reading = readSeries(read.text, { ...spec, units: seriesUnits[of] });
  if ('fault' in reading) return reading;
  const { series } = reading;
  const first = series.times[0]!;
  const end = series.times.at(-1)! + series.step;
  const origin = begin?.unix ?? first;
  if (!spec.repeat && (origin < first || origin >= end)) return { fault: elsewhere(file, first, end, begin!) };
  return {
    signal: {
      times: series.times.map((time) => time - origin),
      values: series.values,
      period: spec.repeat ? end - first : null,
    },
    end: spec.repeat ? Number.POSITIVE_INFINITY : end - origin,
    notes: notesOf(spec, of, series, begin),
  };
}

function textOf(path: string, file: string): { readonly text: string } | { readonly fault: LogFault } {
  try {
    const stats = statSync(path);
    const expected = 'a table of times and values';
    if (stats.isDirectory()) return { fault: { code: 'is-a-folder', file, expected, received: 'a folder' } };
    if (stats.size > mostBytes) {
      return { fault: { code: 'too-large', file, expected, received: `${Math.round(stats.size / 1e6)} MB` } };
    }
    const bytes = readFileSync(path);
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: mostBytes }) : bytes;
    return { text: new TextDecoder('utf-8').decode(plain) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const hint = code === 'ENOENT' ? resembling(path) : undefined;
    const received = code === 'ENOENT' ? 'nothing: there is no such file' : (code ?? message);
    return {
      fault: {
        code: 'unreadable-file',
        file,
        expected: 'a file that can be read',
        received,
        ...(hint === undefined ? {} : { hint }),
      },
    };
  }
}

function elsewhere(file: string, first: number, end: number, begin: Instant): LogFault {
  return {
    code: 'series-elsewhere',
    file,
    expected: `a series that holds the scenario's begin, ${formatInstant(begin)}`,
    received: `one from ${formatInstant(utc(first))} to ${formatInstant(utc(end))}`,
    hint: "'repeat: true' plays it again and again, or set 'begin'",
  };
}

const utc = (unix: number): Instant => ({ unix, offset: 0 });

function notesOf(
  { file, repeat }: SeriesSpec,
  of: keyof typeof seriesUnits,
  { times, values, step, mending }: Series,
  begin: Instant | undefined,
): Note[] {
  const first = times[0]!;
  const period = times.at(-1)! + step - first;
  const at = begin === undefined ? first : first + mod(begin.unix - first, period);
  const { mean, least, most } = spread(times, values, step);
  const [scale, unit] = of === 'price' ? [1000, 'EUR per MWh'] : [1, 'g per kWh'];
  const range = [mean, least, most].map((value) => formatNumber(value * scale));
  const where =
    begin === undefined
      ? 'second 0 is its first row, as the scenario has no begin'
      : repeat && at !== begin.unix
        ? `second 0 meets its ${formatInstant(utc(at))}`
        : '';
  const text = `${file}: ${formatCount(times.length)} values from ${formatInstant(utc(first))} on for ${formatNumber(period / day)} days, mean ${range[0]}, from ${range[1]} to ${range[2]} ${unit}${where === '' ? '' : `; ${where}`}.`;
  const mended = mendingText(mending);
  return [
    { code: `${of}-series`, severity: 'info', text },
    ...(mended === ''
      ? []
      : [
          {
            code: `${of}-series-mended`,
            severity: 'info',
            count: mending.held + mending.missing + mending.repeated + mending.skipped,
            text: `${file}: ${mended}.`,
          } as const,
        ]),
  ];
}

function mendingText({ held, missing, repeated, skipped }: Series['mending']): string {
  const parts: [number, string, string][] = [
    [skipped, 'row', 'at a local time that clocks skip: left out'],
    [repeated, 'row', 'at a time that an earlier one has: left out'],
    [missing, 'row', 'without a value: the one before holds on'],
    [held, 'step', 'without a row (such as the second of a repeated hour): the value before holds on'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, noun, what]) => `${formatCount(count)} ${noun}${count === 1 ? '' : 's'} ${what}`)
    .join('; ');
}

/** Mean over time, and the least and the most. */
function spread(
  times: Float64Array,
  values: Float64Array,
  step: number,
): { mean: number; least: number; most: number } {
  let sum = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  values.forEach((value, i) => {
    sum += value * ((times[i + 1] ?? times[i]! + step) - times[i]!);
    least = Math.min(least, value);
    most = Math.max(most, value);
  });
  return { mean: sum / (times.at(-1)! + step - times[0]!), least, most };
}

function mod(value: number, period: number): number {
  return value - Math.floor(value / period) * period;
}
