import { type Selection, select } from 'd3';

export type Layer = Selection<SVGGElement, unknown, null, undefined>;

export interface Margin {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** An empty drawing of this size in a plot: its SVG, and a group moved in by the margin. What was drawn before is gone. */
export function stage(
  plot: HTMLElement,
  width: number,
  height: number,
  margin: Margin,
): { svg: SVGSVGElement; area: Layer } {
  let svg = plot.querySelector<SVGSVGElement>(':scope > svg');
  if (svg === null) {
    svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('aria-hidden', 'true');
    plot.append(svg);
  }
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  // Lets the drawing shrink with its page where nobody redraws it: on paper.
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.replaceChildren();
  const area = select(svg).append('g').attr('transform', `translate(${margin.left},${margin.top})`);
  return { svg, area: area as unknown as Layer };
}

/** A picture element that a keyboard or pointer readout draws into; emptied. */
export function layer(plot: HTMLElement, name: string): Layer {
  const found = plot.querySelector<SVGGElement>(`:scope > svg .${name}`)!;
  found.replaceChildren();
  return select<SVGGElement, unknown>(found) as unknown as Layer;
}
