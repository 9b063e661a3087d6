import { type SensitivitySearch, searchSensitivity } from '../../experiment/index.ts';
import { sensitivityTables } from '../../output/search-tables.ts';
import { basesOutside, sensitivityMethods } from '../../scenario/index.ts';
import { readOpenScenario } from '../read-scenario.ts';
import { readyOr } from '../searches/request.ts';
import { searchWork } from '../searches/search-work.ts';
import { sensitivityRequest } from '../searches/sensitivity-request.ts';
import { sensitivityText } from '../searches/sensitivity-text.ts';
import { UsageError } from '../usage-error.ts';
import type { Work } from '../work.ts';

/** `sensitivity FILE`: varies factors together and says which of them matter. */
export const work: Work = (flags, terminal) => {
  const file = flags.text('file')!;
  const { open, scenario, notes } = readOpenScenario(file, flags, terminal);
  const asked = { over: flags.all('over'), measures: flags.all('measure'), method: methodOf(flags.text('method')) };
  const { request, plan } = readyOr(
    sensitivityRequest(open, scenario, asked),
    { open, command: 'sensitivity', file },
    terminal,
  );
  return searchWork<SensitivitySearch>(flags, terminal, {
    scenario,
    notes: [...notes, ...basesOutside(open, request.axes)],
    play: (players, own) => searchSensitivity(request, plan, players, own),
    text: sensitivityText,
    tables: sensitivityTables,
  });
};

function methodOf(given: string | undefined) {
  if (given === undefined) return undefined;
  const found = sensitivityMethods.find((name) => name === given);
  if (found !== undefined) return found;
  throw new UsageError(`there is no method '${given}'`, `methods: ${sensitivityMethods.join(', ')}`);
}
