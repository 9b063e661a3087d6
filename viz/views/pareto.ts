import { whyNoValue } from '../../src/metrics/no-value-text.ts';
import type { PageMeasure } from '../../src/output/payload-search.ts';
import { extentOf, nothing, whisker } from '../interval.ts';
import { bottomAxis, leftAxis } from '../marks/axis.ts';
import { type Figure, figure } from '../marks/figure.ts';
import { intervalCells, intervalColumns } from '../marks/interval-cells.ts';
import { intervalMark } from '../marks/interval-mark.ts';
import { placeMarkLabels } from '../marks/mark-labels.ts';
import { measureChoice, offer } from '../marks/measure-choice.ts';
import { type Readable, readout } from '../marks/readout.ts';
import { labelWidths, writeLabels } from '../marks/series-labels.ts';
import { stage } from '../marks/stage.ts';
import type { Table } from '../marks/table.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import { quantityValue } from '../quantity.ts';
import { type MeasureScale, measureScale } from '../scales/measure.ts';
import { measureOf, type OutcomeOf, pointText, policyText, type SearchPage, settingsText } from '../search.ts';
import { paretoSentence } from '../takeaways/pareto.ts';

type Plan = OutcomeOf<'pareto'>['plans'][number];

/** Names written beside the marks at most: the plans that are not beaten come first. */
const mostNames = 30;

/** How far a mark reaches, and the ring about one whose intervals overlap with another's, pixels. */
const markRadius = 6;
const ringRadius = 12;

/** Plans by two things that matter: full marks are not beaten by any other plan, hollow ones are. */
export function pareto(page: SearchPage, parent: HTMLElement, tooltip: Tooltip, { plans }: OutcomeOf<'pareto'>): void {
  const { data, store } = page;
  let margin = { top: 36, right: 20, bottom: 50, left: 68 };
  const across = () => measureOf(data, store.get().metric);
  const up = () => measureOf(data, store.get().by);
  let readable: Readable[] = [];
  const view: Figure = figure(page, parent, {
    id: 'pareto',
    title: 'What each plan trades',
    keys: 'Arrows read the plans one by one.',
    table: () => table(page, plans),
    draw,
  });
  if (data.measures.length > 2)
    offer(
      view.controls,
      measureChoice(data.measures, across().path, (metric) => store.set({ metric }), 'Across'),
      measureChoice(data.measures, up().path, (by) => store.set({ by }), 'Up'),
    );
  store.on(['metric', 'by'], () => view.redraw());

  function draw(width: number): void {
    const [xMeasure, yMeasure] = [across(), up()];
    // Names may reach beyond the plot on the right.
    margin = { ...margin, right: Math.min(56, width * 0.06) };
    const plotWidth = width - margin.left - margin.right;
    const plotHeight = Math.round(Math.min(440, Math.max(300, width * 0.5)));
    const { area } = stage(view.plot, width, plotHeight + margin.top + margin.bottom, margin);
    const shown = [...plans]
      .filter((plan) => mean(plan, xMeasure) !== null && mean(plan, yMeasure) !== null)
      .sort((a, b) => mean(a, xMeasure)! - mean(b, xMeasure)!);
    const scale = (measure: PageMeasure, range: readonly [number, number], ticks: number) =>
      measureScale({
        values: shown.flatMap((plan) => ends(plan, measure)),
        quantity: measure,
        range,
        ticks,
      });
    const x = scale(xMeasure, [16, plotWidth], Math.max(3, Math.floor(plotWidth / 90)));
    const y = scale(yMeasure, [plotHeight, 0], 6);
    leftAxis(area, y.ticks, plotWidth, '');
    area.append('text').attr('class', 'axis-title').attr('x', -margin.left).attr('y', -18).text(titleOf(yMeasure, y));
    bottomAxis(
      area,
      x.ticks.map((tick) => ({ ...tick, rule: true })),
      plotWidth,
      plotHeight,
      titleOf(xMeasure, x),
    );
    // With two measures the plans that are not beaten form the edge of what can be had.
    const front = shown.filter(({ dominatedBy }) => dominatedBy.length === 0);
    if (data.measures.length === 2 && front.length > 1)
      area
        .append('path')
        .attr('class', 'front')
        .attr(
          'd',
          stepped(
            front.map((plan) => [x(mean(plan, xMeasure)!), y(mean(plan, yMeasure)!)]),
            yMeasure.better,
            xMeasure.better,
          ),
        );
    const markOf = (plan: Plan) => ({
      x: x(mean(plan, xMeasure)!),
      y: y(mean(plan, yMeasure)!),
      across: interval(plan, xMeasure, x),
      up: interval(plan, yMeasure, y),
    });
    for (const plan of [...shown].sort((a, b) => b.dominatedBy.length - a.dominatedBy.length)) {
      const beaten = plan.dominatedBy.length > 0;
      const mark = markOf(plan);
      if (isRinged(plan))
        area.append('circle').attr('class', 'overlap').attr('r', ringRadius).attr('cx', mark.x).attr('cy', mark.y);
      intervalMark(area, { ...mark, series: beaten ? 6 : 0, hollow: beaten });
    }
    const named = [...front, ...shown.filter((plan) => !front.includes(plan))].slice(0, mostNames);
    const labels = placeMarkLabels(
      labelWidths(
        area,
        named.map(({ name }) => short(name)),
      ),
      [...named, ...shown.filter((plan) => !named.includes(plan))].map((plan) => ({
        ...markOf(plan),
        radius: isRinged(plan) ? ringRadius : markRadius,
      })),
      plotWidth + margin.right,
      plotHeight,
    );
    writeLabels(
      area,
      named.map((plan) => ({ name: short(plan.name), index: plan.dominatedBy.length > 0 ? 6 : 0 })),
      labels,
    );
    area.append('g').attr('class', 'readout');
    readable = shown.map((plan) => ({
      x: x(mean(plan, xMeasure)!),
      y: y(mean(plan, yMeasure)!),
      title: plan.name,
      lines: [
        ...data.measures.map((measure) => [measure.label, pointText(plan.point, measure)] as const),
        ['Beaten by', plan.dominatedBy.length === 0 ? 'no plan' : plan.dominatedBy.slice(0, 3).join(', ')],
        ...(plan.overlaps.length === 0
          ? []
          : ([['Cannot be told from', plan.overlaps.slice(0, 3).join(', ')]] as const)),
      ],
    }));
    view.legend([
      { colour: 'var(--series-1)', name: 'not beaten in everything by any plan', symbol: 0 },
      ...(front.some(({ overlaps }) => overlaps.length > 0)
        ? [
            {
              colour: 'var(--muted)',
              name: 'intervals overlap with another plan',
              pattern: 'ring' as const,
            },
          ]
        : []),
    ]);
    view.takeaway(paretoSentence(plans, xMeasure, yMeasure));
  }

  readout(page, view, tooltip, { items: () => readable, origin: () => [margin.left, margin.top] });
}

