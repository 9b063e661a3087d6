import { scaleLinear } from 'd3';
import { formatPercent } from '../../src/units/format-percent.ts';
import { certain } from '../interval.ts';
import { bottomAxis } from '../marks/axis.ts';
import { type Figure, figure } from '../marks/figure.ts';
import { hatch } from '../marks/hatch.ts';
import { type Readable, readout } from '../marks/readout.ts';
import { type Layer, stage } from '../marks/stage.ts';
import type { Table } from '../marks/table.ts';
import type { Tooltip, TooltipLine } from '../marks/tooltip.ts';
import { differenceScale, differenceText, onScale, type Quantity, unitSuffix } from '../quantity.ts';
import { measureOf, type OutcomeOf, pathText, policyText, type SearchPage, settingText } from '../search.ts';
import { type Effect, sensitivitySentence, strength } from '../takeaways/sensitivity.ts';
import { effectsShown } from './effects-shown.ts';

/** Factors drawn; the table has them all. */
const mostRows = 20;
const margin = { top: 4, bottom: 46 };

/** What moves a measure while everything else varies too: a bar for each factor, the strongest on top, to the side to which it moves. */
export function effects(
  page: SearchPage,
  parent: HTMLElement,
  tooltip: Tooltip,
  outcome: OutcomeOf<'sensitivity'>,
): void {
  const { method, factors } = outcome;
  const { measure, effects: own, offerIn } = effectsShown(page, outcome);
  const rowsOf = () => own().sort((a, b) => strength(b) - strength(a));
  let readable: Readable[] = [];
  let origin: readonly [number, number] = [0, 0];
  const view: Figure = figure(page, parent, {
    id: 'effects',
    title: 'What matters when all vary together',
    keys: 'Up and down arrows read the factors one by one.',
    table: () => table(page, outcome),
    draw,
  });
  offerIn(view);

  function draw(width: number): void {
    const rows = rowsOf().slice(0, mostRows);
    const shown = measure();
    const beside = width >= 640;
    const left = beside ? Math.min(300, width * 0.34) : 8;
    const right = beside ? 110 : 8;
    const step = beside ? 40 : 52;
    const plotWidth = width - left - right;
    const height = rows.length * step;
    origin = [left, margin.top];
    const { area } = stage(view.plot, width, height + margin.top + margin.bottom, { ...margin, left, right });
    const x = scaleLinear(extentOf(rows), [0, plotWidth]);
    area.append('line').attr('class', 'zero').attr('x1', x(0)).attr('x2', x(0)).attr('y2', height);
    readable = rows.map((effect, i) => {
      const middle = i * step + (beside ? step / 2 : step - 17);
      const factor = factors.find(({ path }) => path === effect.path);
      texts(area, effect, factor === undefined ? '' : `${settingText(factor.low)} to ${settingText(factor.high)}`, {
        middle,
        beside,
        left,
        plotWidth,
        right,
        quantity: shown,
      });
      if (effect.morris) morrisBar(area, effect.morris, x, middle);
      else if (effect.sobol) sobolBar(area, effect.sobol, x, middle);
      const end = effect.morris?.mu ?? effect.sobol?.total ?? 0;
      return {
        x: x(end),
        y: middle,
        title: effect.path,
        lines: [
          ['Varied', factor === undefined ? '' : `${settingText(factor.low)} to ${settingText(factor.high)}`],
          ...lines(effect, shown),
        ],
      };
    });
    const unit = differenceScale(shown, Math.max(...x.domain().map(Math.abs)));
    bottomAxis(
      area,
      (method === 'morris' ? ticksOn(x.domain() as [number, number], unit.divisor, plotWidth) : x.ticks(5)).map(
        (tick) => ({
          at: x(tick),
          text: method === 'morris' ? onScale(tick, unit) : formatPercent(tick),
        }),
      ),
      plotWidth,
      height + 4,
      method === 'morris'
        ? `change of ${shown.label} over the factor’s range${unitSuffix(unit)}`
        : `share of the variance of ${shown.label}`,
    );
    area.append('g').attr('class', 'readout');
    view.legend(
      method === 'morris'
        ? [
            { colour: 'var(--series-1)', name: 'mean effect' },
            { colour: 'var(--muted)', name: 'cancels out: now up, now down', pattern: 'lines' },
          ]
        : [
            { colour: 'var(--series-1)', name: 'by itself' },
            { colour: 'var(--heat-3)', name: 'with the other factors' },
          ],
    );
    view.takeaway(sensitivitySentence(rowsOf(), shown));
  }

  readout(page, view, tooltip, {
    items: () => readable,
    origin: () => origin,
    at: (_, y) => readable.findIndex((item) => Math.abs(item.y - y) < 18),
  });
}

interface TextPlace {
  readonly middle: number;
  readonly beside: boolean;
  readonly left: number;
  readonly plotWidth: number;
  readonly right: number;
  readonly quantity: Quantity;
}

function texts(
  area: Layer,
  effect: Effect,
  range: string,
  { middle, beside, left, plotWidth, right, quantity }: TextPlace,
): void {
  const value = effect.morris
    ? differenceText(certain(effect.morris.muStar), quantity)
    : formatPercent(Number(Math.max(0, effect.sobol?.total ?? 0).toPrecision(2)));
  const y = beside ? middle - 2 : middle - 17;
  const room = beside ? left - 12 : plotWidth + left + right - value.length * 7.4 - 12;
  area
    .append('text')
    .attr('class', 'row-label haloed')
    .attr('x', -left)
    .attr('y', y)
    .text(pathText(effect.path, Math.floor(room / 7.6)));
  if (beside)
    area
      .append('text')
      .attr('x', -left)
      .attr('y', y + 15)
      .text(range);
  area
    .append('text')
    .attr('class', 'shown haloed')
    .attr('x', plotWidth + right)
    .attr('y', beside ? middle + 4 : y)
    .attr('text-anchor', 'end')
    .text(value);
}

