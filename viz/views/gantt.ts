import { formatCount } from '../../src/units/format-number.ts';
import { type Colouring, legendEntries } from '../colouring.ts';
import type { Jobs, Schedule } from '../data.ts';
import type { Detail } from '../detail.ts';
import { type Filter, filterHint, parseFilter } from '../filter.ts';
import { duration } from '../format.ts';
import { drawBars, endingOf } from '../gantt/bars.ts';
import { type DensityInput, density, type Rgb } from '../gantt/density.ts';
import { type Lanes, packLanes } from '../gantt/lanes.ts';
import { rowScale, rowTicks } from '../gantt/rows.ts';
import { type Visible, visibleJobs } from '../gantt/visible.ts';
import { jobSummary } from '../job-lines.ts';
import { leftAxis } from '../marks/axis.ts';
import { element } from '../marks/element.ts';
import { type Figure, figure, resolveColour } from '../marks/figure.ts';
import { layer, stage } from '../marks/stage.ts';
import type { Table } from '../marks/table.ts';
import { type Hover, timeAxis, timeInteractions, timeMargin } from '../marks/time-plot.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import { installed, type Page } from '../page.ts';
import { moment } from '../scales/time.ts';
import { scheduleSentence } from '../sentences.ts';

/** More jobs than this in view are drawn as density. */
const mostBars = 20_000;
/** Rows that the table and the CSV of the chart hold at most; jobs.csv has all. */
const mostRows = 50_000;

interface Prepared {
  readonly visible: Visible;
  lanes: Lanes | null;
}

