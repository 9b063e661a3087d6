import { pointer } from 'd3';
import type { Page } from '../page.ts';
import { timeTicks, windowText } from '../scales/time.ts';
import { moved, zoomed } from '../window.ts';
import { bottomAxis } from './axis.ts';
import { type Layer, layer, type Margin } from './stage.ts';

/** All time views line up: the same margins, so the same moment stands at the same x. */
export function timeMargin(width: number): Margin {
  return { top: 26, right: 12, bottom: 26, left: width < 560 ? 44 : 58 };
}

/** The moment under the pointer, shared by all time views. */
export interface Hover {
  at: number | null;
  readonly listeners: (() => void)[];
}

export interface TimePlot {
  /** Width of the plotting area now, pixels. */
  readonly width: () => number;
  readonly height: () => number;
  readonly margin: () => Margin;
  /** The pointer is at this moment; null when it has left. */
  readonly hover: (time: number | null, event: PointerEvent | null) => void;
  /** The pointer was pressed and let go without moving. */
  readonly click?: (event: PointerEvent) => void;
}

/** Which of equal bins of a window a moment lies in. */
export function binAt(
  time: number,
  { from, to }: { readonly from: number; readonly to: number },
  bins: number,
): number {
  return Math.min(bins - 1, Math.floor(((time - from) / (to - from)) * bins));
}

/** Draws the time axis and a veil where time is not measured; `named` says so above it, beside the title of the axis. */
export function timeAxis(page: Page, area: Layer, width: number, height: number, named = false): void {
  const { from, to } = page.store.get();
  const x = (at: number) => ((at - from) / (to - from)) * width;
  bottomAxis(
    area,
    timeTicks(from, to, Math.max(2, Math.floor(width / 72))).map(({ at, text }) => ({ at: x(at), text })),
    width,
    height,
    '',
  );
  const window = page.data.window;
  if (window === null) return;
  const parts = [
    [from, Math.min(window.from, to), 'end'],
    [Math.max(window.to, from), to, 'start'],
  ] as const;
  for (const [start, end, anchor] of parts) {
    if (end <= start || page.extent[1] - page.extent[0] <= 0) continue;
    if ((end - start) / (page.extent[1] - page.extent[0]) < 1e-4 || x(end) - x(start) < 1) continue;
    area
      .append('rect')
      .attr('class', 'veil')
      .attr('x', x(start))
      .attr('width', x(end) - x(start))
      .attr('height', height);
    const room = anchor === 'end' ? x(end) - 84 : x(end) - x(start);
    if (named && room > 84) {
      area
        .append('text')
        .attr('class', 'veil-text')
        .attr('x', anchor === 'end' ? x(end) - 6 : x(start) + 6)
        .attr('y', -8)
        .attr('text-anchor', anchor)
        .text('not measured');
    }
  }
}

/** Lets a plot move the shared window: drag selects, wheel with Ctrl zooms, double click shows all, keys pan and zoom. */
export function timeInteractions(page: Page, plot: HTMLElement, hover: Hover, options: TimePlot): void {
  const { store, extent } = page;
  const timeAt = (event: PointerEvent | MouseEvent) => {
    const { from, to } = store.get();
    const [x] = pointer(event, plot);
    return from + Math.min(1, Math.max(0, (x - options.margin().left) / options.width())) * (to - from);
  };
  let pressed: { time: number; x: number } | null = null;
  let dragged = false;

  plot.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.target instanceof HTMLButtonElement) return;
    pressed = { time: timeAt(event), x: event.clientX };
    dragged = false;
  });
  plot.addEventListener('pointermove', (event) => {
    const time = timeAt(event);
    if (pressed !== null && Math.abs(event.clientX - pressed.x) > 4) {
      dragged = true;
      plot.setPointerCapture(event.pointerId);
      drawSelection(pressed.time, time);
    }
    hover.at = time;
    for (const listener of hover.listeners) listener();
    options.hover(time, event);
  });
  plot.addEventListener('pointerup', (event) => {
    if (pressed === null) return;
    const [from, to] = [Math.min(pressed.time, timeAt(event)), Math.max(pressed.time, timeAt(event))];
    pressed = null;
    layer(plot, 'selection');
    if (!dragged) options.click?.(event);
    else if (to - from > (extent[1] - extent[0]) * 1e-6) store.set({ from, to });
  });
  plot.addEventListener('pointercancel', () => {
    pressed = null;
    layer(plot, 'selection');
  });
  plot.addEventListener('pointerleave', () => {
    hover.at = null;
    for (const listener of hover.listeners) listener();
    options.hover(null, null);
  });
  plot.addEventListener('dblclick', () => store.set({ from: extent[0], to: extent[1] }));
  plot.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      store.set(zoomed(store.get(), extent, 2 ** (event.deltaY / 200), timeAt(event)));
    },
    { passive: false },
  );
  plot.addEventListener('keydown', (event) => windowKeys(page, event));

  const drawSelection = (a: number, b: number) => {
    const { from, to } = store.get();
    const x = (at: number) => ((at - from) / (to - from)) * options.width();
    layer(plot, 'selection')
      .append('rect')
      .attr('class', 'selection-box')
      .attr('x', Math.min(x(a), x(b)))
      .attr('width', Math.abs(x(b) - x(a)))
      .attr('height', options.height());
  };
  hover.listeners.push(() => {
    if (plot.querySelector(':scope > svg .crosshair') === null) return;
    const { from, to } = store.get();
    const line = layer(plot, 'crosshair');
    if (hover.at === null || hover.at < from || hover.at > to) return;
    const x = Math.round(((hover.at - from) / (to - from)) * options.width()) + 0.5;
    line.append('line').attr('class', 'cursor-line').attr('x1', x).attr('x2', x).attr('y2', options.height());
  });
}

/** Keys that move the window; says where it went. True when the key was one of them. */
export function windowKeys(page: Page, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  const next = moved(page.store.get(), page.extent, event.key, event.shiftKey && event.key.startsWith('Arrow'));
  if (next === null) return false;
  event.preventDefault();
  page.store.set(next);
  page.announce(`Showing ${windowText(next.from, next.to)}.`);
  return true;
}
