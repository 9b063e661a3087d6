import type { PagePool } from '../../src/output/payload.ts';
import type { AxisTick } from '../marks/axis.ts';

/** Where rows stand, pixels from the top of the plot. Pools stand below each other, with a gap between. */
export interface RowScale {
  /** Upper edge of a row. */
  readonly y: (row: number) => number;
  /** Height of a row. */
  readonly height: number;
  /** The row at a height, or −1 between pools. */
  readonly rowAt: (y: number) => number;
}

/** Rows' worth of gap between pools, as a share of all rows. */
const gapShare = 0.02;

export function rowScale(pools: readonly PagePool[], plotHeight: number, top: number, bottom: number): RowScale {
  const total = pools.reduce((sum, pool) => sum + pool.capacity, 0);
  const gap = pools.length > 1 ? Math.max(1, total * gapShare) : 0;
  const virtual = total + gap * (pools.length - 1);
  const height = plotHeight / (virtual * (bottom - top));
  const shift = virtual * top * height;
  const bounds: { first: number; last: number; start: number }[] = [];
  let first = 0;
  for (const [index, pool] of pools.entries()) {
    bounds.push({ first, last: first + pool.capacity, start: first + index * gap });
    first += pool.capacity;
  }
  const boundOf = (row: number) => bounds.find(({ last }) => row < last) ?? bounds.at(-1)!;
  const single = bounds.length === 1;
  return {
    height,
    y: (row) => {
      if (single) return row * height - shift;
      const bound = boundOf(row);
      return (bound.start + row - bound.first) * height - shift;
    },
    rowAt: (y) => {
      const at = (y + shift) / height;
      const bound = bounds.find(({ first: f, last, start }) => at >= start && at < start + last - f);
      return bound === undefined ? -1 : Math.floor(bound.first + at - bound.start);
    },
  };
}

/** Texts for the left axis: pools, and within them nodes or counts of accelerators, as many as have room. */
export function rowTicks(pools: readonly PagePool[], byNode: boolean, scale: RowScale, plotHeight: number): AxisTick[] {
  const ticks: AxisTick[] = [];
  let first = 0;
  for (const pool of pools) {
    const perNode = byNode && pool.nodes !== null ? pool.capacity / pool.nodes : 0;
    const unit = perNode > 0 ? perNode : 1;
    const units = pool.capacity / unit;
    const step = niceStep(26 / (unit * scale.height));
    for (let i = 0; i < units; i += step) {
      const at = scale.y(first + i * unit) + (perNode > 0 ? (unit * scale.height) / 2 : 0);
      if (at >= -1 && at <= plotHeight + 1) ticks.push({ at, text: String(i) });
    }
    first += pool.capacity;
  }
  return ticks;
}

function niceStep(atLeast: number): number {
  if (atLeast <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return [1, 2, 5, 10].map((m) => m * power).find((step) => step >= atLeast) ?? 10 * power;
}
