import { formatCount } from '../../src/units/format-number.ts';
import type { Jobs } from '../data.ts';
import { type Filter, filterHint, parseFilter } from '../filter.ts';
import { element } from '../marks/element.ts';
import type { Page } from '../page.ts';
import type { Schedule } from '../schedule.ts';

export interface JobSearch {
  /** The box to type in. */
  readonly field: HTMLElement;
  /** What can be typed, how many jobs match, or what was not understood. */
  readonly hint: HTMLElement;
  /** The filter that holds now; null when nothing is searched for. */
  readonly filter: () => Filter | null;
}

/** A box that finds jobs of the shown schedule; must be made before the views that ask for its filter. */
export function jobSearch({ store }: Page, jobs: Jobs, current: () => Schedule | undefined): JobSearch {
  const field = element('input', {
    type: 'search',
    placeholder: 'class:chat wait>4h',
    'aria-describedby': 'filter-hint',
  });
  const hint = element('p', { class: 'hint', id: 'filter-hint' });
  field.addEventListener('input', () => store.set({ filter: field.value }));
  let filter: Filter | null = null;
  const read = () => {
    const text = store.get().filter;
    const schedule = current();
    filter = schedule === undefined ? null : parseFilter(text, jobs, schedule);
    if (field.value !== text) field.value = text;
    hint.textContent = hintOf(filter, schedule);
  };
  read();
  store.on(['filter', 'policy'], read);
  return { field: element('label', { class: 'search' }, 'Find jobs ', field), hint, filter: () => filter };
}

function hintOf(filter: Filter | null, schedule: Schedule | undefined): string {
  if (filter === null || schedule === undefined) return `For example ${filterHint}.`;
  if (filter.fault !== '') return filter.fault;
  const found = schedule.order.reduce((sum, job) => sum + Number(filter.matches(job)), 0);
  return `${formatCount(found)} of ${formatCount(schedule.order.length)} jobs match; full stop and comma step through them.`;
}
