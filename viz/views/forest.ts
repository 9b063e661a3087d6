import { scaleLinear } from 'd3';
import type { PageComparison, PageEstimate } from '../../src/output/payload.ts';
import { formatChange } from '../../src/units/format-change.ts';
import { formatPercent } from '../../src/units/format-percent.ts';
import { changeOf, count, withMinus } from '../format.ts';
import { certain, endsOf } from '../interval.ts';
import { bottomAxis } from '../marks/axis.ts';
import { type Figure, figure } from '../marks/figure.ts';
import { intervalCells, intervalColumns } from '../marks/interval-cells.ts';
import { type Readable, readout } from '../marks/readout.ts';
import { type Layer, stage } from '../marks/stage.ts';
import { symbolPath, symbolPicture } from '../marks/symbol.ts';
import type { Table } from '../marks/table.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import { kindOfMetric, metricOf, type Page } from '../page.ts';
import { seriesColour } from '../palette.ts';
import { differenceText, type Quantity } from '../quantity.ts';
import { statisticNames, verdict } from '../sentences.ts';
import { forestSentence } from '../takeaways/forest.ts';

/** Relative differences beyond this end in arrows, the first where the interval excludes zero, the second where not: one far end would flatten all others. */
const farthest = [3, 1] as const;
/** Rows drawn; the table has them all. */
const mostRows = 40;
const [headHeight, rowHeight] = [32, 24] as const;

/** Differences of one metric for one group of jobs, the largest gain first. */
interface Block {
  readonly head: string;
  readonly rows: readonly PageComparison[];
}

