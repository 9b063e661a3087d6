import { line } from 'd3';
import type { PageMeasure } from '../../src/output/payload-search.ts';
import { formatNumber } from '../../src/units/format-number.ts';
import { extentOf, whisker } from '../interval.ts';
import { bottomAxis, leftAxis } from '../marks/axis.ts';
import { type Figure, figure } from '../marks/figure.ts';
import { intervalCells, intervalColumns } from '../marks/interval-cells.ts';
import { intervalMark } from '../marks/interval-mark.ts';
import { type Readable, readout } from '../marks/readout.ts';
import { type Layer, stage } from '../marks/stage.ts';
import { symbolPicture } from '../marks/symbol.ts';
import type { Table } from '../marks/table.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import { seriesColour } from '../palette.ts';
import { quantityText, quantityValue } from '../quantity.ts';
import { type MeasureScale, measureScale } from '../scales/measure.ts';
import { type SettingScale, settingScale } from '../scales/setting.ts';
import { measureOf, type OutcomeOf, pathText, policyText, type SearchPage } from '../search.ts';
import { limitSentence } from '../takeaways/limit.ts';
import { verdictWords } from '../takeaways/thresholds.ts';
import { growingStrip, growsTick } from './sweep-panels.ts';

type Limit = OutcomeOf<'capacity' | 'size'>;
type Trial = Limit['trials'][number];
type Verdict = Trial['verdicts'][number];

const margin = { top: 36, right: 18, bottom: 50, left: 62 };

/** What was tried on the way to the smallest machine or the largest load: every threshold's measure against its limit. */
export function limitCurve(page: SearchPage, parent: HTMLElement, tooltip: Tooltip, outcome: Limit): void {
  const { data } = page;
  const { trials, found, path, kind } = outcome;
  const texts = [...new Set(trials.flatMap(({ verdicts }) => verdicts.map(({ text }) => text)))];
  let readable: Readable[] = [];
  const view: Figure = figure(page, parent, {
    id: 'limit',
    title: kind === 'size' ? 'How much machine is enough' : 'How much load it carries',
    keys: 'Arrows read the trials one by one.',
    table: () => table(page, outcome),
    draw,
  });
  view.takeaway(limitSentence(outcome, (name) => policyText(data, name)));
  view.legend(
    data.policies.length > 1
      ? data.policies.map(({ label }, index) => ({ colour: seriesColour(index), name: label, symbol: index }))
      : [],
  );

  function draw(width: number): void {
    const columns = texts.length > 1 && width >= 720 ? 2 : 1;
    const panelWidth = Math.floor(width / columns);
    const plotWidth = panelWidth - margin.left - margin.right;
    const plotHeight = texts.length === 1 ? 320 : 230;
    const high = margin.top + plotHeight + margin.bottom;
    const { area } = stage(view.plot, width, Math.ceil(texts.length / columns) * high, {
      top: 0,
      right: 0,
      bottom: 0,
      left: 0,
    });
    const x = settingScale(
      trials.map(({ value }) => value),
      [0, plotWidth],
    );
    readable = [];
    texts.forEach((text, i) => {
      const origin = [(i % columns) * panelWidth + margin.left, Math.floor(i / columns) * high + margin.top] as const;
      const panel = area.append('g').attr('transform', `translate(${origin[0]},${origin[1]})`) as Layer;
      drawPanel(panel, text, x, plotWidth, plotHeight, origin);
    });
    area.append('g').attr('class', 'readout');
  }

  function drawPanel(
    panel: Layer,
    text: string,
    x: SettingScale,
    plotWidth: number,
    plotHeight: number,
    origin: readonly [number, number],
  ): void {
    const judged = trials.flatMap((trial) => {
      const verdict = trial.verdicts.find((one) => one.text === text);
      return verdict === undefined ? [] : [{ trial, verdict }];
    });
    const first = judged[0]!.verdict;
    const measure = measureOf(data, first.measure);
    const lost = judged.filter(({ verdict }) => verdict.estimate[0] === null);
    const grows = lost.length > 0;
    const tick = {
      ...growsTick,
      text: lost.every(({ trial }) => trial.point.unbounded.includes(first.measure)) ? growsTick.text : 'no value',
    };
    const y = measureScale({
      values: [first.limit, ...judged.flatMap(({ verdict: { estimate } }) => extentOf(estimate))],
      quantity: measure,
      range: [plotHeight, grows ? 30 : 0],
      ticks: 5,
    });
    leftAxis(panel, grows ? [...y.ticks, tick] : y.ticks, plotWidth, '');
    panel
      .append('text')
      .attr('class', 'axis-title')
      .attr('x', -margin.left)
      .attr('y', -18)
      .text(`${measure.label}${y.logarithmic ? ' (logarithmic)' : ''}${y.unit === '' ? '' : `, ${y.unit}`}`);
    bottomAxis(
      panel,
      x.ticks,
      plotWidth,
      plotHeight,
      `${pathText(path, Math.floor(plotWidth / 7) - 12)}${outcome.unit === '' ? '' : ` (${outcome.unit})`}`,
    );
    if (grows) growingStrip(panel, plotWidth);
    limitLine(panel, text, y(first.limit), plotWidth, first.holdsWhen === 'below' && y(first.limit) < plotHeight - 20);
    foundLines(panel, x, plotHeight);
    data.policies.forEach(({ name }, series) => {
      const own = judged.filter(({ trial }) => trial.policy === name).sort((a, b) => a.trial.value - b.trial.value);
      panel
        .append('path')
        .attr('class', 'curve thin')
        .attr(
          'd',
          line<(typeof own)[number]>()
            .defined(({ verdict }) => verdict.estimate[0] !== null)
            .x(({ trial }) => x(trial.value))
            .y(({ verdict }) => y(verdict.estimate[0]!))(own),
        )
        .style('stroke', seriesColour(series));
      for (const { trial, verdict } of own) {
        const place = mark(panel, trial, verdict, x, y, series);
        readable.push({
          x: origin[0] + place[0],
          y: origin[1] + place[1],
          title: `${path} ${formatNumber(trial.value, 4)} ${outcome.unit}`.trim(),
          lines: said(trial, verdict, measure, series),
        });
      }
    });
  }

  function mark(
    panel: Layer,
    { value }: Trial,
    { estimate, verdict }: Verdict,
    x: SettingScale,
    y: MeasureScale,
    series: number,
  ): readonly [number, number] {
    // Policies stand beside each other, so that none hides another.
    const place = [
      x(value) + (series - (data.policies.length - 1) / 2) * 6,
      estimate[0] === null ? 11 : y(estimate[0]),
    ] as const;
    intervalMark(panel, {
      x: place[0],
      y: place[1],
      up: whisker(estimate, y.end),
      series,
      hollow: verdict !== 'holds',
    });
    return place;
  }

  function said(trial: Trial, verdict: Verdict, measure: PageMeasure, series: number): Readable['lines'] {
    return [
      ...(data.policies.length > 1
        ? ([['Policy', policyText(data, trial.policy), symbolPicture(series)]] as const)
        : []),
      [
        measure.label,
        trial.point.unbounded.includes(verdict.measure) ? 'the queue grows' : quantityText(verdict.estimate, measure),
      ],
      [verdict.text, verdictWords(verdict)],
      ['All thresholds', trial.holds ? 'hold' : 'do not all hold'],
    ];
  }

  readout(page, view, tooltip, { items: () => readable, origin: () => [0, 0] });

  /** The values that were found; neighbours lean away from each other, and one value is written once. */
  function foundLines(panel: Layer, x: SettingScale, height: number): void {
    const values = data.policies
      .flatMap(({ name }, series) => {
        const value = found[name] ?? null;
        return value === null ? [] : [{ value, series }];
      })
      .sort((a, b) => a.value - b.value);
    values.forEach(({ value, series }, i) => {
      panel
        .append('line')
        .attr('class', 'found')
        .attr('x1', x(value))
        .attr('x2', x(value))
        .attr('y2', height)
        .style('stroke', seriesColour(series));
      const [before, after] = [values[i - 1], values[i + 1]];
      if (before?.value === value) return;
      const near = (other: typeof before) => other !== undefined && Math.abs(x(other.value) - x(value)) < 30;
      panel
        .append('text')
        .attr('class', 'series-label')
        .attr('x', x(value))
        .attr('y', -4)
        .attr('text-anchor', near(before) ? 'start' : near(after) ? 'end' : 'middle')
        .style('fill', `color-mix(in oklab, ${seriesColour(series)} 60%, var(--ink))`)
        .text(formatNumber(value, 4));
    });
  }
}

