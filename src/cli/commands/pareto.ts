import { type ParetoSearch, searchPareto } from '../../experiment/index.ts';
import { paretoTables } from '../../output/search-tables.ts';
import { readOpenScenario } from '../read-scenario.ts';
import { paretoRequest } from '../searches/pareto-request.ts';
import { paretoText } from '../searches/pareto-text.ts';
import { readyOr } from '../searches/request.ts';
import { searchWork } from '../searches/search-work.ts';
import type { Work } from '../work.ts';

/** `pareto FILE`: scores plans on several measures and says which no other beats. */
export const work: Work = (flags, terminal) => {
  const file = flags.text('file')!;
  const { open, scenario, notes } = readOpenScenario(file, flags, terminal);
  const asked = { over: flags.all('over'), measures: flags.all('measure') };
  const { request, points } = readyOr(
    paretoRequest(open, scenario, asked),
    { open, command: 'pareto', file },
    terminal,
  );
  return searchWork<ParetoSearch>(flags, terminal, {
    scenario,
    notes,
    play: (players, own) => searchPareto(request, points, players, own),
    text: paretoText,
    tables: paretoTables,
  });
};
