import { line } from 'd3';
import type { Statistic } from '../../src/experiment/study.ts';
import type { PageEstimate } from '../../src/output/payload.ts';
import { drawn, drawnHint } from '../drawn.ts';
import { estimateText, value } from '../format.ts';
import { reachOf, whisker } from '../interval.ts';
import { leftAxis } from '../marks/axis.ts';
import { figure } from '../marks/figure.ts';
import { type Layer, layer, stage } from '../marks/stage.ts';
import { symbolPath, symbolPicture } from '../marks/symbol.ts';
import type { Table } from '../marks/table.ts';
import { spoken, type Tooltip } from '../marks/tooltip.ts';
import { estimateOf, groupNames, groupOf, jobsText, type Page } from '../page.ts';
import { seriesColour } from '../palette.ts';
import { type LogWithZero, logWithZero } from '../scales/log-with-zero.ts';
import { sizeSentence } from '../sentences.ts';

const panels: readonly { readonly statistic: Statistic; readonly title: string }[] = [
  { statistic: 'p50', title: 'half of the jobs wait at most' },
  { statistic: 'p90', title: 'nine in ten wait at most' },
];

/** Waits by job size: who pays for being wide. Median and p90 with their intervals, policy by policy. */
export function sizes(page: Page, parent: HTMLElement, tooltip: Tooltip): void {
  const { data } = page;
  const bins = groupNames(data, 'size').filter((bin) =>
    data.policies.some((policy) => (groupOf(policy, 'size', bin)?.submitted[0] ?? 0) > 0),
  );
  if (bins.length < 2) return;
  // Without any estimate, as where every queue grows without bound, there is nothing to draw.
  if (
    !data.policies.some((policy) =>
      bins.some((bin) => estimateOf(groupOf(policy, 'size', bin), 'wait', 'p50')[0] !== null),
    )
  )
    return;
  const shown = drawn(data);
  let cursor = 0;
  const at = (policy: number, bin: string, statistic: Statistic): PageEstimate =>
    estimateOf(groupOf(data.policies[policy]!, 'size', bin), 'wait', statistic);
  const view = figure(page, parent, {
    id: 'sizes',
    title: 'Wait by job size',
    keys: 'Left and right arrows move along the sizes.',
    table: () => table(page, bins),
    draw,
  });

  function draw(width: number): void {
    const beside = width >= 720;
    const margin = { top: 34, right: 10, bottom: 44, left: 64 };
    const gap = beside ? 88 : 0;
    const panelWidth = beside ? (width - margin.left - margin.right - gap) / 2 : width - margin.left - margin.right;
    const panelHeight = 230;
    const height = beside ? margin.top + panelHeight + margin.bottom : 2 * (margin.top + panelHeight + margin.bottom);
    const { area } = stage(view.plot, width, height, margin);
    const values = shown.flatMap(({ index: policy }) =>
      bins.flatMap((bin) => panels.map(({ statistic }) => reachOf(at(policy, bin, statistic))[1])),
    );
    const y = logWithZero({ values, unit: 'duration', range: [panelHeight, 0], zero: 'at once', spacing: 22 });
    panels.forEach(({ statistic, title }, i) => {
      const panel = area
        .append('g')
        .attr('class', `panel panel-${i}`)
        .attr(
          'transform',
          beside
            ? `translate(${i * (panelWidth + gap)},0)`
            : `translate(0,${i * (margin.top + panelHeight + margin.bottom)})`,
        ) as Layer;
      drawPanel(panel, statistic, title, panelWidth, panelHeight, y);
    });
    area.append('g').attr('class', 'cursor');
    view.legend(
      shown.length > 1
        ? shown.map(({ policy: { name }, index }) => ({ colour: seriesColour(index), name, symbol: index }))
        : [],
    );
    view.takeaway(
      sizeSentence(
        shown.map(({ policy: { name }, index }) => ({
          policy: name,
          bins: bins.map((bin) => ({ name: bin, p90: at(index, bin, 'p90') })),
        })),
      ) + drawnHint(data),
    );
  }

  function drawPanel(
    panel: Layer,
    statistic: Statistic,
    title: string,
    width: number,
    height: number,
    y: LogWithZero,
  ): void {
    leftAxis(panel, y.ticks, width, '');
    panel.append('text').attr('class', 'axis-title').attr('x', -56).attr('y', -18).text(title);
    const step = width / bins.length;
    const every = Math.ceil((Math.max(...bins.map((bin) => bin.length)) * 7.4) / step);
    bins.forEach((bin, i) => {
      if (i % every === 0)
        panel
          .append('text')
          .attr('class', 'tick')
          .attr('x', (i + 0.5) * step)
          .attr('y', height + 18)
          .attr('text-anchor', 'middle')
          .text(bin.replace('-', '–'));
    });
    panel
      .append('line')
      .attr('class', 'axis-line')
      .attr('x2', width)
      .attr('y1', height + 0.5)
      .attr('y2', height + 0.5);
    panel
      .append('text')
      .attr('class', 'axis-title')
      .attr('x', width)
      .attr('y', height + 36)
      .attr('text-anchor', 'end')
      .text('accelerators');
    const policies = shown.length;
    const spread = Math.min(9, (step * 0.6) / policies);
    shown.forEach(({ index: policy }, place) => {
      const x = (i: number) => (i + 0.5) * step + (place - (policies - 1) / 2) * spread;
      const points = bins.map((bin, i) => ({ x: x(i), of: at(policy, bin, statistic) }));
      const path = line<(typeof points)[number]>()
        .defined(({ of }) => of[0] !== null)
        .x((p) => p.x)
        .y(({ of }) => y(of[0]!));
      panel.append('path').attr('class', 'curve thin').attr('d', path(points)).style('stroke', seriesColour(policy));
      for (const { x: px, of } of points) {
        const [mean] = of;
        if (mean === null) continue;
        const ends = whisker(of, y);
        if (ends !== null)
          panel
            .append('line')
            .attr('class', 'whisker')
            .attr('x1', px)
            .attr('x2', px)
            .attr('y1', ends[0])
            .attr('y2', ends[1])
            .style('stroke', seriesColour(policy));
        panel
          .append('path')
          .attr('class', 'mark')
          .attr('d', symbolPath(policy, 46))
          .attr('transform', `translate(${px},${y(mean)})`)
          .style('fill', seriesColour(policy));
      }
    });
  }

  function show(index: number, point: { readonly x: number; readonly y: number } | null): void {
    cursor = Math.min(bins.length - 1, Math.max(0, index));
    const bin = bins[cursor]!;
    const lines = shown.map(
      ({ policy: { name }, index: policy }) =>
        [
          name,
          `median ${estimateText(at(policy, bin, 'p50'), 'duration')}; p90 ${estimateText(at(policy, bin, 'p90'), 'duration')}`,
          symbolPicture(policy),
        ] as const,
    );
    const title = `${bin.replace('-', '–')} accelerator${bin === '1' ? '' : 's'}`;
    const box = view.plot.getBoundingClientRect();
    tooltip.show(
      point?.x ?? box.left + 64 + ((cursor + 0.5) * (box.width - 80)) / bins.length / (box.width >= 720 ? 2 : 1),
      point?.y ?? box.top + 100,
      title,
      lines,
    );
    if (point === null) page.announce(spoken(title, lines));
  }
  view.plot.addEventListener('pointermove', (event) => {
    const panel = [...view.plot.querySelectorAll<SVGGElement>('.panel')].find((p) => {
      const box = p.querySelector('.axis-line')!.getBoundingClientRect();
      return event.clientX >= box.left && event.clientX <= box.right && event.clientY <= box.bottom + 30;
    });
    if (panel === undefined) return tooltip.hide();
    const box = panel.querySelector('.axis-line')!.getBoundingClientRect();
    show(Math.floor(((event.clientX - box.left) / box.width) * bins.length), { x: event.clientX, y: event.clientY });
  });
  const hide = () => {
    tooltip.hide();
    if (view.plot.querySelector('.cursor') !== null) layer(view.plot, 'cursor');
  };
  view.plot.addEventListener('pointerleave', hide);
  view.plot.addEventListener('blur', hide);
  view.plot.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    show(cursor + step, null);
  });
}

function table({ data }: Page, bins: readonly string[]): Table {
  return {
    caption: 'Wait by job size, mean over replications and its interval',
    columns: [
      { title: 'Accelerators', file: 'accelerators' },
      { title: 'Policy', file: 'policy' },
      { title: 'Jobs', file: 'jobs', number: true },
      ...panels.flatMap(({ statistic }) => [
        { title: statistic === 'p50' ? 'Median wait' : 'p90 wait', file: `wait_${statistic}_s`, number: true },
        { title: 'from', file: `wait_${statistic}_low_s`, number: true },
        { title: 'to', file: `wait_${statistic}_high_s`, number: true },
      ]),
    ],
    rows: bins.flatMap((bin) =>
      data.policies.map((policy) => {
        const group = groupOf(policy, 'size', bin);
        return [
          bin.replace('-', '–'),
          policy.name,
          { text: jobsText(group), value: group?.submitted[0] ?? null },
          ...panels.flatMap(({ statistic }) => {
            const of = estimateOf(group, 'wait', statistic);
            return of.map((one) => ({ text: one === null ? '' : value(one, 'duration'), value: one }));
          }),
        ];
      }),
    ),
  };
}