/** Every job on the accelerators it held: who ran where, when, and how it ended. */
export function gantt(
  page: Page,
  parent: HTMLElement,
  tooltip: Tooltip,
  detail: Detail,
  hover: Hover,
  colouring: () => Colouring | null,
): { filter: () => Filter | null } {
  const { data, store } = page;
  const prepared = new Map<string, Prepared>();
  const capacity = installed(data);
  let plotWidth = 0;
  let plotHeight = 320;
  let margin = timeMargin(1000);
  let inView: Uint32Array = new Uint32Array(0);
  let filter: Filter | null = null;

  const view: Figure = figure(page, parent, {
    id: 'gantt',
    title: 'The schedule, job by job',
    keys: 'Left and right arrows move the window of time, up and down the rows, plus and minus zoom; full stop and comma go to the next and previous job, F zooms to it, Escape clears.',
    table: () => table(detail.jobs!, current(), inView, filter),
    draw,
  });
  const canvas = element('canvas', { 'aria-hidden': 'true' });
  view.plot.prepend(canvas);
  view.plot.classList.add('gantt');

  const search = element('input', {
    type: 'search',
    placeholder: 'class:chat wait>4h',
    'aria-describedby': 'filter-hint',
    value: store.get().filter,
  });
  const hint = element('p', { class: 'hint', id: 'filter-hint' }, `Find jobs: ${filterHint}.`);
  search.addEventListener('input', () => store.set({ filter: search.value }));
  view.controls.append(
    element('label', { class: 'search' }, 'Find jobs ', search),
    element(
      'div',
      { class: 'tools', role: 'group', 'aria-label': 'Zoom in rows' },
      element('button', { type: 'button', onclick: () => zoomRows(0.5), 'aria-label': 'Taller rows' }, 'Taller rows'),
      element('button', { type: 'button', onclick: () => zoomRows(2), 'aria-label': 'All rows' }, 'All rows'),
    ),
  );
  view.controls.after(hint);

  const current = (): Schedule => detail.schedules.get(store.get().policy)!;
  const refilter = () => {
    const schedule = current();
    filter =
      detail.jobs === null || schedule === undefined ? null : parseFilter(store.get().filter, detail.jobs, schedule);
    if (search.value !== store.get().filter) search.value = store.get().filter;
    const found = filter === null ? 0 : current().order.reduce((sum, job) => sum + Number(filter!.matches(job)), 0);
    hint.textContent =
      filter === null
        ? `Find jobs: ${filterHint}.`
        : filter.fault !== ''
          ? filter.fault
          : `${formatCount(found)} of ${formatCount(current().order.length)} jobs match; full stop and comma step through them.`;
  };
  refilter();
  store.on(['filter', 'policy'], refilter);
  store.on(['from', 'to', 'policy', 'colour', 'filter', 'top', 'bottom'], () => view.redraw());
  store.on(['job'], outlineSelected);
  page.onColours(() => view.redraw());

  function zoomRows(factor: number): void {
    const { top, bottom } = store.get();
    const span = factor > 1 ? 1 : Math.max(1 / 64, (bottom - top) * factor);
    const middle = (top + bottom) / 2;
    const start = Math.min(1 - span, Math.max(0, middle - span / 2));
    store.set({ top: start, bottom: start + span });
  }

  function draw(width: number): void {
    const { jobs } = detail;
    const { policy, from, to, top, bottom } = store.get();
    const schedule = detail.schedules.get(policy);
    margin = timeMargin(width);
    plotWidth = width - margin.left - margin.right;
    plotHeight = Math.round(Math.min(width < 560 ? 360 : 460, Math.max(140, capacity * 14)));
    const { area } = stage(view.plot, width, plotHeight + margin.top + margin.bottom, margin);
    view.legend([]);
    if (jobs === null || schedule === undefined) {
      clearCanvas();
      area
        .append('text')
        .attr('class', 'axis-title')
        .attr('y', 20)
        .text(`This page does not hold the single jobs under ${policy}.`);
      view.takeaway(`The page leaves out the single jobs under ${policy} to stay small; the CSV files have them.`);
      return;
    }
    const rows = rowScale(data.pools, plotHeight, top, bottom);
    const byNode = schedule.placement !== null;
    leftAxis(area, rowTicks(data.pools, byNode, rows, plotHeight), plotWidth, byNode ? 'nodes' : 'accelerators', false);
    poolNames(area, rows);
    timeAxis(page, area, plotWidth, plotHeight);
    for (const name of ['selected', 'crosshair', 'selection']) area.append('g').attr('class', name);
    const ready = prepare(policy, jobs, schedule);
    inView = ready.visible(from, to);
    const way = colouring();
    const endings = new Set(
      Array.from(inView.length > mostBars ? [] : inView, (job) => endingOf(jobs.states[schedule.state[job]!])),
    );
    view.legend([
      ...(way === null ? [] : legendEntries(way)),
      ...(endings.has('timed-out')
        ? [
            {
              colour: 'repeating-linear-gradient(135deg, var(--ink) 0 2px, transparent 2px 5px)',
              name: 'stopped at its limit',
            },
          ]
        : []),
      ...(endings.has('failed')
        ? [
            {
              colour:
                'repeating-linear-gradient(45deg, var(--ink) 0 1px, transparent 1px 4px), repeating-linear-gradient(135deg, var(--ink) 0 1px, transparent 1px 4px)',
              name: 'failed or cancelled',
            },
          ]
        : []),
    ]);
    if (ready.lanes === null) {
      clearCanvas();
      area
        .append('text')
        .attr('class', 'axis-title')
        .attr('x', 8)
        .attr('y', 20)
        .text(`Arranging ${formatCount(jobs.count)} jobs…`);
    } else {
      paint(way, { jobs, schedule, lanes: ready.lanes, visible: inView, from, to, matches: filter?.matches ?? null });
      if (inView.length > mostBars)
        area
          .append('text')
          .attr('class', 'note')
          .attr('x', plotWidth)
          .attr('y', -10)
          .attr('text-anchor', 'end')
          .text(`${formatCount(inView.length)} jobs: drawn as density; zoom in for single jobs`);
    }
    outlineSelected();
    view.takeaway(sentence(policy, jobs, schedule));
  }

  function prepare(policy: string, jobs: Jobs, schedule: Schedule): Prepared {
    let ready = prepared.get(policy);
    if (ready === undefined) {
      const made: Prepared = { visible: visibleJobs(schedule), lanes: null };
      ready = made;
      prepared.set(policy, made);
      const pause = () => new Promise<boolean>((resolve) => setTimeout(() => resolve(true)));
      void packLanes(jobs, schedule, data.pools, pause).then((lanes) => {
        made.lanes = lanes;
        view.redraw();
      });
    }
    return ready;
  }

  function poolNames(area: Parameters<typeof leftAxis>[0], rows: ReturnType<typeof rowScale>): void {
    if (data.pools.length < 2) return;
    let first = 0;
    for (const pool of data.pools) {
      const y = rows.y(first);
      if (y > -20 && y < plotHeight)
        area
          .append('text')
          .attr('class', 'series-label')
          .attr('x', plotWidth - 6)
          .attr('y', Math.max(12, y + 13))
          .attr('text-anchor', 'end')
          .text(pool.name);
      first += pool.capacity;
    }
  }

  function clearCanvas(): CanvasRenderingContext2D {
    const ratio = Math.min(2, devicePixelRatio || 1);
    canvas.width = Math.round(plotWidth * ratio);
    canvas.height = Math.round(plotHeight * ratio);
    canvas.style.cssText = `left:${margin.left}px;top:${margin.top}px;width:${plotWidth}px;height:${plotHeight}px`;
    return canvas.getContext('2d')!;
  }

  function paint(way: Colouring | null, input: Omit<DensityInput, 'rows' | 'colourOf'>): void {
    const context = clearCanvas();
    const { top, bottom } = store.get();
    const colours = Array.from({ length: way?.positions ?? 1 }, (_, position) =>
      rgb(resolveColour(view.plot, way?.colour(position) ?? 'var(--series-1)')),
    );
    const colourOf = way === null ? () => colours[0]! : (job: number) => colours[way.positionOf(job)]!;
    const ratio = canvas.width / plotWidth;
    if (input.visible.length > mostBars) {
      const rows = rowScale(data.pools, canvas.height, top, bottom);
      context.putImageData(density(canvas.width, canvas.height, { ...input, rows, colourOf }), 0, 0);
      return;
    }
    context.scale(ratio, ratio);
    const look = {
      ink: resolveColour(view.plot, 'var(--ink)'),
      page: resolveColour(view.plot, 'var(--page)'),
      textOn: (colour: Rgb) => (luminance(colour) > 0.32 ? '#000' : '#fff'),
    };
    drawBars(
      context,
      plotWidth,
      plotHeight,
      { ...input, rows: rowScale(data.pools, plotHeight, top, bottom), colourOf },
      look,
    );
  }

  function outlineSelected(): void {
    const { job, policy, from, to, top, bottom } = store.get();
    const ready = prepared.get(policy);
    if (view.plot.querySelector('.selected') === null) return;
    const marks = layer(view.plot, 'selected');
    const schedule = detail.schedules.get(policy);
    if (job < 0 || schedule === undefined || !ready?.lanes || Number.isNaN(schedule.start[job]!)) return;
    const rows = rowScale(data.pools, plotHeight, top, bottom);
    const x = (at: number) => Math.min(plotWidth + 3, Math.max(-3, ((at - from) / (to - from)) * plotWidth));
    if (schedule.end[job]! < from || schedule.start[job]! > to) return;
    for (let run = ready.lanes.offset[job]!; run < ready.lanes.offset[job + 1]!; run++) {
      const left = x(schedule.start[job]!);
      const y = rows.y(ready.lanes.first[run]!);
      marks
        .append('rect')
        .attr('class', 'selected-box')
        .attr('x', left - 1.5)
        .attr('y', y - 1.5)
        .attr('width', Math.max(2, x(schedule.end[job]!) - left) + 3)
        .attr('height', Math.max(2, ready.lanes.length[run]! * rows.height) + 3);
    }
  }

  /** The job drawn at a point of the plot, or −1. */
  function jobAt(event: PointerEvent): number {
    const ready = prepared.get(store.get().policy);
    const schedule = detail.schedules.get(store.get().policy);
    if (!ready?.lanes || schedule === undefined) return -1;
    const { from, to, top, bottom } = store.get();
    const box = view.plot.getBoundingClientRect();
    const time = from + ((event.clientX - box.left - margin.left) / plotWidth) * (to - from);
    const row = rowScale(data.pools, plotHeight, top, bottom).rowAt(event.clientY - box.top - margin.top);
    const slack = ((to - from) / plotWidth) * 0.75;
    return (
      inView.findLast((job) => {
        if (schedule.start[job]! > time + slack || schedule.end[job]! < time - slack) return false;
        for (let run = ready.lanes!.offset[job]!; run < ready.lanes!.offset[job + 1]!; run++) {
          if (row >= ready.lanes!.first[run]! && row < ready.lanes!.first[run]! + ready.lanes!.length[run]!)
            return true;
        }
        return false;
      }) ?? -1
    );
  }

  timeInteractions(page, view.plot, hover, {
    width: () => plotWidth,
    height: () => plotHeight,
    margin: () => margin,
    hover(_, event) {
      const job = event === null ? -1 : jobAt(event);
      if (job < 0 || event === null) return tooltip.hide();
      tooltip.show(
        event.clientX,
        event.clientY,
        `Job ${detail.jobs!.number[job]}`,
        jobSummary(detail.jobs!, current(), job),
      );
    },
    click: (event) => store.set({ job: jobAt(event) }),
  });
  view.plot.addEventListener('keydown', (event) => {
    const { top, bottom } = store.get();
    const step = (bottom - top) * 0.2;
    const shift =
      event.key === 'ArrowUp' ? -Math.min(step, top) : event.key === 'ArrowDown' ? Math.min(step, 1 - bottom) : 0;
    if (shift === 0) return;
    event.preventDefault();
    store.set({ top: top + shift, bottom: bottom + shift });
  });

  function sentence(policy: string, jobs: Jobs, schedule: Schedule): string {
    const stride = Math.max(1, Math.floor(inView.length / 20_000));
    const waits = Float64Array.from(
      inView.filter((_, i) => i % stride === 0),
      (job) => schedule.start[job]! - jobs.submit[job]!,
    ).sort();
    const stopped = inView.reduce(
      (sum, job) => sum + Number(endingOf(jobs.states[schedule.state[job]!]) !== 'completed'),
      0,
    );
    return scheduleSentence(policy, inView.length, waits.length === 0 ? null : waits[waits.length >> 1]!, stopped);
  }
  return { filter: () => filter };
}