function isRinged({ dominatedBy, overlaps }: Plan): boolean {
  return dominatedBy.length === 0 && overlaps.length > 0;
}

function mean({ point }: Plan, { path }: PageMeasure): number | null {
  return point.estimates[path]?.[0] ?? null;
}

function ends(plan: Plan, measure: PageMeasure): number[] {
  return extentOf(plan.point.estimates[measure.path]!);
}

function interval({ point }: Plan, { path }: PageMeasure, scale: MeasureScale): readonly [number, number] | null {
  return whisker(point.estimates[path]!, scale.end);
}

/** The edge as steps: between two plans nothing better than the worse of both in each is known. */
function stepped(
  points: readonly (readonly [number, number])[],
  up: PageMeasure['better'],
  across: PageMeasure['better'],
): string {
  const level = (up === 'higher') === (across === 'higher');
  return points
    .map(([x, y], i) => {
      const before = points[i - 1];
      if (before === undefined) return `M${x},${y}`;
      return level ? `L${x},${before[1]}L${x},${y}` : `L${before[0]},${y}L${x},${y}`;
    })
    .join('');
}

function titleOf({ label, better }: PageMeasure, { unit, logarithmic }: MeasureScale): string {
  const notes = [unit, better === 'neither' ? '' : `${better} is better`, logarithmic ? 'logarithmic' : ''].filter(
    (text) => text !== '',
  );
  return notes.length === 0 ? label : `${label} (${notes.join(', ')})`;
}

function short(name: string): string {
  return name.length > 26 ? `${name.slice(0, 25)}…` : name;
}

function table({ data }: SearchPage, plans: readonly Plan[]): Table {
  return {
    caption: 'The plans and what they score',
    columns: [
      { title: 'Plan', file: 'plan' },
      { title: 'Policy', file: 'policy' },
      { title: 'Settings', file: 'settings' },
      ...data.measures.flatMap(({ label, path }) => [
        { title: label, file: path, number: true },
        ...intervalColumns(path),
      ]),
      { title: 'Beaten by', file: 'dominated_by' },
      { title: 'Cannot be told from', file: 'overlaps' },
      { title: 'No score, since', file: 'unscored' },
    ],
    rows: plans.map(({ name, point, dominatedBy, overlaps }) => [
      name,
      policyText(data, point.policy),
      settingsText(point.settings),
      ...data.measures.flatMap((measure) => {
        const estimate = point.estimates[measure.path] ?? nothing;
        return [{ text: quantityValue(estimate[0], measure), value: estimate[0] }, ...intervalCells(estimate, measure)];
      }),
      dominatedBy.join(', '),
      overlaps.join(', '),
      [
        ...new Set(
          data.measures.flatMap((measure) =>
            (point.estimates[measure.path] ?? nothing)[0] === null
              ? whyNoValue(point.unbounded.includes(measure.path))
              : [],
          ),
        ),
      ].join(', '),
    ]),
  };
}
