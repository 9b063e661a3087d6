import { area as areaShape, line, scaleLinear } from 'd3';
import type { PageEstimate } from '../../src/output/payload.ts';
import { drawn, drawnHint } from '../drawn.ts';
import { nothing, reachOf } from '../interval.ts';
import { bottomAxis, leftAxis } from '../marks/axis.ts';
import type { Point } from '../marks/curve-labels.ts';
import { type Figure, figure } from '../marks/figure.ts';
import { type Readable, readout } from '../marks/readout.ts';
import { seriesLabels } from '../marks/series-labels.ts';
import { type Layer, stage } from '../marks/stage.ts';
import { symbolPath, symbolPicture } from '../marks/symbol.ts';
import type { Table } from '../marks/table.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import type { Page } from '../page.ts';
import { seriesColour } from '../palette.ts';
import { type Quantity, quantityText } from '../quantity.ts';
import { measureScale } from '../scales/measure.ts';
import { clock, energySentence, type Hours } from '../takeaways/energy.ts';

const margin = { top: 34, right: 14, bottom: 46, left: 62 };
const plotHeight = 210;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

interface Panel {
  readonly of: keyof Hours;
  readonly title: string;
  readonly quantity: Quantity;
}

const panels: readonly Panel[] = [
  { of: 'energy', title: 'energy in that hour of a day', quantity: { kind: 'number', unit: 'kWh' } },
  { of: 'emissions', title: 'emissions, CO2e', quantity: { kind: 'number', unit: 'kg' } },
  { of: 'cost', title: 'cost of electricity', quantity: { kind: 'number', unit: 'EUR' } },
];

