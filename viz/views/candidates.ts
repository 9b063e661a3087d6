import { scaleLinear } from 'd3';
import type { PageMeasure } from '../../src/output/payload-search.ts';
import { certain, extentOf, nothing, whisker } from '../interval.ts';
import { bottomAxis } from '../marks/axis.ts';
import { type Figure, figure } from '../marks/figure.ts';
import { intervalColumns } from '../marks/interval-cells.ts';
import { intervalMark } from '../marks/interval-mark.ts';
import { type Readable, readout } from '../marks/readout.ts';
import { type Layer, stage } from '../marks/stage.ts';
import { symbolPath, symbolPicture } from '../marks/symbol.ts';
import type { Table } from '../marks/table.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import { seriesColour } from '../palette.ts';
import { differenceText, quantityText } from '../quantity.ts';
import { type MeasureScale, measureScale } from '../scales/measure.ts';
import { measureOf, type OutcomeOf, policyIndex, policyText, type SearchPage } from '../search.ts';
import { selectionSentence } from '../takeaways/selection.ts';

type Selection = OutcomeOf<'selection'>;
type Candidate = Selection['candidates'][number];

const fates: Readonly<Record<Candidate['fate'], readonly [short: string, long: string]>> = {
  chosen: ['chosen', 'chosen'],
  dropped: ['left', 'shown to be worse'],
  'in-play': ['open', 'not decided'],
  'no-value': ['no value', 'a replication gave no value'],
};

const [top, bottom, gap] = [44, 56, 36] as const;

