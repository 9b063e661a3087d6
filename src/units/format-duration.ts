import { formatNumber } from './format-number.ts';
import { year } from './span.ts';

export interface Scale {
  readonly seconds: number;
  readonly symbol: string;
}

/** Units a duration is printed in, by the smallest absolute value each is for. */
const scales: readonly (Scale & { readonly from: number })[] = [
  { from: 172_800, seconds: 86_400, symbol: 'd' },
  { from: 3_600, seconds: 3_600, symbol: 'h' },
  { from: 60, seconds: 60, symbol: 'min' },
  { from: 1, seconds: 1, symbol: 's' },
  { from: 0, seconds: 1e-3, symbol: 'ms' },
];

/**
 * A duration for people, to about three digits: '350 ms', '3.4 s', '5 min 12 s', '2 h 5 min', '24 h 16 min', '3.4 d' (from two days on).
 * NaN prints as '–'.
 */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return formatNumber(seconds);
  const size = Math.abs(seconds);
  const text =
    size === 0
      ? '0 s'
      : size < 0.9995
        ? `${formatNumber(size * 1e3)} ms`
        : size < 59.95
          ? `${formatNumber(size)} s`
          : size < 3_599.5
            ? compound(size, 60, 'min', 1, 's')
            : size < 172_770
              ? compound(size, 3_600, 'h', 60, 'min')
              : `${formatNumber(size / 86_400)} d`;
  return seconds < 0 ? `-${text}` : text;
}

/** How long a log, a pause or a series lasts: as a duration, but in years from two years on. */
export function formatSpan(seconds: number): string {
  return Math.abs(seconds) < 2 * year ? formatDuration(seconds) : `${formatNumber(seconds / year)} years`;
}

/** A duration in one unit, for columns and axes: '2.1 h'. The unit is the one that suits the value itself unless given. */
export function formatDurationIn(seconds: number, scale: Scale = durationScale(seconds)): string {
  return Number.isFinite(seconds) ? `${formatNumber(seconds / scale.seconds)} ${scale.symbol}` : formatNumber(seconds);
}

/** The unit in which a duration of that size reads best. */
export function durationScale(seconds: number): Scale {
  const size = Math.abs(seconds);
  if (size === 0 || !Number.isFinite(size)) return { seconds: 1, symbol: 's' };
  const { seconds: length, symbol } = scales.find(({ from }) => size >= from)!;
  return { seconds: length, symbol };
}

function compound(size: number, large: number, largeSymbol: string, small: number, smallSymbol: string): string {
  const smalls = Math.round(size / small);
  const perLarge = large / small;
  const rest = smalls % perLarge;
  const first = `${formatNumber((smalls - rest) / perLarge)} ${largeSymbol}`;
  return rest === 0 ? first : `${first} ${rest} ${smallSymbol}`;
}