/** Energy, emissions and cost of electricity by hour of the day: when there is something to shift. */
export function energyHours(page: Page, parent: HTMLElement, tooltip: Tooltip): void {
  const { data, store } = page;
  const known = data.policies.filter(({ energy }) => energy !== null);
  const policies = drawn(data).flatMap(({ policy, index }) =>
    policy.energy === null ? [] : [{ policy: policy.name, index, hours: policy.energy.hours }],
  );
  const first = policies[0];
  if (first === undefined) return;
  const shown = panels.filter(({ of }) => first.hours[of] !== null);
  let cursor: readonly [number, number] = [margin.left, margin.top];
  let readable: Readable[] = [];
  const view: Figure = figure(page, parent, {
    id: 'energy',
    title: 'Electricity by hour of the day',
    keys: 'Left and right arrows read the hours one by one.',
    table: () =>
      table(
        known.map(({ name, energy }) => ({ policy: name, hours: energy!.hours })),
        shown,
      ),
    draw,
  });
  store.on(['policy'], () => view.redraw());

  function draw(width: number): void {
    const columns = Math.min(shown.length, width >= 960 ? 3 : width >= 640 ? 2 : 1);
    const panelWidth = Math.floor(width / columns);
    const plotWidth = panelWidth - margin.left - margin.right;
    const high = margin.top + plotHeight + margin.bottom;
    const { area } = stage(view.plot, width, Math.ceil(shown.length / columns) * high, {
      top: 0,
      right: 0,
      bottom: 0,
      left: 0,
    });
    const x = scaleLinear([0, 24], [0, plotWidth]);
    let labelled = true;
    shown.forEach((panel, i) => {
      const at = area
        .append('g')
        .attr(
          'transform',
          `translate(${(i % columns) * panelWidth + margin.left},${Math.floor(i / columns) * high + margin.top})`,
        ) as Layer;
      labelled = drawPanel(at, panel, x, plotWidth) && labelled;
    });
    cursor = [margin.left, margin.top];
    area.append('g').attr('class', 'readout').attr('transform', `translate(${margin.left},${margin.top})`);
    const scale = scaleOf(shown[0]!);
    readable = hours.map((hour) => ({
      x: x(hour + 0.5),
      y: scale(first!.hours.energy[hour]?.[0] ?? 0),
      title: `${clock(hour)} to ${clock((hour + 1) % 24)}`,
      lines: policies.flatMap(({ policy, index, hours: own }) =>
        shown.map(
          ({ of, quantity, title }) =>
            [
              `${policies.length > 1 ? `${policy}, ` : ''}${title}`,
              quantityText(own[of]?.[hour] ?? nothing, quantity),
              symbolPicture(index),
            ] as const,
        ),
      ),
    }));
    view.legend(
      policies.length > 1 && !labelled
        ? policies.map(({ policy, index }) => ({ name: policy, colour: seriesColour(index), symbol: index }))
        : [],
    );
    const told = policies.find(({ policy }) => policy === store.get().policy) ?? first!;
    view.takeaway(energySentence(told.policy, told.hours) + drawnHint(data));
  }

  function scaleOf({ of, quantity }: Panel) {
    const values = policies.flatMap(({ hours: own }) =>
      (own[of] ?? []).flatMap((estimate) => (estimate[0] === null ? [] : [reachOf(estimate)[1]])),
    );
    return measureScale({ values: [0, ...values], quantity, range: [plotHeight, 0], ticks: 4, linear: true });
  }

  /** False where some name found no place. */
  function drawPanel(area: Layer, panel: Panel, x: (hour: number) => number, plotWidth: number): boolean {
    const y = scaleOf(panel);
    leftAxis(area, y.ticks, plotWidth, '');
    area
      .append('text')
      .attr('class', 'axis-title')
      .attr('x', -margin.left)
      .attr('y', -16)
      .text(`${panel.title}, ${y.unit}`);
    bottomAxis(
      area,
      [0, 6, 12, 18, 24].map((hour) => ({ at: x(hour), text: clock(hour) })),
      plotWidth,
      plotHeight,
      'hour of the day',
    );
    const curves = policies.map(({ hours: own, index }) => {
      const series = (own[panel.of] ?? []).map((estimate, hour) => {
        const [low, high] = reachOf(estimate);
        return { hour, mean: estimate[0] ?? 0, low, high };
      });
      band(area, series, x, y, index);
      return series.map(({ hour, mean }): Point => [x(hour + 0.5), y(mean)]);
    });
    curves.forEach((curve, i) => {
      const { index } = policies[i]!;
      area
        .append('path')
        .attr('class', 'curve')
        .attr('d', line()(curve as [number, number][]))
        .style('stroke', seriesColour(index));
      for (let hour = (index * 2) % 6; hour < 24; hour += 6)
        area
          .append('path')
          .attr('class', 'mark')
          .attr('d', symbolPath(index, 34))
          .attr('transform', `translate(${curve[hour]![0]},${curve[hour]![1]})`)
          .style('fill', seriesColour(index));
    });
    return policies.length < 2 || seriesLabels(area, policies, curves, plotWidth, plotHeight);
  }

  readout(page, view, tooltip, {
    items: () => readable,
    origin: () => cursor,
    at: (x) => {
      const step = (readable[1]?.x ?? 1) - (readable[0]?.x ?? 0);
      const hour = Math.floor(x / step);
      return hour >= 0 && hour < 24 ? hour : -1;
    },
  });
}

/** The intervals of a curve, as a band about it. */
function band(
  area: Layer,
  series: readonly { readonly hour: number; readonly mean: number; readonly low: number; readonly high: number }[],
  x: (hour: number) => number,
  y: (value: number) => number,
  index: number,
): void {
  if (series.every(({ low, high }) => low === high)) return;
  const shape = areaShape<(typeof series)[number]>(
    ({ hour }) => x(hour + 0.5),
    ({ low }) => y(low),
    ({ high }) => y(high),
  );
  area
    .append('path')
    .attr('class', 'interval-band')
    .attr('d', shape([...series]))
    .style('fill', seriesColour(index));
}

function table(
  policies: readonly { readonly policy: string; readonly hours: Hours }[],
  shown: readonly Panel[],
): Table {
  const cell = (of: PageEstimate, quantity: Quantity) => ({ text: quantityText(of, quantity), value: of[0] });
  return {
    caption: 'What each hour of the day takes on a day of the measured window, mean over replications',
    columns: [
      { title: 'Hour', file: 'hour' },
      { title: 'Policy', file: 'policy' },
      ...shown.map(({ of, title, quantity }) => ({
        title,
        file: `${of}_${quantity.unit.toLowerCase()}`,
        number: true,
      })),
    ],
    rows: hours.flatMap((hour) =>
      policies.map(({ policy, hours: own }) => [
        { text: clock(hour), value: hour },
        policy,
        ...shown.map(({ of, quantity }) => cell(own[of]?.[hour] ?? nothing, quantity)),
      ]),
    ),
  };
}
