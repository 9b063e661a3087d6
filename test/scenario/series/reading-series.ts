import { seriesKinds } from '../../../src/scenario/energy-fields.ts';
import { readSeries } from '../../../src/scenario/series/series.ts';
import type { SeriesOptions } from '../../../src/scenario/series/series-options.ts';

type Chosen = Partial<SeriesOptions> & { readonly of?: keyof typeof seriesKinds };

function reading(text: string, { of = 'price', ...options }: Chosen = {}) {
  return readSeries(text, { file: 'p.csv', kind: seriesKinds[of], ...options });
}

/** The series of a text that can be read. */
export function series(text: string, options?: Chosen) {
  const read = reading(text, options);
  if ('fault' in read) throw new Error(JSON.stringify(read.fault));
  return read.series;
}

/** What is wrong with a text. */
export function fault(text: string, options?: Chosen) {
  const read = reading(text, options);
  if ('series' in read) throw new Error('it was read');
  return read.fault;
}

/** Its moments as ISO texts in UTC, without seconds. */
export function momentsRead(text: string, options?: Chosen): string[] {
  return [...series(text, options).times].map((time) => `${new Date(time * 1000).toISOString().slice(0, 16)}Z`);
}
