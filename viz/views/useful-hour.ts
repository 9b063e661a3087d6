import { line, scaleLinear } from 'd3';
import { formatPercent } from '../../src/units/format-percent.ts';
import { drawn } from '../drawn.ts';
import { whisker } from '../interval.ts';
import { bottomAxis, leftAxis } from '../marks/axis.ts';
import { type Point, placeLabels } from '../marks/curve-labels.ts';
import { type Figure, figure } from '../marks/figure.ts';
import { intervalMark } from '../marks/interval-mark.ts';
import { type Readable, readout } from '../marks/readout.ts';
import { writeLabels } from '../marks/series-labels.ts';
import { stage } from '../marks/stage.ts';
import { symbolPicture } from '../marks/symbol.ts';
import type { Table } from '../marks/table.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import type { Page } from '../page.ts';
import { seriesColour } from '../palette.ts';
import { quantityText, quantityValue } from '../quantity.ts';
import { measureScale } from '../scales/measure.ts';
import { ofPlan, type PolicyEconomics, usefulHourSentence, usefulShare } from '../takeaways/money.ts';

const margin = { top: 30, right: 16, bottom: 46, left: 62 };
const plotHeight = 300;
/** Shares of useful hours the curve is drawn at. */
const shares = Array.from({ length: 96 }, (_, i) => (i + 5) / 100);

/** What a useful hour costs at other shares of useful hours, where the policies stand on that curve, and what renting one costs. */
export function usefulHour(page: Page, parent: HTMLElement, tooltip: Tooltip): void {
  const { data } = page;
  const { economics } = data;
  if (economics === null) return;
  const { currency, rent } = economics;
  const unit = { kind: 'number', unit: currency } as const;
  const indices = new Set(drawn(data).map(({ policy }) => policy.name));
  const all = economics.policies.filter(
    (policy) => usefulShare(policy) !== null && ofPlan(policy, 'cost-per-useful-hour')[0] !== null,
  );
  const shown = all.filter(({ policy }) => indices.has(policy));
  const first = shown[0];
  if (first === undefined) return;
  const perInstalled = ofPlan(first, 'cost-per-installed-hour')[0] ?? 0;
  let readable: Readable[] = [];
  const view: Figure = figure(page, parent, {
    id: 'useful-hour',
    title: 'What a useful hour costs',
    keys: 'Arrows read the policies one by one.',
    table: () => table(all, currency),
    draw,
  });
  view.takeaway(usefulHourSentence(all, economics));

  function draw(width: number): void {
    const plotWidth = width - margin.left - margin.right;
    const { area } = stage(view.plot, width, plotHeight + margin.top + margin.bottom, margin);
    const costs = shown.map((policy) => ofPlan(policy, 'cost-per-useful-hour')[0]!);
    const highest = 1.9 * Math.max(rent ?? 0, ...costs);
    const x = scaleLinear([0, 1], [0, plotWidth]);
    const y = measureScale({ values: [0, highest], quantity: unit, range: [plotHeight, 0], ticks: 5, linear: true });
    leftAxis(area, y.ticks, plotWidth, '');
    area
      .append('text')
      .attr('class', 'axis-title')
      .attr('x', -margin.left)
      .attr('y', -14)
      .text(`${currency} per useful accelerator-hour`);
    bottomAxis(
      area,
      [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => ({ at: x(share), text: formatPercent(share) })),
      plotWidth,
      plotHeight,
      'useful share of the installed hours',
    );
    const curve = shares
      .filter((share) => perInstalled / share <= highest * 1.08)
      .map((share): Point => [x(share), y(perInstalled / share)]);
    area
      .append('path')
      .attr('class', 'curve quiet')
      .attr('d', line()(curve as [number, number][]))
      .style('stroke', 'var(--muted)');
    if (rent !== null) {
      area.append('line').attr('class', 'limit').attr('x2', plotWidth).attr('y1', y(rent)).attr('y2', y(rent));
      area
        .append('text')
        .attr('class', 'shown haloed')
        .attr('x', 6)
        .attr('y', y(rent) - 7)
        .text(`renting: ${quantityValue(rent, unit)}`);
      const even = ofPlan(first!, 'break-even-utilisation')[0];
      if (even !== null && even <= 1) {
        area
          .append('line')
          .attr('class', 'found')
          .attr('x1', x(even))
          .attr('x2', x(even))
          .attr('y1', y(rent))
          .attr('y2', plotHeight)
          .style('stroke', 'var(--ink)');
        area
          .append('text')
          .attr('class', 'haloed')
          .attr('x', x(even) + (even > 0.6 ? -6 : 6))
          .attr('y', plotHeight - 8)
          .attr('text-anchor', even > 0.6 ? 'end' : 'start')
          .text(`breaks even at ${formatPercent(Number(even.toPrecision(2)))}`);
      }
    }
    const places = shown.map(
      (policy): Point => [x(usefulShare(policy)!), y(ofPlan(policy, 'cost-per-useful-hour')[0]!)],
    );
    shown.forEach((policy, i) => {
      intervalMark(area, {
        x: places[i]![0],
        y: places[i]![1],
        up: whisker(ofPlan(policy, 'cost-per-useful-hour'), (cost) => y(Math.max(0, cost))),
        series: seriesOf(policy),
      });
    });
    const labels = placeLabels(
      [...shown.map(({ policy }) => policy), '', ''],
      // Names stay clear of the curve and of the renting price.
      [
        ...places.map((place) => [place]),
        curve,
        rent === null
          ? []
          : [
              [0, y(rent)],
              [plotWidth, y(rent)],
            ],
      ],
      plotWidth,
      plotHeight,
    );
    const written = writeLabels(
      area,
      shown.map((policy) => ({ name: policy.policy, index: seriesOf(policy) })),
      labels.slice(0, shown.length),
    );
    view.legend(
      written
        ? []
        : shown.map((policy) => ({
            name: policy.policy,
            symbol: seriesOf(policy),
            colour: seriesColour(seriesOf(policy)),
          })),
    );
    area.append('g').attr('class', 'readout');
    readable = shown.map((policy, i) => ({
      x: places[i]![0],
      y: places[i]![1],
      title: policy.policy,
      lines: [
        ['A useful hour', quantityText(ofPlan(policy, 'cost-per-useful-hour'), unit), symbolPicture(seriesOf(policy))],
        ['An installed hour', quantityText(ofPlan(policy, 'cost-per-installed-hour'), unit)],
        ['Useful', formatPercent(Number(usefulShare(policy)!.toPrecision(3)))],
        ...(rent === null
          ? []
          : ([['Breaks even at', breakEven(ofPlan(policy, 'break-even-utilisation')[0])]] as const)),
      ],
    }));
  }

  function seriesOf({ policy }: PolicyEconomics): number {
    return data.policies.findIndex(({ name }) => name === policy);
  }

  readout(page, view, tooltip, { items: () => readable, origin: () => [margin.left, margin.top] });
}

