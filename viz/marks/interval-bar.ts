import type { PageEstimate } from '../../src/output/payload.ts';
import { seriesColour } from '../palette.ts';

/** A value and its interval on a thin scale from zero, for cells of a table. The text beside it says the same. */
export function intervalBar([mean, low, high]: PageEstimate, most: number, series: number): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'interval');
  svg.setAttribute('aria-hidden', 'true');
  const line = (from: number, to: number, width: number, colour: string) => {
    const mark = document.createElementNS('http://www.w3.org/2000/svg', 'line');
    mark.setAttribute('x1', `${from}%`);
    mark.setAttribute('x2', `${to}%`);
    mark.setAttribute('y1', '50%');
    mark.setAttribute('y2', '50%');
    mark.style.stroke = colour;
    mark.style.strokeWidth = `${width}px`;
    svg.append(mark);
  };
  const percent = (value: number) => Math.max(0, Math.min(100, most > 0 ? (96 * value) / most + 2 : 2));
  line(0, 100, 1, 'var(--hairline)');
  if (mean === null) return svg;
  if (low !== null && high !== null)
    line(percent(low), percent(high), 3, `color-mix(in srgb, ${seriesColour(series)} 55%, transparent)`);
  const dot = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
  dot.setAttribute('cx', `${percent(mean)}%`);
  dot.setAttribute('cy', '50%');
  dot.setAttribute('r', '3.5');
  dot.style.fill = seriesColour(series);
  svg.append(dot);
  return svg;
}
