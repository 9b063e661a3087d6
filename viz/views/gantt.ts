import { type Colouring, legendEntries } from '../colouring.ts';
import type { Jobs } from '../data.ts';
import type { Detail } from '../detail.ts';
import { inExample } from '../example.ts';
import type { Filter } from '../filter.ts';
import { count } from '../format.ts';
import { arrangements } from '../gantt/arrangement.ts';
import { endingOf } from '../gantt/bars.ts';
import { barsOf, type Frame, jobAt, jobsInView } from '../gantt/frame.ts';
import { jobsTable } from '../gantt/jobs-table.ts';
import { clear, mostBars, paint } from '../gantt/paint.ts';
import { rowScale, rowTicks } from '../gantt/rows.ts';
import { jobSummary } from '../job-lines.ts';
import { leftAxis } from '../marks/axis.ts';
import { element } from '../marks/element.ts';
import { figure, type LegendEntry } from '../marks/figure.ts';
import { type Layer, layer, stage } from '../marks/stage.ts';
import { type Hover, timeAxis, timeInteractions, timeMargin } from '../marks/time-plot.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import { installed, type Page } from '../page.ts';
import { scheduleSentence } from '../takeaways/over-time.ts';
import { jobSearch } from './job-search.ts';

/** Every job on the accelerators it held: who ran where, when, and how it ended. Returns the filter jobs are searched by. */
export function gantt(
  page: Page,
  parent: HTMLElement,
  tooltip: Tooltip,
  detail: Detail & { readonly jobs: Jobs },
  hover: Hover,
  colouring: () => Colouring | null,
): () => Filter | null {
  const { data, store } = page;
  const { jobs } = detail;
  const current = () => detail.schedules.get(store.get().policy);
  const search = jobSearch(page, jobs, current);
  const heightAt = (width: number) =>
    Math.round(Math.min(width < 560 ? 360 : 460, Math.max(140, installed(data) * 14)));
  let frame: Frame | null = null;
  let margin = timeMargin(1000);

  const view = figure(page, parent, {
    id: 'gantt',
    title: 'The schedule, job by job',
    keys: 'Left and right arrows move the window of time, up and down the rows, plus and minus zoom; full stop and comma go to the next and previous job, F zooms to it, Escape clears.',
    table: () =>
      frame === null
        ? { caption: 'No single jobs', columns: [], rows: [] }
        : jobsTable(jobs, frame.schedule, jobsInView(frame), search.filter()),
    draw,
  });
  const arrange = arrangements(data.pools, () => view.redraw());
  const canvas = element('canvas', { 'aria-hidden': 'true' });
  view.plot.prepend(canvas);
  view.plot.classList.add('gantt');
  view.controls.append(search.field, rowButtons(page));
  view.controls.after(search.hint);
  store.on(['from', 'to', 'policy', 'colour', 'filter', 'top', 'bottom'], () => view.redraw());
  store.on(['job'], outlineSelected);
  page.onColours(() => view.redraw());

  function draw(width: number): void {
    const { policy, from, to, top, bottom } = store.get();
    const schedule = current();
    margin = timeMargin(width);
    const inner = { width: width - margin.left - margin.right, height: heightAt(width) };
    const { area } = stage(view.plot, width, inner.height + margin.top + margin.bottom, margin);
    if (schedule === undefined) {
      clear(canvas, inner, margin, false);
      frame = null;
      view.legend([]);
      note(area, `No single jobs under ${policy}.`);
      view.takeaway(`To stay small, this page leaves out the single jobs under ${policy}; the CSV files have them.`);
      return;
    }
    const { visible, lanes } = arrange(schedule);
    const rows = rowScale(data.pools, inner.height, top, bottom);
    frame = { jobs, schedule, lanes, inView: visible(from, to), rows, ...inner, from, to };
    const byNode = schedule.stretches.placement !== null;
    leftAxis(
      area,
      rowTicks(data.pools, byNode, rows, inner.height),
      inner.width,
      byNode ? 'nodes' : 'accelerators',
      false,
    );
    timeAxis(page, area, inner.width, inner.height);
    poolNames(page, area, frame);
    for (const name of ['selected', 'crosshair', 'selection']) area.append('g').attr('class', name);
    view.legend([...(colouring() === null ? [] : legendEntries(colouring()!)), ...endings(frame)]);
    clear(canvas, inner, margin, frame.inView.length <= mostBars);
    paint(canvas, frame, { colouring: colouring(), filter: search.filter(), pools: data.pools, top, bottom });
    if (lanes === null) note(area, `Arranging ${count(jobs.count, 'job')}…`);
    else if (frame.inView.length > mostBars) {
      const many = count(frame.inView.length, 'job');
      // On a phone the title of the axis stands beside it.
      const text = `${many}, ${inner.width < 420 ? 'as density; zoom in' : 'drawn as density; zoom in for single ones'}`;
      area.append('text').attr('x', inner.width).attr('y', -10).attr('text-anchor', 'end').text(text);
    }
    outlineSelected();
    view.takeaway(sentence(policy, frame, inExample(data)));
  }

  function outlineSelected(): void {
    if (frame === null) return;
    const marks = layer(view.plot, 'selected');
    const { job } = store.get();
    if (job < 0) return;
    for (const { x, y, width, height } of barsOf(frame, job)) {
      for (const name of ['selected-halo', 'selected-box']) {
        marks
          .append('rect')
          .attr('class', name)
          .attr('x', x - 1.5)
          .attr('y', y - 1.5)
          .attr('width', width + 3)
          .attr('height', height + 3);
      }
    }
  }

  /** The job under the pointer, or −1. */
  function jobUnder(event: PointerEvent): number {
    if (frame === null) return -1;
    const box = view.plot.getBoundingClientRect();
    return jobAt(frame, event.clientX - box.left - margin.left, event.clientY - box.top - margin.top);
  }

  timeInteractions(page, view.plot, hover, {
    width: () => frame?.width ?? 1,
    height: () => frame?.height ?? 1,
    margin: () => margin,
    hover(_, event) {
      const job = event === null ? -1 : jobUnder(event);
      if (job < 0 || event === null) tooltip.hide();
      else
        tooltip.show(event.clientX, event.clientY, `Job ${jobs.number[job]}`, jobSummary(jobs, frame!.schedule, job));
    },
    click: (event) => store.set({ job: jobUnder(event) }),
  });
  view.plot.addEventListener('keydown', (event) => rowKeys(page, event));
  return search.filter;
}

