import { type Figure, figure } from '../marks/figure.ts';
import { stage } from '../marks/stage.ts';
import type { Table } from '../marks/table.ts';
import { spoken, type Tooltip, type TooltipLine } from '../marks/tooltip.ts';
import type { Page } from '../page.ts';

export interface StackedBars {
  readonly id: string;
  readonly title: string;
  readonly takeaway: string;
  /** What every bar is made of, from left to right. */
  readonly parts: readonly { readonly name: string; readonly colour: PartColour }[];
  /** One bar each: the share of every part (together 1 at most), as it stands on the bar, and as it is read out. */
  readonly rows: readonly {
    readonly name: string;
    readonly shares: readonly number[];
    readonly texts: readonly string[];
    readonly spoken: readonly string[];
  }[];
  readonly table: () => Table;
}

const rowHeight = 54;

/** Which of the colours of parts; the fourth is that of what is empty. */
export type PartColour = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A horizontal bar for each policy, split into parts that add up. */
export function stackedBars(page: Page, parent: HTMLElement, tooltip: Tooltip, bars: StackedBars): void {
  const { parts, rows } = bars;
  let cursor = 0;
  const view: Figure = figure(page, parent, {
    id: bars.id,
    title: bars.title,
    keys: 'Up and down arrows move along the policies.',
    table: bars.table,
    draw,
  });
  view.legend(parts.map(({ name, colour }) => ({ name, colour: `var(--part-${colour})` })));
  view.takeaway(bars.takeaway);

  function draw(width: number): void {
    const { area } = stage(view.plot, width, rows.length * rowHeight + 6, { top: 0, right: 0, bottom: 6, left: 0 });
    rows.forEach(({ name, shares, texts }, row) => {
      const top = row * rowHeight;
      area
        .append('text')
        .attr('class', 'row-label')
        .attr('y', top + 15)
        .text(name);
      let from = 0;
      shares.forEach((share, i) => {
        const wide = share * width;
        area
          .append('rect')
          .attr('x', from)
          .attr('y', top + 22)
          .attr('width', Math.max(0, wide - 1.5))
          .attr('height', 18)
          .style('fill', `var(--part-${parts[i]!.colour})`);
        if (wide > texts[i]!.length * 8 + 10) {
          area
            .append('text')
            .attr('class', 'on-part')
            .attr('x', from + 6)
            .attr('y', top + 35)
            .style('fill', `var(--on-part-${parts[i]!.colour})`)
            .text(texts[i]!);
        }
        from += wide;
      });
    });
  }

  function show(row: number, point: { readonly x: number; readonly y: number } | null): void {
    cursor = Math.min(rows.length - 1, Math.max(0, row));
    const { name, spoken: said } = rows[cursor]!;
    const lines = parts.map((part, i): TooltipLine => [part.name, said[i]!]);
    const box = view.plot.getBoundingClientRect();
    tooltip.show(point?.x ?? box.left + 120, point?.y ?? box.top + cursor * rowHeight + 30, name, lines);
    if (point === null) page.announce(spoken(name, lines));
  }
  view.plot.addEventListener('pointermove', ({ clientX, clientY }) =>
    show(Math.floor((clientY - view.plot.getBoundingClientRect().top) / rowHeight), { x: clientX, y: clientY }),
  );
  view.plot.addEventListener('pointerleave', () => tooltip.hide());
  view.plot.addEventListener('blur', () => tooltip.hide());
  view.plot.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') tooltip.hide();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    show(cursor + step, null);
  });
}
