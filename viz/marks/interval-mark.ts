import { seriesColour } from '../palette.ts';
import type { Layer } from './stage.ts';
import { symbolPath } from './symbol.ts';

export interface IntervalMark {
  readonly x: number;
  readonly y: number;
  /** Ends of the interval across x and across y, pixels; null where there is none. */
  readonly across?: readonly [number, number] | null;
  readonly up?: readonly [number, number] | null;
  readonly series: number;
  /** Not sure, or not good: only an outline. */
  readonly hollow?: boolean;
}

/** A value with its intervals: whiskers, and the series' symbol, filled or hollow. */
export function intervalMark(area: Layer, { x, y, across, up, series, hollow }: IntervalMark): void {
  const colour = seriesColour(series);
  const whisker = (x1: number, x2: number, y1: number, y2: number) => {
    area
      .append('line')
      .attr('class', 'whisker')
      .attr('x1', x1)
      .attr('x2', x2)
      .attr('y1', y1)
      .attr('y2', y2)
      .style('stroke', colour);
  };
  if (across) whisker(across[0], across[1], y, y);
  if (up) whisker(x, x, up[0], up[1]);
  area
    .append('path')
    .attr('class', hollow ? 'mark hollow' : 'mark')
    .attr('d', symbolPath(series, 64))
    .attr('transform', `translate(${x},${y})`)
    .style(hollow ? 'stroke' : 'fill', colour);
}
