import { formatPercent } from '../src/units/format-percent.ts';
import { count as jobsCounted, type Kind, value } from './format.ts';
import type { Point } from './marks/curve-labels.ts';
import type { Table } from './marks/table.ts';

/** A policy's curve: quantiles at the page's probabilities. */
export interface Curve {
  /** Its name, with a word where its queue grows without bound. */
  readonly policy: string;
  readonly index: number;
  /** Jobs behind it. */
  readonly count: number;
  readonly unstable: boolean;
  readonly quantiles: Float64Array;
}

/** The curve in pixels: it rises where zero stands, and goes on from the share of jobs that did not wait. */
export function pointsOf(
  quantiles: Float64Array,
  probabilities: readonly number[],
  x: (value: number) => number,
  y: (p: number) => number,
): Point[] {
  const points: Point[] = [];
  for (let i = 0; i < quantiles.length; i++) {
    const next = quantiles[i + 1];
    // Of many equal values only the first and the last share matter.
    if (i > 0 && quantiles[i - 1] === quantiles[i] && next === quantiles[i]) continue;
    points.push([x(quantiles[i]!), y(probabilities[i]!)]);
  }
  return points;
}

export function quantileAt(quantiles: Float64Array, probabilities: readonly number[], p: number): number {
  const high = probabilities.findIndex((probability) => probability >= p);
  if (high <= 0) return quantiles[Math.max(0, high)]!;
  const share = (p - probabilities[high - 1]!) / (probabilities[high]! - probabilities[high - 1]!);
  return quantiles[high - 1]! + share * (quantiles[high]! - quantiles[high - 1]!);
}

export function curveTable(
  curves: readonly Curve[],
  probabilities: readonly number[],
  kind: Kind,
  caption: string,
): Table {
  const shares = [0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95, 0.99, 0.999, 1];
  return {
    caption,
    columns: [
      { title: 'Share of jobs', file: 'share', number: true },
      ...curves.map(({ policy, count }) => ({
        title: `${policy} (${jobsCounted(count, 'job')})`,
        file: policy,
        number: true,
      })),
    ],
    rows: shares.map((share) => [
      { text: formatPercent(share), value: share },
      ...curves.map(({ quantiles }) => {
        const at = quantileAt(quantiles, probabilities, share);
        return { text: value(at, kind), value: Number(at.toPrecision(6)) };
      }),
    ]),
  };
}
