import { line } from 'd3';
import type { PagePoint } from '../../src/output/payload-search.ts';
import { formatCount } from '../../src/units/format-number.ts';
import { extentOf, nothing, whisker } from '../interval.ts';
import { bottomAxis, leftAxis } from '../marks/axis.ts';
import { type Figure, figure } from '../marks/figure.ts';
import { hatch } from '../marks/hatch.ts';
import { intervalMark } from '../marks/interval-mark.ts';
import { measureChoice, offer } from '../marks/measure-choice.ts';
import { type Readable, readout } from '../marks/readout.ts';
import { type Layer, stage } from '../marks/stage.ts';
import { symbolPicture } from '../marks/symbol.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import { seriesColour } from '../palette.ts';
import { type MeasureScale, measureScale } from '../scales/measure.ts';
import { settingScale } from '../scales/setting.ts';
import {
  meanOf,
  measureOf,
  type OutcomeOf,
  pathText,
  pointText,
  policyIndex,
  policyText,
  type SearchPage,
  settingsText,
} from '../search.ts';
import { sweepSentence } from '../takeaways/sweep.ts';
import { pointsTable } from './points-table.ts';

const margin = { top: 34, right: 16, bottom: 50, left: 62 };
/** Marks drawn in all panels together; the table has all points. */
const mostMarks = 6000;
/** Height of the strip on top where points stand whose queue grows. */
const growing = 22;

/**
 * A sweep along one axis as curves, or over points that lie on no grid as small multiples: one panel for each thing that
 * was varied, all with the same measure and scale.
 */
