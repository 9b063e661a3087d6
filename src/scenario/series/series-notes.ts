import type { Note } from '../../catalogue/index.ts';
import { day, formatCount, formatDuration, formatNumber, formatSpan } from '../../units/index.ts';
import type { seriesKinds } from '../energy-fields.ts';
import { dateIn, type ReadSeries, type ScenarioTime } from './lay-series.ts';
import type { Series } from './series.ts';

type SeriesOf = keyof typeof seriesKinds;

/** In what notes tell values, and what one of the base unit is in it. */
const told: Readonly<Record<SeriesOf, readonly [size: number, unit: string]>> = {
  price: [1000, 'EUR per MWh'],
  intensity: [1, 'g per kWh'],
  power: [0.001, 'kW'],
};

/** What to know of a series as it was read and laid. */
export function seriesNotes(of: SeriesOf, read: ReadSeries, origin: number, time: ScenarioTime): Note[] {
  return [
    spanNote(of, read, origin, time),
    ...undatedNote(of, read, origin, time),
    ...clockNote(of, read, time),
    ...mendingNotes(of, read),
    ...readingNotes(of, read),
  ];
}

function spanNote(of: SeriesOf, { file, repeat, series }: ReadSeries, origin: number, { begin }: ScenarioTime): Note {
  const { times, end, reading } = series;
  const first = times[0]!;
  const { mean, least, most } = spread(series);
  const [scale, unit] = told[of];
  const [average, low, high] = [mean, least, most].map((value) => formatNumber(value * scale));
  const met = first + mod(origin - first, end - first);
  const parts = [
    `${file}: ${formatCount(times.length)} values from ${dateIn(series, first)} on for ${formatSpan(end - first)}, mean ${average}, from ${low} to ${high} ${unit}`,
    ...(reading.zone === undefined ? [] : [`its times are those of ${reading.zone}`]),
    ...(reading.ending ? ['its times are the ends of its steps'] : []),
    ...(begin !== undefined && repeat && met !== origin ? [`second 0 meets its ${dateIn(series, met)}`] : []),
  ];
  return { code: `${of}-series`, severity: 'info', text: `${parts.join('; ')}.` };
}

function undatedNote(of: SeriesOf, { file, series }: ReadSeries, origin: number, { begin }: ScenarioTime): Note[] {
  if (begin !== undefined) return [];
  const first = series.times[0]!;
  const row = origin === first ? 'its first row, ' : '';
  const text = `${file}: the scenario has no begin and its jobs no date, so second 0 meets ${row}${dateIn(series, origin)}. Say with 'begin' which moment second 0 is.`;
  return [{ code: `${of}-series-undated`, severity: 'warning', text }];
}

/** A begin that is a midnight in UTC beside a file by another clock was perhaps meant to be midnight there. */
function clockNote(of: SeriesOf, { file, zone, series }: ReadSeries, { begin, by }: ScenarioTime): Note[] {
  if (begin === undefined || by === 'log' || zone !== undefined || series.reading.zone === undefined) return [];
  if (begin.offset !== 0 || begin.unix % day !== 0 || dateIn(series, begin.unix).endsWith('Z')) return [];
  const text = `${file}: the scenario begins at midnight in UTC, which is ${dateIn(series, begin.unix)} by the clock of the file (${series.reading.zone}). Write 'begin' with its zone where midnight there is meant.`;
  return [{ code: `${of}-series-clock`, severity: 'warning', text }];
}

function mendingNotes(of: SeriesOf, { file, series }: ReadSeries): Note[] {
  const { skipped, missing, held, twice } = series.reading;
  const told: readonly [count: number, noun: string, what: string][] = [
    [skipped, 'row', 'at a local time that clocks skip: left out'],
    [missing, 'row', 'without a value: the one before holds on'],
    [held, 'step', 'without a row: the value before holds on'],
  ];
  const lines = (found: typeof told) =>
    found.map(([count, noun, what]) => `${formatCount(count)} ${noun}${count === 1 ? '' : 's'} ${what}`).join('; ');
  const mended = told.filter(([count]) => count > 0);
  const note = (severity: Note['severity'], code: string, count: number, text: string): Note => ({
    code,
    severity,
    count,
    text,
  });
  return [
    ...(mended.length === 0
      ? []
      : [note('warning', `${of}-series-mended`, skipped + missing + held, `${file}: ${lines(mended)}.`)]),
    ...(twice === 0
      ? []
      : [
          note(
            'info',
            `${of}-series-repeated-hour`,
            twice,
            `${file}: ${formatCount(twice)} ${twice === 1 ? 'step' : 'steps'} of an hour that clocks show twice ${twice === 1 ? 'has' : 'have'} one row for both.`,
          ),
        ]),
  ];
}

function readingNotes(of: SeriesOf, { file, series }: ReadSeries): Note[] {
  const { unit, headerUnit, steps } = series.reading;
  const notes: Note[] = [];
  const warn = (code: string, text: string) => notes.push({ code: `${of}-series-${code}`, severity: 'warning', text });
  if (headerUnit !== undefined)
    warn(
      'unit',
      `${file}: its header says '${headerUnit}', and the scenario ${unit.replace('/', ' per ')}, which counts.`,
    );
  if (steps.length > 1) {
    const [first, ...later] = steps.map(({ step, line }) => [formatDuration(step), line] as const);
    const rest = later.map(([length, line]) => `${length} from line ${line} on`).join(', ');
    warn(
      'steps',
      `${file}: its steps are ${first![0]}, then ${rest}; each value holds until the next. If these are two products, keep one in a file.`,
    );
  }
  return notes;
}

/** Mean over time, and the least and the most. */
function spread({ times, values, end }: Series): { mean: number; least: number; most: number } {
  let sum = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  values.forEach((value, i) => {
    sum += value * ((times[i + 1] ?? end) - times[i]!);
    least = Math.min(least, value);
    most = Math.max(most, value);
  });
  return { mean: sum / (end - times[0]!), least, most };
}

function mod(value: number, period: number): number {
  return value - Math.floor(value / period) * period;
}
