import { scaleLinear } from 'd3';
import { formatPercent } from '../../src/units/format-percent.ts';
import { drawn, drawnHint } from '../drawn.ts';
import { duration, estimateText } from '../format.ts';
import { nothing, reachOf, whisker } from '../interval.ts';
import { bottomAxis, leftAxis } from '../marks/axis.ts';
import { placeLabels } from '../marks/curve-labels.ts';
import { type Figure, figure } from '../marks/figure.ts';
import { type Readable, readout } from '../marks/readout.ts';
import { writeLabels } from '../marks/series-labels.ts';
import { type Layer, stage } from '../marks/stage.ts';
import { symbolPath, symbolPicture } from '../marks/symbol.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import { estimateOf, groupOf, type Page } from '../page.ts';
import { seriesColour } from '../palette.ts';
import { logWithZero } from '../scales/log-with-zero.ts';
import {
  meaning,
  type Quadrant,
  quadrantSentence,
  type Standpoint,
  shownQuadrant,
  type Unlike,
  wellUsed,
  whyNoQuadrant,
} from '../takeaways/quadrant.ts';

/**
 * Load against waiting, after the quadrants of congestion reports. Waits are long when jobs wait longer than they run. Where the
 * intervals, a machine that changes or unlike pools leave it open, nothing is concluded.
 */
