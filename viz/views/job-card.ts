import type { Detail } from '../detail.ts';
import { asExample } from '../example.ts';
import type { Filter } from '../filter.ts';
import { jobStory } from '../job-lines.ts';
import { element } from '../marks/element.ts';
import { spoken } from '../marks/tooltip.ts';
import type { Page } from '../page.ts';
import { focusSelected, selectNeighbour } from '../selection.ts';

/** The selected job in words, and its wait under the other policies; steps from job to job without a pointer. */
export function jobCard(page: Page, parent: HTMLElement, detail: Detail, filter: () => Filter | null): void {
  const { store } = page;
  const title = element('h4', {}, 'No job selected');
  const story = element('div');
  const button = (label: string, run: () => void) => element('button', { type: 'button', onclick: run }, label);
  const focus = button('Zoom to it', () => focusSelected(page, detail));
  const clear = button('Clear', () => store.set({ job: -1 }));
  const card = element(
    'aside',
    { class: 'job-card', 'aria-label': 'Selected job' },
    element(
      'div',
      { class: 'job-head' },
      title,
      element(
        'div',
        { class: 'tools' },
        button('Previous job', () => selectNeighbour(page, detail, filter(), -1)),
        button('Next job', () => selectNeighbour(page, detail, filter(), 1)),
        focus,
        clear,
      ),
    ),
    story,
  );
  parent.append(card);
  const show = () => {
    const { job, policy } = store.get();
    const known = job >= 0 && detail.jobs !== null && job < detail.jobs.count && detail.schedules.has(policy);
    focus.disabled = clear.disabled = !known;
    title.textContent = known
      ? `Job ${detail.jobs!.number[job]} under ${policy}${asExample(page.data)}`
      : 'No job selected';
    const lines = known ? jobStory(detail, policy, job, nodeNames(page)) : [];
    story.replaceChildren(
      known
        ? element(
            'dl',
            { class: 'story' },
            ...lines.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
          )
        : element('p', { class: 'hint' }, 'Click a job, or step through the jobs with the full stop and comma keys.'),
    );
    if (known) page.announce(spoken(title.textContent, lines));
  };
  store.on(['job', 'policy'], show);
  show();
}

/** "node 3" where one pool has nodes, "h100 node 3" where several do; numbers count within the pool. */
function nodeNames({ data }: Page): (node: number) => string {
  const pools = data.pools.filter(({ nodes }) => nodes !== null);
  return (node) => {
    let rest = node;
    for (const pool of data.pools) {
      if (rest < (pool.nodes ?? 0)) return pools.length > 1 ? `${pool.name} node ${rest}` : `node ${rest}`;
      rest -= pool.nodes ?? 0;
    }
    return `node ${node}`;
  };
}