/** Paired differences from the first policy with their intervals, about the line of no difference. */
export function forest(page: Page, parent: HTMLElement, tooltip: Tooltip): void {
  const { data } = page;
  const all = blocksOf(page);
  if (all.length === 0) return;
  const blocks = atMost(all, mostRows);
  const drawn = blocks.reduce((sum, { rows }) => sum + rows.length, 0);
  const baseline = data.comparisons[0]!.baseline;
  let margin = { top: 4, right: 0, bottom: 46, left: 0 };
  let readable: Readable[] = [];
  const view: Figure = figure(page, parent, {
    id: 'forest',
    title: `What differs from ${baseline}`,
    keys: 'Up and down arrows read the differences one by one.',
    table: () => differences(page),
    draw,
  });
  const left = data.comparisons.length - drawn;
  view.takeaway(
    `${forestSentence(data.comparisons, (name) => metricOf(data, name))}${left > 0 ? ` ${count(left, 'further difference')} in the table.` : ''}`,
  );

  function draw(width: number): void {
    const beside = width >= 640;
    const labels = Math.min(220, 26 + 7.6 * Math.max(...data.policies.map(({ name }) => name.length)));
    const longest = Math.max(
      ...blocks.flatMap(({ rows }) => rows.map((row) => numbersText(row, quantityOf(page, row.metric), beside).length)),
    );
    margin = { ...margin, left: beside ? labels : 24, right: beside ? 28 + 7.6 * longest : 24 };
    const plotWidth = width - margin.left - margin.right;
    const step = beside ? rowHeight : rowHeight + 18;
    const height = blocks.reduce((sum, { rows }) => sum + headHeight + rows.length * step, 0);
    const { area } = stage(view.plot, width, height + margin.top + margin.bottom, margin);
    const [low, high] = extentOf(blocks);
    const x = scaleLinear([low, high], [0, plotWidth]);
    area
      .append('line')
      .attr('class', 'zero')
      .attr('x1', x(0))
      .attr('x2', x(0))
      .attr('y1', headHeight - 10)
      .attr('y2', height);
    readable = [];
    let y = 0;
    for (const { head, rows } of blocks) {
      area
        .append('text')
        .attr('class', 'row-label haloed')
        .attr('x', -margin.left)
        .attr('y', y + 22)
        .text(head);
      y += headHeight;
      for (const row of rows) {
        const middle = y + step - 12;
        texts(area, row, beside, beside ? middle + 4 : middle - 13, plotWidth);
        interval(area, row, x, middle);
        readable.push({ x: Math.min(plotWidth, Math.max(0, x(row.relative[0] ?? 0))), y: middle, ...said(row, head) });
        y += step;
      }
    }
    bottomAxis(
      area,
      x.ticks(Math.max(3, Math.floor(plotWidth / 90))).map((tick) => ({
        at: x(tick),
        text: tick === 0 ? (plotWidth > 420 ? 'no difference' : '0') : signedPercent(tick),
      })),
      plotWidth,
      height + 4,
      `relative to ${baseline}`,
    );
    area.append('g').attr('class', 'readout');
  }

  /** Policy and numbers: beside the interval, or above it where there is no room. */
  function texts(area: Layer, row: PageComparison, beside: boolean, y: number, plotWidth: number): void {
    const index = policyIndex(page, row.policy);
    const [start, end] = beside ? [-margin.left, plotWidth + 20] : [-margin.left, plotWidth + margin.right];
    area
      .append('path')
      .attr('d', symbolPath(index, 46))
      .attr('transform', `translate(${start + 6},${y - 4})`)
      .style('fill', seriesColour(index));
    area
      .append('text')
      .attr('class', 'haloed')
      .attr('x', start + 18)
      .attr('y', y)
      .text(row.policy);
    area
      .append('text')
      .attr('class', row.verdict === 'no-difference-shown' ? 'haloed' : 'haloed shown')
      .attr('x', end)
      .attr('y', y)
      .attr('text-anchor', beside ? 'start' : 'end')
      .text(numbersText(row, quantityOf(page, row.metric), beside));
  }

  function interval(
    area: Layer,
    { relative, verdict: found, policy }: PageComparison,
    x: ReturnType<typeof scaleLinear<number, number>>,
    y: number,
  ): void {
    const [mean] = relative;
    if (mean === null) return;
    const index = policyIndex(page, policy);
    const [least, most] = x.domain() as [number, number];
    const within = (value: number) => x(Math.min(most, Math.max(least, value)));
    const colour = seriesColour(index);
    const interval = endsOf(relative);
    const [from, to] = interval ?? boundless(mean, found, least);
    if (to > from) {
      area
        .append('line')
        .attr('class', interval === null ? 'whisker boundless' : 'whisker')
        .attr('x1', within(from))
        .attr('x2', within(to))
        .attr('y1', y)
        .attr('y2', y)
        .style('stroke', colour);
      if (to > most) arrow(area, x(most), y, colour);
    }
    if (mean > most) {
      arrow(area, x(most), y, colour);
      return;
    }
    area
      .append('path')
      .attr('class', found === 'better' || found === 'worse' ? 'mark' : 'mark hollow')
      .attr('d', symbolPath(index, 64))
      .attr('transform', `translate(${within(mean)},${y})`)
      .style(found === 'better' || found === 'worse' ? 'fill' : 'stroke', colour);
  }

  function said(row: PageComparison, head: string): Pick<Readable, 'title' | 'lines'> {
    const kind = quantityOf(page, row.metric);
    return {
      title: head,
      lines: [
        [
          `${row.policy} less ${row.baseline}`,
          signed(row.difference, kind),
          symbolPicture(policyIndex(page, row.policy)),
        ],
        ['Relative', relativeSaid(row)],
        ['Verdict', verdict(row)],
      ],
    };
  }

  readout(page, view, tooltip, {
    items: () => readable,
    origin: () => [margin.left, margin.top],
    at: (_, y) => {
      const away = readable.map((item) => Math.abs(item.y - y));
      const least = Math.min(...away);
      return least <= rowHeight ? away.indexOf(least) : -1;
    },
  });
}

/** How differences of a metric are printed. */
function quantityOf({ data }: Page, metric: string): Quantity {
  return { kind: kindOfMetric(data, metric), unit: metricOf(data, metric)?.unit ?? '1' };
}

function policyIndex({ data }: Page, policy: string): number {
  return data.policies.findIndex(({ name }) => name === policy);
}

function blocksOf({ data }: Page): Block[] {
  const blocks = new Map<string, PageComparison[]>();
  for (const comparison of data.comparisons) {
    const { metric, statistic, dimension, group } = comparison;
    const found = metricOf(data, metric);
    const name = found?.label ?? metric;
    const jobs = dimension === 'all' ? 'all jobs' : `${dimension} ${group}`;
    const head = found?.of === 'system' ? name : `${name}, ${statisticNames[statistic]}: ${jobs}`;
    blocks.set(head, [...(blocks.get(head) ?? []), comparison]);
  }
  const effect = (c: PageComparison | undefined) => c?.relative[0] ?? 0;
  const sorted = [...blocks].map(([head, rows]) => ({ head, rows: rows.sort((a, b) => effect(a) - effect(b)) }));
  const overall = ({ rows }: Block) => rows[0]?.dimension === 'all';
  return [
    ...sorted.filter(overall),
    ...sorted.filter((block) => !overall(block)).sort((a, b) => effect(a.rows[0]) - effect(b.rows[0])),
  ];
}