function breakEven(share: number | null): string {
  if (share === null) return '–';
  return share > 1 ? 'never: renting is cheaper however busy the machine' : formatPercent(Number(share.toPrecision(3)));
}

function table(policies: readonly PolicyEconomics[], currency: string): Table {
  const money = { kind: 'number', unit: currency } as const;
  const columns = [
    ['cost-per-useful-hour', 'A useful hour', money],
    ['cost-per-installed-hour', 'An installed hour', money],
    ['levelised-cost', 'Levelised', money],
    ['break-even-utilisation', 'Breaks even at', { kind: 'share', unit: '1' }],
    ['net-present-cost', 'Net present cost', money],
    ['total-cost', 'Total cost', money],
    ['public-share', 'Public share', { kind: 'share', unit: '1' }],
    ['leverage', 'Leverage', { kind: 'number', unit: '1' }],
    ['effective-leverage', 'Leverage with additionality', { kind: 'number', unit: '1' }],
    ['start-ups-served', 'Start-ups served', { kind: 'number', unit: '1' }],
    ['cost-per-start-up', 'Cost per start-up', money],
    ['stranded-value', 'Stranded value', money],
  ] as const;
  const known = columns.filter(([name]) => policies.some((policy) => ofPlan(policy, name)[0] !== null));
  return {
    caption: `What the plan comes to, ${currency}`,
    columns: [
      { title: 'Policy', file: 'policy' },
      { title: 'Useful share', file: 'useful_share', number: true },
      ...known.map(([name, title]) => ({ title, file: name.replaceAll('-', '_'), number: true })),
    ],
    rows: policies.map((policy) => [
      policy.policy,
      { text: formatPercent(Number((usefulShare(policy) ?? 0).toPrecision(3))), value: usefulShare(policy) },
      ...known.map(([name, , quantity]) => {
        const of = ofPlan(policy, name);
        return { text: of[0] === null ? '–' : quantityText(of, quantity), value: of[0] };
      }),
    ]),
  };
}
