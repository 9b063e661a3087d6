import type { PageEstimate, PagePolicy } from '../../src/output/payload.ts';
import { formatPercent } from '../../src/units/format-percent.ts';
import { estimateText } from '../format.ts';
import { figure } from '../marks/figure.ts';
import { stage } from '../marks/stage.ts';
import type { Table } from '../marks/table.ts';
import { spoken, type Tooltip, type TooltipLine } from '../marks/tooltip.ts';
import { metricOf, type Page } from '../page.ts';
import { machineSentence } from '../sentences.ts';

/** The parts of the machine's time, in stacking order; together they are all of it. */
const parts = [
  { metric: 'utilisation', name: 'at work', colour: 'var(--part-work)' },
  { metric: 'capacity-lost-policy', name: 'idle, though a waiting job would fit', colour: 'var(--part-policy)' },
  { metric: 'capacity-lost-fit', name: 'idle, waiting jobs are too wide', colour: 'var(--part-fit)' },
  { metric: 'idle-empty-queue', name: 'idle, nobody waits', colour: 'var(--part-empty)' },
] as const;

/** Load against waiting: how much of the machine works, and how much stands idle while jobs wait. */
export function machineTime(page: Page, parent: HTMLElement, tooltip: Tooltip): void {
  const { data } = page;
  const share = (policy: PagePolicy, metric: string): PageEstimate => policy.system[metric] ?? [null, null];
  const shown = data.policies.filter((policy) => parts.every(({ metric }) => share(policy, metric)[0] !== null));
  if (shown.length === 0) return;
  let cursor = 0;
  const rowHeight = 54;
  const view = figure(page, parent, {
    id: 'machine',
    title: 'Where the machine’s time goes',
    keys: 'Up and down arrows move along the policies.',
    table: () => table(page, shown, share),
    draw,
  });
  function draw(width: number): void {
    const margin = { top: 4, right: 4, bottom: 6, left: 0 };
    const inner = width - margin.left - margin.right;
    const { area } = stage(view.plot, width, shown.length * rowHeight + margin.top + margin.bottom, margin);
    shown.forEach((policy, row) => {
      const top = row * rowHeight;
      area
        .append('text')
        .attr('class', 'row-label')
        .attr('y', top + 15)
        .text(policy.name);
      let from = 0;
      for (const { metric, colour } of parts) {
        const value = share(policy, metric)[0]!;
        const wide = value * inner;
        area
          .append('rect')
          .attr('class', 'part')
          .attr('x', from)
          .attr('y', top + 22)
          .attr('width', Math.max(0, wide - 1.5))
          .attr('height', 18)
          .style('fill', colour);
        const text = formatPercent(Number(value.toPrecision(2)));
        if (wide > text.length * 8 + 10) {
          area
            .append('text')
            .attr('class', metric === 'utilisation' ? 'on-part' : 'on-part dark')
            .attr('x', from + 6)
            .attr('y', top + 35)
            .text(text);
        }
        from += wide;
      }
    });
    view.legend(parts.map(({ name, colour }) => ({ name, colour })));
    view.takeaway(
      machineSentence(
        shown.map((policy) => ({
          policy: policy.name,
          work: share(policy, 'utilisation')[0]!,
          lost: share(policy, 'capacity-lost-policy')[0]! + share(policy, 'capacity-lost-fit')[0]!,
          empty: share(policy, 'idle-empty-queue')[0]!,
        })),
      ),
    );
  }
  function show(row: number, point: { readonly x: number; readonly y: number } | null): void {
    cursor = Math.min(shown.length - 1, Math.max(0, row));
    const policy = shown[cursor]!;
    const lines = parts.map(({ metric, name }): TooltipLine => [name, estimateText(share(policy, metric), 'share')]);
    const box = view.plot.getBoundingClientRect();
    tooltip.show(point?.x ?? box.left + 120, point?.y ?? box.top + cursor * rowHeight + 20, policy.name, lines);
    if (point === null) page.announce(spoken(policy.name, lines));
  }
  view.plot.addEventListener('pointermove', (event) =>
    show(Math.floor((event.clientY - view.plot.getBoundingClientRect().top - 4) / rowHeight), {
      x: event.clientX,
      y: event.clientY,
    }),
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

function table(
  { data }: Page,
  policies: readonly PagePolicy[],
  share: (policy: PagePolicy, metric: string) => PageEstimate,
): Table {
  return {
    caption: 'Shares of the installed accelerators’ time in the measured window',
    columns: [
      { title: 'Policy', file: 'policy' },
      ...parts.map(({ metric, name }) => ({
        title: metricOf(data, metric)?.label ?? name,
        file: metric,
        number: true,
      })),
    ],
    rows: policies.map((policy) => [
      policy.name,
      ...parts.map(({ metric }) => ({
        text: estimateText(share(policy, metric), 'share'),
        value: share(policy, metric)[0],
      })),
    ]),
  };
}
