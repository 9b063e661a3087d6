import type { PageData } from '../src/output/payload.ts';
import { addressedStore } from './address.ts';
import { type ColumnReader, columnReader, readJobs } from './data.ts';
import type { Detail, Timeline } from './detail.ts';
import { byWaitWhenMany } from './drawn.ts';
import { globalKeys, keyList } from './keyboard.ts';
import { createTooltip } from './marks/tooltip.ts';
import { estimateOf, groupOf, type Page } from './page.ts';
import { readSchedule } from './schedule.ts';
import { section } from './section.ts';
import { settings } from './settings.ts';
import { followTheme } from './theme.ts';
import { readTimelines } from './timelines.ts';
import { comparison } from './views/comparison.ts';
import { distribution } from './views/distribution.ts';
import { energyHours } from './views/energy-hours.ts';
import { forest } from './views/forest.ts';
import { groups } from './views/groups.ts';
import { machineTime } from './views/machine-time.ts';
import { glossary, lesson, method } from './views/method.ts';
import { money } from './views/money.ts';
import { notes } from './views/notes.ts';
import { pools } from './views/pools.ts';
import { quadrant } from './views/quadrant.ts';
import { waitReasons } from './views/reasons.ts';
import { sizes } from './views/sizes.ts';
import { thresholds } from './views/thresholds.ts';
import { timeViews } from './views/time-views.ts';
import { usefulHour } from './views/useful-hour.ts';

function extentOf(data: PageData, timelines: ReadonlyMap<string, Timeline>): readonly [number, number] {
  let [from, to] = [0, data.window?.to ?? 1];
  for (const { from: start, step, queuedJobs } of timelines.values()) {
    from = Math.min(from, start);
    to = Math.max(to, start + step * queuedJobs.length);
  }
  return to > from ? [from, to] : [0, 1];
}

/** Fills the page of a study. */
export async function studyPage(given: PageData, main: HTMLElement, announce: (text: string) => void): Promise<void> {
  const data = byWaitWhenMany(given);
  const read = columnReader(document, data.columns);
  const timelines = await readTimelines(data, read);
  const extent = extentOf(data, timelines);
  const store = addressedStore(
    { policy: firstShown(data), metric: 'wait', extent },
    { policy: data.policies.map(({ name }) => name) },
  );
  const page: Page = { data, store, extent, announce, onColours: followTheme(store) };
  const tooltip = createTooltip();
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
    money: section(main, 'economics', 'Money and energy', 'Money and energy'),
    notes: section(main, 'notes', 'How far to trust this', 'Trust'),
    method: section(main, 'method', 'How this was made', 'Method'),
    glossary: section(main, 'glossary', 'What the words mean', 'Glossary'),
  };
  const showKeys = settings(store, keyList);
  comparison(page, parts.comparison);
  notes(data, parts.notes);
  method(page, parts.method);
  if (data.notice.length + data.try.length > 0) lesson(page, section(main, 'lesson', 'To learn from it', 'Lesson'));
  glossary(page, parts.glossary);
  thresholds(page, parts.comparison, tooltip);
  quadrant(page, parts.comparison, tooltip);
  forest(page, parts.comparison, tooltip);
  machineTime(page, parts.comparison, tooltip);
  pools(page, parts.comparison, tooltip);
  if (data.quantiles !== null) distribution(page, parts.waits, tooltip, await read(data.quantiles));
  waitReasons(page, parts.waits, tooltip);
  sizes(page, parts.groups, tooltip);
  usefulHour(page, parts.money, tooltip);
  money(page, parts.money, tooltip);
  energyHours(page, parts.money, tooltip);
  groups(page, parts.groups);
  const detail = await readDetail(data, read, timelines);
  const filter = timeViews(page, parts.time, tooltip, detail);
  globalKeys(page, () => detail, filter, showKeys);
  for (const part of Object.values(parts)) if (part.childElementCount < 2) part.remove();
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

/** The policy shown at first: of those whose jobs are in the page, the one with the shortest mean wait, else the first. */
function firstShown({ policies, jobs }: PageData): string {
  const held = policies.filter(({ name }) => jobs === null || jobs.schedules.some(({ policy }) => policy === name));
  const wait = (policy: PageData['policies'][number]) =>
    estimateOf(groupOf(policy, 'all'), 'wait', 'mean')[0] ?? Number.POSITIVE_INFINITY;
  return [...held].sort((a, b) => wait(a) - wait(b) || 0)[0]?.name ?? '';
}
