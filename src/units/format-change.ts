import { type Estimated, estimateParts, negated } from './format-estimate.ts';
import { missing } from './format-number.ts';

/** From a change to the threefold on, per cents are hard to read. */
const mostPercent = 2;

/** A change relative to a baseline with the ends of its interval: −0.41 and [−0.47, −0.35]. */
export interface RelativeChange {
  readonly relative: number | null;
  readonly relativeInterval: readonly [low: number, high: number] | null;
}

/** Whether a change is so large that it is told as a multiple: '64 times' and not '6,262 %'. */
export function isMultiple({ relative }: RelativeChange): boolean {
  return relative !== null && relative > mostPercent;
}

/** The size of a change, without its direction: '41 % ± 6 %', '92 % (83–98 %)'. */
export function formatChangeSize({ relative, relativeInterval }: RelativeChange): string {
  const change = { mean: relative, interval: relativeInterval };
  return perCent(relative !== null && relative < 0 ? negated(change) : change);
}

/** The same as a multiple of the baseline: '64 times', '64 (50–81) times'. */
export function formatMultiple({ relative, relativeInterval }: RelativeChange): string {
  const interval = relativeInterval === null ? null : ([1 + relativeInterval[0], 1 + relativeInterval[1]] as const);
  const [mean, rest] = estimateParts({ mean: relative === null ? null : 1 + relative, interval });
  return `${mean}${rest === null ? '' : ` ${rest}`} times`;
}

/** A change with its direction, for tables: '-41 % ± 6 %', '-68 % (-100 to 78 %)', '× 64'. */
export function formatChange(change: RelativeChange): string {
  if (change.relative === null) return missing;
  return isMultiple(change)
    ? `× ${formatMultiple(change).replace(/ times$/, '')}`
    : perCent({ mean: change.relative, interval: change.relativeInterval });
}

/** Each number with its sign of per cent, as sentences have it. */
function perCent(of: Estimated): string {
  const [mean, interval] = estimateParts(of, { size: 0.01, symbol: '%' });
  return interval?.startsWith('±') ? `${mean} % ${interval}` : interval === null ? mean : `${mean} ${interval}`;
}