function table(jobs: Jobs, schedule: Schedule, inView: Uint32Array, filter: Filter | null): Table {
  const rows = filter === null ? inView : inView.filter(filter.matches);
  const name = (column: Float64Array | null, names: readonly string[], job: number) => names[column?.[job] ?? 0] ?? '';
  const seconds = (value: number) => Number(value.toFixed(6));
  return {
    caption:
      rows.length > mostRows
        ? `The first ${formatCount(mostRows)} of ${formatCount(rows.length)} jobs in this window`
        : 'Jobs in this window, by start',
    columns: [
      { title: 'Job', file: 'job', number: true },
      { title: 'Class', file: 'class' },
      { title: 'Tenant', file: 'tenant' },
      { title: 'User', file: 'user' },
      { title: 'Accelerators', file: 'accelerators', number: true },
      { title: 'Submitted', file: 'submit_s', number: true },
      { title: 'Started', file: 'start_s', number: true },
      { title: 'Ended', file: 'end_s', number: true },
      { title: 'Waited', file: 'wait_s', number: true },
      { title: 'State', file: 'state' },
    ],
    rows: Array.from(rows.subarray(0, mostRows), (job) => {
      const [submit, start, end] = [jobs.submit[job]!, schedule.start[job]!, schedule.end[job]!];
      return [
        { text: String(jobs.number[job]), value: jobs.number[job]! },
        name(jobs.class, jobs.names.classes, job),
        name(jobs.tenant, jobs.names.tenants, job),
        name(jobs.user, jobs.names.users, job),
        { text: formatCount(jobs.accelerators[job]!), value: jobs.accelerators[job]! },
        { text: moment(submit, 3600), value: seconds(submit) },
        { text: moment(start, 3600), value: seconds(start) },
        { text: moment(end, 3600), value: seconds(end) },
        { text: duration(start - submit), value: seconds(start - submit) },
        jobs.states[schedule.state[job]!] ?? '',
      ];
    }),
  };
}

/** "rgb(35, 104, 169)" as numbers. */
function rgb(colour: string): Rgb {
  const parts = (colour.match(/[\d.]+/g) ?? ['128', '128', '128']).map(Number);
  return [parts[0]!, parts[1]!, parts[2]!];
}

/** Relative luminance of WCAG 2. */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  ) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
