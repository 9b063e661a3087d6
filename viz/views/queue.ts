import { line, max, scaleLinear } from 'd3';
import { formatNumber } from '../../src/units/format-number.ts';
import { type Detail, heldSeries, waitingPeak, waitingSeries } from '../detail.ts';
import { drawn, drawnHint } from '../drawn.ts';
import { asExample, inExample } from '../example.ts';
import { leftAxis } from '../marks/axis.ts';
import type { Point } from '../marks/curve-labels.ts';
import { figure } from '../marks/figure.ts';
import { seriesLabels } from '../marks/series-labels.ts';
import { stage } from '../marks/stage.ts';
import { symbolPath, symbolPicture } from '../marks/symbol.ts';
import type { Table } from '../marks/table.ts';
import { binAt, type Hover, timeAxis, timeInteractions, timeMargin } from '../marks/time-plot.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import type { Page } from '../page.ts';
import { seriesColour } from '../palette.ts';
import { moment } from '../scales/time.ts';
import { waitingOf, waitingSentence } from '../takeaways/over-time.ts';

interface Line {
  readonly policy: string;
  readonly index: number;
  /** Jobs waiting, held ones too. */
  readonly values: Float64Array;
  /** Those that are held; null where no policy of the study holds any. */
  readonly held: Float64Array | null;
}

/** Jobs waiting over time, held ones too, every policy on one scale. */
export function queue(page: Page, parent: HTMLElement, tooltip: Tooltip, detail: Detail, hover: Hover): void {
  const { data, store } = page;
  const height = 200;
  let plotWidth = 0;
  let margin = timeMargin(1000);
  let lines: Line[] = [];
  const view = figure(page, parent, {
    id: 'queue',
    title: 'Jobs waiting',
    keys: 'Arrows move the window of time, plus and minus zoom.',
    table: () => table(lines, store.get(), asExample(data)),
    draw,
  });
  store.on(['from', 'to', 'policy'], () => view.redraw());

  function draw(width: number): void {
    const { from, to, policy: chosen } = store.get();
    margin = timeMargin(width);
    plotWidth = width - margin.left - margin.right;
    const bins = Math.max(2, Math.floor(plotWidth / 2));
    lines = drawn(data, chosen).flatMap(({ policy: { name }, index }) => {
      const values = waitingSeries(detail, name, from, to, bins);
      return values === null ? [] : [{ policy: name, index, values, held: heldSeries(detail, name, from, to, bins) }];
    });
    const top = Math.max(1, ...lines.map(({ values }) => max(values) ?? 0));
    const x = (bin: number) => (bin + 0.5) * (plotWidth / bins);
    const y = scaleLinear([0, top * 1.06], [height, 0]);
    const { area } = stage(view.plot, width, height + margin.top + margin.bottom, margin);
    leftAxis(
      area,
      y.ticks(4).map((tick) => ({ at: y(tick), text: formatNumber(tick) })),
      plotWidth,
      'jobs',
    );
    timeAxis(page, area, plotWidth, height, true);
    const curves = lines.map(({ values }) => Array.from(values, (v, bin): Point => [x(bin), y(v)]));
    const order = lines
      .map((_, i) => i)
      .sort((a, b) => Number(lines[a]!.policy === chosen) - Number(lines[b]!.policy === chosen));
    for (const i of order) {
      const { policy, index } = lines[i]!;
      area
        .append('path')
        .attr('class', policy === chosen ? 'curve' : 'curve quiet')
        .attr('d', line()(curves[i]! as [number, number][]))
        .style('stroke', seriesColour(index));
      const every = Math.max(40, Math.round(bins / 6));
      for (let bin = Math.round(every / 2) + index * 9; bin < bins; bin += every) {
        area
          .append('path')
          .attr('class', 'mark')
          .attr('d', symbolPath(index, 30))
          .attr('transform', `translate(${x(bin)},${y(lines[i]!.values[bin]!)})`)
          .style('fill', seriesColour(index));
      }
    }
    const labelled = width >= 560 && lines.length > 1 && seriesLabels(area, lines, curves, plotWidth, height);
    area.append('g').attr('class', 'crosshair');
    area.append('g').attr('class', 'selection');
    view.legend(
      lines.length > 1 && !labelled
        ? lines.map(({ policy, index }) => ({ colour: seriesColour(index), name: policy, symbol: index }))
        : [],
    );
    const whole = from <= page.extent[0] && to >= page.extent[1];
    view.takeaway(
      waitingSentence(
        lines.map(({ policy, index }) => {
          const peak = waitingPeak(detail, policy, from, to);
          return waitingOf(data.policies[index]!, peak && { height: peak.height, at: moment(peak.at, to - from) });
        }),
        inExample(data),
        whole,
      ) + drawnHint(data).replace('; the table has all', ''),
    );
  }

  timeInteractions(page, view.plot, hover, {
    width: () => plotWidth,
    height: () => height,
    margin: () => margin,
    hover(time, event) {
      if (time === null || event === null || lines.length === 0) return tooltip.hide();
      const { from, to } = store.get();
      const bin = binAt(time, { from, to }, lines[0]!.values.length);
      tooltip.show(
        event.clientX,
        event.clientY,
        moment(time, to - from),
        lines.map(({ policy, index, values, held }) => [
          policy,
          `${formatNumber(values[bin]!)}${held === null ? '' : `, ${formatNumber(held[bin]!)} held`}`,
          symbolPicture(index),
        ]),
      );
    },
  });
}

function table(
  lines: readonly Line[],
  { from, to }: { readonly from: number; readonly to: number },
  example: string,
): Table {
  const bins = lines[0]?.values.length ?? 0;
  const columns = lines.flatMap(({ policy, values, held }) => [
    { title: policy, file: policy, values },
    ...(held === null ? [] : [{ title: `${policy}, held`, file: `${policy}_held`, values: held }]),
  ]);
  return {
    caption: `Jobs waiting${lines.some(({ held }) => held !== null) ? ', held ones too' : ''}, averages over steps of the window shown${example}`,
    columns: [
      { title: 'From', file: 'time_s', number: true },
      ...columns.map(({ title, file }) => ({ title, file, number: true })),
    ],
    rows: Array.from({ length: bins }, (_, bin) => {
      const at = from + (bin * (to - from)) / bins;
      return [
        { text: moment(at, to - from), value: Number(at.toPrecision(12)) },
        ...columns.map(({ values }) => ({
          text: formatNumber(values[bin]!),
          value: Number(values[bin]!.toPrecision(6)),
        })),
      ];
    }),
  };
}
