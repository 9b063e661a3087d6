import { extentOf, nothing, whisker } from '../interval.ts';
import { bottomAxis } from '../marks/axis.ts';
import { type Figure, figure } from '../marks/figure.ts';
import { hatch } from '../marks/hatch.ts';
import { type Readable, readout } from '../marks/readout.ts';
import { type Layer, stage } from '../marks/stage.ts';
import type { Table } from '../marks/table.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import { quantityText, quantityValue } from '../quantity.ts';
import { type MeasureScale, measureScale } from '../scales/measure.ts';
import { measureOf, type OutcomeOf, pathText, policyText, type SearchPage, settingText } from '../search.ts';
import { type Effect, tornadoSentence } from '../takeaways/sensitivity.ts';
import { effectsShown } from './effects-shown.ts';

/** Factors drawn; the table has them all. */
const mostRows = 20;
const margin = { top: 26, bottom: 48 };
const step = 46;

type Side = 'low' | 'high';
const colours: Readonly<Record<Side, string>> = { low: 'var(--series-1)', high: 'var(--series-2)' };

/** One factor at a time from end to end of its range, all else as the scenario has it: the widest bar on top. */
export function tornado(
  page: SearchPage,
  parent: HTMLElement,
  tooltip: Tooltip,
  outcome: OutcomeOf<'sensitivity'>,
): void {
  const { store } = page;
  const { measure, effects: own, offerIn } = effectsShown(page, outcome);
  const width = ({ ends }: Effect) =>
    ends.low[0] === null || ends.high[0] === null ? Number.POSITIVE_INFINITY : Math.abs(ends.high[0] - ends.low[0]);
  const rowsOf = () => own().sort((a, b) => width(b) - width(a) || 0);
  const base = () =>
    outcome.base.find(({ policy }) => policy === store.get().policy)?.estimates[measure().path] ?? nothing;
  const endsOf = (path: string): readonly [low: string, high: string] => {
    const factor = outcome.factors.find((one) => one.path === path);
    return factor === undefined ? ['', ''] : [settingText(factor.low), settingText(factor.high)];
  };
  let origin: readonly [number, number] = [0, 0];
  let readable: Readable[] = [];
  const view: Figure = figure(page, parent, {
    id: 'tornado',
    title: 'What each factor does alone',
    keys: 'Up and down arrows read the factors one by one.',
    table: () => table(page, outcome, endsOf),
    draw,
  });
  offerIn(view);
  view.legend([
    { colour: colours.low, name: 'at the low end of its range' },
    { colour: colours.high, name: 'at the high end' },
  ]);

  function draw(available: number): void {
    const shown = measure();
    const rows = rowsOf().slice(0, mostRows);
    const now = base();
    const beside = available >= 640;
    const left = beside ? Math.min(300, available * 0.34) : 8;
    const right = 14;
    const plotWidth = available - left - right;
    const rowHeight = beside ? step : step + 14;
    const height = rows.length * rowHeight;
    origin = [left, margin.top];
    const { area } = stage(view.plot, available, height + margin.top + margin.bottom, { ...margin, left, right });
    const x = measureScale({
      values: [now, ...rows.flatMap(({ ends }) => [ends.low, ends.high])].flatMap(extentOf),
      quantity: shown,
      range: [0, plotWidth],
      ticks: Math.max(3, Math.floor(plotWidth / 100)),
    });
    const centre = now[0] === null ? null : x(now[0]);
    readable = rows.map((effect, i) => {
      const middle = i * rowHeight + (beside ? rowHeight / 2 : rowHeight - 20);
      const [low, high] = endsOf(effect.path);
      area
        .append('text')
        .attr('class', 'row-label haloed')
        .attr('x', -left)
        .attr('y', beside ? middle - 2 : middle - 22)
        .text(pathText(effect.path, Math.floor((beside ? left - 12 : available) / 7.8)));
      if (beside)
        area
          .append('text')
          .attr('x', -left)
          .attr('y', middle + 14)
          .text(`${low} to ${high}`);
      for (const side of ['low', 'high'] as const)
        half(area, effect.ends[side], side, centre ?? x(middleOf(effect)), x, middle, plotWidth);
      const at = effect.ends.high[0] ?? effect.ends.low[0] ?? now[0] ?? 0;
      return {
        x: Math.min(plotWidth, Math.max(0, x(at))),
        y: middle,
        title: effect.path,
        lines: [
          [`at ${low}`, textOf(effect.ends.low)],
          [`at ${high}`, textOf(effect.ends.high)],
          ['as it is', textOf(now)],
        ],
      };
    });
    if (centre !== null) {
      area.append('line').attr('class', 'zero').attr('x1', centre).attr('x2', centre).attr('y1', -6).attr('y2', height);
      area
        .append('text')
        .attr('class', 'haloed')
        .attr('x', centre)
        .attr('y', -12)
        .attr('text-anchor', centre > plotWidth * 0.75 ? 'end' : centre < plotWidth * 0.25 ? 'start' : 'middle')
        .text(`as it is: ${quantityValue(now[0], shown)}`);
    }
    bottomAxis(
      area,
      x.ticks,
      plotWidth,
      height + 4,
      `${shown.label}${x.unit === '' ? '' : ` (${x.unit})`}${x.logarithmic ? ', logarithmic' : ''}`,
    );
    area.append('g').attr('class', 'readout');
    view.takeaway(tornadoSentence(rowsOf(), now, shown, endsOf));
  }

  /** From the value as it is to the value at one end, with its interval; hatched to the edge where the queue grows. */
  function half(
    area: Layer,
    end: Effect['ends']['low'],
    side: Side,
    from: number,
    x: MeasureScale,
    middle: number,
    plotWidth: number,
  ): void {
    const [mean] = end;
    if (mean === null) {
      hatch(area, from, middle - 8, Math.max(0, plotWidth - from), 16, 6);
      area
        .append('text')
        .attr('class', 'haloed')
        .attr('x', plotWidth - 4)
        .attr('y', middle + 4)
        .attr('text-anchor', 'end')
        .text('grows');
      return;
    }
    // Both ends on one side of the centre lie above each other, not on each other.
    const top = middle + (side === 'low' ? -9 : 1);
    area
      .append('rect')
      .attr('x', Math.min(from, x(mean)))
      .attr('y', top)
      .attr('width', Math.max(1, Math.abs(x(mean) - from)))
      .attr('height', 8)
      .style('fill', colours[side]);
    const spread = whisker(end, x.end);
    if (spread === null) return;
    for (const part of ['spread under', 'spread'])
      area
        .append('line')
        .attr('class', part)
        .attr('x1', spread[0])
        .attr('x2', spread[1])
        .attr('y1', top + 4)
        .attr('y2', top + 4);
  }

  function textOf(of: Effect['ends']['low']): string {
    return of[0] === null ? 'no value: the queue grows' : quantityText(of, measure());
  }

  readout(page, view, tooltip, {
    items: () => readable,
    origin: () => origin,
    at: (_, y) => readable.findIndex((item) => Math.abs(item.y - y) < step / 2),
  });
}

function middleOf({ ends }: Effect): number {
  const values = [ends.low[0], ends.high[0]].filter((value) => value !== null);
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}

function table(
  { data }: SearchPage,
  { effects }: OutcomeOf<'sensitivity'>,
  endsOf: (path: string) => readonly [string, string],
): Table {
  return {
    caption: 'Each factor alone at either end of its range, all others as the scenario has them',
    columns: [
      { title: 'Factor', file: 'factor' },
      { title: 'Measure', file: 'measure' },
      { title: 'Policy', file: 'policy' },
      { title: 'Low end', file: 'low' },
      { title: 'There', file: 'value_low', number: true },
      { title: 'High end', file: 'high' },
      { title: 'There', file: 'value_high', number: true },
    ],
    rows: effects.map(({ path, measure, policy, ends }) => {
      const quantity = measureOf(data, measure);
      const [low, high] = endsOf(path);
      return [
        path,
        { text: quantity.label, value: measure },
        policyText(data, policy),
        low,
        { text: quantityText(ends.low, quantity), value: ends.low[0] },
        high,
        { text: quantityText(ends.high, quantity), value: ends.high[0] },
      ];
    }),
  };
}