/** The mean effect as a bar to its side; hatched, what adds to the size of single effects but cancels out; the line is one standard deviation to either side. */
function morrisBar(
  area: Layer,
  { mu, muStar, sigma }: NonNullable<Effect['morris']>,
  x: (value: number) => number,
  middle: number,
): void {
  const sign = mu < 0 ? -1 : 1;
  bar(area, x(0), x(mu), middle, 'var(--series-1)');
  const [from, to] = [x(mu), x(sign * muStar)].sort((a, b) => a - b) as [number, number];
  if (to - from > 1) {
    hatch(area, from, middle - 8, to - from, 16, 5);
    area
      .append('rect')
      .attr('class', 'frame')
      .attr('x', from)
      .attr('y', middle - 8)
      .attr('width', to - from)
      .attr('height', 16);
  }
  spread(area, x(mu - sigma), x(mu + sigma), middle);
}

function sobolBar(
  area: Layer,
  { first, firstInterval, total, totalInterval }: NonNullable<Effect['sobol']>,
  x: (value: number) => number,
  middle: number,
): void {
  bar(area, x(0), x(Math.max(0, total)), middle, 'var(--heat-3)');
  bar(area, x(0), x(Math.max(0, first)), middle, 'var(--series-1)', 8);
  spread(area, x(firstInterval[0]), x(firstInterval[1]), middle - 3);
  spread(area, x(totalInterval[0]), x(totalInterval[1]), middle + 5);
}

function bar(area: Layer, from: number, to: number, middle: number, colour: string, height = 16): void {
  area
    .append('rect')
    .attr('x', Math.min(from, to))
    .attr('y', middle - height / 2)
    .attr('width', Math.abs(to - from))
    .attr('height', height)
    .style('fill', colour);
}

function spread(area: Layer, from: number, to: number, y: number): void {
  // A wider line of the page's colour beneath keeps it apart from the bar.
  for (const part of ['spread under', 'spread'])
    area.append('line').attr('class', part).attr('x1', from).attr('x2', to).attr('y1', y).attr('y2', y);
}

function extentOf(rows: readonly Effect[]): [number, number] {
  const ends = rows.flatMap(({ morris, sobol }) =>
    morris
      ? [morris.mu - morris.sigma, morris.mu + morris.sigma, (morris.mu < 0 ? -1 : 1) * morris.muStar]
      : sobol
        ? [...sobol.totalInterval, ...sobol.firstInterval, sobol.total]
        : [],
  );
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  return high > low ? [low, high] : [0, 1];
}

function ticksOn([low, high]: readonly [number, number], divisor: number, width: number): number[] {
  return scaleLinear([low / divisor, high / divisor], [0, 1])
    .ticks(Math.max(3, Math.floor(width / 90)))
    .map((tick) => tick * divisor);
}

function lines({ morris, sobol }: Effect, quantity: Quantity): TooltipLine[] {
  if (morris)
    return [
      ['Mean effect', differenceText(certain(morris.mu), quantity)],
      [
        'Mean size of the effects',
        differenceText([morris.muStar, ...(morris.muStarInterval ?? ([null, null] as const))], quantity),
      ],
      ['Standard deviation', differenceText(certain(morris.sigma), quantity)],
    ];
  if (!sobol) return [];
  const text = (value: number, [low, high]: readonly [number, number]) =>
    `${formatPercent(Number(value.toPrecision(2)))} (${formatPercent(Number(low.toPrecision(2)))} to ${formatPercent(Number(high.toPrecision(2)))})`;
  return [
    ['By itself', text(sobol.first, sobol.firstInterval)],
    ['With the other factors', text(sobol.total, sobol.totalInterval)],
  ];
}

function table({ data }: SearchPage, { method, factors, effects }: OutcomeOf<'sensitivity'>): Table {
  const heads =
    method === 'morris'
      ? ([
          ['Mean effect', 'mu'],
          ['Mean size', 'mu_star'],
          ['Standard deviation', 'sigma'],
        ] as const)
      : ([
          ['First order', 'first'],
          ['from', 'first_low'],
          ['to', 'first_high'],
          ['Total', 'total'],
          ['from', 'total_low'],
          ['to', 'total_high'],
        ] as const);
  return {
    caption: method === 'morris' ? 'Elementary effects over the full range of each factor' : 'Shares of the variance',
    columns: [
      { title: 'Factor', file: 'factor' },
      { title: 'From', file: 'low' },
      { title: 'To', file: 'high' },
      { title: 'Measure', file: 'measure' },
      { title: 'Policy', file: 'policy' },
      ...heads.map(([title, file]) => ({ title, file, number: true })),
    ],
    rows: effects.map(({ path, measure, policy, morris, sobol }) => {
      const factor = factors.find((one) => one.path === path);
      const quantity = measureOf(data, measure);
      const values = morris
        ? [morris.mu, morris.muStar, morris.sigma]
        : sobol
          ? [sobol.first, ...sobol.firstInterval, sobol.total, ...sobol.totalInterval]
          : [];
      return [
        path,
        factor === undefined ? '' : settingText(factor.low),
        factor === undefined ? '' : settingText(factor.high),
        { text: quantity.label, value: measure },
        policyText(data, policy),
        ...values.map((value) => ({
          text: morris ? differenceText(certain(value), quantity) : formatPercent(Number(value.toPrecision(3))),
          value,
        })),
      ];
    }),
  };
}
