import { symbol as path, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle } from 'd3';
import { seriesColour } from '../palette.ts';

const shapes = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolStar];

/** The path of a series' symbol, centred on the origin: the shape says what the colour says. */
export function symbolPath(index: number, area = 52): string {
  return path(shapes[index % shapes.length], area)() ?? '';
}

/** A small picture of a series for legends and tables. */
export function symbolPicture(index: number): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '-7 -7 14 14');
  svg.setAttribute('class', 'symbol');
  svg.setAttribute('aria-hidden', 'true');
  const mark = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  mark.setAttribute('d', symbolPath(index, 70));
  mark.style.fill = seriesColour(index);
  svg.append(mark);
  return svg;
}