export function sweepPanels(
  page: SearchPage,
  parent: HTMLElement,
  tooltip: Tooltip,
  outcome: OutcomeOf<'sweep'>,
): void {
  const { data, store } = page;
  const { axes } = outcome;
  // Of thousands of points every so-manieth is drawn, evenly over the design.
  const every = Math.ceil((outcome.points.length * outcome.axes.length) / mostMarks);
  const points = outcome.points.filter(({ point }) => point % every === 0);
  const connected = outcome.design === 'grid' && axes.length === 1;
  const measure = () => measureOf(data, store.get().metric);
  let readable: Readable[] = [];
  const view: Figure = figure(page, parent, {
    id: 'sweep',
    title: 'What the settings come to',
    keys: 'Arrows read the points one by one.',
    table: () => pointsTable(data, outcome.points, [measure()], 'The points of the sweep'),
    draw,
  });
  offer(
    view.controls,
    measureChoice(data.measures, measure().path, (metric) => store.set({ metric })),
  );
  store.on(['metric'], () => view.redraw());

  function draw(width: number): void {
    const shown = measure();
    const columns = Math.min(axes.length, Math.max(1, Math.floor(width / 340)));
    const panelWidth = Math.floor(width / columns);
    const plotWidth = panelWidth - margin.left - margin.right;
    const plotHeight = axes.length === 1 ? 300 : 200;
    const high = margin.top + plotHeight + margin.bottom;
    const { area } = stage(view.plot, width, Math.ceil(axes.length / columns) * high, {
      top: 0,
      right: 0,
      bottom: 0,
      left: 0,
    });
    const someGrow = points.some((point) => point.unbounded.includes(shown.path));
    const y = measureScale({
      values: points.flatMap((point) => extentOf(point.estimates[shown.path] ?? nothing)),
      quantity: shown,
      range: [plotHeight, someGrow ? growing + 8 : 0],
      ticks: 5,
    });
    readable = [];
    axes.forEach(({ path, values }, i) => {
      const panel = area
        .append('g')
        .attr(
          'transform',
          `translate(${(i % columns) * panelWidth + margin.left},${Math.floor(i / columns) * high + margin.top})`,
        ) as Layer;
      const origin = [(i % columns) * panelWidth + margin.left, Math.floor(i / columns) * high + margin.top] as const;
      const x = settingScale(connected ? values : points.flatMap(({ settings }) => settings[path] ?? []), [
        0,
        plotWidth,
      ]);
      leftAxis(panel, someGrow ? [...y.ticks, growsTick] : y.ticks, plotWidth, '');
      panel
        .append('text')
        .attr('class', 'axis-title')
        .attr('x', -margin.left)
        .attr('y', -16)
        .text(axisTitle(shown.label, y));
      bottomAxis(
        panel,
        x.ticks,
        plotWidth,
        plotHeight,
        `${pathText(path, Math.floor(plotWidth / 7) - 12)}${x.logarithmic ? ' (logarithmic)' : ''}`,
      );
      if (someGrow) growingStrip(panel, plotWidth);
      if (connected && x.continuous) curves(panel, path, x, y);
      for (const point of points) mark(panel, point, path, x, y, origin);
    });
    area.append('g').attr('class', 'readout');
    view.legend(
      data.policies.length > 1
        ? data.policies.map(({ label }, index) => ({ colour: seriesColour(index), name: label, symbol: index }))
        : [],
    );
    view.takeaway(
      sweepSentence(
        outcome.points,
        shown,
        (name) => policyText(data, name),
        axes.some(({ role }) => role === 'assumption'),
      ) +
        (every > 1
          ? ` Drawn: ${formatCount(points.length)} of ${formatCount(outcome.points.length)} points; the table has all.`
          : ''),
    );
  }

  function curves(panel: Layer, path: string, x: ReturnType<typeof settingScale>, y: MeasureScale): void {
    data.policies.forEach(({ name }, index) => {
      const own = points
        .filter(({ policy }) => policy === name)
        .sort((a, b) => Number(a.settings[path]) - Number(b.settings[path]));
      panel
        .append('path')
        .attr('class', 'curve thin')
        .attr(
          'd',
          line<PagePoint>()
            .defined((point) => meanOf(point, measure()) !== null)
            .x((point) => x(point.settings[path]!))
            .y((point) => y(meanOf(point, measure())!))(own),
        )
        .style('stroke', seriesColour(index));
    });
  }

  function mark(
    panel: Layer,
    point: PagePoint,
    path: string,
    x: ReturnType<typeof settingScale>,
    y: MeasureScale,
    [left, top]: readonly [number, number],
  ): void {
    const setting = point.settings[path];
    if (setting === undefined) return;
    const estimate = point.estimates[measure().path] ?? nothing;
    const [mean] = estimate;
    if (mean === null && !point.unbounded.includes(measure().path)) return;
    const series = policyIndex(data, point.policy);
    // Policies beside each other at one setting do not hide one another.
    const px = x(setting) + (series - (data.policies.length - 1) / 2) * (connected ? 7 : 0);
    const py = mean === null ? growing / 2 : y(mean);
    intervalMark(panel, {
      x: px,
      y: py,
      up: whisker(estimate, y.end),
      series,
      hollow: mean === null,
    });
    readable.push({
      x: left + px,
      y: top + py,
      title: settingsText(point.settings),
      lines: [
        ...(data.policies.length > 1
          ? ([['Policy', policyText(data, point.policy), symbolPicture(series)]] as const)
          : []),
        ...data.measures.map((each) => [each.label, pointText(point, each)] as const),
      ],
    });
  }

  readout(page, view, tooltip, { items: () => readable, origin: () => [0, 0] });
}

function axisTitle(label: string, { unit, logarithmic }: MeasureScale): string {
  const notes = [unit, logarithmic ? 'logarithmic' : ''].filter((text) => text !== '');
  return notes.length === 0 ? label : `${label} (${notes.join(', ')})`;
}

/** Where the queue grows there is no value, only a place on top. */
export function growingStrip(panel: Layer, width: number): void {
  hatch(panel, 0, 0, width, growing);
}

/** What the axis says of that place. */
export const growsTick = { at: growing / 2, text: 'grows' };
