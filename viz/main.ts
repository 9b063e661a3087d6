import type { PageData } from '../src/output/payload.ts';
import { addressedStore } from './address.ts';
import { contents } from './contents.ts';
import { type ColumnReader, columnReader, readData, readJobs, readSchedule } from './data.ts';
import type { Detail, Timeline } from './detail.ts';
import { byWaitWhenMany } from './drawn.ts';
import { unbroken } from './format.ts';
import { globalKeys, keyList } from './keyboard.ts';
import { element } from './marks/element.ts';
import { createTooltip } from './marks/tooltip.ts';
import type { Page } from './page.ts';
import { followTheme, keysDialog, themeSwitch, unfoldForPrint } from './theme.ts';
import { comparison } from './views/comparison.ts';
import { distribution } from './views/distribution.ts';
import { forest } from './views/forest.ts';
import { groups } from './views/groups.ts';
import { machineTime } from './views/machine-time.ts';
import { glossary, lesson, method } from './views/method.ts';
import { notes } from './views/notes.ts';
import { quadrant } from './views/quadrant.ts';
import { waitReasons } from './views/reasons.ts';
import { sizes } from './views/sizes.ts';
import { thresholds } from './views/thresholds.ts';
import { timeViews } from './views/time-views.ts';

/** A part of the page with a head of its own; `short` is its name in the list of contents. */
function section(main: HTMLElement, id: string, title: string, short: string): HTMLElement {
  const made = element(
    'section',
    { id, class: 'part', 'aria-labelledby': `${id}-head` },
    element('h2', { id: `${id}-head`, 'data-short': short }, title),
  );
  main.append(made);
  return made;
}

function extentOf(data: PageData, timelines: ReadonlyMap<string, Timeline>): readonly [number, number] {
  let [from, to] = [0, data.window?.to ?? 1];
  for (const { from: start, step, queuedJobs } of timelines.values()) {
    from = Math.min(from, start);
    to = Math.max(to, start + step * queuedJobs.length);
  }
  return to > from ? [from, to] : [0, 1];
}

async function readTimelines(data: PageData, read: ColumnReader): Promise<Map<string, Timeline>> {
  const timelines = new Map<string, Timeline>();
  for (const { name, timeline } of data.policies) {
    if (timeline === null) continue;
    const { columns, from, step } = timeline;
    const [allocated, queuedJobs, maximumQueuedJobs] = await Promise.all([
      read(columns.allocated),
      read(columns.queuedJobs),
      read(columns.maximumQueuedJobs),
    ]);
    timelines.set(name, { from, step, allocated, queuedJobs, maximumQueuedJobs });
  }
  return timelines;
}

function live(): (text: string) => void {
  const box = document.getElementById('live')!;
  return (text) => {
    box.textContent = text;
  };
}

async function start(): Promise<void> {
  const main = document.getElementById('main')!;
  const data = byWaitWhenMany(readData(document));
  const read = columnReader(document, data.columns);
  const timelines = await readTimelines(data, read);
  const extent = extentOf(data, timelines);
  const store = addressedStore(data, extent);
  const page: Page = { data, store, extent, announce: live(), onColours: followTheme(store) };
  const tooltip = createTooltip();
  unfoldForPrint();

  for (const text of document.querySelectorAll('.masthead p')) text.textContent = unbroken(text.textContent ?? '');
  main.replaceChildren();
  const parts = {
    comparison: section(
      main,
      'comparison',
      data.policies.length > 1 ? 'The policies compared' : 'What it comes to',
      data.policies.length > 1 ? 'Compared' : 'Results',
    ),
    waits: section(main, 'waits', 'Waiting', 'Waiting'),
    time: section(main, 'time', 'Over time', 'Over time'),
    groups: section(main, 'who', 'Who waits', 'Who waits'),
    notes: section(main, 'notes', 'How far to trust this', 'Trust'),
    method: section(main, 'method', 'How this was made', 'Method'),
    glossary: section(main, 'glossary', 'What the words mean', 'Glossary'),
  };
  const dialog = keysDialog(store, keyList);
  document
    .querySelector('.masthead')!
    .prepend(
      element(
        'div',
        { class: 'settings' },
        themeSwitch(store),
        element('button', { type: 'button', onclick: () => dialog.showModal() }, 'Keys'),
      ),
    );
  comparison(page, parts.comparison);
  thresholds(page, parts.comparison);
  notes(page, parts.notes);
  method(page, parts.method);
  if (data.notice.length + data.try.length > 0) lesson(page, section(main, 'lesson', 'To learn from it', 'Lesson'));
  glossary(page, parts.glossary);
  quadrant(page, parts.comparison, tooltip);
  forest(page, parts.comparison, tooltip);
  machineTime(page, parts.comparison, tooltip);
  if (data.quantiles !== null) distribution(page, parts.waits, tooltip, await read(data.quantiles));
  waitReasons(page, parts.waits, tooltip);
  sizes(page, parts.groups, tooltip);
  groups(page, parts.groups);
  const detail = await readDetail(data, read, timelines);
  const filter = timeViews(page, parts.time, tooltip, detail);
  globalKeys(
    page,
    () => detail,
    filter,
    () => dialog.showModal(),
  );
  for (const part of Object.values(parts)) if (part.childElementCount < 2) part.remove();
  contents(main);
  document.documentElement.dataset.ready = '';
}

async function readDetail(
  data: PageData,
  read: ColumnReader,
  timelines: ReadonlyMap<string, Timeline>,
): Promise<Detail> {
  const jobs = await readJobs(data, read);
  const schedules = new Map();
  if (jobs !== null)
    for (const schedule of data.jobs!.schedules)
      schedules.set(schedule.policy, await readSchedule(data, jobs, schedule, read));
  return { jobs, schedules, timelines };
}

start().catch((error: unknown) => {
  const text = error instanceof Error ? error.message : String(error);
  const old =
    typeof DecompressionStream === 'undefined'
      ? ' This browser is too old for the figures; any browser of 2023 or later shows them.'
      : '';
  document
    .getElementById('main')!
    .replaceChildren(
      element('p', { class: 'failure', role: 'alert' }, `The figures could not be drawn. ${text}${old}`),
    );
  throw error;
});
