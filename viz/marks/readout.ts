import type { Speaker } from '../page.ts';
import type { Figure } from './figure.ts';
import { layer } from './stage.ts';
import { spoken, type Tooltip, type TooltipLine } from './tooltip.ts';

/** Something of a figure that can be read out: where it stands in the plot's `readout` layer, and what it says. */
export interface Readable {
  readonly x: number;
  readonly y: number;
  readonly title: string;
  readonly lines: readonly TooltipLine[];
}

export interface ReadoutOptions {
  /** In the order in which the keys go through them. */
  readonly items: () => readonly Readable[];
  /** Pixels from the left and top edge of the plot to the origin of the layer. */
  readonly origin: () => readonly [left: number, top: number];
  /** The item under the pointer, in pixels from the origin; −1 for none. The nearest one when not given. */
  readonly at?: (x: number, y: number) => number;
  /** Items side by side in a row, which the up and down keys step over; one when not given. */
  readonly across?: () => number;
}

/** Pixels from an item within which the pointer reads it. */
const reach = 36;

/** Lets pointer and arrow keys read out the items of a figure one by one, with a ring about the one that is read. */
export function readout(page: Speaker, { plot }: Figure, tooltip: Tooltip, options: ReadoutOptions): void {
  let cursor = -1;
  const ring = () => (plot.querySelector(':scope > svg .readout') === null ? null : layer(plot, 'readout'));
  const show = (index: number, point: { readonly x: number; readonly y: number } | null) => {
    const items = options.items();
    const item = items[index];
    if (item === undefined) return hide();
    cursor = index;
    ring()?.append('circle').attr('class', 'ring').attr('r', 9).attr('cx', item.x).attr('cy', item.y);
    const box = plot.getBoundingClientRect();
    const [left, top] = options.origin();
    tooltip.show(point?.x ?? box.left + left + item.x, point?.y ?? box.top + top + item.y, item.title, item.lines);
    if (point === null) page.announce(spoken(item.title, item.lines));
  };
  const hide = () => {
    tooltip.hide();
    ring();
  };
  const nearest = (x: number, y: number) => {
    let [best, distance] = [-1, reach];
    options.items().forEach((item, index) => {
      const away = Math.hypot(item.x - x, item.y - y);
      if (away < distance) [best, distance] = [index, away];
    });
    return best;
  };
  plot.addEventListener('pointermove', ({ clientX, clientY }) => {
    const box = plot.getBoundingClientRect();
    const [left, top] = options.origin();
    const place = [clientX - box.left - left, clientY - box.top - top] as const;
    show((options.at ?? nearest)(...place), { x: clientX, y: clientY });
  });
  plot.addEventListener('pointerleave', hide);
  plot.addEventListener('blur', hide);
  plot.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
    const last = options.items().length - 1;
    const across = cursor < 0 ? 1 : (options.across?.() ?? 1);
    const next: Readonly<Record<string, number>> = {
      ArrowRight: cursor + 1,
      ArrowDown: cursor + across,
      ArrowLeft: cursor - 1,
      ArrowUp: cursor - across,
      Home: 0,
      End: last,
    };
    if (next[event.key] === undefined || last < 0) return;
    event.preventDefault();
    show(Math.min(last, Math.max(0, next[event.key]!)), null);
  });
}
