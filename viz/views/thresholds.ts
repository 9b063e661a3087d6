import { scaleLinear } from 'd3';
import type { PageThreshold } from '../../src/output/payload.ts';
import { reachOf, whisker } from '../interval.ts';
import { type Figure, figure } from '../marks/figure.ts';
import { intervalCells, intervalColumns } from '../marks/interval-cells.ts';
import { intervalMark } from '../marks/interval-mark.ts';
import { type Readable, readout } from '../marks/readout.ts';
import { type Layer, stage } from '../marks/stage.ts';
import { symbolPath, symbolPicture } from '../marks/symbol.ts';
import type { Table } from '../marks/table.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import type { Page } from '../page.ts';
import { seriesColour } from '../palette.ts';
import { quantityText, quantityValue } from '../quantity.ts';
import { promisesSentence } from '../takeaways/promises.ts';

const headHeight = 34;
/** Values are drawn up to so many times their limit. */
const farthest = 2;

/** The promises of the scenario: every measured interval against its limit, all limits on one line. */
export function thresholds(page: Page, parent: HTMLElement, tooltip: Tooltip): void {
  const { data } = page;
  if (data.thresholds.length === 0) return;
  const texts = [...new Set(data.thresholds.map(({ text }) => text))];
  const index = ({ policy }: PageThreshold) => data.policies.findIndex(({ name }) => name === policy);
  let origin: readonly [number, number] = [0, 0];
  let readable: Readable[] = [];
  const view: Figure = figure(page, parent, {
    id: 'thresholds',
    title: 'Thresholds',
    keys: 'Up and down arrows read them one by one.',
    table: () => table(data.thresholds),
    draw,
  });
  view.takeaway(promisesSentence(data.thresholds));

  function draw(width: number): void {
    const beside = width >= 700;
    const longest = Math.max(...data.thresholds.map((one) => wordsOf(one).length));
    const left = beside ? Math.min(220, 26 + 7.6 * Math.max(...data.policies.map(({ name }) => name.length))) : 8;
    const right = beside ? Math.min(width * 0.5, 24 + 7 * longest) : 8;
    const step = beside ? 26 : 60;
    const plotWidth = width - left - right;
    const height = texts.length * headHeight + data.thresholds.length * step;
    origin = [left, 0];
    const { area } = stage(view.plot, width, height + 6, { top: 0, right, bottom: 6, left });
    const x = scaleLinear([0, farthest], [0, plotWidth]).clamp(true);
    readable = [];
    let y = 0;
    for (const text of texts) {
      const rows = data.thresholds.filter((one) => one.text === text);
      area
        .append('text')
        .attr('class', 'row-label haloed')
        .attr('x', -left)
        .attr('y', y + 24)
        .text(text);
      y += headHeight;
      field(area, rows[0]!, x(1), plotWidth, y, rows.length * step - 4);
      for (const one of rows) {
        const middle = beside ? y + step / 2 - 2 : y + step - 16;
        labels(area, one, beside, middle, { left, right, plotWidth });
        const place = mark(area, one, x, middle);
        readable.push({
          x: place,
          y: middle,
          title: text,
          lines: [
            [one.policy, valueText(one), symbolPicture(index(one))],
            ['Verdict', one.words],
          ],
        });
        y += step;
      }
    }
    area.append('g').attr('class', 'readout');
  }

  function labels(
    area: Layer,
    one: PageThreshold,
    beside: boolean,
    middle: number,
    { left, right, plotWidth }: { readonly left: number; readonly right: number; readonly plotWidth: number },
  ): void {
    const y = beside ? middle + 4 : middle - 31;
    area
      .append('path')
      .attr('d', symbolPath(index(one), 46))
      .attr('transform', `translate(${6 - left},${y - 4})`)
      .style('fill', seriesColour(index(one)));
    area
      .append('text')
      .attr('class', 'haloed')
      .attr('x', 18 - left)
      .attr('y', y)
      .text(one.policy);
    const words = area
      .append('text')
      .attr('class', `haloed verdict-${one.verdict}`)
      .attr('x', beside ? plotWidth + 16 : 18 - left)
      .attr('y', beside ? y : y + 16);
    words.text(wordsOf(one));
    if (!beside && wordsOf(one).length * 6.6 > plotWidth + right) words.text(one.words.split(':')[0]!);
  }

  /** Gives the place of the mark. */
  function mark(area: Layer, one: PageThreshold, x: (share: number) => number, y: number): number {
    const [mean] = one.value;
    if (mean === null || !(one.limit > 0)) return x(1);
    const at = x(mean / one.limit);
    intervalMark(area, {
      x: at,
      y,
      across: whisker(one.value, (end) => x(Math.max(0, end) / one.limit)),
      series: index(one),
      hollow: one.verdict !== 'holds',
    });
    if (reachOf(one.value)[1] / one.limit > farthest)
      area
        .append('path')
        .attr('d', 'M0,-5L7,0L0,5Z')
        .attr('transform', `translate(${x(farthest)},${y})`)
        .style('fill', seriesColour(index(one)));
    return at;
  }

  readout(page, view, tooltip, {
    items: () => readable,
    origin: () => origin,
    at: (_, y) => readable.findIndex((item) => Math.abs(item.y - y) < 13),
  });
}

/** The side of the limit on which the threshold holds, and the limit. */
function field(
  area: Layer,
  { holdsWhen, limit, kind, unit }: PageThreshold,
  at: number,
  width: number,
  top: number,
  height: number,
): void {
  const [from, to] = holdsWhen === 'below' ? [0, at] : [at, width];
  area.append('rect').attr('class', 'field').attr('x', 0).attr('y', top).attr('width', width).attr('height', height);
  area
    .append('rect')
    .attr('class', 'field optimal')
    .attr('x', from)
    .attr('y', top)
    .attr('width', to - from)
    .attr('height', height);
  area
    .append('line')
    .attr('class', 'limit')
    .attr('x1', at)
    .attr('x2', at)
    .attr('y1', top - 4)
    .attr('y2', top + height);
  area
    .append('text')
    .attr('class', 'haloed')
    .attr('x', at)
    .attr('y', top - 9)
    .attr('text-anchor', 'middle')
    .text(quantityValue(limit, { kind, unit }));
}

function valueText(one: PageThreshold): string {
  return quantityText(one.value, one);
}

function wordsOf(one: PageThreshold): string {
  return one.value[0] === null ? one.words : `${one.words.split(':')[0]}: ${valueText(one)}`;
}

function table(all: readonly PageThreshold[]): Table {
  return {
    caption:
      'A threshold holds, or fails, when the whole interval lies on one side of its limit; otherwise it is not decided',
    columns: [
      { title: 'Threshold', file: 'threshold' },
      { title: 'Policy', file: 'policy' },
      { title: 'Limit', file: 'limit', number: true },
      { title: 'Measured', file: 'value', number: true },
      ...intervalColumns(),
      { title: 'Verdict', file: 'verdict' },
    ],
    rows: all.map((one) => [
      one.text,
      one.policy,
      { text: quantityValue(one.limit, one), value: one.limit },
      { text: quantityValue(one.value[0], one), value: one.value[0] },
      ...intervalCells(one.value, one),
      { text: one.words, value: one.verdict },
    ]),
  };
}
