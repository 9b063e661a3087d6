import { area as areaShape, brushX, type D3BrushEvent, max, scaleLinear, select } from 'd3';
import type { Detail } from '../detail.ts';
import { waitingSeries } from '../detail.ts';
import { element } from '../marks/element.ts';
import { stage } from '../marks/stage.ts';
import { timeMargin, windowKeys } from '../marks/time-plot.ts';
import type { Page } from '../page.ts';
import { timeTicks, windowText } from '../scales/time.ts';
import { zoomed } from '../window.ts';

/** The whole run as a thin strip with the brush that all time views share, and buttons that do what the brush does. */
export function overview(page: Page, parent: HTMLElement, detail: Detail): void {
  const { store, extent } = page;
  const [first, last] = extent;
  const height = 46;
  const text = element('output', { class: 'window-text' });
  const button = (label: string, title: string, run: () => void) =>
    element('button', { type: 'button', title, 'aria-label': title, onclick: run }, label);
  const bar = element(
    'div',
    { class: 'window-bar' },
    text,
    element(
      'div',
      { class: 'tools', role: 'group', 'aria-label': 'Zoom in time' },
      button('−', 'Zoom out in time', () => store.set(zoomed(store.get(), extent, 2))),
      button('+', 'Zoom in in time', () => store.set(zoomed(store.get(), extent, 0.5))),
      button('All', 'All of the run', () => store.set({ from: first, to: last })),
    ),
  );
  const plot = element('div', {
    class: 'plot strip',
    id: 'brush',
    tabindex: 0,
    role: 'application',
    'aria-roledescription': 'brush',
    'aria-label':
      'The window of time that all figures of this section show. Left and right arrows move it, plus and minus zoom, Home and End go to the ends, 0 shows all.',
  });
  parent.append(bar, plot);
  let width = 0;
  let moving = false;

  const brush = brushX<unknown>().on('brush end', (event: D3BrushEvent<unknown>) => {
    if (event.sourceEvent === null || event.sourceEvent === undefined) return;
    const inner = innerWidth();
    const selection = event.selection as [number, number] | null;
    if (selection === null) {
      if (event.type === 'end') store.set({ from: first, to: last });
      return;
    }
    const at = (pixel: number) => first + (pixel / inner) * (last - first);
    if (selection[1] - selection[0] < 1) return;
    moving = true;
    store.set({ from: at(selection[0]), to: at(selection[1]) });
    if (event.type === 'end') moving = false;
  });
  const innerWidth = () => width - timeMargin(width).left - timeMargin(width).right;
  const x = (at: number) => ((at - first) / (last - first)) * innerWidth();

  function draw(): void {
    if (width === 0) return;
    const margin = { ...timeMargin(width), top: 4, bottom: 18 };
    const inner = innerWidth();
    const { area } = stage(plot, width, height + margin.top + margin.bottom, margin);
    const bins = Math.max(2, Math.floor(inner / 2));
    const series = waitingSeries(detail, store.get().policy, first, last, bins);
    if (series !== null) {
      const y = scaleLinear([0, max(series) || 1], [height, 2]);
      const shape = areaShape<number>(
        (_, i) => (i + 0.5) * (inner / bins),
        height,
        (d) => y(d),
      );
      area
        .append('path')
        .attr('class', 'strip-area')
        .attr('d', shape(Array.from(series)));
    }
    area
      .append('line')
      .attr('class', 'axis-line')
      .attr('x2', inner)
      .attr('y1', height + 0.5)
      .attr('y2', height + 0.5);
    for (const { at, text: tick } of timeTicks(first, last, Math.max(2, Math.floor(inner / 72)))) {
      const position = x(at);
      area
        .append('text')
        .attr('class', 'tick')
        .attr('x', position)
        .attr('y', height + 14)
        .attr('text-anchor', position < 20 ? 'start' : position > inner - 24 ? 'end' : 'middle')
        .text(tick);
    }
    brush.extent([
      [0, 0],
      [inner, height],
    ]);
    const group = area.append('g').attr('class', 'brush');
    group.call(brush as never);
    place();
  }
  function place(): void {
    const { from, to } = store.get();
    text.textContent = windowText(from, to);
    if (moving || width === 0) return;
    const group = select(plot).select<SVGGElement>('.brush');
    if (!group.empty()) group.call(brush.move as never, [x(from), x(to)]);
  }
  plot.addEventListener('keydown', (event) => windowKeys(page, event));
  store.on(['from', 'to'], place);
  store.on(['policy'], draw);
  new ResizeObserver(([entry]) => {
    const next = Math.floor(entry!.contentRect.width);
    if (next === width) return;
    width = next;
    draw();
  }).observe(plot);
}