export function quadrant(page: Page, parent: HTMLElement, tooltip: Tooltip): void {
  const { data } = page;
  const points = data.policies.map((policy): Standpoint & { index: number } => ({
    policy: policy.name,
    index: data.policies.indexOf(policy),
    load: policy.system.utilisation ?? nothing,
    wait: policy.unstable ? nothing : estimateOf(groupOf(policy, 'all'), 'wait', 'mean'),
    unstable: policy.unstable,
  }));
  const runs = data.policies.flatMap((policy) => estimateOf(groupOf(policy, 'all'), 'run-time', 'mean')[0] ?? []);
  const told = points.filter(({ load, wait, unstable }) => load[0] !== null && (unstable || wait[0] !== null));
  const wanted = new Set(drawn(data).map(({ index }) => index));
  const shown = told.filter(({ index }) => wanted.has(index));
  if (shown.length === 0 || runs.length === 0) return;
  const longWait = runs.reduce((a, b) => a + b, 0) / runs.length;
  const unlike: Unlike = {
    changes: data.installed.length > 1,
    pools: data.policies.map(({ name, pools }) => ({
      policy: name,
      uses: pools.flatMap(({ metrics }) => metrics.utilisation?.[0] ?? []),
    })),
  };
  const unlikely = whyNoQuadrant(unlike) !== '';
  const margin = { top: 30, right: 14, bottom: 46, left: 66 };
  let readable: Readable[] = [];
  const view: Figure = figure(page, parent, {
    id: 'quadrant',
    title: 'Load against waiting',
    keys: 'Arrows read the policies one by one.',
    table: () => ({
      caption: `Load and mean wait; waits are long beyond the mean run time, ${duration(longWait)}`,
      columns: [
        { title: 'Policy', file: 'policy' },
        { title: 'Utilisation', file: 'utilisation', number: true },
        { title: 'Mean wait', file: 'wait_mean_s', number: true },
        { title: 'Quadrant', file: 'quadrant' },
      ],
      rows: told.map((point) => [
        point.policy,
        { text: estimateText(point.load, 'share'), value: point.load[0] },
        { text: point.unstable ? 'grows' : estimateText(point.wait, 'duration'), value: point.wait[0] },
        standing(point),
      ]),
    }),
    draw,
  });
  view.takeaway(quadrantSentence(shown, longWait, unlike) + drawnHint(data));

  /** In words; nothing is concluded without evidence. */
  function standing(point: Standpoint): string {
    if (point.unstable) return 'a queue grows';
    return (unlikely ? null : shownQuadrant(point, longWait)) ?? 'not concluded';
  }

  function draw(width: number): void {
    const plotWidth = width - margin.left - margin.right;
    const plotHeight = Math.round(Math.min(400, Math.max(300, width * 0.42)));
    const { area } = stage(view.plot, width, plotHeight + margin.top + margin.bottom, margin);
    const least = Math.max(0, Math.min(0.5, ...shown.map(({ load }) => reachOf(load)[0] - 0.05)));
    const x = scaleLinear([least, 1], [0, plotWidth]);
    const y = logWithZero({
      values: [...shown.map(({ wait }) => reachOf(wait)[1]), longWait / 20, longWait * 20],
      unit: 'duration',
      range: [plotHeight, 0],
      zero: 'at once',
      spacing: 24,
    });
    // Queues that grow stand along the upper edge; names of fields keep below them.
    const edge = shown.some(({ unstable }) => unstable) ? 22 : 0;
    fields(area, x(wellUsed), y(longWait), plotWidth, plotHeight, edge);
    leftAxis(area, y.ticks, plotWidth, '', false);
    area
      .append('text')
      .attr('class', 'axis-title')
      .attr('x', -margin.left)
      .attr('y', -14)
      .text(plotWidth > 480 ? 'mean wait (logarithmic)' : `mean wait; boundary: mean run time, ${duration(longWait)}`);
    bottomAxis(
      area,
      [0, 0.25, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((share) => ({ at: x(share), text: formatPercent(share) })),
      plotWidth,
      plotHeight,
      'share of the accelerators in use',
    );
    const boundary = plotWidth > 480 ? `jobs wait as long as they run: ${duration(longWait)}` : '';
    area
      .append('text')
      .attr('class', 'haloed')
      .attr('x', 8)
      .attr('y', y(longWait) - 6)
      .text(boundary);
    const places = shown.map((point) => [x(point.load[0]!), point.unstable ? 8 : y(point.wait[0]!)] as const);
    shown.forEach((point, i) => {
      mark(area, point, places[i]!, x, y);
    });
    const labels = placeLabels(
      [...shown.map(({ policy, unstable }) => (unstable ? `${policy} (grows)` : policy)), ''],
      // The last is the text on the boundary, which names stay clear of.
      [
        ...places.map((place) => [place]),
        [
          [8, y(longWait) - 10],
          [8 + boundary.length * 6.6, y(longWait) - 10],
        ],
      ],
      plotWidth,
      plotHeight,
    );
    const written = writeLabels(
      area,
      shown.map(({ policy, index, unstable }) => ({ name: unstable ? `${policy} (grows)` : policy, index })),
      labels.slice(0, -1),
    );
    view.legend(
      written ? [] : shown.map(({ policy, index }) => ({ name: policy, symbol: index, colour: seriesColour(index) })),
    );
    area.append('g').attr('class', 'readout');
    readable = shown.map((point, i) => ({
      x: places[i]![0],
      y: places[i]![1],
      title: point.policy,
      lines: [
        ['In use', estimateText(point.load, 'share'), symbolPicture(point.index)],
        ['Mean wait', point.unstable ? 'the queue grows without bound' : estimateText(point.wait, 'duration')],
        ['That is', standing(point)],
      ],
    }));
  }

  function mark(
    area: Layer,
    { index, load, wait, unstable }: Standpoint & { readonly index: number },
    [px, py]: readonly [number, number],
    x: (share: number) => number,
    y: (seconds: number) => number,
  ): void {
    const line = (x1: number, x2: number, y1: number, y2: number): unknown =>
      area
        .append('line')
        .attr('class', 'whisker')
        .attr('x1', x1)
        .attr('x2', x2)
        .attr('y1', y1)
        .attr('y2', y2)
        .style('stroke', seriesColour(index));
    const [up, across] = [whisker(wait, y), whisker(load, (share) => x(Math.min(1, share)))];
    if (up !== null) line(px, px, up[0], up[1]);
    if (across !== null) line(across[0], across[1], py, py);
    area
      .append('path')
      .attr('class', unstable ? 'mark hollow' : 'mark')
      .attr('d', symbolPath(index, 90))
      .attr('transform', `translate(${px},${py})`)
      .style(unstable ? 'stroke' : 'fill', seriesColour(index));
  }

  readout(page, view, tooltip, { items: () => readable, origin: () => [margin.left, margin.top] });
}

/** The four fields with their names; what to do about each where there is room. */
function fields(area: Layer, x: number, y: number, width: number, height: number, edge: number): void {
  const names: readonly (readonly [Quadrant, number, number, number, number])[] = [
    ['contention', 0, 0, x, y],
    ['congestion', x, 0, width - x, y],
    ['under-used', 0, y, x, height - y],
    ['optimal', x, y, width - x, height - y],
  ];
  for (const [name, left, top, wide, high] of names) {
    area
      .append('rect')
      .attr('class', `field ${name}`)
      .attr('x', left)
      .attr('y', top)
      .attr('width', Math.max(0, wide))
      .attr('height', high);
    const [anchor, at] = left === 0 ? ['start', 8] : ['end', width - 8];
    const text = (y: number, content: string) =>
      area.append('text').attr('x', at).attr('y', y).attr('text-anchor', anchor).text(content);
    text(top === 0 ? 20 + edge : height - 26, name).attr('class', 'row-label');
    if (meaning[name].length * 6.6 < wide - 12) text(top === 0 ? 37 + edge : height - 10, meaning[name]);
  }
}
