import { area as areaShape, scaleLinear } from 'd3';
import { formatCount, formatNumber } from '../../src/units/format-number.ts';
import { type Colouring, legendEntries } from '../colouring.ts';
import { allocationSeries, type Detail } from '../detail.ts';
import { asExample, inExample } from '../example.ts';
import { installedAt, installedIn, meanInstalled } from '../installed.ts';
import { nothing } from '../interval.ts';
import { leftAxis } from '../marks/axis.ts';
import { figure, type LegendEntry } from '../marks/figure.ts';
import { stage } from '../marks/stage.ts';
import type { Table } from '../marks/table.ts';
import { binAt, type Hover, timeAxis, timeInteractions, timeMargin } from '../marks/time-plot.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import type { Page } from '../page.ts';
import { moment } from '../scales/time.ts';
import { allocationSentence } from '../takeaways/over-time.ts';

interface Band {
  readonly entry: LegendEntry;
  readonly values: Float64Array;
}

/** Accelerators allocated over time under the chosen policy, stacked by what the jobs are, up to what is installed. */
export function allocation(
  page: Page,
  parent: HTMLElement,
  tooltip: Tooltip,
  detail: Detail,
  hover: Hover,
  colouring: () => Colouring | null,
): void {
  const { data, store } = page;
  const height = 200;
  const most = Math.max(...data.installed.map(({ capacity }) => capacity));
  let plotWidth = 0;
  let margin = timeMargin(1000);
  let bands: Band[] = [];
  const view = figure(page, parent, {
    id: 'allocation',
    title: 'Accelerators allocated',
    keys: 'Arrows move the window of time, plus and minus zoom.',
    table: () => table(bands, store.get(), asExample(data)),
    draw,
  });
  store.on(['from', 'to', 'policy', 'colour'], () => view.redraw());

  function bandsAt(bins: number): Band[] {
    const { from, to, policy } = store.get();
    const way = colouring();
    const series = allocationSeries(detail, policy, way?.positionOf ?? (() => 0), way?.positions ?? 1, from, to, bins);
    if (series === null) return [];
    if (way === null || series.length === 1)
      return [{ entry: { colour: 'var(--series-1)', name: 'allocated' }, values: series[0]! }];
    const entries = legendEntries(way);
    return way.entries.map(({ position }, i) => ({ entry: entries[i]!, values: series[position]! }));
  }

  function draw(width: number): void {
    margin = timeMargin(width);
    plotWidth = width - margin.left - margin.right;
    const bins = Math.max(2, Math.floor(plotWidth / 2));
    bands = bandsAt(bins);
    const x = (bin: number) => (bin + 0.5) * (plotWidth / bins);
    const { from, to, policy: chosen } = store.get();
    const stretches = installedIn(data.installed, from, to);
    const capacity = stretches.at(-1)?.capacity ?? most;
    const y = scaleLinear([0, most * 1.05], [height, 0]);
    const { area } = stage(view.plot, width, height + margin.top + margin.bottom, margin);
    const ticks = y.ticks(4).filter((tick) => Math.abs(y(tick) - y(capacity)) > 16);
    leftAxis(
      area,
      [...ticks, capacity].map((tick) => ({ at: y(tick), text: formatCount(tick) })),
      plotWidth,
      'accelerators',
    );
    const base = new Float64Array(bins);
    for (const { entry, values } of bands) {
      const lower = base.slice();
      for (let bin = 0; bin < bins; bin++) base[bin]! += values[bin]!;
      const upper = base.slice();
      const shape = areaShape<number>(
        (_, bin) => x(bin),
        (_, bin) => y(lower[bin]!),
        (_, bin) => y(upper[bin]!),
      );
      area
        .append('path')
        .attr('class', 'band')
        .attr('d', shape(Array.from(upper)))
        .style('fill', entry.colour);
    }
    const place = (time: number) => ((time - from) / (to - from)) * plotWidth;
    stretches.forEach((stretch, i) => {
      const before = stretches[i - 1];
      const line = area.append('line').attr('class', 'capacity');
      line.attr('x1', place(stretch.from)).attr('x2', place(stretch.to));
      line.attr('y1', y(stretch.capacity)).attr('y2', y(stretch.capacity));
      if (before === undefined) return;
      const rise = area.append('line').attr('class', 'capacity');
      rise.attr('x1', place(stretch.from)).attr('x2', place(stretch.from));
      rise.attr('y1', y(before.capacity)).attr('y2', y(stretch.capacity));
    });
    area
      .append('text')
      .attr('class', 'series-label')
      .attr('x', plotWidth)
      .attr('y', y(capacity) - 6)
      .attr('text-anchor', 'end')
      .text('installed');
    timeAxis(page, area, plotWidth, height);
    area.append('g').attr('class', 'crosshair');
    area.append('g').attr('class', 'selection');
    view.legend(bands.length > 1 ? bands.map(({ entry }) => entry) : []);
    const totals = bands.map(({ values }) => values.reduce((a, b) => a + b, 0) / bins);
    const total = totals.reduce((a, b) => a + b, 0);
    const largest = totals.indexOf(Math.max(...totals));
    view.takeaway(
      allocationSentence(
        {
          policy: chosen,
          utilisation: data.policies.find(({ name }) => name === chosen)?.system.utilisation ?? nothing,
          shown: total / meanInstalled(data.installed, from, to),
          installed: stretches.map((stretch) => stretch.capacity),
          largest:
            bands.length > 1 && total > 0 && !['wait', 'size'].includes(colouring()?.name ?? '')
              ? { name: bands[largest]!.entry.name, share: totals[largest]! / total }
              : null,
        },
        inExample(data),
      ),
    );
  }

  timeInteractions(page, view.plot, hover, {
    width: () => plotWidth,
    height: () => height,
    margin: () => margin,
    hover(time, event) {
      if (time === null || event === null || bands.length === 0) return tooltip.hide();
      const { from, to } = store.get();
      const bin = binAt(time, { from, to }, bands[0]!.values.length);
      const total = bands.reduce((sum, { values }) => sum + values[bin]!, 0);
      tooltip.show(event.clientX, event.clientY, moment(time, to - from), [
        ...bands.map(({ entry, values }) => [entry.name, formatNumber(values[bin]!)] as const).reverse(),
        ...(bands.length > 1
          ? ([['in all', `${formatNumber(total)} of ${formatCount(installedAt(data.installed, time))}`]] as const)
          : []),
      ]);
    },
  });
}

function table(
  bands: readonly Band[],
  { from, to }: { readonly from: number; readonly to: number },
  example: string,
): Table {
  const bins = bands[0]?.values.length ?? 0;
  return {
    caption: `Accelerators allocated, averages over steps of the window shown${example}`,
    columns: [
      { title: 'From', file: 'time_s', number: true },
      ...bands.map(({ entry }) => ({ title: entry.name, file: entry.name, number: true })),
    ],
    rows: Array.from({ length: bins }, (_, bin) => {
      const at = from + (bin * (to - from)) / bins;
      return [
        { text: moment(at, to - from), value: Number(at.toPrecision(12)) },
        ...bands.map(({ values }) => ({
          text: formatNumber(values[bin]!),
          value: Number(values[bin]!.toPrecision(6)),
        })),
      ];
    }),
  };
}
