import { line, scaleLinear } from 'd3';
import type { Detail } from '../detail.ts';
import { drawn } from '../drawn.ts';
import { asExample, inExample } from '../example.ts';
import { heatOf, varies } from '../heat.ts';
import { leftAxis } from '../marks/axis.ts';
import type { Point } from '../marks/curve-labels.ts';
import { figure } from '../marks/figure.ts';
import { seriesLabels } from '../marks/series-labels.ts';
import { stage } from '../marks/stage.ts';
import { symbolPicture } from '../marks/symbol.ts';
import type { Table } from '../marks/table.ts';
import { binAt, type Hover, timeAxis, timeInteractions, timeMargin } from '../marks/time-plot.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import { resampled } from '../occupancy.ts';
import type { Page } from '../page.ts';
import { seriesColour } from '../palette.ts';
import { peakWithin } from '../peaks.ts';
import { onScale, quantityValue, scaleFor } from '../quantity.ts';
import { moment } from '../scales/time.ts';
import { powerOf, powerSentence } from '../takeaways/over-time.ts';

const watts = { kind: 'number', unit: 'W' } as const;
const grams = { kind: 'number', unit: 'g CO2e per kWh' } as const;
const height = 170;
/** Height of the strip that says how clean the electricity is. */
const strip = 12;

interface Line {
  readonly policy: string;
  readonly index: number;
  readonly values: Float64Array;
}

/** Power at the meter over time, every policy on one scale; above it how much the electricity emits. */
export function power(page: Page, parent: HTMLElement, tooltip: Tooltip, detail: Detail, hover: Hover): void {
  const { data, store } = page;
  if (![...detail.timelines.values()].some(({ energy }) => energy !== null)) return;
  let plotWidth = 0;
  let margin = timeMargin(1000);
  let lines: Line[] = [];
  let intensity: Float64Array | null = null;
  const view = figure(page, parent, {
    id: 'power',
    title: 'Power',
    keys: 'Arrows move the window of time, plus and minus zoom.',
    table: () => table(lines, intensity, store.get(), asExample(data)),
    draw,
  });
  store.on(['from', 'to', 'policy'], () => view.redraw());

  function draw(width: number): void {
    const { from, to, policy: chosen } = store.get();
    margin = timeMargin(width);
    margin = { ...margin, top: margin.top + strip + 6 };
    plotWidth = width - margin.left - margin.right;
    const bins = Math.max(2, Math.floor(plotWidth / 2));
    lines = drawn(data, chosen).flatMap(({ policy, index }) => {
      const energy = detail.timelines.get(policy.name)?.energy ?? null;
      if (energy === null) return [];
      return [{ policy: policy.name, index, values: sampled(energy.power, energy, from, to, bins) }];
    });
    const first = detail.timelines.get(lines[0]?.policy ?? '')?.energy ?? null;
    intensity = first === null || first.intensity === null ? null : sampled(first.intensity, first, from, to, bins);
    const top = Math.max(1, ...lines.flatMap(({ values }) => [...values].filter(Number.isFinite)));
    const unit = scaleFor(watts, top);
    const x = (bin: number) => (bin + 0.5) * (plotWidth / bins);
    const y = scaleLinear([0, top * 1.06], [height, 0]);
    const emitted = intensity === null ? [] : [...intensity].filter(Number.isFinite);
    // A strip of one colour would say nothing, and rounding would make it motley.
    const heat = varies(emitted) ? heatOf(emitted) : null;
    const emission =
      heat === null ? `${quantityValue(emitted[0] ?? null, grams)} throughout` : 'strip: emissions per kWh';
    const { area } = stage(view.plot, width, height + margin.top + margin.bottom, margin);
    leftAxis(
      area,
      scaleLinear([0, (top * 1.06) / unit.divisor], [height, 0])
        .ticks(4)
        .map((tick) => ({ at: y(tick * unit.divisor), text: onScale(tick * unit.divisor, unit) })),
      plotWidth,
      '',
    );
    area
      .append('text')
      .attr('class', 'axis-title')
      .attr('x', -8)
      .attr('y', -strip - 18)
      .text(intensity === null ? unit.unit : `${unit.unit}; ${emission}`);
    if (intensity !== null && heat !== null)
      intensity.forEach((value, bin) => {
        if (Number.isNaN(value)) return;
        area
          .append('rect')
          .attr('x', bin * (plotWidth / bins))
          .attr('y', -strip - 6)
          .attr('width', plotWidth / bins + 0.5)
          .attr('height', strip)
          .style('fill', `var(--heat-${heat.of(value) + 1})`);
      });
    timeAxis(page, area, plotWidth, height);
    const curves = lines.map(({ values }) => Array.from(values, (value, bin): Point => [x(bin), y(value)]));
    const known = curves.map((curve) => curve.filter(([, at]) => Number.isFinite(at)));
    lines.forEach(({ policy, index }, i) => {
      area
        .append('path')
        .attr('class', policy === chosen ? 'curve' : 'curve quiet')
        .attr('d', line().defined(([, at]) => Number.isFinite(at))(curves[i]! as [number, number][]))
        .style('stroke', seriesColour(index));
    });
    const labelled = width >= 560 && lines.length > 1 && seriesLabels(area, lines, known, plotWidth, height);
    area.append('g').attr('class', 'crosshair');
    area.append('g').attr('class', 'selection');
    view.legend([
      ...(lines.length > 1 && !labelled
        ? lines.map(({ policy, index }) => ({ colour: seriesColour(index), name: policy, symbol: index }))
        : []),
      ...(heat === null
        ? []
        : [
            { colour: 'var(--heat-1)', name: quantityValue(heat.bounds[0]!, grams) },
            { colour: 'var(--heat-7)', name: quantityValue(heat.bounds.at(-1)!, grams) },
          ]),
    ]);
    const told = lines.find(({ policy }) => policy === chosen) ?? lines[0];
    if (told === undefined) return;
    const peak = peakWithin(detail.timelines.get(told.policy)!.energy!.powerPeaks, from, to);
    view.takeaway(
      powerSentence(
        powerOf(data.policies[told.index]!, peak && { height: peak.height, at: moment(peak.at, to - from) }),
        inExample(data),
        from <= page.extent[0] && to >= page.extent[1],
      ),
    );
  }

  timeInteractions(page, view.plot, hover, {
    width: () => plotWidth,
    height: () => height,
    margin: () => margin,
    hover(time, event) {
      if (time === null || event === null || lines.length === 0) return tooltip.hide();
      const { from, to } = store.get();
      const bin = binAt(time, { from, to }, lines[0]!.values.length);
      tooltip.show(event.clientX, event.clientY, moment(time, to - from), [
        ...lines.map(
          ({ policy, index, values }) =>
            [
              policy,
              Number.isNaN(values[bin]) ? '–' : quantityValue(values[bin]!, watts),
              symbolPicture(index),
            ] as const,
        ),
        ...(intensity === null || Number.isNaN(intensity[bin])
          ? []
          : ([['Electricity', quantityValue(intensity[bin]!, grams)]] as const)),
      ]);
    },
  });
}

