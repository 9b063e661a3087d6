import type { Selection } from 'd3';

export interface AxisTick {
  /** Pixels along the axis. */
  readonly at: number;
  readonly text: string;
  /** A rule across the plot at this tick. */
  readonly rule?: boolean;
}

type Group = Selection<SVGGElement, unknown, null, undefined>;

/** A horizontal axis below a plot: thin line, ticks, their texts, the title at its right end. */
export function bottomAxis(
  parent: Group,
  ticks: readonly AxisTick[],
  width: number,
  height: number,
  title: string,
): void {
  const axis = parent
    .append('g')
    .attr('class', 'axis')
    .attr('transform', `translate(0,${height})`)
    .attr('aria-hidden', 'true');
  axis.append('line').attr('class', 'axis-line').attr('x2', width).attr('y1', 0.5).attr('y2', 0.5);
  for (const { at, text, rule, anchor } of spaced(ticks, width)) {
    const x = Math.round(at) + 0.5;
    if (rule) axis.append('line').attr('class', 'rule').attr('x1', x).attr('x2', x).attr('y1', -height).attr('y2', 0);
    axis.append('line').attr('class', 'axis-line').attr('x1', x).attr('x2', x).attr('y2', 4);
    axis.append('text').attr('class', 'tick').attr('x', x).attr('y', 17).attr('text-anchor', anchor).text(text);
  }
  if (title !== '')
    axis
      .append('text')
      .attr('class', 'axis-title')
      .attr('x', width)
      .attr('y', 36)
      .attr('text-anchor', 'end')
      .text(title);
}

/** A vertical axis left of a plot: texts and faint rules, no line; the title stands above. */
export function leftAxis(parent: Group, ticks: readonly AxisTick[], width: number, title: string, rules = true): void {
  const axis = parent.append('g').attr('class', 'axis').attr('aria-hidden', 'true');
  for (const { at, text } of ticks) {
    const y = Math.round(at) + 0.5;
    if (rules) axis.append('line').attr('class', 'rule').attr('x2', width).attr('y1', y).attr('y2', y);
    axis
      .append('text')
      .attr('class', 'tick')
      .attr('x', -8)
      .attr('y', y)
      .attr('dy', '0.32em')
      .attr('text-anchor', 'end')
      .text(text);
  }
  if (title !== '') axis.append('text').attr('class', 'axis-title').attr('x', -8).attr('y', -14).text(title);
}

type Anchor = 'start' | 'middle' | 'end';

/** Texts at the ends of an axis stay within it. */
function anchorOf(at: number, text: string, width: number): Anchor {
  const half = halfWidth(text);
  return at - half < -24 ? 'start' : at + half > width + 12 ? 'end' : 'middle';
}

/** About half the pixels a text takes at 12 px. */
function halfWidth(text: string): number {
  return text.length * 3.7;
}

/** Drops ticks whose texts would touch the one before. */
function spaced(ticks: readonly AxisTick[], width: number): (AxisTick & { readonly anchor: Anchor })[] {
  const kept: (AxisTick & { readonly anchor: Anchor })[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const tick of ticks) {
    if (tick.at < -0.5 || tick.at > width + 0.5) continue;
    const anchor = anchorOf(tick.at, tick.text, width);
    const left = tick.at - halfWidth(tick.text) * { start: 0, middle: 1, end: 2 }[anchor];
    if (left < end + 10) continue;
    kept.push({ ...tick, anchor });
    end = left + 2 * halfWidth(tick.text);
  }
  return kept;
}