/** The policies that the best was selected from: their means about the zone that is not worth a difference, and for how many replications each stayed. */
export function candidates(page: SearchPage, parent: HTMLElement, tooltip: Tooltip, outcome: Selection): void {
  const { data } = page;
  const measure = measureOf(data, outcome.measure);
  const rows = ordered(outcome);
  let readable: Readable[] = [];
  /** Where rows begin in each panel, and how far apart they are, px. */
  let places: { readonly starts: readonly number[]; readonly step: number } = { starts: [top], step: 30 };
  const view: Figure = figure(page, parent, {
    id: 'selection',
    title: 'Which policy is best, and when the others left',
    keys: 'Up and down arrows read the policies one by one.',
    table: () => table(page, rows, measure),
    draw,
  });
  view.takeaway(selectionSentence(outcome, measure, (name) => policyText(data, name)));

  function draw(width: number): void {
    const beside = width >= 640;
    const label = beside
      ? Math.min(220, 30 + 7.6 * Math.max(...rows.map(({ policy }) => policyText(data, policy).length)))
      : 0;
    const step = beside ? 30 : 42;
    const height = rows.length * step;
    const room = width - label - (beside ? gap : 0);
    const meansWidth = beside ? Math.floor(room * 0.58) : width - 16;
    const countsWidth = beside ? room - meansWidth : width - 16;
    const second = beside ? ([label + meansWidth + gap, top] as const) : ([8, 2 * top + height + bottom] as const);
    const { area } = stage(view.plot, width, second[1] + height + bottom, { top: 0, right: 0, bottom: 0, left: 0 });
    places = { starts: beside ? [top] : [top, second[1]], step };
    readable = [];
    const means = panelAt(area, [beside ? label : 8, top]);
    drawMeans(means, meansWidth, height, { beside, step, origin: beside ? label : 8 });
    drawCounts(panelAt(area, second), countsWidth, height, { beside, step });
    if (beside)
      for (const [i, { policy }] of rows.entries()) name(panelAt(area, [0, top]), policy, i * step + step / 2);
    area.append('g').attr('class', 'readout');
  }

  interface Rows {
    readonly beside: boolean;
    readonly step: number;
  }

  /** Where a row's marks stand: below its name where the names have no place of their own. */
  function middle(i: number, { beside, step }: Rows): number {
    return i * step + (beside ? step / 2 : step - 12);
  }

  function name(panel: Layer, policy: string, y: number): void {
    const index = policyIndex(data, policy);
    panel
      .append('path')
      .attr('d', symbolPath(index, 46))
      .attr('transform', `translate(6,${y})`)
      .style('fill', seriesColour(index));
    panel
      .append('text')
      .attr('class', policy === outcome.chosen ? 'haloed shown' : 'haloed')
      .attr('x', 18)
      .attr('y', y + 4)
      .text(short(policyText(data, policy)));
  }

  function drawMeans(panel: Layer, width: number, height: number, at: Rows & { readonly origin: number }): void {
    const best = rows.find(({ fate }) => fate === 'chosen' || fate === 'in-play')?.estimate[0] ?? null;
    const sign = outcome.better === 'lower' ? 1 : -1;
    const edge = best === null ? null : best + sign * outcome.worthwhile;
    const x = measureScale({
      values: [...rows.flatMap(({ estimate }) => extentOf(estimate)), ...(edge === null ? [] : [edge])],
      quantity: measure,
      range: [0, width],
      ticks: Math.max(3, Math.floor(width / 90)),
      linear: true,
    });
    heading(panel, `${measure.label.charAt(0).toUpperCase()}${measure.label.slice(1)} with its interval`);
    if (best !== null && edge !== null) zone(panel, [x.end(best), x.end(edge)], width, height);
    for (const [i, { policy, estimate, fate }] of rows.entries()) {
      const y = middle(i, at);
      if (!at.beside) name(panel, policy, y - 18);
      const [mean] = estimate;
      if (mean !== null)
        intervalMark(panel, {
          x: x(mean),
          y,
          across: whisker(estimate, x.end),
          series: policyIndex(data, policy),
          hollow: fate !== 'chosen',
        });
      readable.push({ x: at.origin + (mean === null ? 6 : x(mean)), y: top + y, ...said(rows[i]!) });
    }
    bottomAxis(panel, ruled(x), width, height, axisTitle(measure, x));
  }

  /** Means within it are not worth telling apart. */
  function zone(panel: Layer, [from, to]: readonly [number, number], width: number, height: number): void {
    const [left, right] = [Math.min(from, to), Math.max(from, to)];
    panel
      .append('rect')
      .attr('class', 'zone')
      .attr('x', left)
      .attr('width', Math.max(1, right - left))
      .attr('height', height);
    const text = `within ${differenceText(certain(outcome.worthwhile), measure)}: not worth finding`;
    const atEnd = left + text.length * 6.6 > width;
    panel
      .append('text')
      .attr('class', 'note')
      .attr('x', atEnd ? Math.min(width, Math.max(right, text.length * 6.6)) : left)
      .attr('y', -6)
      .attr('text-anchor', atEnd ? 'end' : 'start')
      .text(text);
  }

  function drawCounts(panel: Layer, width: number, height: number, at: Rows): void {
    const most = Math.max(1, ...rows.map(({ replications }) => replications));
    const words = rows.map(({ replications, fate }) => `${replications} ${fates[fate][0]}`);
    const right = 14 + 7.8 * Math.max(...words.map(({ length }) => length));
    const x = scaleLinear([0, most], [0, width - right]);
    heading(panel, 'Replications until it left');
    // Where names stand in the panel, the line leaves them free.
    const stretches = at.beside
      ? [[0, height] as const]
      : rows.map((_, i) => [middle(i, at) - 9, middle(i, at) + 9] as const);
    for (const [from, to] of stretches)
      panel
        .append('line')
        .attr('class', 'limit')
        .attr('x1', x(outcome.first))
        .attr('x2', x(outcome.first))
        .attr('y1', from)
        .attr('y2', to);
    panel
      .append('text')
      .attr('class', 'note')
      .attr('x', Math.min(x(outcome.first), width - 150))
      .attr('y', -6)
      .text(`first comparison after ${outcome.first}`);
    for (const [i, { policy, replications, fate }] of rows.entries()) {
      const [y, series] = [middle(i, at), policyIndex(data, policy)];
      if (!at.beside) name(panel, policy, y - 18);
      panel
        .append('line')
        .attr('class', 'whisker')
        .attr('x2', x(replications))
        .attr('y1', y)
        .attr('y2', y)
        .style('stroke', seriesColour(series));
      intervalMark(panel, { x: x(replications), y, series, hollow: fate !== 'chosen' });
      panel
        .append('text')
        .attr('class', fate === 'chosen' ? 'haloed shown' : 'haloed')
        .attr('x', x(replications) + 10)
        .attr('y', y + 4)
        .text(words[i]!);
    }
    const ticks = x.ticks(Math.max(2, Math.floor(width / 80))).filter(Number.isInteger);
    bottomAxis(
      panel,
      ticks.map((tick) => ({ at: x(tick), text: String(tick) })),
      width,
      height,
      'replications',
    );
  }

  function said({ policy, estimate, behind, replications, fate }: Candidate): Pick<Readable, 'title' | 'lines'> {
    return {
      title: policyText(data, policy),
      lines: [
        [measure.label, quantityText(estimate, measure), symbolPicture(policyIndex(data, policy))],
        ...(behind === null ? [] : ([['Behind the best', differenceText(behind, measure)]] as const)),
        ['Replications', String(replications)],
        ['Fate', fates[fate][1]],
      ],
    };
  }

  readout(page, view, tooltip, {
    items: () => readable,
    origin: () => [0, 0],
    at: (_, y) => {
      const start = places.starts.findLast((begin) => y >= begin) ?? top;
      const row = Math.floor((y - start) / places.step);
      return row >= 0 && row < rows.length ? row : -1;
    },
  });
}