/** Averages over bins; NaN where a bin reaches beyond what was watched. */
function sampled(
  values: Float64Array,
  { from: start, step }: { readonly from: number; readonly step: number },
  from: number,
  to: number,
  bins: number,
): Float64Array {
  const end = start + values.length * step;
  return resampled(values, start, step, from, to, bins).map((value, bin) =>
    from + ((bin + 1) * (to - from)) / bins > end * (1 + 1e-9) ? Number.NaN : value,
  );
}

function table(
  lines: readonly Line[],
  intensity: Float64Array | null,
  { from, to }: { readonly from: number; readonly to: number },
  example: string,
): Table {
  const bins = lines[0]?.values.length ?? 0;
  const cell = (value: number, quantity: typeof watts | typeof grams) => ({
    text: Number.isNaN(value) ? '–' : quantityValue(value, quantity),
    value: Number.isNaN(value) ? null : Number(value.toPrecision(6)),
  });
  return {
    caption: `Power at the meter, averages over steps of the window shown${example}`,
    columns: [
      { title: 'From', file: 'time_s', number: true },
      ...lines.map(({ policy }) => ({ title: policy, file: `${policy} (W)`, number: true })),
      ...(intensity === null ? [] : [{ title: 'Emissions', file: 'intensity_g_per_kwh', number: true }]),
    ],
    rows: Array.from({ length: bins }, (_, bin) => {
      const at = from + (bin * (to - from)) / bins;
      return [
        { text: moment(at, to - from), value: Number(at.toPrecision(12)) },
        ...lines.map(({ values }) => cell(values[bin]!, watts)),
        ...(intensity === null ? [] : [cell(intensity[bin]!, grams)]),
      ];
    }),
  };
}