/** The limit and its words, on the side on which the promise is kept unless the axis is there. */
function limitLine(panel: Layer, text: string, y: number, width: number, below: boolean): void {
  panel.append('line').attr('class', 'limit').attr('x2', width).attr('y1', y).attr('y2', y);
  panel
    .append('text')
    .attr('class', 'shown haloed')
    .attr('x', width)
    .attr('y', below ? y + 16 : y - 7)
    .attr('text-anchor', 'end')
    .text(text.length * 7 > width ? `${text.slice(0, Math.floor(width / 7))}…` : text);
}

function table({ data }: SearchPage, { trials, path }: Limit): Table {
  return {
    caption: 'What was tried, threshold by threshold',
    columns: [
      { title: pathText(path), file: path, number: true },
      { title: 'Policy', file: 'policy' },
      { title: 'Threshold', file: 'threshold' },
      { title: 'Value', file: 'value', number: true },
      ...intervalColumns(),
      { title: 'Verdict', file: 'verdict' },
      { title: 'All', file: 'holds' },
    ],
    rows: [...trials]
      .sort((a, b) => a.value - b.value)
      .flatMap((trial) =>
        trial.verdicts.map((verdict) => {
          const measure = measureOf(data, verdict.measure);
          const [mean] = verdict.estimate;
          return [
            { text: formatNumber(trial.value, 4), value: trial.value },
            policyText(data, trial.policy),
            verdict.text,
            {
              text: trial.point.unbounded.includes(measure.path) ? 'grows' : quantityValue(mean, measure),
              value: mean,
            },
            ...intervalCells(verdict.estimate, measure),
            verdictWords(verdict),
            trial.holds ? 'hold' : 'do not hold',
          ];
        }),
      ),
  };
}