/** The first blocks that hold so many rows together. */
function atMost(blocks: readonly Block[], most: number): Block[] {
  let rows = 0;
  return blocks.filter((block) => {
    rows += block.rows.length;
    return rows <= most || block === blocks[0];
  });
}

/** From the largest fall, of all at most, to the largest rise worth drawing. */
function extentOf(blocks: readonly Block[]): readonly [number, number] {
  const ends = blocks.flatMap(({ rows }) =>
    rows.flatMap(({ relative, verdict: found }) => {
      const interval = endsOf(relative);
      // Without limits to the ratio the line runs over the whole plot.
      if (interval === null && found === 'no-difference-shown') return [Math.max(-1, relative[0] ?? 0), farthest[1]];
      const most = found === 'no-difference-shown' ? farthest[1] : farthest[0];
      return (interval ?? [relative[0] ?? 0]).map((end) => Math.max(-1, Math.min(most, end)));
    }),
  );
  return [Math.min(-0.05, ...ends), Math.max(0.05, ...ends)];
}

/** Where a ratio has no limits: everywhere, but where a difference is shown only on its side of no difference. */
function boundless(mean: number, verdict: PageComparison['verdict'], least: number): readonly [number, number] {
  if (verdict === 'single-run') return [mean, mean];
  if (verdict === 'no-difference-shown') return [least, Number.POSITIVE_INFINITY];
  return mean < 0 ? [least, mean] : [mean, Number.POSITIVE_INFINITY];
}

function arrow(area: Layer, x: number, y: number, colour: string): void {
  area.append('path').attr('d', 'M0,-5L7,0L0,5Z').attr('transform', `translate(${x},${y})`).style('fill', colour);
}

function signedPercent(share: number): string {
  return `${share > 0 ? '+' : '−'}${formatPercent(Math.abs(share))}`;
}

function signed(of: PageEstimate, quantity: Quantity): string {
  return `${(of[0] ?? 0) > 0 ? '+' : ''}${differenceText(of, quantity)}`;
}

function relativeSaid({ relative }: PageComparison): string {
  const text = withMinus(formatChange(changeOf(relative)));
  return (relative[0] ?? 0) > 0 && /^\d/.test(text) ? `+${text}` : text;
}

/** The difference in its unit, and the share of the baseline where there is room. */
function numbersText(row: PageComparison, quantity: Quantity, long: boolean): string {
  const difference = signed(row.difference, quantity);
  const share = row.relative[0] === null ? '' : signedPercent(Number(row.relative[0].toPrecision(2)));
  if (row.verdict === 'no-difference-shown') return long ? `${difference}: not shown` : 'not shown';
  return long ? `${difference} (${share === '' ? '–' : share})` : share === '' ? difference : share;
}

function differences(page: Page): Table {
  const { data } = page;
  return {
    caption:
      'Paired differences: the policy less its baseline, on the same replications; verdicts allow for the number of comparisons',
    columns: [
      { title: 'Policy', file: 'policy' },
      { title: 'Baseline', file: 'baseline' },
      { title: 'Jobs', file: 'group' },
      { title: 'Metric', file: 'metric' },
      { title: 'Difference', file: 'difference', number: true },
      ...intervalColumns(),
      { title: 'Relative', file: 'relative', number: true },
      { title: 'from', file: 'relative_low', number: true },
      { title: 'to', file: 'relative_high', number: true },
      { title: 'Verdict', file: 'verdict' },
    ],
    rows: data.comparisons.map((c) => {
      const kind = quantityOf(page, c.metric);
      const interval = endsOf(c.relative);
      const limit = (side: 0 | 1) => ({
        text: interval === null ? '–' : signedPercent(Number(interval[side].toPrecision(2))),
        value: interval?.[side] ?? null,
      });
      return [
        c.policy,
        c.baseline,
        c.dimension === 'all' ? 'all' : `${c.dimension} ${c.group}`,
        `${metricOf(data, c.metric)?.label ?? c.metric}, ${statisticNames[c.statistic]}`,
        { text: signed(certain(c.difference[0]), kind), value: c.difference[0] },
        ...intervalCells(c.difference, kind),
        { text: relativeSaid(c), value: c.relative[0] },
        limit(0),
        limit(1),
        c.verdict.replaceAll('-', ' '),
      ];
    }),
  };
}