function note(area: Layer, text: string): void {
  area.append('text').attr('x', 8).attr('y', 20).text(text);
}

/** Names of the pools at the right end of their rows, where there are several. */
function poolNames({ data }: Page, area: Layer, { rows, width, height }: Frame): void {
  if (data.pools.length < 2) return;
  let first = 0;
  for (const { name, capacity } of data.pools) {
    const y = rows.y(first);
    if (y > -20 && y < height) {
      area
        .append('text')
        .attr('class', 'series-label')
        .attr('x', width - 6)
        .attr('y', Math.max(12, y + 13))
        .attr('text-anchor', 'end')
        .text(name);
    }
    first += capacity;
  }
}

/** Legend of the patterns, as far as they are drawn now. */
function endings(frame: Frame): LegendEntry[] {
  const { jobs, schedule } = frame;
  if (frame.inView.length > mostBars) return [];
  const found = new Set(Array.from(jobsInView(frame), (job) => endingOf(jobs.states[schedule.state[job]!])));
  return [
    ...(found.has('timed-out')
      ? [{ colour: 'var(--ink)', name: 'stopped at its limit', pattern: 'lines' as const }]
      : []),
    ...(found.has('failed')
      ? [{ colour: 'var(--ink)', name: 'failed or cancelled', pattern: 'crossed' as const }]
      : []),
  ];
}

/** The median wait of very many jobs is taken of an even sample of them. */
function sentence(policy: string, frame: Frame, example: string): string {
  const { jobs, schedule } = frame;
  const inView = jobsInView(frame);
  const stride = Math.max(1, Math.floor(inView.length / mostBars));
  const early = jobs.states.map((state) => endingOf(state) !== 'completed');
  const waits: number[] = [];
  let stopped = 0;
  for (let i = 0; i < inView.length; i++) {
    const job = inView[i]!;
    if (i % stride === 0) waits.push(schedule.waited(job));
    if (early[schedule.state[job]!]) stopped++;
  }
  waits.sort((a, b) => a - b);
  return scheduleSentence(policy, inView.length, waits[waits.length >> 1] ?? null, stopped, example);
}

function rowButtons(page: Page): HTMLElement {
  const button = (label: string, run: () => void) => element('button', { type: 'button', onclick: run }, label);
  const taller = () => {
    const { top, bottom } = page.store.get();
    const span = Math.max(1 / 64, (bottom - top) / 2);
    const start = Math.min(1 - span, Math.max(0, (top + bottom - span) / 2));
    page.store.set({ top: start, bottom: start + span });
  };
  return element(
    'div',
    { class: 'tools', role: 'group', 'aria-label': 'Zoom in rows' },
    button('Taller rows', taller),
    button('All rows', () => page.store.set({ top: 0, bottom: 1 })),
  );
}

/** Up and down move the rows in view. */
function rowKeys({ store }: Page, event: KeyboardEvent): void {
  const { top, bottom } = store.get();
  const step = (bottom - top) * 0.2;
  const shift =
    event.key === 'ArrowUp' ? -Math.min(step, top) : event.key === 'ArrowDown' ? Math.min(step, 1 - bottom) : 0;
  if (shift === 0) return;
  event.preventDefault();
  store.set({ top: top + shift, bottom: bottom + shift });
}
