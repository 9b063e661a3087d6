import { line, scaleLinear } from 'd3';
import { formatPercent } from '../../src/units/format-percent.ts';
import { drawn, drawnHint } from '../drawn.ts';
import { asExample, exampleName } from '../example.ts';
import { type Kind, value } from '../format.ts';
import { bottomAxis, leftAxis } from '../marks/axis.ts';
import { choice } from '../marks/choice.ts';
import { element } from '../marks/element.ts';
import { figure } from '../marks/figure.ts';
import { seriesLabels } from '../marks/series-labels.ts';
import { layer, stage } from '../marks/stage.ts';
import { symbolPath, symbolPicture } from '../marks/symbol.ts';
import { spoken, type Tooltip, type TooltipLine } from '../marks/tooltip.ts';
import { kindOfMetric, metricOf, type Page } from '../page.ts';
import { seriesColour } from '../palette.ts';
import { type Curve, curveTable, pointsOf, quantileAt } from '../quantiles.ts';
import { type LogWithZero, logWithZero } from '../scales/log-with-zero.ts';
import { slowdownSentence, waitSentence } from '../sentences.ts';
import { waitEstimates } from '../takeaways/wait-estimates.ts';

/** What share of the jobs waited at most so long: the whole distribution, not only its mean. */
export function distribution(page: Page, parent: HTMLElement, tooltip: Tooltip, quantiles: Float64Array): void {
  const { data, store } = page;
  const probabilities = data.probabilities;
  const classes = [...new Set(data.distributions.flatMap(({ group }) => (group === null ? [] : [group])))];
  const metrics = [...new Set(data.distributions.map(({ metric }) => metric))];
  let scale: LogWithZero | null = null;
  let cursor = 0.9;

  const metric = () => (metrics.includes(store.get().metric) ? store.get().metric : metrics[0]!);
  const group = () => (classes.includes(store.get().class) ? store.get().class : null);
  const kind = (): Kind => kindOfMetric(data, metric());
  const label = (name: string) => metricOf(data, name)?.label ?? name;
  const curves = (): Curve[] =>
    data.distributions
      .filter((d) => d.metric === metric() && d.group === group())
      .map(({ policy, count, offset }) => {
        const index = data.policies.findIndex(({ name }) => name === policy);
        const { unstable } = data.policies[index]!;
        return {
          policy: unstable ? `${policy} (unstable)` : policy,
          index,
          count,
          unstable,
          quantiles: quantiles.subarray(offset, offset + probabilities.length),
        };
      });
  const shownCurves = () => {
    const wanted = new Set(drawn(data, store.get().policy).map(({ index }) => index));
    return curves().filter(({ index }) => wanted.has(index));
  };

  const view = figure(page, parent, {
    id: 'distribution',
    title: 'How long jobs wait',
    keys: 'Left and right arrows move along the shares of jobs.',
    table: () =>
      curveTable(curves(), probabilities, kind(), `${label(metric())} of ${group() ?? 'all'} jobs${asExample(data)}`),
    draw,
  });
  if (metrics.length > 1) {
    view.controls.append(
      choice(
        'Measure',
        metrics.map((name) => [name, label(name)]),
        metric(),
        (name) => store.set({ metric: name }),
      ),
    );
  }
  if (classes.length > 1) {
    const select = element(
      'select',
      { onchange: () => store.set({ class: select.value }) },
      element('option', { value: '' }, 'all classes'),
      ...classes.map((name) => element('option', { value: name }, name)),
    );
    select.value = group() ?? '';
    store.on(['class'], () => {
      select.value = group() ?? '';
    });
    view.controls.append(element('label', {}, 'Jobs of ', select));
  }
  store.on(['class', 'metric', ...(drawnHint(data) === '' ? [] : (['policy'] as const))], () => view.redraw());

  function draw(width: number): void {
    const shown = shownCurves();
    const margin = { top: 28, right: 14, bottom: 44, left: 46 };
    const plotWidth = width - margin.left - margin.right;
    const plotHeight = Math.round(Math.min(380, Math.max(240, width * 0.42)));
    const unit = kind() === 'duration' ? 'duration' : 'number';
    const x = (scale = logWithZero({
      values: shown.flatMap(({ quantiles: q }) => [...q]),
      unit,
      range: [0, plotWidth],
      zero: unit === 'duration' ? 'at once' : null,
      spacing: 58,
    }));
    const y = scaleLinear([0, 1], [plotHeight, 0]);
    const { area } = stage(view.plot, width, plotHeight + margin.top + margin.bottom, margin);
    leftAxis(
      area,
      [0, 0.25, 0.5, 0.75, 0.9, 1].map((p) => ({ at: y(p), text: formatPercent(p).replace(' ', '\u2009') })),
      plotWidth,
      '',
    );
    area
      .append('text')
      .attr('class', 'axis-title')
      .attr('x', -margin.left)
      .attr('y', -14)
      .text(`share of jobs with ${unit === 'duration' ? 'this wait' : 'this slowdown'} or less`);
    bottomAxis(
      area,
      x.ticks.map((tick) => ({ ...tick, rule: true })),
      plotWidth,
      plotHeight,
      unit === 'duration' ? 'wait (logarithmic)' : 'bounded slowdown, times the job’s own length (logarithmic)',
    );

    const paths = shown.map(({ quantiles: q }) => pointsOf(q, probabilities, x, y));
    shown.forEach(({ index }, i) => {
      area
        .append('path')
        .attr('class', 'curve')
        .attr('d', line()(paths[i]! as [number, number][]))
        .style('stroke', seriesColour(index));
    });
    shown.forEach(({ index, quantiles: q }) => {
      for (const p of [0.5, 0.9]) {
        const at = x(quantileAt(q, probabilities, p));
        area
          .append('path')
          .attr('class', 'mark')
          .attr('d', symbolPath(index))
          .attr('transform', `translate(${at},${y(p)})`)
          .style('fill', seriesColour(index));
      }
    });
    const labelled = width >= 560 && shown.length > 1 && seriesLabels(area, shown, paths, plotWidth, plotHeight);
    area.append('g').attr('class', 'cursor');
    view.legend(
      shown.length > 1 && !labelled
        ? shown.map(({ policy, index }) => ({ colour: seriesColour(index), name: policy, symbol: index }))
        : [],
    );
    view.takeaway(sentence(shown) + drawnHint(data));
  }

  /**
   * What is said is what the study estimates; the curves are of one replication. Waits of a queue that grows depend on how long one watches, so
   * unstable policies are drawn but not summed up.
   */
  function sentence(shown: readonly Curve[]): string {
    const stable = shown.filter(({ unstable }) => !unstable);
    if (stable.length === 0 && shown.length > 0)
      return 'The queue grows without bound, so these waits only show how long was watched.';
    const estimates = stable.map(({ index }) => waitEstimates(data.policies[index]!, metric(), group()));
    const said = metric() === 'wait' ? waitSentence(estimates, group() ?? '') : slowdownSentence(estimates);
    return data.finished > 1 ? `${said} The curves are those of ${exampleName(data)}, an example.` : said;
  }

  /** Marks where every curve stands at one share of the jobs, and says it. */
  function showAt(probability: number, point: { readonly x: number; readonly y: number } | null): void {
    cursor = Math.min(0.999, Math.max(0, probability));
    const shown = shownCurves();
    const x = scale;
    if (x === null || shown.length === 0) return;
    const svg = view.plot.querySelector('svg')!;
    const height = svg.height.baseVal.value - 72;
    const y = height * (1 - cursor);
    const marks = layer(view.plot, 'cursor');
    marks
      .append('line')
      .attr('class', 'cursor-line')
      .attr('x2', svg.width.baseVal.value - 60)
      .attr('y1', y)
      .attr('y2', y);
    const lines = shown.map((curve): TooltipLine => {
      const at = quantileAt(curve.quantiles, probabilities, cursor);
      marks.append('circle').attr('r', 4).attr('cx', x(at)).attr('cy', y).style('fill', seriesColour(curve.index));
      return [curve.policy, value(at, kind()), symbolPicture(curve.index)];
    });
    const title = `${formatPercent(Math.round(cursor * 1000) / 1000)} of jobs: at most`;
    const box = svg.getBoundingClientRect();
    tooltip.show(point?.x ?? box.left + box.width / 2, point?.y ?? box.top + box.height * 0.62, title, lines);
    if (point === null) page.announce(spoken(title, lines));
  }
  function hide(): void {
    tooltip.hide();
    if (scale !== null) layer(view.plot, 'cursor');
  }
  view.plot.addEventListener('pointermove', (event) => {
    const svg = view.plot.querySelector('svg');
    if (svg === null) return;
    const box = svg.getBoundingClientRect();
    showAt(1 - (event.clientY - box.top - 28) / (box.height - 72), { x: event.clientX, y: event.clientY });
  });
  view.plot.addEventListener('pointerleave', hide);
  view.plot.addEventListener('blur', hide);
  view.plot.addEventListener('keydown', (event) => {
    const step = event.shiftKey ? 0.1 : 0.01;
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: step,
      ArrowUp: step,
      ArrowLeft: -step,
      ArrowDown: -step,
    };
    if (event.key === 'Escape') hide();
    if (moves[event.key] === undefined) return;
    event.preventDefault();
    showAt(cursor + moves[event.key]!, null);
  });
}
