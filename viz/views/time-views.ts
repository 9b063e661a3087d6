import { type Colouring, colourings } from '../colouring.ts';
import type { Detail } from '../detail.ts';
import { drawnHint } from '../drawn.ts';
import { exampleName } from '../example.ts';
import type { Filter } from '../filter.ts';
import { choice, chooser } from '../marks/choice.ts';
import { element } from '../marks/element.ts';
import { symbolPicture } from '../marks/symbol.ts';
import type { Hover } from '../marks/time-plot.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import type { Page } from '../page.ts';
import { allocation } from './allocation.ts';
import { gantt } from './gantt.ts';
import { jobCard } from './job-card.ts';
import { overview } from './overview.ts';
import { power } from './power.ts';
import { queue } from './queue.ts';

/** The views on one time axis: a strip with the brush on top, then the queue, the machine and the schedule. */
export function timeViews(page: Page, parent: HTMLElement, tooltip: Tooltip, detail: Detail): () => Filter | null {
  const { data, store } = page;
  const ways = waysOf(page, detail);
  const colouring = () => {
    const all = ways();
    return all.find(({ name }) => name === store.get().colour) ?? all[0] ?? null;
  };
  const sticky = element('div', { class: 'sticky' });
  const policies =
    drawnHint(data) === ''
      ? choice(
          'Policy shown',
          data.policies.map(({ name }, index) => [name, name, symbolPicture(index)]),
          store.get().policy,
          (policy) => store.set({ policy }),
        )
      : chooser(
          'Policy ',
          data.policies.map(({ name }) => name),
          store.get().policy,
          (policy) => store.set({ policy }),
        );
  store.on(['policy'], ({ policy }) => policies.check(policy));
  const colour = element('select', { onchange: () => store.set({ colour: colour.value }) });
  const fillColours = () => {
    colour.replaceChildren(...ways().map(({ name, label }) => element('option', { value: name }, label.toLowerCase())));
    colour.value = colouring()?.name ?? '';
  };
  fillColours();
  store.on(['policy', 'colour'], fillColours);
  sticky.append(
    element(
      'div',
      { class: 'controls' },
      data.policies.length > 1 ? policies : null,
      ways().length > 1 ? element('label', {}, 'Colour by ', colour) : null,
    ),
  );
  parent.append(
    element(
      'p',
      { class: 'lead' },
      `${data.finished > 1 ? `${exampleName(data).replace('r', 'R')} of ${data.finished}, as an example` : 'The run'}, from its first moment to its last, warm-up and all. The strip shows how many wait over the whole of it; drag in it, or in any figure below, to look closer.`,
    ),
    sticky,
  );
  overview(page, sticky, detail);
  const hover: Hover = { at: null, listeners: [] };
  queue(page, parent, tooltip, detail, hover);
  allocation(page, parent, tooltip, detail, hover, colouring);
  power(page, parent, tooltip, detail, hover);
  if (detail.jobs === null) return () => null;
  const filter = gantt(page, parent, tooltip, { ...detail, jobs: detail.jobs }, hover, colouring);
  jobCard(page, document.getElementById('gantt')!, detail, filter);
  return filter;
}

/** The ways of colouring, made once for each policy. */
function waysOf({ store }: Page, { jobs, schedules }: Detail): () => readonly Colouring[] {
  const made = new Map<string, readonly Colouring[]>();
  return () => {
    const { policy } = store.get();
    const schedule = schedules.get(policy);
    if (jobs === null || schedule === undefined) return [];
    let ways = made.get(policy);
    if (ways === undefined) {
      ways = colourings(jobs, schedule);
      made.set(policy, ways);
    }
    return ways;
  };
}
