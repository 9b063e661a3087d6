import type { PageOutcome, SearchPageData } from '../src/output/payload-search.ts';
import { addressedStore } from './address.ts';
import { element } from './marks/element.ts';
import { tableElement } from './marks/table.ts';
import { tableTools } from './marks/table-tools.ts';
import { createTooltip } from './marks/tooltip.ts';
import type { OutcomeOf, SearchPage } from './search.ts';
import { section } from './section.ts';
import { settings } from './settings.ts';
import { followTheme } from './theme.ts';
import { notes } from './views/notes.ts';
import { pointsTable } from './views/points-table.ts';
import { searchFigures } from './views/search-figures.ts';
import { searchMethod } from './views/search-method.ts';

const keyList: readonly (readonly [keys: string, what: string])[] = [
  ['Tab', 'go from figure to figure'],
  ['← → ↑ ↓', 'in a figure: read out its values one by one'],
  ['Home End', 'to the first and the last'],
  ['Esc', 'close what is open'],
  ['?', 'show these keys'],
];

/** Fills the page of a search: its figures, all its points, what to mind and how it was made. */
export function searchPage(data: SearchPageData, main: HTMLElement, announce: (text: string) => void): void {
  const paths = data.measures.map(({ path }) => path);
  const store = addressedStore(
    { policy: data.policies[0]?.name ?? '', metric: paths[0] ?? '', by: paths[1] ?? '', extent: [0, 1] },
    { policy: data.policies.map(({ name }) => name), metric: paths, by: paths },
  );
  followTheme(store);
  const page: SearchPage = { data, store, announce };
  const showKeys = settings(store, keyList);
  document.addEventListener('keydown', (event) => {
    if (event.key === '?' && store.get().keys === 'on' && !event.ctrlKey && !event.metaKey && !event.altKey) showKeys();
  });
  searchFigures(page, section(main, 'found', 'What was found', 'Found'), createTooltip());
  const { outcome } = data;
  if (outcome.kind !== 'selection') {
    const table = () => pointsTable(data, pointsOf(outcome), data.measures, 'Every point that was played');
    section(main, 'points', 'All points', 'Points').append(
      element('div', { class: 'table-box' }, tableElement(table())),
      tableTools(page, 'points', 'All points', table),
    );
  }
  notes({ notes: data.notes, cleaning: [] }, section(main, 'notes', 'How far to trust this', 'Trust'));
  searchMethod(page, section(main, 'method', 'How this was made', 'Method'));
}

function pointsOf(outcome: Exclude<PageOutcome, OutcomeOf<'selection'>>) {
  if ('points' in outcome) return outcome.points;
  return outcome.kind === 'pareto' ? outcome.plans.map(({ point }) => point) : outcome.trials.map(({ point }) => point);
}
