import type { Column } from './column.ts';

/** The columns of both ends of an interval. They stand behind all others but those of the origin, so that the places of these stay. */
export const intervalColumns: readonly Column[] = [
  {
    name: 'low',
    unit: 'of the metric',
    meaning:
      'Lower end of the confidence interval of the value, on the scale on which it stays within what the quantity can be ([statistics.md](statistics.md)).',
    empty: '`half_width` is empty',
  },
  { name: 'high', unit: 'of the metric', meaning: 'Its upper end.', empty: '`half_width` is empty' },
];

/** In the order of the columns; empty without an interval. */
export function intervalCells(interval: readonly [low: number, high: number] | null | undefined): (number | null)[] {
  return interval === null || interval === undefined ? [null, null] : [...interval];
}
