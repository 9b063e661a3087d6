import type { PageMeasure, PagePoint } from '../../src/output/payload-search.ts';
import { count } from '../format.ts';
import { type GridPanel, gridOf } from '../grid.ts';
import { type Heat, heatOf, heatSteps } from '../heat.ts';
import { type Figure, figure } from '../marks/figure.ts';
import { hatch } from '../marks/hatch.ts';
import { measureChoice, offer } from '../marks/measure-choice.ts';
import { type Readable, readout } from '../marks/readout.ts';
import { type Layer, stage } from '../marks/stage.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import { scaleFor, shortText, type UnitScale, unitSuffix } from '../quantity.ts';
import {
  meanOf,
  measureOf,
  type OutcomeOf,
  pathText,
  pointText,
  policyText,
  type SearchPage,
  settingsText,
  settingText,
} from '../search.ts';
import { bestOf, sweepSentence } from '../takeaways/sweep.ts';
import { pointsTable } from './points-table.ts';

/** Panels drawn; the table has all points. */
const mostPanels = 24;
const cellHeight = 34;
const [widestCell, narrowestCell] = [92, 20] as const;
const head = 40;
const foot = 44;

/** A sweep over two axes or more: how dark a cell is says how large its value is, panel by panel for what is not on an axis. */
export function sweepMap(page: SearchPage, parent: HTMLElement, tooltip: Tooltip, outcome: OutcomeOf<'sweep'>): void {
  const { data, store } = page;
  const grid = gridOf(outcome);
  const panels = grid.panels.slice(0, mostPanels);
  const measure = () => measureOf(data, store.get().metric);
  let readable: Readable[] = [];
  const view: Figure = figure(page, parent, {
    id: 'sweep',
    title: 'What the settings come to',
    keys: 'Arrows read the cells one by one.',
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
    const values = outcome.points.flatMap((point) => meanOf(point, shown) ?? []);
    const heat = heatOf(values);
    const unit = scaleFor(shown, Math.max(0, ...values.map(Math.abs)));
    const labels = 14 + 7.4 * Math.max(...grid.y.values.map((value) => settingText(value).length));
    const left = Math.min(labels, width * 0.3);
    const columns = Math.min(panels.length, Math.max(1, Math.floor(width / (left + grid.x.values.length * 56))));
    const gap = 26;
    const room = (width - (columns - 1) * gap) / columns;
    const cell = Math.max(narrowestCell, Math.min(widestCell, (room - left) / grid.x.values.length));
    const high = head + grid.y.values.length * cellHeight + foot;
    const rows = Math.ceil(panels.length / columns);
    const { area } = stage(view.plot, width, rows * high, { top: 0, right: 0, bottom: 0, left: 0 });
    const best = bestOf(outcome.points, shown);
    readable = [];
    panels.forEach((panel, i) => {
      const [x, y] = [(i % columns) * (room + gap), Math.floor(i / columns) * high];
      panelHead(area, panel, x, y, room);
      drawAxes(area, x, y, left, cell);
      panel.rows.forEach((row, r) => {
        row.forEach((point, c) => {
          if (point === null) return;
          const at = [x + left + c * cell, y + head + r * cellHeight] as const;
          drawCell(area, point, { shown, heat, unit, at, cell });
          if (point === best?.point) outline(area, at, cell, 'best');
          else if (best?.touching.includes(point)) outline(area, at, cell, 'tied');
          readable.push({
            x: at[0] + cell / 2,
            y: at[1] + cellHeight / 2,
            title: settingsText(point.settings),
            lines: [
              ...(data.policies.length > 1 ? ([['Policy', policyText(data, point.policy)]] as const) : []),
              ...data.measures.map((each) => [each.label, pointText(point, each)] as const),
            ],
          });
        });
      });
    });
    area.append('g').attr('class', 'readout');
    view.legend(heat === null ? [] : heatLegend(heat, shown, unit));
    const left_ = grid.panels.length - panels.length;
    view.takeaway(
      sweepSentence(
        outcome.points,
        shown,
        (name) => policyText(data, name),
        outcome.axes.some(({ role }) => role === 'assumption'),
      ) + (left_ > 0 ? ` ${count(left_, 'further panel')} only in the table.` : ''),
    );
  }

  function panelHead(area: Layer, { policy, rest }: GridPanel, x: number, y: number, room: number): void {
    const title = [...(data.policies.length > 1 ? [policyText(data, policy)] : []), settingsText(rest)]
      .filter((text) => text !== '')
      .join(': ');
    const most = Math.floor(room / 7.4);
    area
      .append('text')
      .attr('class', 'row-label')
      .attr('x', x)
      .attr('y', y + 14)
      .text(title.length > most ? `${title.slice(0, most - 1)}…` : title);
    area
      .append('text')
      .attr('class', 'axis-title')
      .attr('x', x)
      .attr('y', y + 32)
      .text(pathText(grid.y.path, most));
  }

  function drawAxes(area: Layer, x: number, y: number, left: number, cell: number): void {
    grid.y.values.forEach((value, r) => {
      area
        .append('text')
        .attr('class', 'tick')
        .attr('x', x + left - 8)
        .attr('y', y + head + (r + 0.5) * cellHeight + 4)
        .attr('text-anchor', 'end')
        .text(settingText(value).slice(0, Math.max(3, Math.floor((left - 8) / 7))));
    });
    const bottom = y + head + grid.y.values.length * cellHeight;
    const widest = 7.4 * Math.max(...grid.x.values.map((value) => settingText(value).length)) + 6;
    const every = Math.ceil(widest / cell);
    grid.x.values.forEach((value, c) => {
      if (c % every === 0)
        area
          .append('text')
          .attr('class', 'tick')
          .attr('x', x + left + (c + 0.5) * cell)
          .attr('y', bottom + 15)
          .attr('text-anchor', 'middle')
          .text(settingText(value));
    });
    area
      .append('text')
      .attr('class', 'axis-title')
      .attr('x', x + left + grid.x.values.length * cell)
      .attr('y', bottom + 31)
      .attr('text-anchor', 'end')
      .text(pathText(grid.x.path, Math.floor((left + grid.x.values.length * cell) / 7)));
  }

  readout(page, view, tooltip, {
    items: () => readable,
    origin: () => [0, 0],
    across: () => grid.x.values.length,
  });
}

interface CellDrawing {
  readonly shown: PageMeasure;
  readonly heat: Heat | null;
  readonly unit: UnitScale;
  readonly at: readonly [x: number, y: number];
  readonly cell: number;
}

function drawCell(area: Layer, point: PagePoint, { shown, heat, unit, at: [x, y], cell }: CellDrawing): void {
  const mean = meanOf(point, shown);
  const step = mean === null || heat === null ? null : heat.of(mean) + 1;
  area
    .append('rect')
    .attr('x', x + 1)
    .attr('y', y + 1)
    .attr('width', cell - 2)
    .attr('height', cellHeight - 2)
    .style('fill', step === null ? 'var(--panel)' : `var(--heat-${step})`);
  if (step === null) hatch(area, x + 1, y + 1, cell - 2, cellHeight - 2);
  const texts =
    mean === null
      ? [point.unbounded.includes(shown.path) ? 'grows' : '–']
      : [2, 1].map((digits) => shortText(mean, shown, unit, digits));
  const text = texts.find((one) => one.length * 7.2 <= cell - 2);
  if (text === undefined) return;
  area
    .append('text')
    .attr('class', step === null ? 'haloed' : 'in-cell')
    .attr('x', x + cell / 2)
    .attr('y', y + cellHeight / 2 + 4)
    .attr('text-anchor', 'middle')
    .style('fill', `var(--${step === null ? 'muted' : `on-heat-${step}`})`)
    .text(text);
}

function outline(area: Layer, [x, y]: readonly [number, number], cell: number, kind: 'best' | 'tied'): void {
  area
    .append('rect')
    .attr('class', `outline ${kind}`)
    .attr('x', x + 2.5)
    .attr('y', y + 2.5)
    .attr('width', cell - 5)
    .attr('height', cellHeight - 5);
}

function heatLegend({ bounds }: Heat, measure: PageMeasure, unit: UnitScale) {
  const text = (value: number) => shortText(value, measure, unit);
  const suffix = measure.kind === 'duration' ? '' : unitSuffix(unit).replace(/[()]/g, '');
  if (bounds[0] === bounds[heatSteps]) return [];
  return Array.from({ length: heatSteps }, (_, step) => ({
    colour: `var(--heat-${step + 1})`,
    name: `${text(bounds[step]!)} – ${text(bounds[step + 1]!)}${step === heatSteps - 1 ? suffix : ''}`,
  }));
}