/** The best first; those without a value last. */
function ordered({ candidates, better }: Selection): Candidate[] {
  const sign = better === 'lower' ? 1 : -1;
  const place = ({ fate, estimate: [mean] }: Candidate) =>
    fate === 'chosen' ? Number.NEGATIVE_INFINITY : mean === null ? Number.POSITIVE_INFINITY : sign * mean;
  return [...candidates].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

function panelAt(area: Layer, [x, y]: readonly [number, number]): Layer {
  return area.append('g').attr('transform', `translate(${x},${y})`) as Layer;
}

function heading(panel: Layer, text: string): void {
  panel.append('text').attr('class', 'row-label').attr('y', -26).text(text);
}

function ruled(x: MeasureScale) {
  return x.ticks.map((tick) => ({ ...tick, rule: true }));
}

function axisTitle({ better }: PageMeasure, { unit, logarithmic }: MeasureScale): string {
  return [unit, `${better} is better`, logarithmic ? 'logarithmic' : ''].filter((text) => text !== '').join(', ');
}

function short(name: string): string {
  return name.length > 26 ? `${name.slice(0, 25)}…` : name;
}

function table({ data }: SearchPage, rows: readonly Candidate[], measure: PageMeasure): Table {
  const cells = (estimate: Candidate['estimate'] | null, text: typeof quantityText) =>
    (estimate ?? nothing).map((value) => ({ text: value === null ? '' : text(certain(value), measure), value }));
  return {
    caption: 'The policies and what became of them',
    columns: [
      { title: 'Policy', file: 'policy' },
      { title: measure.label, file: measure.path, number: true },
      ...intervalColumns(measure.path),
      { title: 'Behind the best', file: 'behind', number: true },
      ...intervalColumns('behind'),
      { title: 'Replications', file: 'replications', number: true },
      { title: 'Fate', file: 'fate' },
    ],
    rows: rows.map(({ policy, estimate, behind, replications, fate }) => [
      policyText(data, policy),
      ...cells(estimate, quantityText),
      ...cells(behind, differenceText),
      { text: String(replications), value: replications },
      fates[fate][1],
    ]),
  };
}
