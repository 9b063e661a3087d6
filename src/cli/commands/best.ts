import { type SelectionSearch, searchBest } from '../../experiment/index.ts';
import { selectionTables } from '../../output/search-tables.ts';
import { readOpenScenario } from '../read-scenario.ts';
import { bestText } from '../searches/best-text.ts';
import { readyOr } from '../searches/request.ts';
import { searchWork } from '../searches/search-work.ts';
import { selectionRequest } from '../searches/selection-request.ts';
import { UsageError } from '../usage-error.ts';
import type { Work } from '../work.ts';

/** `best FILE`: selects the best of several policies, with as many replications as that takes. */
export const work: Work = (flags, terminal) => {
  const file = flags.text('file')!;
  const { open, scenario, notes } = readOpenScenario(file, flags, terminal);
  const [measure, ...others] = flags.all('measure');
  if (others.length > 0) throw new UsageError('the best is selected by one measure', 'give --measure once');
  const asked = { measure, worthwhile: flags.text('worthwhile') };
  const request = readyOr(selectionRequest(open, scenario, asked), { open, command: 'best', file }, terminal);
  return searchWork<SelectionSearch>(flags, terminal, {
    scenario,
    notes,
    play: (players, own) => searchBest(request, players, own),
    text: bestText,
    tables: selectionTables,
  });
};
